import { findHeadEnd, MAX_HEADER_BYTES, splitHead } from './headers.ts';

const NOTHING = new Uint8Array(0);
const LF = 0x0a;

/** Collects the header block of a mail that arrives in pieces; what lies beyond `MAX_HEADER_BYTES` is passed over. */
export class HeadReader {
  /** The block, without the empty line that ends it; complete once `take` has given bytes of the body. */
  head: Uint8Array = NOTHING;
  tooLong = false;
  #pending: Uint8Array = NOTHING;

  /** Takes the next bytes; gives those that already belong to the body once the block has ended, else null. */
  take(chunk: Uint8Array): Uint8Array | null {
    const bytes = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const end = findHeadEnd(bytes, false);
    if (end !== null) return this.#end(bytes, end);
    this.#pending = bytes.length > MAX_HEADER_BYTES ? this.#passOver(bytes) : bytes;
    return null;
  }

  /** The mail has ended inside its header block: gives the bytes that turn out to be body. */
  finish(): Uint8Array {
    return this.#end(this.#pending, splitHead(this.#pending));
  }

  #end(bytes: Uint8Array, end: { head: Uint8Array; bodyStart: number }): Uint8Array {
    if (!this.tooLong) this.#keep(end.head);
    this.#pending = NOTHING;
    return bytes.subarray(end.bodyStart);
  }

  /** Keeps the first `MAX_HEADER_BYTES` and, of the rest, only the unfinished line. */
  #passOver(bytes: Uint8Array): Uint8Array {
    this.#keep(bytes);
    this.tooLong = true;
    const unfinished = bytes.subarray(bytes.lastIndexOf(LF) + 1);
    return unfinished.length > MAX_HEADER_BYTES ? unfinished.subarray(0, 1024) : unfinished.slice();
  }

  #keep(head: Uint8Array): void {
    if (this.head.length > 0) return;
    this.tooLong = head.length > MAX_HEADER_BYTES;
    const limit = this.tooLong ? head.lastIndexOf(LF, MAX_HEADER_BYTES - 1) + 1 || MAX_HEADER_BYTES : head.length;
    this.head = head.subarray(0, limit);
  }
}

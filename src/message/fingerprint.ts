import { createHash, type Hash } from 'node:crypto';
import { collapse } from './clean.ts';
import { all, type Headers } from './headers.ts';

/** R-IN-7: what the sender wrote. Trace fields (Received, Delivered-To, Return-Path …) differ between two deliveries. */
const FIELDS = ['message-id', 'from', 'to', 'cc', 'date', 'subject', 'in-reply-to', 'references'];

const CR = 0x0d;
const LF = 0x0a;

/**
 * SHA-256 over a mail as its sender wrote it, equal for two deliveries of one mail: over IMAP (CRLF) and through a pipe
 * (LF), in whatever chunks. Line ends count as LF, and those at the end of the body not at all.
 */
export class Fingerprint {
  readonly #hash: Hash = createHash('sha256');
  #afterCr = false;
  #lineEnds = 0;

  constructor(headers: Headers) {
    const fields = FIELDS.flatMap((name) => all(headers, name).map((value) => `${name}:${collapse(value)}\n`));
    this.#hash.update(`${fields.join('')}\n`);
  }

  /** Takes the next bytes of the body, in order. */
  update(chunk: Uint8Array): void {
    if (chunk.length === 0) return;
    const bytes = this.#normalise(chunk);
    let end = bytes.length;
    while (end > 0 && bytes[end - 1] === LF) end -= 1;
    if (end > 0) {
      this.#writeLineEnds();
      this.#hash.update(bytes.subarray(0, end));
    }
    this.#lineEnds += bytes.length - end;
  }

  /** The hash in hex; call once, after the last `update`. */
  digest(): string {
    if (this.#afterCr) {
      this.#writeLineEnds();
      this.#hash.update('\r');
    }
    return this.#hash.digest('hex');
  }

  #writeLineEnds(): void {
    // Bounded pieces: a body of nothing but line ends must not become one string of its size.
    for (let left = this.#lineEnds; left > 0; left -= 4096) this.#hash.update('\n'.repeat(Math.min(left, 4096)));
    this.#lineEnds = 0;
  }

  /** CRLF → LF. A CR at the end of the chunk waits for the next one. */
  #normalise(chunk: Uint8Array): Uint8Array {
    if (!this.#afterCr && chunk.indexOf(CR) < 0) return chunk;
    const out = new Uint8Array(chunk.length + 1);
    let length = 0;
    if (this.#afterCr && chunk[0] !== LF) out[length++] = CR;
    this.#afterCr = false;
    let from = 0;
    for (let at = chunk.indexOf(CR); at >= 0; at = chunk.indexOf(CR, at + 1)) {
      if (at + 1 < chunk.length && chunk[at + 1] !== LF) continue;
      out.set(chunk.subarray(from, at), length);
      length += at - from;
      from = at + 1;
      this.#afterCr = at + 1 === chunk.length;
    }
    out.set(chunk.subarray(from), length);
    return out.subarray(0, length + chunk.length - from);
  }
}

import type { PartHead } from './part-head.ts';

const LF = 0x0a;
/** Bytes that are shown of a multipart without parts. */
const MAX_PREAMBLE = 256 * 1024;

/** A multipart that is being read: its boundary, and what came before its first part. */
export class Level {
  readonly contentType: string;
  /** Counts the multiparts of a mail. */
  readonly number: number;
  /** Two dashes and the boundary; null until one is known. */
  delimiter: Buffer | null;
  closed = false;
  sawPart = false;
  #preamble: Uint8Array[] = [];
  #size = 0;

  constructor(head: PartHead, number: number) {
    this.contentType = head.contentType;
    this.number = number;
    this.delimiter = head.boundary === null ? null : Buffer.from(`--${head.boundary}`, 'latin1');
  }

  /** True while no part has come: what is read then may be all that ever comes. */
  get waits(): boolean {
    return !this.sawPart && !this.closed;
  }

  /** True while another boundary than the declared one would be taken. */
  get mayGuess(): boolean {
    return this.waits && this.#size < MAX_PREAMBLE;
  }

  remember(bytes: Uint8Array): void {
    if (this.#size < MAX_PREAMBLE) this.#preamble.push(bytes.slice(0, MAX_PREAMBLE - this.#size));
    this.#size += bytes.length;
  }

  /**
   * A part begins; gives the words that stand behind an earlier line of the same boundary, where that was not known for one:
   * a part without a header shows nothing to guess it by.
   */
  beginPart(): { contentType: string; bytes: Buffer } | null {
    const bytes = this.#behindDelimiter();
    this.sawPart = true;
    this.closed = false;
    this.#preamble = [];
    return bytes.length === 0 ? null : { contentType: 'text/plain', bytes };
  }

  #behindDelimiter(): Buffer {
    const before = Buffer.concat(this.#preamble);
    const at = this.delimiter === null ? -1 : before.indexOf(this.delimiter);
    const lineEnd = at === 0 || before[at - 1] === LF ? before.indexOf(LF, at) : -1;
    return lineEnd < 0 ? Buffer.alloc(0) : before.subarray(lineEnd + 1);
  }

  /** The words of a multipart that had no part, as a part; null when it had one, or no words. */
  leftover(): { contentType: string; bytes: Buffer } | null {
    if (this.sawPart) return null;
    const bytes = Buffer.concat(this.#preamble);
    const text = bytes.toString('latin1');
    if (text.trim() === '') return null;
    const html = /^\s{0,200}<(?:!doctype|html|body|head|meta)\b/i.test(text.slice(0, 400));
    return { contentType: html ? 'text/html' : 'text/plain', bytes };
  }
}

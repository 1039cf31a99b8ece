import type { LineKind } from './headers.ts';

/** Bytes of a part's header block; the rest of a longer one is passed over. */
const MAX_PART_HEAD = 64 * 1024;
/** A line that is longer is taken in pieces. */
export const MAX_PART_LINE = MAX_PART_HEAD;

/** The header block of a part, line by line. */
export class PartLines {
  #lines: Uint8Array[] = [];
  #size = 0;

  /** Takes a line with its line end; false when it is no line of a header block: then the block has ended. */
  take(kind: LineKind, line: Uint8Array): boolean {
    if (kind !== 'field' && (kind !== 'continuation' || this.#size === 0)) return false;
    if (this.#size < MAX_PART_HEAD) this.#lines.push(line.slice());
    this.#size += line.length;
    return true;
  }

  /** The block; the next line begins another one. */
  finish(): Uint8Array {
    const block = Buffer.concat(this.#lines);
    this.#lines = [];
    this.#size = 0;
    return block;
  }
}

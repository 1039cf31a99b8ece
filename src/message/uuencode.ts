const NOTHING = new Uint8Array(0);
const LF = 0x0a;
const CR = 0x0d;
/** A line of uuencode is at most a length and 84 digits; what is longer is none. */
const MAX_LINE = 1000;
const BEGIN = /^begin [0-7]{3,4} (\S.{0,254})$/;

/** Undoes uuencode (POSIX `uuencode`): the lines between `begin` and `end`, whatever stands around them. */
export class UuDecoder {
  /** The name on the `begin` line, once that has been seen. */
  fileName: string | null = null;
  #state: 'before' | 'inside' | 'after' = 'before';
  #line: Uint8Array = NOTHING;

  write(bytes: Uint8Array): Uint8Array {
    const data = this.#line.length === 0 ? bytes : Buffer.concat([this.#line, bytes]);
    const out: Uint8Array[] = [];
    let start = 0;
    for (let end = data.indexOf(LF); end >= 0; end = data.indexOf(LF, start)) {
      this.#take(data.subarray(start, end), out);
      start = end + 1;
    }
    this.#line = data.length - start > MAX_LINE ? NOTHING : data.slice(start);
    return Buffer.concat(out);
  }

  end(): Uint8Array {
    const out: Uint8Array[] = [];
    this.#take(this.#line, out);
    this.#line = NOTHING;
    return Buffer.concat(out);
  }

  #take(whole: Uint8Array, out: Uint8Array[]): void {
    const line = whole.at(-1) === CR ? whole.subarray(0, -1) : whole;
    if (this.#state === 'before' && line.length < 300) {
      const name = BEGIN.exec(asText(line))?.[1];
      if (name === undefined) return;
      this.fileName = name;
      this.#state = 'inside';
    } else if (this.#state === 'inside') {
      if (asText(line.subarray(0, 5)).trimEnd() === 'end') this.#state = 'after';
      else out.push(decodeLine(line));
    }
  }
}

/** A file that stands between the lines of a text. */
export interface UuFile {
  fileName: string;
  bytes: Uint8Array;
}

/**
 * The uuencoded files in a text part, and the text without them. Only a complete block counts, each of whose lines is as
 * long as its first character says; anything else stays text.
 */
export function extractUuencoded(text: Uint8Array): { text: Uint8Array; files: UuFile[] } {
  const buffer = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  const files: UuFile[] = [];
  const kept: Uint8Array[] = [];
  let from = 0;
  for (let at = nextBegin(buffer, 0); at >= 0; ) {
    const block = readBlock(buffer, at);
    if (block.file !== null) {
      files.push(block.file);
      kept.push(buffer.subarray(from, at));
      from = block.next;
    }
    at = nextBegin(buffer, block.next);
  }
  if (files.length === 0) return { text, files };
  kept.push(buffer.subarray(from));
  return { text: Buffer.concat(kept), files };
}

function nextBegin(buffer: Buffer, from: number): number {
  for (let at = buffer.indexOf('begin ', from); at >= 0; at = buffer.indexOf('begin ', at + 1)) {
    if (at === 0 || buffer[at - 1] === LF) return at;
  }
  return -1;
}

/** The block that begins at `at`; `next` is where reading goes on, whether it is one or not. */
function readBlock(buffer: Buffer, at: number): { file: UuFile | null; next: number } {
  const chunks: Uint8Array[] = [];
  let fileName: string | null = null;
  for (let start = at; start < buffer.length; ) {
    const lineEnd = buffer.indexOf(LF, start);
    const end = lineEnd < 0 ? buffer.length : lineEnd;
    const line = buffer.subarray(start, end > start && buffer[end - 1] === CR ? end - 1 : end);
    if (fileName === null) {
      fileName = line.length < 300 ? (BEGIN.exec(asText(line))?.[1] ?? null) : null;
      if (fileName === null) return { file: null, next: end };
    } else if (line.length <= 5 && asText(line).trimEnd() === 'end') {
      return { file: { fileName, bytes: Buffer.concat(chunks) }, next: Math.min(end + 1, buffer.length) };
    } else {
      if (!isUuLine(line)) return { file: null, next: start };
      chunks.push(decodeLine(line));
    }
    start = end + 1;
  }
  return { file: null, next: buffer.length };
}

/** Digits that a line of so many bytes needs; a mailer may have cut blanks at its end or added a check character. */
function isUuLine(line: Uint8Array): boolean {
  if (line.length === 0) return true;
  const first = line[0] as number;
  if (first < 0x20 || first > 0x60) return false;
  const bytes = (first - 0x20) & 0x3f;
  const digits = Math.ceil(bytes / 3) * 4;
  if (line.length - 1 > digits + 2 || (bytes > 0 && line.length - 1 < digits / 2)) return false;
  return line.every((byte) => byte >= 0x20 && byte <= 0x60);
}

function decodeLine(line: Uint8Array): Uint8Array {
  if (line.length === 0) return NOTHING;
  const size = (((line[0] as number) - 0x20) & 0x3f) as number;
  const out = new Uint8Array(size);
  const digit = (index: number) => ((line[index] ?? 0x20) - 0x20) & 0x3f;
  for (let i = 0, at = 1; i < size; i += 3, at += 4) {
    const word = (digit(at) << 18) | (digit(at + 1) << 12) | (digit(at + 2) << 6) | digit(at + 3);
    out[i] = word >> 16;
    if (i + 1 < size) out[i + 1] = word >> 8;
    if (i + 2 < size) out[i + 2] = word;
  }
  return out;
}

function asText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

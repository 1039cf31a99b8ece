import { MAX_BOUNDARY } from './part-head.ts';

/** Lines that cut a body into parts (RFC 2046 §5.1.1): two dashes and a boundary at the start of a line. */
const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;
/** `--`, the boundary, `--` and blanks. */
const MAX_DELIMITER_LINE = MAX_BOUNDARY + 1004;

const LINE_WITH_DASHES = Buffer.from('\n--');

export interface Line {
  /** Without its line end, at most as long as a delimiter may be. */
  bytes: Buffer;
  /** First byte behind the line. */
  next: number;
}

/** A delimiter line that was found. */
export interface Hit {
  level: number;
  closing: boolean;
  /** First byte behind the delimiter line. */
  next: number;
}

/**
 * The first delimiter line from `from` by `match`; `end` is where the content before it ends, `hold` the first byte that must
 * be seen again because what follows it has not arrived.
 */
export function findDelimiter(
  bytes: Buffer,
  from: number,
  { lineStart, last }: { lineStart: boolean; last: boolean },
  match: (at: number) => Hit | null | 'unknown',
): { end: number; hit: Hit | null; hold: number } {
  let lineAt = lineStart ? from : nextDashes(bytes, from);
  for (; lineAt < bytes.length; lineAt = nextDashes(bytes, lineAt)) {
    if (bytes[lineAt] !== DASH || bytes[lineAt + 1] !== DASH) continue;
    const end = lineAt === from ? from : beforeLineEnd(bytes, from, lineAt);
    const hit = match(lineAt);
    if (hit === 'unknown') return { end, hit: null, hold: end };
    if (hit !== null) return { end, hit, hold: bytes.length };
  }
  const hold = last ? bytes.length : holdFrom(bytes, from, lineStart);
  return { end: hold, hit: null, hold };
}

/** The line at `at`; `unknown` while it may go on. */
export function readLine(bytes: Buffer, at: number, last: boolean): Line | 'unknown' {
  const lineFeed = bytes.subarray(at, at + MAX_DELIMITER_LINE).indexOf(LF);
  if (lineFeed < 0 && bytes.length - at < MAX_DELIMITER_LINE && !last) return 'unknown';
  const end = lineFeed < 0 ? Math.min(bytes.length, at + MAX_DELIMITER_LINE) : at + lineFeed;
  const line = bytes.subarray(at, end > at && bytes[end - 1] === CR ? end - 1 : end);
  return { bytes: line, next: Math.min(end + 1, bytes.length) };
}

/** Two dashes and some word, and a part's header in the line below: that is a boundary, whatever was declared. */
export function guessDelimiter(bytes: Buffer, line: Line, last: boolean): Buffer | null | 'unknown' {
  const words = line.bytes.toString('latin1').trimEnd();
  if (!/^--[!-~][!-~ ]{0,200}$/.test(words)) return null;
  const below = bytes.subarray(line.next, line.next + 100);
  if (below.length < 100 && below.indexOf(LF) < 0 && !last) return 'unknown';
  return /^content-[a-z-]{2,30}[ \t]*:/i.test(below.toString('latin1')) ? Buffer.from(words, 'latin1') : null;
}

/** False where the first bytes already show that this is not the delimiter; bytes that have not arrived show nothing. */
export function beginsLike(bytes: Buffer, at: number, delimiter: Buffer | null): boolean {
  if (delimiter === null) return false;
  const size = Math.min(delimiter.length, bytes.length - at);
  return bytes.compare(delimiter, 0, size, at, at + size) === 0;
}

/** The delimiter that a line is, innermost multipart first; one with words behind it only where none is exact. */
export function whichDelimiter(line: Line, levels: readonly { delimiter: Buffer | null }[]): Hit | null {
  for (const exact of [true, false]) {
    for (let level = levels.length - 1; level >= 0; level--) {
      const closing = delimits(line.bytes, levels[level]?.delimiter ?? null, exact);
      if (closing !== null) return { level, closing, next: line.next };
    }
  }
  return null;
}

/** Null when the line is no such delimiter, else whether it closes. Exact: nothing but blanks may follow the boundary. */
function delimits(line: Buffer, delimiter: Buffer | null, exact: boolean): boolean | null {
  if (delimiter === null || line.length < delimiter.length) return null;
  if (line.compare(delimiter, 0, delimiter.length, 0, delimiter.length) !== 0) return null;
  const behind = line.toString('latin1', delimiter.length);
  const closing = behind.startsWith('--');
  const more = closing ? behind.slice(2) : behind;
  return (exact ? /^[ \t]*$/ : /^[ \t]/).test(more) ? closing : null;
}

/** Start of the next line that begins with two dashes; the length when there is none. */
function nextDashes(bytes: Buffer, from: number): number {
  const at = bytes.indexOf(LINE_WITH_DASHES, from);
  return at < 0 ? bytes.length : at + 1;
}

/** The line end before a delimiter belongs to the delimiter (RFC 2046 §5.1.1). */
function beforeLineEnd(bytes: Buffer, from: number, lineAt: number): number {
  const end = lineAt - 1;
  return end > from && bytes[end - 1] === CR ? end - 1 : end;
}

/** Where a line end, or a dash behind one, ends the piece: it may be the start of a delimiter. */
function holdFrom(bytes: Buffer, from: number, lineStart: boolean): number {
  let hold = bytes.length;
  if (bytes[hold - 1] === DASH && (bytes[hold - 2] === LF || (hold - 1 === from && lineStart))) hold -= 1;
  if (hold > from && bytes[hold - 1] === LF) hold -= 1;
  if (hold > from && bytes[hold - 1] === CR) hold -= 1;
  return hold;
}

export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

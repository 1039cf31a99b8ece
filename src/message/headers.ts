import { isUtf8 } from 'node:buffer';
import libmime from 'libmime';
import { decodeText } from './charset.ts';
import { wordCharsets } from './encoded-words.ts';

/** Header bytes that are read; the rest of a longer block is ignored (R-MSG-6). */
export const MAX_HEADER_BYTES = 256 * 1024;

/** `name` in lower case; `value` unfolded and trimmed, encoded words still encoded. */
export interface Header {
  readonly name: string;
  readonly value: string;
}

export type Headers = readonly Header[];

const CR = 0x0d;
const LF = 0x0a;
const FIELD_NAME = /^([!-9;-~]+)[ \t]*:/;

/** Where the header block ends, as far as these bytes tell. */
export interface Head {
  head: Uint8Array;
  /** Offset of the first byte of the body; equal to the length when there is none. */
  bodyStart: number;
}

/**
 * Cuts a mail into header block and body (RFC 5322 §2.1): the block ends at the first empty line, CRLF or LF. Where that
 * line is missing or holds blanks, the block ends where lines stop being fields and continuations.
 */
export function splitHead(bytes: Uint8Array): Head {
  return findHeadEnd(bytes, true) ?? { head: bytes, bodyStart: bytes.length };
}

/**
 * As `splitHead` for bytes that are still arriving: null while the block may go on. A line counts only when its line end
 * has been seen, or when `whole` says that nothing follows.
 */
export function findHeadEnd(bytes: Uint8Array, whole: boolean): Head | null {
  let start = 0;
  while (start < bytes.length) {
    const lineEnd = bytes.indexOf(LF, start);
    if (lineEnd < 0 && !whole) return null;
    const next = lineEnd < 0 ? bytes.length : lineEnd + 1;
    const kind = lineKind(bytes, start, lineEnd < 0 ? bytes.length : lineEnd);
    if (kind === 'empty') return { head: bytes.subarray(0, start), bodyStart: next };
    if (kind === 'blank') {
      const after = bytes.indexOf(LF, next);
      if (after < 0 && !whole) return null;
      const following = lineKind(bytes, next, after < 0 ? bytes.length : after);
      if (following !== 'field' && following !== 'continuation')
        return { head: bytes.subarray(0, start), bodyStart: next };
    }
    if (kind === 'other' && !(start === 0 && isMboxLine(bytes))) {
      const goesOn = blockGoesOn(bytes, next, whole);
      if (goesOn === null) return null;
      if (!goesOn) return { head: bytes.subarray(0, start), bodyStart: start };
    }
    start = next;
  }
  return whole ? { head: bytes, bodyStart: bytes.length } : null;
}

/** Lines behind a stray one in which a field that every mail has shows that the block goes on. */
const STRAY_WINDOW = 64;
const COMMON_FIELD =
  /^(?:from|to|cc|subject|date|message-id|received|return-path|mime-version|content-type|reply-to|references)\s*:/i;

/**
 * A line that is neither field nor continuation: lost indentation, a banner — or the body without its empty line. The block
 * goes on where a common field follows before the next empty line; null while too little has arrived to tell.
 */
function blockGoesOn(bytes: Uint8Array, from: number, whole: boolean): boolean | null {
  let start = from;
  for (let line = 0; line < STRAY_WINDOW && start < bytes.length; line++) {
    const lineEnd = bytes.indexOf(LF, start);
    if (lineEnd < 0 && !whole) return null;
    const end = lineEnd < 0 ? bytes.length : lineEnd;
    if (lineKind(bytes, start, end) === 'empty') return false;
    if (COMMON_FIELD.test(Buffer.from(bytes.subarray(start, Math.min(end, start + 20))).toString('latin1')))
      return true;
    start = end + 1;
  }
  return start < bytes.length || whole ? false : null;
}

/** The `From ` line that mbox files and some pipes put in front (RFC 4155). */
export function isMboxLine(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 6)).toString('latin1').replace(/^>/, '').startsWith('From ');
}

export type LineKind = 'empty' | 'blank' | 'continuation' | 'field' | 'other';

/** What a line of a header block is, by its own bytes from `start` to its line feed at `end`. */
export function lineKind(bytes: Uint8Array, start: number, end: number): LineKind {
  const stop = end > start && bytes[end - 1] === CR ? end - 1 : end;
  if (stop <= start) return 'empty';
  const first = bytes[start];
  if (first === 0x20 || first === 0x09) {
    for (let i = start; i < stop; i++) if (bytes[i] !== 0x20 && bytes[i] !== 0x09) return 'continuation';
    return 'blank';
  }
  for (let i = start; i < stop; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0x3a) return i > start ? 'field' : 'other';
    if (byte <= 0x20 || byte >= 0x7f) return onlyBlanksToColon(bytes, i, stop) ? 'field' : 'other';
  }
  return 'other';
}

function onlyBlanksToColon(bytes: Uint8Array, from: number, stop: number): boolean {
  for (let i = from; i < stop; i++) {
    const byte = bytes[i];
    if (byte === 0x3a) return true;
    if (byte !== 0x20 && byte !== 0x09) return false;
  }
  return false;
}

/**
 * The fields of a header block in order. Raw 8-bit values (R-MSG-4) are UTF-8 where they are valid UTF-8, else in the charset
 * that the block names for the body or in an encoded word, else in one of `hints`, else guessed.
 */
export function readHeaders(head: Uint8Array, hints: readonly string[] = []): Headers {
  const bounded = head.length > MAX_HEADER_BYTES ? head.subarray(0, MAX_HEADER_BYTES) : head;
  const block = Buffer.from(bounded.buffer, bounded.byteOffset, bounded.byteLength);
  const whole = isUtf8(block);
  const text = whole ? block.toString('utf8') : block.toString('latin1');
  const named = whole ? [] : [...namedCharsets(text), ...hints];
  const decode = (raw: string) => (whole ? raw : decodeText(Buffer.from(raw, 'latin1'), null, { hints: named }));
  const headers: Header[] = [];
  let field: string[] = [];
  for (const line of text.split('\n')) {
    const first = line.charCodeAt(0);
    if (first !== 0x20 && first !== 0x09) {
      addField(headers, field.join(''), decode);
      field = [];
    }
    field.push(line);
  }
  addField(headers, field.join(''), decode);
  return headers;
}

/** True when values of the block are bytes of no named charset, so that hints may change how they read. */
export function hasRawBytes(head: Uint8Array): boolean {
  return !isUtf8(head);
}

/** The charsets that a header block names: of its encoded words, and of the body. */
export function namedCharsets(block: string): string[] {
  const declared =
    /^content-type:[^\n]{0,200}(?:\n[ \t][^\n]{0,200}){0,3}?charset="?([a-z0-9_-]{2,40})/im.exec(block)?.[1] ?? null;
  const words = wordCharsets(block);
  return declared === null ? words : [...words, declared];
}

function addField(headers: Header[], field: string, decode: (raw: string) => string): void {
  const name = FIELD_NAME.exec(field);
  if (name === null) return;
  const raw = field.slice(name[0].length).replace(/\r/g, '').trim();
  headers.push({ name: (name[1] ?? '').toLowerCase(), value: decode(raw) });
}

/** The first value of a field, null when absent (R-MSG-3: the first wins). `name` in lower case. */
export function first(headers: Headers, name: string): string | null {
  for (const header of headers) if (header.name === name) return header.value;
  return null;
}

/** All values of a field, top to bottom. `name` in lower case. */
export function all(headers: Headers, name: string): string[] {
  const values: string[] = [];
  for (const header of headers) if (header.name === name) values.push(header.value);
  return values;
}

/** A field with parameters (RFC 2045 §5.1, RFC 2231), comments dropped: lower-case value, parameters as they are. */
export function parameters(value: string | null): { value: string; params: Record<string, string> } {
  if (value === null) return { value: '', params: {} };
  try {
    const parsed = libmime.parseHeaderValue(value, { stripComments: true });
    return { value: parsed.value.toLowerCase().trim(), params: { ...parsed.params } };
  } catch {
    return { value: (value.split(';')[0] ?? '').toLowerCase().trim(), params: {} };
  }
}

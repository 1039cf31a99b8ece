import { UuDecoder } from './uuencode.ts';

/** Undoes one transfer encoding, piece by piece. Never fails: what is no encoding is passed on or left out. */
export interface TransferDecoder {
  write(bytes: Uint8Array): Uint8Array;
  end(): Uint8Array;
  /** The name that the encoding itself carries, as uuencode does; known once it has been read. */
  readonly fileName?: string | null;
}

export type TransferEncoding = 'identity' | 'base64' | 'quoted-printable' | 'uuencode';

const NOTHING = new Uint8Array(0);

/** RFC 2045 §6.1, and the names that mailers write instead; what is unknown is taken as it stands. */
export function transferEncoding(value: string | null): TransferEncoding {
  const name = (value ?? '').replace(/\([^)]{0,200}\)/g, '').toLowerCase();
  const letters = name.slice(0, 100).replace(/[^a-z0-9]/g, '');
  if (letters.startsWith('base64')) return 'base64';
  if (letters.startsWith('quotedprintable')) return 'quoted-printable';
  return /^x?uue(?:ncoded?)?$/.test(letters) ? 'uuencode' : 'identity';
}

export function transferDecoder(encoding: TransferEncoding): TransferDecoder {
  if (encoding === 'base64') return new Base64Decoder();
  if (encoding === 'quoted-printable') return new QuotedPrintableDecoder();
  if (encoding === 'uuencode') return new UuDecoder();
  return { write: (bytes) => bytes, end: () => NOTHING };
}

const PADDING = 64;
const NO_DIGIT = 65;
const DIGITS = new Uint8Array(256).fill(NO_DIGIT);
for (const [value, digit] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
  DIGITS[digit.charCodeAt(0)] = value;
}
DIGITS['='.charCodeAt(0)] = PADDING;

/** RFC 2045 §6.8: characters outside the alphabet count as nothing; padding in the middle starts a new text. */
class Base64Decoder implements TransferDecoder {
  #bits = 0;
  #count = 0;

  write(bytes: Uint8Array): Uint8Array {
    const out = new Uint8Array(Math.ceil((bytes.length * 3) / 4) + 1);
    let length = 0;
    let bits = this.#bits;
    let count = this.#count;
    for (let i = 0; i < bytes.length; i++) {
      const digit = DIGITS[bytes[i] as number] as number;
      if (digit < PADDING) {
        bits = ((bits << 6) | digit) & 0xffff;
        count += 6;
        if (count >= 8) {
          count -= 8;
          out[length++] = bits >> count;
        }
      } else if (digit === PADDING) {
        count = 0;
      }
    }
    this.#bits = bits;
    this.#count = count;
    return out.subarray(0, length);
  }

  end(): Uint8Array {
    return NOTHING;
  }
}

const LF = 0x0a;
const CR = 0x0d;
const EQUALS = 0x3d;
/** A longer run of blanks is no padding of a line: it is passed on rather than held. */
const MAX_BLANKS = 1000;

/** RFC 2045 §6.7: blanks at the end of a line are padding; an `=` that begins no escape stands for itself. */
class QuotedPrintableDecoder implements TransferDecoder {
  #held: Uint8Array = NOTHING;

  write(bytes: Uint8Array): Uint8Array {
    return this.#decode(this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]), false);
  }

  end(): Uint8Array {
    return this.#decode(this.#held, true);
  }

  #decode(data: Uint8Array, last: boolean): Uint8Array {
    const out = new Uint8Array(data.length);
    let length = 0;
    let at = 0;
    this.#held = NOTHING;
    while (at < data.length) {
      const byte = data[at] as number;
      if (byte !== EQUALS && !isBlank(byte)) {
        out[length++] = byte;
        at += 1;
        continue;
      }
      const lineEnd = lineEndBehind(data, byte === EQUALS ? at + 1 : at, last);
      if (lineEnd === 'unknown') {
        this.#held = data.slice(at);
        break;
      }
      const high = hex(data[at + 1]);
      const low = hex(data[at + 2]);
      if (lineEnd !== null) {
        at = byte === EQUALS ? lineEnd.next : lineEnd.start;
      } else if (byte === EQUALS && high >= 0 && low >= 0) {
        out[length++] = high * 16 + low;
        at += 3;
      } else {
        do out[length++] = data[at++] as number;
        while (byte !== EQUALS && at < data.length && isBlank(data[at] as number));
      }
    }
    return out.subarray(0, length);
  }
}

/** The line end that follows `from` behind nothing but blanks; null when there is none, `unknown` before it has arrived. */
function lineEndBehind(
  data: Uint8Array,
  from: number,
  last: boolean,
): { start: number; next: number } | 'unknown' | null {
  let at = from;
  while (at < data.length && isBlank(data[at] as number)) at += 1;
  if (at - from > MAX_BLANKS) return null;
  if (data[at] === LF) return { start: at, next: at + 1 };
  if (data[at] === CR && data[at + 1] === LF) return { start: at, next: at + 2 };
  if (at === data.length && last) return { start: at, next: at };
  // An escape needs two digits behind its `=`; a CR may still get its LF.
  if (data.length - from < 2 && !last) return 'unknown';
  return at >= data.length || (data[at] === CR && at + 1 === data.length && !last) ? 'unknown' : null;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09;
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

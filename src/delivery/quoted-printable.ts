/** RFC 2045 section 6.7: 76 octets a line, of which the last is the `=` of a line that goes on. */
const LINE = 75;
/** What a soft line break leaves at least on its line, since the longest character takes twelve octets. */
const SHORTEST_LINE = LINE - 11;

const LF = 0x0a;
const CR = 0x0d;
const EQUALS = 0x3d;
/** By octet: 1 for what stands for itself wherever it stands. */
const LETTERS = Uint8Array.from({ length: 256 }, (_, byte) => (byte > 0x20 && byte < 0x7f && byte !== EQUALS ? 1 : 0));
const HEX = Buffer.from('0123456789ABCDEF');

/**
 * Words in quoted-printable, in lines of ASCII ended by CRLF, no character of them cut in two. One pass over the bytes:
 * with nodemailer's own, which cuts strings, a confirmation's bytes take half as much time again (measured).
 */
export function quotedPrintable(words: string): Buffer {
  const bytes = Buffer.from(words.replace(/\r\n?/g, '\n'));
  const written = Buffer.allocUnsafe(largestSize(bytes.length));
  let at = 0;
  let lineStart = 0;
  for (let from = 0; from < bytes.length; ) {
    const byte = bytes[from] ?? LF;
    // Nearly every octet is one of these.
    if (LETTERS[byte] === 1 && at - lineStart < LINE) {
      written[at++] = byte;
      from += 1;
      continue;
    }
    if (byte === LF) {
      written[at++] = CR;
      written[at++] = LF;
      lineStart = at;
      from += 1;
      continue;
    }
    const octets = octetsOf(byte);
    const asItIs = standsForItself(byte, bytes[from + 1]);
    if (at - lineStart + (asItIs ? 1 : 3 * octets) > LINE) {
      written[at++] = EQUALS;
      written[at++] = CR;
      written[at++] = LF;
      lineStart = at;
    }
    if (asItIs) written[at++] = byte;
    else for (let next = from; next < from + octets; next += 1) at = writeEscaped(written, at, bytes[next] ?? 0);
    from += octets;
  }
  return written.subarray(0, at);
}

function largestSize(bytes: number): number {
  return 3 * bytes + 3 * Math.ceil((3 * bytes) / SHORTEST_LINE);
}

/** How many octets of UTF-8 a character has that begins with this one (RFC 3629 section 3). */
function octetsOf(first: number): number {
  if (first < 0xc0) return 1;
  if (first < 0xe0) return 2;
  return first < 0xf0 ? 3 : 4;
}

/** A blank at the end of a line would be lost on the way. */
function standsForItself(byte: number, following: number | undefined): boolean {
  if (byte === 0x20 || byte === 0x09) return following !== undefined && following !== LF;
  return LETTERS[byte] === 1;
}

function writeEscaped(into: Buffer, at: number, byte: number): number {
  into[at] = EQUALS;
  into[at + 1] = HEX[byte >> 4] ?? 0;
  into[at + 2] = HEX[byte & 0xf] ?? 0;
  return at + 3;
}

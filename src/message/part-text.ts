const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;
const ESCAPE = 0x1b;
const NOTHING: Uint8Array = new Uint8Array(0);
/** Bytes of padding and blanks behind a base64 text. */
const MAX_PADDING = 1000;

/** The bytes of one part, still encoded, looked through for what decoders disagree about. */
export class PartText {
  readonly words: boolean;
  readonly #encoding: string;
  #started = false;
  #padding = 0;
  #rest: Uint8Array = NOTHING;

  constructor(words: boolean, encoding: string) {
    this.words = words;
    this.#encoding = encoding;
  }

  /** Takes the next bytes; false when decoders may disagree about them. */
  take(chunk: Buffer): boolean {
    const beginsEmpty = !this.#started && (chunk[0] === CR || chunk[0] === LF);
    this.#started ||= chunk.length > 0;
    if (this.#encoding === 'base64') return this.#isPlainBase64(chunk);
    if (!this.words && beginsEmpty) return false;
    if (this.words && (chunk.includes(0) || chunk.includes(ESCAPE))) return false;
    return this.#encoding !== 'quoted-printable' || this.#isPlainQuotedPrintable(chunk, false);
  }

  /** False as well for a file of nothing: whether its one line end is the delimiter's is answered differently. */
  end(): boolean {
    if (!this.words && !this.#started && this.#encoding !== 'base64') return false;
    return this.#encoding !== 'quoted-printable' || this.#isPlainQuotedPrintable(NOTHING, true);
  }

  /** Padding stands at the end only, and no digit is one of base64url, which Node takes for base64. */
  #isPlainBase64(chunk: Buffer): boolean {
    if (chunk.includes('-') || chunk.includes('_')) return false;
    const at = this.#padding > 0 ? 0 : chunk.indexOf(EQUALS);
    if (at < 0) return true;
    this.#padding += chunk.length - at;
    return this.#padding <= MAX_PADDING && /^[=\s]*$/.test(chunk.toString('latin1', at));
  }

  /** RFC 2045 §6.7: `=` and two digits, or `=` at the very end of a line. */
  #isPlainQuotedPrintable(chunk: Uint8Array, last: boolean): boolean {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    this.#rest = NOTHING;
    for (let at = bytes.indexOf(EQUALS); at >= 0; at = bytes.indexOf(EQUALS, at + 1)) {
      const next = bytes[at + 1];
      const after = bytes[at + 2];
      if (next === LF || (next === undefined && last)) continue;
      if (after === undefined && !last) {
        this.#rest = bytes.slice(at);
        return true;
      }
      if (next === CR && (after === LF || after === undefined)) continue;
      if (!isHex(next) || !isHex(after)) return false;
    }
    return true;
  }
}

function isHex(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}

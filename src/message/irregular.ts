/**
 * Names what MailParser is known to lose or to read in another way: header blocks without a proper end, boundaries that
 * never come, are not closed or have words behind them, encoded multiparts, mails inside mails, charsets it does not
 * know, texts that do not stand for each other. A walk over the bytes, linear, that holds one line at most.
 */
import { asBuffer, beginsLike, findDelimiter, type Hit, readLine } from './delimiter.ts';
import { first, isMboxLine, lineKind, MAX_HEADER_BYTES } from './headers.ts';
import type { ParseLimits } from './limits.ts';
import { contentFields, oddFields, oddMultipart, oddNames, oddPart } from './ordinary-part.ts';
import { type Part, placePart } from './part.ts';
import { readPartHead } from './part-head.ts';
import { PartText } from './part-text.ts';

const LF = 0x0a;
const CR = 0x0d;
const NOTHING = new Uint8Array(0);
/** Bytes of a part's header block. */
const MAX_PART_HEAD = 64 * 1024;
/** Parts and levels of multipart in mails of ordinary make. */
const MAX_PARTS = 200;
const MAX_DEPTH = 20;

interface Level {
  contentType: string;
  number: number;
  delimiter: Buffer;
}

/** Walks over one mail. `take` for each piece, then `finish`. */
export class IrregularScan {
  readonly #limits: ParseLimits;
  readonly #levels: Level[] = [];
  readonly #texts: { html: boolean; alternative: number | null }[] = [];
  #state: 'head' | 'content' | 'preamble' | 'between' = 'head';
  #why: string | null = null;
  #rest: Uint8Array = NOTHING;
  #head: Uint8Array[] = [];
  #headSize = 0;
  #lineStart = true;
  #lineOdd: string | null = null;
  #parts = 0;
  #given = 0;
  #textBytes = 0;
  #content: PartText | null = null;

  constructor(limits: ParseLimits) {
    this.#limits = limits;
  }

  /** What was found first; null while the mail is of ordinary make. */
  get why(): string | null {
    return this.#why;
  }

  take(chunk: Uint8Array): void {
    if (this.#why === null) this.#read(this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]), false);
  }

  /** The mail has ended: what is wrong with it, null when nothing is. */
  finish(): string | null {
    if (this.#why === null) this.#read(this.#rest, true);
    if (this.#why !== null) return this.#why;
    if (this.#state === 'head') return this.#odd('header-without-end');
    if (this.#levels.length > 0) return this.#odd('boundary-not-closed');
    this.#endContent();
    if (!saySame(this.#texts)) this.#odd('several-texts');
    return this.#why;
  }

  #odd(why: string): string {
    this.#why ??= why;
    return this.#why;
  }

  #read(data: Uint8Array, last: boolean): void {
    const bytes = asBuffer(data);
    this.#rest = NOTHING;
    let at = 0;
    while (at < bytes.length && this.#why === null) {
      at = this.#state === 'head' ? this.#readHead(bytes, at, last) : this.#readContent(bytes, at, last);
    }
  }

  #readHead(bytes: Buffer, from: number, last: boolean): number {
    let at = from;
    while (at < bytes.length && this.#why === null) {
      const end = bytes.indexOf(LF, at);
      if (end < 0) {
        if (last) this.#odd('header-without-end');
        if (this.#headSize + bytes.length - at > this.#headLimit()) this.#odd('header-too-long');
        this.#keepHead(bytes.subarray(from, at));
        this.#rest = bytes.slice(at);
        return bytes.length;
      }
      if (this.#headSize + end + 1 - at > this.#headLimit()) this.#odd('header-too-long');
      const kind = lineKind(bytes, at, end);
      if (kind === 'empty') {
        this.#keepHead(bytes.subarray(from, at));
        this.#endHead();
        return end + 1;
      }
      const goesOn = kind === 'field' || (kind === 'continuation' && this.#headSize > 0);
      if (!goesOn && !(this.#parts === 0 && this.#headSize === 0 && isMboxLine(bytes.subarray(at)))) {
        this.#odd('header-line');
      }
      this.#headSize += end + 1 - at;
      at = end + 1;
    }
    this.#keepHead(bytes.subarray(from, at));
    return at;
  }

  #headLimit(): number {
    return this.#parts === 0 ? MAX_HEADER_BYTES : MAX_PART_HEAD;
  }

  #keepHead(lines: Buffer): void {
    if (lines.length > 0) this.#head.push(Buffer.from(lines));
  }

  #endHead(): void {
    const block = Buffer.concat(this.#head);
    const fields = contentFields(block);
    this.#head = [];
    this.#headSize = 0;
    this.#lineStart = true;
    const odd = oddFields(fields) ?? oddNames(namesIn(fields));
    if (odd !== null) {
      this.#odd(odd);
      return;
    }
    const head = readPartHead(fields, 'text/plain');
    const encoding = (first(fields, 'content-transfer-encoding') ?? '').toLowerCase();
    const root = this.#parts === 0;
    this.#parts += 1;
    if (this.#parts > Math.min(MAX_PARTS, this.#limits.parts, this.#limits.attachments)) this.#odd('many-parts');
    if (head.contentType.startsWith('multipart/')) this.#enter(head.contentType, head.boundary, encoding);
    else if (head.boundary !== null) this.#odd('boundary');
    else this.#begin(placePart(head, root, this.#levels, this.#given), encoding);
  }

  #enter(contentType: string, boundary: string | null, encoding: string): void {
    const odd = oddMultipart(contentType, boundary, encoding);
    const delimiter = Buffer.from(`--${boundary ?? ''}`, 'latin1');
    if (odd !== null) this.#odd(odd);
    if (this.#levels.some((level) => level.delimiter.equals(delimiter))) this.#odd('boundary');
    if (this.#levels.length >= Math.min(MAX_DEPTH, this.#limits.depth)) this.#odd('deep');
    this.#levels.push({ contentType, number: this.#parts, delimiter });
    this.#state = 'preamble';
  }

  #begin(part: Part, encoding: string): void {
    const odd = oddPart(part, encoding);
    if (odd !== null) this.#odd(odd);
    this.#given += 1;
    if (part.words) this.#texts.push({ html: part.contentType === 'text/html', alternative: part.alternative });
    this.#content = new PartText(part.words, encoding);
    this.#state = 'content';
  }

  #readContent(bytes: Buffer, from: number, last: boolean): number {
    if (this.#levels.length === 0) {
      this.#check(bytes.subarray(from));
      return bytes.length;
    }
    const match = (at: number) => this.#match(bytes, at, last);
    const { end, hit, hold } = findDelimiter(bytes, from, { lineStart: this.#lineStart, last }, match);
    if (end > from) {
      this.#check(bytes.subarray(from, end));
      this.#lineStart = false;
    }
    if (this.#lineOdd !== null) this.#odd(this.#lineOdd);
    if (hit === null) {
      if (hold < bytes.length) this.#rest = bytes.slice(hold);
      return bytes.length;
    }
    this.#follow(hit);
    return hit.next;
  }

  /** Stops at every line that is, or looks like, a delimiter; one that is not plain is told by `#lineOdd`. */
  #match(bytes: Buffer, at: number, last: boolean): Hit | null | 'unknown' {
    const near = this.#levels.some(({ delimiter }) => beginsLike(bytes, at, delimiter));
    if (!near && this.#state === 'content') return null;
    const line = readLine(bytes, at, last);
    if (line === 'unknown') return line;
    const level = this.#levels.length - 1;
    const delimiter = this.#levels[level]?.delimiter.toString('latin1') ?? '';
    const words = line.bytes.toString('latin1');
    const closing = words === `${delimiter}--`;
    // Another level's, one that nobody declared, or one with blanks or words behind it.
    if (!closing && (words !== delimiter || bytes[line.next - 1] !== LF)) {
      this.#lineOdd = near ? 'boundary-line' : 'other-boundary';
    }
    return { level, closing, next: line.next };
  }

  #follow(hit: Hit): void {
    this.#endContent();
    this.#lineStart = true;
    if (!hit.closing) {
      this.#state = 'head';
      return;
    }
    if (this.#state === 'preamble') this.#odd('boundary-missing');
    this.#levels.pop();
    this.#state = 'between';
  }

  #endContent(): void {
    if (this.#content?.end() === false) this.#odd('part-content');
    this.#content = null;
  }

  #check(bytes: Buffer): void {
    if (this.#state === 'between') {
      for (const byte of bytes) if (byte !== CR && byte !== LF && byte !== 0x20 && byte !== 0x09) this.#odd('epilogue');
      return;
    }
    if (this.#content === null) return;
    const left = Math.min(this.#limits.textBytes, this.#limits.htmlBytes) - this.#textBytes;
    const tooLong = this.#content.words && bytes.length > left;
    if (this.#content.words) this.#textBytes += bytes.length;
    if (!this.#content.take(tooLong ? bytes.subarray(0, left) : bytes)) this.#odd('part-content');
    if (tooLong) this.#odd('long-text');
  }
}

/** The file names as they stand in the fields. */
function namesIn(fields: readonly { name: string; value: string }[]): string[] {
  return fields.flatMap(({ name, value }) => {
    if (name !== 'content-type' && name !== 'content-disposition') return [];
    return [...value.matchAll(/;[ \t]*(?:file)?name[ \t]*=[ \t]*(?:"([^"]*)"?|([^;]*))/gi)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
  });
}

/** One text, its HTML twin, or plain texts that follow each other: in these MailParser keeps what we keep. */
function saySame(texts: readonly { html: boolean; alternative: number | null }[]): boolean {
  const [one, two] = texts;
  if (one === undefined || two === undefined || texts.every(({ html }) => !html)) return true;
  return texts.length === 2 && one.alternative !== null && one.alternative === two.alternative && one.html !== two.html;
}

/**
 * Cuts a body into its parts (RFC 2046 §5.1) as the bytes stream by. Mailers and gateways break the rules in known ways, and
 * no word may be lost for that: a boundary other than the declared one, none declared, words behind the boundary on its
 * line, a closing line that comes too early, a transfer encoding on the multipart itself (RFC 2045 §6.4 forbids it).
 */
import {
  asBuffer,
  beginsLike,
  findDelimiter,
  guessDelimiter,
  type Hit,
  type Line,
  readLine,
  whichDelimiter,
} from './delimiter.ts';
import { lineKind, readHeaders } from './headers.ts';
import type { ParseLimits } from './limits.ts';
import { Level } from './multipart-level.ts';
import { type Part, type PartEvent, placePart, type Tally } from './part.ts';
import { type PartHead, readPartHead } from './part-head.ts';
import { MAX_PART_LINE, PartLines } from './part-lines.ts';
import { type TransferDecoder, transferDecoder } from './transfer.ts';

const LF = 0x0a;
const DASH = 0x2d;
const NOTHING = new Uint8Array(0);
/** Reads one body. `take` for each piece, then `finish`; what they yield must be read to its end. */
export class Multipart {
  readonly #limits: ParseLimits;
  readonly #tally: Tally;
  readonly #depth: number;
  readonly #hints: readonly string[];
  readonly #levels: Level[] = [];
  /** For multiparts that are declared to be encoded themselves: their bytes, decoded, as a body of their own. */
  readonly #decoded = new Map<Level, { decoder: TransferDecoder; body: Multipart }>();
  #state: 'content' | 'head' | 'between' | 'over' = 'content';
  #open = false;
  #given = 0;
  #lineStart = true;
  #rest: Uint8Array = NOTHING;
  readonly #head = new PartLines();
  #pending: PartEvent | null = null;

  constructor(head: PartHead, limits: ParseLimits, tally: Tally, depth = 0, hints: readonly string[] = []) {
    this.#limits = limits;
    this.#tally = tally;
    this.#depth = depth;
    this.#hints = hints;
    this.#pending = this.#begin(head, true);
  }

  *take(chunk: Uint8Array): Generator<PartEvent> {
    yield* this.#read(this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]), false);
  }

  *finish(): Generator<PartEvent> {
    yield* this.#read(this.#rest, true);
    if (this.#state === 'head') yield* this.#endHead(true);
    yield* this.#end();
    yield* this.#leave(0);
  }

  *#read(data: Uint8Array, last: boolean): Generator<PartEvent> {
    if (this.#pending !== null) yield this.#pending;
    this.#pending = null;
    this.#rest = NOTHING;
    let at = 0;
    while (at < data.length && this.#state !== 'over') {
      at = this.#state === 'head' ? yield* this.#readHead(data, at, last) : yield* this.#readContent(data, at, last);
    }
  }

  /** Passes content on up to the next delimiter; gives where reading goes on. */
  *#readContent(data: Uint8Array, from: number, last: boolean): Generator<PartEvent, number> {
    if (this.#levels.length === 0) {
      if (this.#open) yield { type: 'bytes', bytes: data.subarray(from) };
      return data.length;
    }
    const bytes = asBuffer(data);
    const match = (at: number) => this.#match(bytes, at, last);
    const { end, hit, hold } = findDelimiter(bytes, from, { lineStart: this.#lineStart, last }, match);
    if (end > from) {
      yield* this.#content(data.subarray(from, end));
      this.#lineStart = false;
    }
    if (hit !== null) {
      yield* this.#follow(hit);
      return hit.next;
    }
    if (hold < data.length) this.#rest = data.slice(hold);
    return data.length;
  }

  *#content(bytes: Uint8Array): Generator<PartEvent> {
    if (this.#open) {
      yield { type: 'bytes', bytes };
      return;
    }
    const level = this.#levels.at(-1);
    if (this.#state !== 'content' || level?.waits !== true) return;
    level.remember(bytes);
    const decoded = this.#decoded.get(level);
    if (decoded !== undefined) yield* decoded.body.take(decoded.decoder.write(bytes));
  }

  #match(bytes: Buffer, at: number, last: boolean): Hit | null | 'unknown' {
    // Most such lines are signatures and rules: they are passed over without a closer look.
    if (!this.#guesses() && !this.#levels.some(({ delimiter }) => beginsLike(bytes, at, delimiter))) return null;
    const line = readLine(bytes, at, last);
    if (line === 'unknown') return line;
    return whichDelimiter(line, this.#levels) ?? this.#adopt(bytes, line, last);
  }

  #guesses(): boolean {
    return this.#state === 'content' && !this.#open && this.#levels.at(-1)?.mayGuess === true;
  }

  /** Another boundary than the declared one is taken where nothing else has come and it looks like one. */
  #adopt(bytes: Buffer, line: Line, last: boolean): Hit | null | 'unknown' {
    const level = this.#levels.at(-1);
    if (level === undefined || !this.#guesses()) return null;
    const delimiter = guessDelimiter(bytes, line, last);
    if (delimiter === null || delimiter === 'unknown') return delimiter;
    this.#tally.oddities.add('boundary-guessed');
    level.delimiter = delimiter;
    return { level: this.#levels.length - 1, closing: false, next: line.next };
  }

  *#follow(hit: Hit): Generator<PartEvent> {
    yield* this.#end();
    yield* this.#leave(hit.level + 1);
    const level = this.#levels[hit.level];
    if (level === undefined) return;
    this.#lineStart = true;
    if (hit.closing) {
      level.closed = true;
      this.#state = 'between';
    } else {
      yield* this.#give(level.beginPart());
      this.#decoded.delete(level);
      this.#state = 'head';
    }
  }

  *#end(): Generator<PartEvent> {
    if (this.#open) yield { type: 'end' };
    this.#open = false;
  }

  /** Leaves the multiparts from `level` on; the words of one that had no part are a part of their own. */
  *#leave(level: number): Generator<PartEvent> {
    while (this.#levels.length > level) {
      const left = this.#levels.pop();
      if (left === undefined) return;
      const decoded = this.#decoded.get(left);
      if (decoded !== undefined) {
        yield* decoded.body.take(decoded.decoder.end());
        yield* decoded.body.finish();
        if (decoded.body.gavePart) continue;
      }
      const words = this.#state === 'over' ? null : left.leftover();
      if (words !== null) this.#tally.oddities.add('boundary-missing');
      yield* this.#give(words);
    }
  }

  /** Words that stand in no part of their own. */
  *#give(words: { contentType: string; bytes: Uint8Array } | null): Generator<PartEvent> {
    if (words === null) return;
    yield { type: 'part', part: this.#part(readPartHead([], words.contentType), false) };
    yield { type: 'bytes', bytes: words.bytes };
    yield { type: 'end' };
  }

  /** True once a part has come out of this body. */
  get gavePart(): boolean {
    return this.#levels.some((level) => level.sawPart) || this.#given > 0;
  }

  /** Reads header lines; the block ends at the empty line, at the first line that is no field, or at a delimiter. */
  *#readHead(data: Uint8Array, from: number, last: boolean): Generator<PartEvent, number> {
    const bytes = asBuffer(data);
    const lineFeed = bytes.indexOf(LF, from);
    if (lineFeed < 0 && !last && bytes.length - from <= MAX_PART_LINE) {
      this.#rest = bytes.subarray(from);
      return bytes.length;
    }
    if (bytes[from] === DASH && bytes[from + 1] === DASH) {
      const hit = this.#match(bytes, from, last);
      if (hit !== null && hit !== 'unknown') {
        yield* this.#endHead(false);
        yield* this.#follow(hit);
        return hit.next;
      }
    }
    const end = lineFeed < 0 ? bytes.length : lineFeed;
    const next = Math.min(end + 1, bytes.length);
    const kind = lineKind(bytes, from, end);
    if (this.#head.take(kind, bytes.subarray(from, next))) return next;
    yield* this.#endHead(true);
    return kind === 'empty' || kind === 'blank' ? next : from;
  }

  /** The header block is complete; without `body` the part is over as well. */
  *#endHead(body: boolean): Generator<PartEvent> {
    const headers = readHeaders(this.#head.finish(), this.#hints);
    this.#lineStart = true;
    this.#state = 'content';
    const above = this.#levels.at(-1)?.contentType;
    const event = this.#begin(
      readPartHead(headers, above === 'multipart/digest' ? 'message/rfc822' : 'text/plain'),
      false,
    );
    if (event !== null) yield event;
    if (!body) yield* this.#end();
  }

  #begin(head: PartHead, root: boolean): PartEvent | null {
    const multipart = head.contentType.startsWith('multipart/');
    this.#tally.parts += 1;
    if (this.#tally.parts > this.#limits.parts) return this.#leaveOut('too-many-parts', 'over');
    if (multipart && this.#depth + this.#levels.length >= this.#limits.depth) {
      return this.#leaveOut('too-deep', 'between');
    }
    if (multipart) return this.#enter(head);
    this.#open = true;
    return { type: 'part', part: this.#part(head, root) };
  }

  #leaveOut(oddity: string, state: 'over' | 'between'): null {
    this.#tally.oddities.add(oddity);
    this.#state = state;
    return null;
  }

  #enter(head: PartHead): null {
    const level = new Level(head, this.#tally.parts);
    this.#levels.push(level);
    const depth = this.#depth + this.#levels.length;
    if (head.encoding === 'identity' || depth >= this.#limits.depth) return null;
    const body = new Multipart({ ...head, encoding: 'identity' }, this.#limits, this.#tally, depth, this.#hints);
    this.#decoded.set(level, { decoder: transferDecoder(head.encoding), body });
    return null;
  }

  #part(head: PartHead, root: boolean): Part {
    this.#given += 1;
    return placePart(head, root, this.#levels, this.#given - 1);
  }
}

import { HeadReader } from './head-reader.ts';
import { type Headers, readHeaders } from './headers.ts';
import type { ParseLimits } from './limits.ts';
import { Multipart } from './multipart.ts';
import type { PartEvent, Tally } from './part.ts';
import { readPartHead } from './part-head.ts';
import { type TextCollection, textKind } from './text-parts.ts';
import { type TransferDecoder, transferDecoder } from './transfer.ts';

/** Mails within mails that are looked into. */
const MAX_DEPTH = 8;

/** The words of a mail inside a mail, for the text of the outer one. */
export class InnerWords {
  readonly #texts: TextCollection;
  readonly #limits: ParseLimits;
  readonly #tally: Tally;
  readonly #depth: number;
  readonly #head = new HeadReader();
  #body: Multipart | null = null;
  #decoder: TransferDecoder | null = null;
  #write: ((bytes: Uint8Array) => void) | null = null;
  #inner: InnerWords | null = null;

  constructor(texts: TextCollection, limits: ParseLimits, tally: Tally, depth = 0) {
    this.#texts = texts;
    this.#limits = limits;
    this.#tally = tally;
    this.#depth = depth;
  }

  /** Those of the inner mail, once it has been taken. */
  get headers(): Headers {
    return readHeaders(this.#head.head);
  }

  take(bytes: Uint8Array): void {
    const body = this.#body === null ? this.#head.take(bytes) : bytes;
    if (body !== null) this.#read(body);
  }

  finish(): void {
    if (this.#body === null) this.#read(this.#head.finish());
    for (const event of this.#body?.finish() ?? []) this.#follow(event);
  }

  #read(bytes: Uint8Array): void {
    this.#body ??= new Multipart(readPartHead(readHeaders(this.#head.head), 'text/plain'), this.#limits, this.#tally);
    for (const event of this.#body.take(bytes)) this.#follow(event);
  }

  #follow(event: PartEvent): void {
    if (event.type === 'part') {
      this.#decoder = transferDecoder(event.part.encoding);
      this.#write = event.part.words ? this.#texts.collect(textKind(event.part)) : null;
      if (event.part.standsForMail && this.#depth < MAX_DEPTH) {
        const inner = new InnerWords(this.#texts, this.#limits, this.#tally, this.#depth + 1);
        this.#inner = inner;
        this.#write = (bytes) => inner.take(bytes);
      }
      return;
    }
    if (this.#write === null || this.#decoder === null) return;
    this.#write(event.type === 'bytes' ? this.#decoder.write(event.bytes) : this.#decoder.end());
    if (event.type === 'end') this.#inner?.finish();
  }
}

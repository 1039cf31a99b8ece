import { AttachedMails, isAttachedMail } from './attached-mail.ts';
import { markInline, PartCollection, type PartWriter, type Sink } from './attachment.ts';
import { type Body, joinBody, type TextPart } from './body.ts';
import { readFields } from './fields.ts';
import { Fingerprint } from './fingerprint.ts';
import { HeadReader } from './head-reader.ts';
import { type Headers, hasRawBytes, namedCharsets, readHeaders } from './headers.ts';
import { InnerWords } from './inner-words.ts';
import type { ParseLimits } from './limits.ts';
import { type Bytes, withLineFeeds } from './line-ends.ts';
import type { Mail } from './mail.ts';
import { Multipart } from './multipart.ts';
import type { Part, PartEvent, Tally } from './part.ts';
import { readPartHead } from './part-head.ts';
import { TextCollection, textKind } from './text-parts.ts';
import { withTnefWords } from './tnef.ts';
import { type TransferDecoder, transferDecoder } from './transfer.ts';

/** Bytes of the body that are cut into parts at once. */
const PIECE = 64 * 1024;

/**
 * Reads any mail, also where the rules of MIME are broken: `line-ends` and `head-reader` find the header block, `multipart`
 * cuts the body into parts, `transfer` undoes their encodings. Fails only as `raw` and the sink fail.
 */
export async function readByOurselves(raw: Bytes, sink: Sink, limits: ParseLimits): Promise<Mail> {
  const head = new HeadReader();
  let reading: Reading | null = null;
  try {
    for await (const chunk of withLineFeeds(raw)) {
      const body = reading === null ? head.take(chunk) : chunk;
      if (body === null) continue;
      reading ??= new Reading(head, sink, limits);
      await reading.take(body);
    }
    if (reading === null) {
      const body = head.finish();
      reading = new Reading(head, sink, limits);
      await reading.take(body);
    }
    return await reading.finish();
  } catch (error) {
    await reading?.abort(error);
    throw error;
  }
}

/** One mail on its way through fingerprint, multipart and sink. */
class Reading {
  readonly #head: Uint8Array;
  readonly #headers: Headers;
  readonly #fingerprint: Fingerprint;
  readonly #body: Multipart;
  readonly #parts: PartCollection;
  readonly #texts: TextCollection;
  /** Of mails that stand for this one: shown where it has no words of its own. */
  readonly #innerTexts: TextCollection;
  readonly #attached: AttachedMails;
  readonly #limits: ParseLimits;
  readonly #tally: Tally = { parts: 0, oddities: new Set() };
  readonly #hints: string[];
  #decoder: TransferDecoder = transferDecoder('identity');
  #writer: PartWriter | null = null;

  constructor(head: HeadReader, sink: Sink, limits: ParseLimits) {
    this.#head = head.head;
    this.#headers = readHeaders(head.head);
    this.#fingerprint = new Fingerprint(this.#headers);
    this.#parts = new PartCollection(sink, limits);
    this.#texts = new TextCollection(limits);
    this.#innerTexts = new TextCollection(limits);
    this.#attached = new AttachedMails(limits);
    this.#limits = limits;
    this.#hints = namedCharsets(Buffer.from(head.head).toString('latin1'));
    if (head.tooLong) this.#tally.oddities.add('header-too-long');
    this.#body = new Multipart(readPartHead(this.#headers, 'text/plain'), limits, this.#tally, 0, this.#hints);
  }

  /** Takes the next bytes of the body, at the pace of the sink. */
  async take(body: Uint8Array): Promise<void> {
    for (let at = 0; at < body.length; at += PIECE) {
      const piece = body.subarray(at, at + PIECE);
      this.#fingerprint.update(piece);
      for (const event of this.#body.take(piece)) await this.#follow(event);
    }
  }

  async finish(): Promise<Mail> {
    for (const event of this.#body.finish()) await this.#follow(event);
    for (const { fileName, bytes } of this.#texts.takeUuencoded()) {
      await this.#parts.takeFile({ fileName, bytes, contentType: 'application/octet-stream', contentId: null });
    }
    const texts = this.#texts.parts();
    const body = this.#joinBody(texts);
    markInline(this.#parts.attachments, body.html);
    const headers = this.#readAgain(texts.flatMap(({ charset }) => charset ?? []));
    const { anomalies, ...fields } = readFields(headers);
    return {
      headers,
      ...fields,
      ...body,
      attachments: this.#parts.attachments,
      refused: this.#parts.refused,
      attachedMail: this.#attached.mail(),
      reports: this.#parts.reports,
      fingerprint: this.#fingerprint.digest(),
      anomalies: [...anomalies, ...this.#tally.oddities, ...this.#parts.oddities, ...this.#texts.oddities],
    };
  }

  #joinBody(texts: readonly TextPart[]): Body {
    const own = withTnefWords(joinBody(texts, this.#hints), this.#parts.tnefs);
    return own.text.trim() === '' && own.html === null ? joinBody(this.#innerTexts.parts(), this.#hints) : own;
  }

  /** R-MSG-4: raw 8-bit fields may be in the charset that a text part names. */
  #readAgain(charsets: readonly string[]): Headers {
    return charsets.length > 0 && hasRawBytes(this.#head) ? readHeaders(this.#head, charsets) : this.#headers;
  }

  async #follow(event: PartEvent): Promise<void> {
    if (event.type === 'part') {
      this.#decoder = transferDecoder(event.part.encoding);
      this.#writer = this.#begin(event.part, this.#decoder);
      return;
    }
    const bytes = event.type === 'bytes' ? this.#decoder.write(event.bytes) : this.#decoder.end();
    if (bytes.length > 0) await this.#writer?.write(bytes);
    if (event.type === 'bytes') return;
    await this.#writer?.end();
    this.#writer = null;
  }

  #begin(part: Part, decoder: TransferDecoder): PartWriter {
    if (part.words && part.encoding !== 'uuencode') return words(this.#texts.collect(textKind(part)));
    const writer = this.#parts.begin(part, decoder);
    if (part.standsForMail) return this.#readAlso(writer, new InnerWords(this.#innerTexts, this.#limits, this.#tally));
    return isAttachedMail(part) ? this.#readAlso(writer, this.#attached.begin()) : writer;
  }

  /** Reads the words of a mail on its way to the sink. */
  #readAlso(writer: PartWriter, inner: Pick<InnerWords, 'take' | 'finish'>): PartWriter {
    return {
      write: (bytes) => {
        inner.take(bytes);
        return writer.write(bytes);
      },
      end: () => {
        inner.finish();
        return writer.end();
      },
      abort: (error) => writer.abort(error),
    };
  }

  /** Ends what is under way after a failure, so that no sink waits for bytes that will not come. */
  async abort(error: unknown): Promise<void> {
    await this.#writer?.abort(error);
  }
}

function words(write: (bytes: Uint8Array) => void): PartWriter {
  return { write, end: () => undefined, abort: async () => undefined };
}

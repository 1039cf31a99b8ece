/** The only user of mailparser: reads a mail of ordinary make with its `MailParser` stream, and says when it cannot. */
import { type AttachmentStream, MailParser, type MailParserOptions, type MessageText } from 'mailparser';
import { markInline, PartCollection, type PartWriter, type Sink } from './attachment.ts';
import { joinBody, type TextPart } from './body.ts';
import { readFields } from './fields.ts';
import { Fingerprint } from './fingerprint.ts';
import { HeadReader } from './head-reader.ts';
import { type Headers, readHeaders } from './headers.ts';
import type { ParseLimits } from './limits.ts';
import type { Mail } from './mail.ts';
import { contentFields } from './ordinary-part.ts';

/** Words come as they are: conversions, links and checksums are ours or not needed. */
const OPTIONS: MailParserOptions = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  checksumAlgo: false,
};

/** Characters that show a wrong charset, or that we would take out of the words. */
const LOST_CHARACTERS = /[\ufffd\ufeff]|[^\P{Cc}\t\n]/u;
const UUENCODED = /^begin(?:-base64)? [0-7]{3,4} /m;

/** A mail, or why it must be read again. */
export type Outcome = { mail: Mail } | { again: string };

/** Reads a mail that the scan found ordinary. Fails as `raw` and the sink fail; a fault of the parser is an outcome. */
export async function readWithMailParser(raw: Iterable<Uint8Array>, sink: Sink, limits: ParseLimits): Promise<Outcome> {
  const parser = new MailParser(OPTIONS);
  const output = new Output(parser, new PartCollection(sink, limits));
  const taken = output.takeAll();
  // Awaited below, at the latest when the input has ended.
  taken.catch(() => undefined);
  const head = new HeadReader();
  let input: Input | null = null;
  try {
    for (const chunk of raw) {
      const body = input === null ? head.take(chunk) : chunk;
      if (body === null) continue;
      input ??= new Input(parser, head.head);
      await input.write(body, taken);
      if (output.over) break;
    }
    if (input === null) return { again: 'header-without-end' };
    if (!output.over) parser.end();
    await taken;
    return output.failed ? { again: 'parser' } : output.mail(input.headers, input.fingerprint.digest());
  } catch (error) {
    output.abort(error);
    await taken.catch(() => undefined);
    throw error;
  }
}

/** The bytes on their way into the parser. */
class Input {
  readonly headers: Headers;
  readonly fingerprint: Fingerprint;
  readonly #parser: MailParser;

  constructor(parser: MailParser, head: Uint8Array) {
    this.headers = readHeaders(head);
    this.fingerprint = new Fingerprint(this.headers);
    this.#parser = parser;
    // The other fields are read by us; the parser would decode each of them for nothing.
    const fields = contentFields(Buffer.from(head.buffer, head.byteOffset, head.byteLength));
    parser.write(Buffer.from(`${fields.map(({ name, value }) => `${name}: ${value}\r\n`).join('')}\r\n`, 'latin1'));
  }

  /** At the pace of the slowest of parser and sink. */
  async write(body: Uint8Array, taken: Promise<void>): Promise<void> {
    this.fingerprint.update(body);
    if (this.#parser.destroyed || body.length === 0 || this.#parser.write(body)) return;
    const drained = new Promise<void>((resolve) => this.#parser.once('drain', resolve));
    await Promise.race([drained, taken]);
  }
}

/** What comes out of the parser: attachments, one after the other, then the words. */
class Output {
  over = false;
  failed = false;
  readonly #parser: MailParser;
  readonly #parts: PartCollection;
  #words: MessageText | null = null;
  #attachment: AttachmentStream | null = null;

  constructor(parser: MailParser, parts: PartCollection) {
    this.#parser = parser;
    this.#parts = parts;
    // The parser does not end the attachment that it breaks off.
    parser.on('error', (error: Error) => this.abort(error));
  }

  /** Ends when the parser ends. Fails as the sink fails. */
  async takeAll(): Promise<void> {
    try {
      for await (const item of readable(this.#parser)) {
        if (item.type === 'text') this.#words = item;
        else await this.#store(item);
      }
    } catch (error) {
      if (error instanceof SinkFailure) throw error.cause;
      this.failed = true;
    } finally {
      this.over = true;
    }
  }

  async #store(item: AttachmentStream): Promise<void> {
    this.#attachment = item;
    const type = item.headers.get('content-type');
    const writer = this.#parts.begin(
      {
        // The parser's own type of a file is guessed from the name.
        contentType: isStructured(type) ? type.value.toLowerCase() : item.contentType,
        fileName: item.filename ?? null,
        contentId: item.cid ?? null,
        inReport: false,
      },
      {},
    );
    try {
      for await (const chunk of item.content) await sinking(() => writer.write(chunk as Uint8Array));
      await sinking(() => writer.end());
    } catch (error) {
      await writer.abort(error);
      throw error;
    } finally {
      item.release?.();
      this.#attachment = null;
    }
  }

  abort(error: unknown): void {
    const reason = error instanceof Error ? error : new Error('aborted');
    this.#attachment?.content.destroy(reason);
    this.#parser.destroy(reason);
  }

  mail(headers: Headers, fingerprint: string): Outcome {
    const { text = '', html = '' } = this.#words ?? {};
    if (LOST_CHARACTERS.test(text) || LOST_CHARACTERS.test(html)) return { again: 'characters' };
    if (UUENCODED.test(text)) return { again: 'uuencode' };
    const body = joinBody([part(text, false), ...(this.#words?.html === undefined ? [] : [part(html, true)])]);
    const { attachments, refused, reports, oddities } = this.#parts;
    if (attachments.some(({ fileName }) => LOST_CHARACTERS.test(fileName))) return { again: 'file-name' };
    markInline(attachments, body.html);
    const { anomalies, ...fields } = readFields(headers);
    const parts = { attachments, refused, attachedMail: null, reports };
    return { mail: { headers, ...fields, ...body, ...parts, fingerprint, anomalies: [...anomalies, ...oddities] } };
  }
}

/** Words that the parser has decoded, for `joinBody`: the text and the HTML of one mail say the same. */
function part(words: string, html: boolean): TextPart {
  return { html, alternative: 1, charset: 'utf-8', flowed: false, delSp: false, bytes: Buffer.from(words) };
}

function readable(parser: MailParser): AsyncIterable<AttachmentStream | MessageText> {
  return parser;
}

function isStructured(value: unknown): value is { value: string } {
  return typeof value === 'object' && value !== null && 'value' in value && typeof value.value === 'string';
}

/** Sets a failure of the sink apart from those of the parser. */
class SinkFailure extends Error {}

async function sinking(work: () => ReturnType<PartWriter['write']>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    throw new SinkFailure('sink', { cause });
  }
}

import type { Readable } from 'node:stream';
import { decodeGuess } from './charset.ts';
import { cleanFileName } from './file-name.ts';
import type { ParseLimits } from './limits.ts';
import type { Attachment, BlobRef, RefusedAttachment, ReportPart } from './mail.ts';
import type { Part } from './part.ts';
import { PartContent } from './part-content.ts';
import { isTnef, readTnef, type Tnef } from './tnef.ts';
import type { TransferDecoder } from './transfer.ts';

/** Stores the bytes of one attachment; the caller decides where. */
export type Sink = (content: Readable) => Promise<BlobRef>;

/** What a collected part says of itself. */
type CollectedPart = Pick<Part, 'contentType' | 'fileName' | 'contentId' | 'inReport'>;

/** Takes the bytes of one part, transfer encoding undone, in order; `write` waits while its reader has enough. */
export interface PartWriter {
  write(bytes: Uint8Array): Promise<void> | void;
  end(): Promise<void> | void;
  abort(error: unknown): Promise<void>;
}

/** Parts whose words decide something: they are read, not stored (RFC 3464, 5965, 6522, 6533, 8098). */
const REPORT_TYPES = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
  'message/disposition-notification',
  'message/global-disposition-notification',
  'message/feedback-report',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global-headers',
]);

/** A whole returned mail: read as well inside `multipart/report`, and an attachment wherever it stands. */
const MAIL_TYPES = new Set(['message/rfc822', 'message/global']);

/** Read for its method, and an attachment (RFC 6047). */
const CALENDAR_TYPES = new Set(['text/calendar', 'application/ics']);

/** The attachments and reports of one mail, in the order of their parts. */
export class PartCollection {
  readonly attachments: Attachment[] = [];
  readonly refused: RefusedAttachment[] = [];
  readonly reports: ReportPart[] = [];
  /** What winmail.dat files said, in order. */
  readonly tnefs: Tnef[] = [];
  readonly oddities = new Set<string>();
  readonly #sink: Sink;
  readonly #limits: ParseLimits;
  #taken = 0;

  constructor(sink: Sink, limits: ParseLimits) {
    this.#sink = sink;
    this.#limits = limits;
  }

  /**
   * Begins a part that is not words: it goes to the sink, into memory, or, over the limit, to nowhere. `decoder` may know a
   * name that the part does not give. The writer fails only as the sink fails.
   */
  begin(part: CollectedPart, decoder: Pick<TransferDecoder, 'fileName'>): PartWriter {
    if (REPORT_TYPES.has(part.contentType)) return this.#report(part);
    if (!this.#hasRoom(part)) return NOWHERE;
    const returned = part.inReport && MAIL_TYPES.has(part.contentType);
    const kept = this.#kept(part, returned || CALENDAR_TYPES.has(part.contentType));
    const content = new PartContent(this.#sink);
    return {
      write: (bytes) => {
        kept?.first.take(bytes);
        return content.write(bytes);
      },
      end: async () => {
        const fileName = part.fileName ?? decoder.fileName ?? null;
        this.#add(await content.end(), fileName, part.contentType, part.contentId);
        await kept?.use();
      },
      abort: (error) => content.abort(error),
    };
  }

  /** Stores a file that was found inside another part. */
  async takeFile(file: {
    fileName: string;
    contentType: string;
    contentId: string | null;
    bytes: Uint8Array;
  }): Promise<void> {
    if (!this.#hasRoom(file)) return;
    const content = new PartContent(this.#sink);
    await content.write(file.bytes);
    this.#add(await content.end(), file.fileName, file.contentType, file.contentId);
  }

  #hasRoom({ fileName, contentType }: Pick<CollectedPart, 'fileName' | 'contentType'>): boolean {
    this.#taken += 1;
    if (this.#taken <= this.#limits.attachments) return true;
    this.oddities.add('too-many-attachments');
    // A text of uuencode can hold more files than a mail can have parts.
    if (this.refused.length < this.#limits.parts) {
      this.refused.push({ fileName: cleanFileName(fileName, contentType), reason: 'too-many' });
    }
    return false;
  }

  #add(blob: BlobRef, fileName: string | null, contentType: string, contentId: string | null): void {
    this.attachments.push({
      ...blob,
      fileName: cleanFileName(fileName, contentType),
      contentType,
      inline: false,
      contentId,
    });
  }

  #report(part: CollectedPart): PartWriter {
    const first = new FirstBytes(this.#limits.reportBytes);
    return {
      write: (bytes) => first.take(bytes),
      end: () => this.#addReport(part.contentType, first),
      abort: async () => undefined,
    };
  }

  #addReport(contentType: string, first: FirstBytes): void {
    if (this.reports.length < this.#limits.attachments) this.reports.push({ contentType, text: first.text() });
  }

  /** What is read of an attachment while it is stored, and for what. */
  #kept(part: CollectedPart, report: boolean): { first: FirstBytes; use(): Promise<void> | void } | null {
    if (report) {
      const first = new FirstBytes(this.#limits.reportBytes);
      return { first, use: () => this.#addReport(part.contentType, first) };
    }
    if (!isTnef(part.contentType, part.fileName)) return null;
    const first = new FirstBytes(this.#limits.tnefBytes);
    return { first, use: () => this.#unpack(first) };
  }

  /** R-MSG-8: the files of a winmail.dat stand beside it. */
  async #unpack(first: FirstBytes): Promise<void> {
    if (first.overflowed) {
      this.oddities.add('tnef-too-long');
      return;
    }
    const tnef = readTnef(first.bytes());
    if (tnef === null) {
      this.oddities.add('tnef-unreadable');
      return;
    }
    this.tnefs.push(tnef);
    for (const file of tnef.files) await this.takeFile(file);
  }
}

const NOWHERE: PartWriter = { write: () => undefined, end: () => undefined, abort: async () => undefined };

/** The first bytes of a part, copied: the pieces they come in are larger. */
class FirstBytes {
  overflowed = false;
  readonly #limit: number;
  readonly #chunks: Uint8Array[] = [];
  #size = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  take(bytes: Uint8Array): void {
    const kept = bytes.subarray(0, this.#limit - this.#size);
    if (kept.length > 0) this.#chunks.push(kept.slice());
    this.#size += kept.length;
    if (kept.length < bytes.length) this.overflowed = true;
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#chunks);
  }

  text(): string {
    return decodeGuess(this.bytes()).replace(/\r\n?/g, '\n');
  }
}

/** Marks the attachments that the HTML shows in place by `cid:` (RFC 2392). */
export function markInline(attachments: readonly Attachment[], html: string | null): void {
  if (html === null) return;
  const shown = new Set<string>();
  for (const match of html.matchAll(/\bcid:([^"'\s<>)]{1,256})/gi)) shown.add(unescapeUrl(match[1] ?? ''));
  for (const attachment of attachments) {
    if (attachment.contentId !== null && shown.has(attachment.contentId)) attachment.inline = true;
  }
}

function unescapeUrl(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The only mail door (R-IN-16): every mail, however it came, is committed here, raw and whole, before it is understood. */
import { Readable } from 'node:stream';
import { LoketError } from '../errors.ts';
import type { BlobStage } from '../store/blob-stage.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import { moveCursor } from '../store/folders.ts';
import { recordTaken, type TakenMail } from '../store/inbound.ts';
import type { Clock } from '../store/transaction.ts';

/** Commits staged raw bytes, the rows that name them and the folder's cursor as one. Gives the row ids, in order. */
export async function receive(
  database: Database,
  stage: BlobStage,
  mails: readonly TakenMail[],
  cursor: { folderId: number; uid: number } | null = null,
): Promise<number[]> {
  return database.write(async (tx, now) => {
    await stage.commit(tx, now);
    const ids = await recordTaken(tx, now, mails);
    if (cursor !== null) await moveCursor(tx, cursor.folderId, cursor.uid);
    return ids;
  });
}

export interface PipedMail {
  /** Address of the mailbox that it is for. */
  mailbox: string;
  raw: Readable;
  maxMailBytes: number;
}

/**
 * Takes one mail from an MTA's pipe; resolves with its row id after the commit. An mbox `From ` line is dropped.
 * Errors: LoketError `invalid` when it is empty or too large; faults of disk and database as they are (exit 75).
 */
export async function ingest(
  deps: { database: Database; blobs: Blobs; clock: Clock },
  mail: PipedMail,
): Promise<number> {
  const arrivedAt = deps.clock().toISOString();
  const stage = deps.blobs.stage();
  const blob = await stage.put(Readable.from(bounded(withoutFromLine(mail.raw), mail.maxMailBytes)));
  if (blob.size === 0) throw new LoketError('invalid', 'the mail is empty');
  const [id] = await receive(deps.database, stage, [
    {
      mailbox: mail.mailbox,
      door: 'pipe',
      folderId: null,
      uid: null,
      rawSha256: blob.sha256,
      size: blob.size,
      arrivedAt,
      rescan: false,
      afterCare: false,
    },
  ]);
  if (id === undefined) throw new Error('a piped mail was not recorded');
  return id;
}

const FROM_LINE = Buffer.from('From ');
const LINE_FEED = 0x0a;
/** The line holds one address and a date; what is longer is no such line. */
const MAX_FROM_LINE_BYTES = 1000;

/** The bytes without a first line `From …`, which separates mails in an mbox and is no header (RFC 4155). */
async function* withoutFromLine(raw: Readable): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of raw) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    if (head === null) {
      yield bytes;
      continue;
    }
    head = Buffer.concat([head, bytes]);
    if (!undecided(head)) {
      yield afterFromLine(head);
      head = null;
    }
  }
  if (head !== null) yield afterFromLine(head);
}

function undecided(head: Buffer): boolean {
  const start = head.subarray(0, FROM_LINE.length);
  if (!start.equals(FROM_LINE.subarray(0, start.length))) return false;
  return head.length < MAX_FROM_LINE_BYTES && !head.includes(LINE_FEED);
}

function afterFromLine(head: Buffer): Buffer {
  const end = head.subarray(0, MAX_FROM_LINE_BYTES).indexOf(LINE_FEED);
  return end >= 0 && head.subarray(0, FROM_LINE.length).equals(FROM_LINE) ? head.subarray(end + 1) : head;
}

async function* bounded(chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) throw new LoketError('invalid', `the mail is larger than ${maxBytes} bytes (max_mail_bytes)`);
    if (chunk.length > 0) yield chunk;
  }
}

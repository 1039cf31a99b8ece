/** What is known while mails of one folder are taken, and how taken and failed ones reach the ledger. */
import { describe } from '../errors.ts';
import { backoffMs } from '../loop.ts';
import type { BlobRef } from '../message/mail.ts';
import type { BlobStage } from '../store/blob-stage.ts';
import { downloadAttempts, recordDownloadFailure, type UntakenMail } from '../store/inbound.ts';
import type { FolderRow } from '../store/schema.ts';
import type { Connection } from './connection.ts';
import type { MailboxDeps, MailboxOptions } from './options.ts';
import { receive } from './receive.ts';

/** R-IN-15: attempts, each alone, before a mail is `failed` and waits for an operator. */
const MAX_DOWNLOADS = 5;
const RETRY = { minMs: 30_000, maxMs: 60 * 60_000 };

/** A mail whose bytes are staged. `arrivedAt` is its INTERNALDATE, ISO-8601. */
export interface Fetched {
  uid: number;
  arrivedAt: string;
  blob: BlobRef;
}

export interface Taking {
  connection: Connection;
  folder: FolderRow;
  options: MailboxOptions;
  deps: MailboxDeps;
  /** UIDs of which an earlier attempt failed; they come alone. Outlives the connection. */
  suspects: Set<number>;
  /** Mail below `folder.rescan_below` that arrived before this is not ours (ISO-8601); null when all is. */
  notBefore: string | null;
  /** False once the worker has been asked to stop: what is begun is ended, nothing new is taken. */
  keepGoing(): boolean;
  /** Every UID up to here has a committed row. */
  cursor(): number;
  /** The committed cursor has moved. */
  onCursor(uid: number): void;
}

/** Commits mails, and the cursor where it may follow, and tells the pipeline. */
export async function commitTaken(
  taking: Taking,
  stage: BlobStage | null,
  mails: readonly Fetched[],
  cursor: number | null,
): Promise<void> {
  const { deps, options, folder, suspects } = taking;
  const afterCare = options.afterCare !== 'leave';
  const rows = mails.map(({ uid, blob, arrivedAt }) => ({
    mailbox: options.address,
    door: 'imap' as const,
    folderId: folder.id,
    uid,
    rawSha256: blob.sha256,
    size: blob.size,
    arrivedAt,
    rescan: uid < folder.rescan_below,
    afterCare,
  }));
  await receive(
    deps.database,
    stage ?? deps.blobs.stage(),
    rows,
    cursor === null ? null : { folderId: folder.id, uid: cursor },
  );
  for (const { uid } of mails) suspects.delete(uid);
  if (cursor !== null) taking.onCursor(cursor);
  if (mails.length === 0) return;
  deps.metrics.received.inc({ mailbox: options.address, door: 'imap' }, mails.length);
  deps.onReceived();
}

/** Counts a failed download on the mail's own row, which waits longer each time. */
export async function countFailure(taking: Taking, mail: UntakenMail, error: unknown): Promise<void> {
  const { deps, suspects } = taking;
  suspects.add(mail.uid);
  const state = await deps.database.write(async (tx, now) => {
    const attempts = await downloadAttempts(tx, mail.folderId, mail.uid);
    return recordDownloadFailure(tx, now, mail, {
      error: describe(error),
      nextAttemptAt: new Date(new Date(now).getTime() + backoffMs(RETRY, attempts + 1, 1)).toISOString(),
      maxAttempts: MAX_DOWNLOADS,
    });
  });
  deps.log.warn(
    { mailbox: mail.mailbox, uid: mail.uid, state, error: describe(error) },
    'a mail could not be downloaded',
  );
}

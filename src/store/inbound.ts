/** The ledger of incoming mail, as the doors write it: one row for every mail, before anything else happens to it. */
import type { Outcome } from '../triage/decision.ts';
import { rowsInto } from './insert-rows.ts';
import type { Door } from './schema.ts';
import { listed } from './sqlite.ts';
import type { Db, Tx } from './transaction.ts';

/** A mail whose raw bytes are in the store. */
export interface TakenMail {
  mailbox: string;
  door: Door;
  folderId: number | null;
  uid: number | null;
  rawSha256: string;
  size: number;
  arrivedAt: string;
  rescan: boolean;
  /** After-care is due on the server once this is committed (R-IN-5). */
  afterCare: boolean;
}

/** A mail that stays on the server: too large, gone, or not to be had yet. */
export interface UntakenMail {
  mailbox: string;
  folderId: number;
  uid: number;
  size: number;
  arrivedAt: string;
  rescan: boolean;
}

const takenRows = rowsInto('inbound', (insert) =>
  insert
    .onConflict((conflict) =>
      conflict
        .columns(['folder_id', 'uid'])
        .doUpdateSet(({ ref }) => ({
          raw_sha256: ref('excluded.raw_sha256'),
          size: ref('excluded.size'),
          after_care: ref('excluded.after_care'),
          state: ref('excluded.state'),
          attempts: ref('excluded.attempts'),
          outcome: ref('excluded.outcome'),
          reason: ref('excluded.reason'),
          error: ref('excluded.error'),
          next_attempt_at: ref('excluded.next_attempt_at'),
          updated_at: ref('excluded.updated_at'),
        }))
        .where('inbound.raw_sha256', 'is', null),
    )
    .returning('id'),
);

/** Records taken mails in order and gives their row ids. A UID that had a row without bytes gets them now. */
export async function recordTaken(tx: Tx, now: string, mails: readonly TakenMail[]): Promise<number[]> {
  const rows = await takenRows(
    tx,
    mails.map((mail) => takenRow(mail, now)),
  );
  return rows.map((row) => row.id);
}

function takenRow(mail: TakenMail, now: string) {
  return {
    mailbox: mail.mailbox,
    door: mail.door,
    folder_id: mail.folderId,
    uid: mail.uid,
    raw_sha256: mail.rawSha256,
    size: mail.size,
    arrived_at: mail.arrivedAt,
    rescan: mail.rescan ? 1 : 0,
    state: 'pending' as const,
    attempts: 0,
    after_care: mail.afterCare ? ('pending' as const) : null,
    created_at: now,
    updated_at: now,
  };
}

/** Records how a mail ended that was not taken: `oversize` is held for an agent, the others are over. */
export async function recordUntaken(
  tx: Tx,
  now: string,
  mail: UntakenMail,
  outcome: Extract<Outcome, 'oversize' | 'vanished' | 'before-start'>,
  reason: string,
): Promise<void> {
  const ended = { state: outcome === 'oversize' ? ('held' as const) : ('ignored' as const), outcome, reason };
  await insertUntaken(tx, now, mail, { ...ended, attempts: 0, error: null, next_attempt_at: null });
}

/**
 * Counts a failed download on the row of the mail (R-IN-15). After `maxAttempts` the row is `failed`: visible, the mail
 * still on the server, and `retry` takes it up again.
 */
export async function recordDownloadFailure(
  tx: Tx,
  now: string,
  mail: UntakenMail,
  failure: { error: string; nextAttemptAt: string; maxAttempts: number },
): Promise<'pending' | 'failed'> {
  const attempts = (await downloadAttempts(tx, mail.folderId, mail.uid)) + 1;
  const failed = attempts >= failure.maxAttempts;
  await insertUntaken(tx, now, mail, {
    state: failed ? 'failed' : 'pending',
    outcome: failed ? 'failed' : null,
    reason: failed ? 'download' : null,
    attempts,
    error: failure.error,
    next_attempt_at: failed ? null : failure.nextAttemptAt,
  });
  return failed ? 'failed' : 'pending';
}

/** Failed downloads counted so far on the row of a UID; 0 when it has none. */
export async function downloadAttempts(db: Db, folderId: number, uid: number): Promise<number> {
  const row = await db
    .selectFrom('inbound')
    .select('attempts')
    .where('folder_id', '=', folderId)
    .where('uid', '=', uid)
    .executeTakeFirst();
  return row?.attempts ?? 0;
}

interface UntakenState {
  state: 'pending' | 'held' | 'ignored' | 'failed';
  outcome: Outcome | null;
  reason: string | null;
  attempts: number;
  error: string | null;
  next_attempt_at: string | null;
}

async function insertUntaken(tx: Tx, now: string, mail: UntakenMail, state: UntakenState): Promise<void> {
  await tx
    .insertInto('inbound')
    .values({
      mailbox: mail.mailbox,
      door: 'imap',
      folder_id: mail.folderId,
      uid: mail.uid,
      size: mail.size,
      arrived_at: mail.arrivedAt,
      rescan: mail.rescan ? 1 : 0,
      created_at: now,
      updated_at: now,
      ...state,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['folder_id', 'uid'])
        .doUpdateSet({ ...state, size: mail.size, updated_at: now })
        .where('inbound.raw_sha256', 'is', null),
    )
    .execute();
}

/** UIDs with a row whose bytes are still to be taken from the server and whose time has come. */
export async function awaitingDownload(db: Db, folderId: number, now: string): Promise<number[]> {
  const rows = await db
    .selectFrom('inbound')
    .select('uid')
    .where('state', '=', 'pending')
    .where('raw_sha256', 'is', null)
    .where('folder_id', '=', folderId)
    .where((where) => where.or([where('next_attempt_at', 'is', null), where('next_attempt_at', '<=', now)]))
    .orderBy('uid')
    .execute();
  return rows.flatMap((row) => (row.uid === null ? [] : [row.uid]));
}

/** UIDs whose rows are committed and whose after-care is still due, oldest first. */
export async function afterCareDue(db: Db, folderId: number, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('inbound')
    .select('uid')
    .where('folder_id', '=', folderId)
    .where('after_care', '=', 'pending')
    .orderBy('uid')
    .limit(limit)
    .execute();
  return rows.flatMap((row) => (row.uid === null ? [] : [row.uid]));
}

export async function markAfterCareDone(tx: Tx, folderId: number, uids: readonly number[]): Promise<void> {
  await tx
    .updateTable('inbound')
    .set({ after_care: 'done' })
    .where('folder_id', '=', folderId)
    .where('uid', 'in', listed(uids))
    .execute();
}

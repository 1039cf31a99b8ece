/** The outbox as mail goes out: claims, and what becomes of each mail (R-OUT-2, R-OUT-3). */
import { sql } from 'kysely';
import { listed } from './sqlite.ts';
import type { Db, Tx } from './transaction.ts';
import { clearUndelivered, isBeside, noteUndelivered } from './undelivered.ts';

export interface ClaimedMail {
  id: number;
  ticketId: number;
  /** Attempts that ended before this one. */
  attempts: number;
  createdAt: string;
}

/** Claims due mails of these mailboxes, oldest first: `sending` is committed before a connection is made (R-OUT-3). */
export async function claimMails(
  tx: Tx,
  now: string,
  mailboxes: readonly string[],
  limit: number,
): Promise<ClaimedMail[]> {
  const due = tx
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', 'queued')
    .where('mailbox', 'in', listed(mailboxes))
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .orderBy('id')
    .limit(limit);
  const rows = await tx
    .updateTable('outbox')
    .set({ state: 'sending' })
    .where('id', 'in', due)
    .returning(['id', 'ticket_id', 'attempts', 'created_at', 'next_attempt_at'])
    .execute();
  // RETURNING promises no order.
  rows.sort((a, b) => (a.next_attempt_at ?? '').localeCompare(b.next_attempt_at ?? '') || a.id - b.id);
  return rows.map((row) => ({
    id: row.id,
    ticketId: row.ticket_id,
    attempts: row.attempts,
    createdAt: row.created_at,
  }));
}

/** What became of one attempt. `released`: the mail was never offered, so nothing is counted. */
export type DeliveryRecord = SentMail | FailedDelivery;

interface SentMail {
  id: number;
  result: 'sent';
  /** Those of several recipients whom the server did not take. */
  refused?: readonly string[];
}

type FailedDelivery =
  | { id: number; result: 'retry'; error: string; nextAttemptAt: string }
  | { id: number; result: 'failed'; error: string }
  | { id: number; result: 'released'; nextAttemptAt: string };

/**
 * Records what became of claimed mails. A permanent failure becomes visible work on the ticket (R-OUT-2). A row that is
 * not `sending` any more is left alone: a bounce may be faster than our own record, and a record may come twice.
 */
export async function recordDeliveries(tx: Tx, now: string, records: readonly DeliveryRecord[]): Promise<void> {
  const sent = records.filter((record) => record.result === 'sent');
  if (sent.length > 0) {
    const rows = await tx
      .updateTable('outbox')
      .set((update) => ({
        state: 'sent' as const,
        attempts: update('attempts', '+', 1),
        sent_at: now,
        next_attempt_at: null,
      }))
      .where('id', 'in', listed(sent.map((record) => record.id)))
      .where('state', '=', 'sending')
      .returning(['id', 'ticket_id', 'kind'])
      .execute();
    await clearUndelivered(
      tx,
      // That an agent was told of a failure does not mend it.
      rows.flatMap((row) => (isBeside(row.kind) ? [] : [row.ticket_id])),
    );
    for (const { id, refused } of sent) {
      const row = refused === undefined ? undefined : rows.find((candidate) => candidate.id === id);
      if (row !== undefined) await noteRefused(tx, now, row.ticket_id, refused ?? []);
    }
  }
  for (const record of records) if (record.result !== 'sent') await recordFailure(tx, now, record);
}

/** The mail is not sent again for them, since the others have it: an agent decides. */
async function noteRefused(tx: Tx, now: string, ticketId: number, refused: readonly string[]): Promise<void> {
  await noteUndelivered(tx, now, ticketId, 'send-failed', `${refused.join(', ')}: refused by the mail server`);
}

async function recordFailure(tx: Tx, now: string, record: FailedDelivery): Promise<void> {
  const attempted = record.result === 'released' ? 0 : 1;
  const row = await tx
    .updateTable('outbox')
    .set((update) => ({ attempts: update('attempts', '+', attempted), ...changeOf(record) }))
    .where('id', '=', record.id)
    .where('state', '=', 'sending')
    .returning(['ticket_id', 'to_address', 'kind'])
    .executeTakeFirst();
  // What an agent did not get stands on the desk all the same: no customer waits for it.
  if (row !== undefined && record.result === 'failed' && !isBeside(row.kind)) {
    await noteUndelivered(tx, now, row.ticket_id, 'send-failed', `${row.to_address}: ${record.error}`);
  }
}

function changeOf(record: FailedDelivery) {
  switch (record.result) {
    case 'retry':
      return { state: 'queued' as const, next_attempt_at: record.nextAttemptAt, last_error: record.error };
    case 'failed':
      return { state: 'failed' as const, next_attempt_at: null, last_error: record.error };
    case 'released':
      return { state: 'queued' as const, next_attempt_at: record.nextAttemptAt };
  }
}

/** In the words of the partial index, a literal, so that SQLite finds it: years of sent mail are not looked at. */
export const isUnsent = sql<boolean>`state <> 'sent'`;

/** At the worker's start nobody sends: every claim is stale, and is sent again with its own Message-ID. Gives how many. */
export async function releaseClaims(tx: Tx, now: string): Promise<number> {
  const result = await tx
    .updateTable('outbox')
    .set({ state: 'queued', next_attempt_at: now, last_error: 'the worker stopped while sending; sent again' })
    .where('state', '=', 'sending')
    .where(isUnsent)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** When the earliest queued mail of these mailboxes is due; null when none waits. */
export async function nextMailAt(db: Db, mailboxes: readonly string[]): Promise<string | null> {
  const row = await db
    .selectFrom('outbox')
    .select((select) => select.fn.min('next_attempt_at').as('at'))
    .where('state', '=', 'queued')
    .where('mailbox', 'in', listed(mailboxes))
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Confirmations queued since `since`, and when the first of them was (R-ACK-4). */
export async function countConfirmations(db: Db, since: string): Promise<{ count: number; oldest: string | null }> {
  const row = await db
    .selectFrom('outbox')
    .select((select) => [select.fn.countAll<number>().as('count'), select.fn.min('created_at').as('oldest')])
    .where('kind', '=', 'confirmation')
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), oldest: row.oldest };
}

/** Confirmations queued since `since` to each of these addresses; an address without any is left out. */
export async function countConfirmationsToEach(
  db: Db,
  since: string,
  to: readonly string[],
): Promise<Map<string, number>> {
  if (to.length === 0) return new Map();
  const rows = await db
    .selectFrom('outbox')
    .select((select) => ['to_address', select.fn.countAll<number>().as('count')] as const)
    .where('to_address', 'in', listed(to))
    .where('kind', '=', 'confirmation')
    .where('created_at', '>', since)
    .groupBy('to_address')
    .execute();
  return new Map(rows.map((row) => [row.to_address, Number(row.count)]));
}

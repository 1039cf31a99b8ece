/** The ledger as the pipeline works through it: claim, finish, fail, give back. */

import type { InboundState, Outcome } from '../triage/decision.ts';
import type { Explanation } from '../triage/explain.ts';
import type { InboundRow } from './schema.ts';
import { listed, tabled } from './sqlite.ts';
import type { Db, Tx } from './transaction.ts';

export type WorkRow = Pick<
  InboundRow,
  'id' | 'mailbox' | 'size' | 'arrived_at' | 'rescan' | 'released' | 'attempts' | 'door' | 'created_at'
> & { raw_sha256: string };

export interface ClaimLimits {
  count: number;
  bytes: number;
}

/**
 * Claims the next work, oldest first, and counts the attempt before anything is done with it (R-IN-15): so that even a
 * mail that kills the process ends in `failed`. Untried rows come as a batch; a row with an unfinished attempt comes alone.
 */
export async function claimWork(tx: Tx, now: string, limits: ClaimLimits): Promise<WorkRow[]> {
  const candidates = await tx
    .selectFrom('inbound')
    .select([
      'id',
      'mailbox',
      'size',
      'arrived_at',
      'rescan',
      'released',
      'attempts',
      'door',
      'created_at',
      'raw_sha256',
    ])
    .where('state', '=', 'pending')
    .where('raw_sha256', 'is not', null)
    .where((where) => where.or([where('next_attempt_at', 'is', null), where('next_attempt_at', '<=', now)]))
    .orderBy('id')
    .limit(limits.count)
    .$narrowType<{ raw_sha256: string }>()
    .execute();
  const batch = takeBatch(candidates, limits.bytes);
  if (batch.length > 0) {
    await tx
      .updateTable('inbound')
      .set((update) => ({ attempts: update('attempts', '+', 1), updated_at: now }))
      .where('id', 'in', listed(idsOf(batch)))
      .execute();
  }
  return batch;
}

/** The longest run of untried rows from the first on, bounded by bytes; or the first row alone when it was tried before. */
function takeBatch(candidates: WorkRow[], maxBytes: number): WorkRow[] {
  const first = candidates[0];
  if (first === undefined) return [];
  const batch = [first];
  if (first.attempts > 0) return batch;
  let bytes = first.size;
  for (const row of candidates.slice(1)) {
    bytes += row.size;
    if (row.attempts > 0 || bytes > maxBytes) break;
    batch.push(row);
  }
  return batch;
}

export interface Finish {
  id: number;
  state: Exclude<InboundState, 'pending' | 'failed'>;
  outcome: Outcome;
  reason: string;
  messageId: string | null;
  ticketId: number | null;
  entryId: number | null;
  explanation: Explanation;
}

/** The one recorded outcome of each mail (R-IN-4), in the commit that did what it says. One statement for a whole batch. */
export async function finishWork(tx: Tx, now: string, finishes: readonly Finish[]): Promise<void> {
  const rows = finishes.map(({ explanation, ...finish }) => ({
    ...finish,
    // The words stand in the entry already; a listing puts them back.
    explanation: JSON.stringify(finish.entryId === null ? explanation : { ...explanation, text: '', reply: '' }),
  }));
  await tx
    .updateTable('inbound')
    .from(
      tabled(rows, ['id', 'state', 'outcome', 'reason', 'messageId', 'ticketId', 'entryId', 'explanation']).as(
        'finish',
      ),
    )
    .set((update) => ({
      state: update.ref('finish.state'),
      outcome: update.ref('finish.outcome'),
      reason: update.ref('finish.reason'),
      message_id: update.ref('finish.messageId'),
      ticket_id: update.ref('finish.ticketId'),
      entry_id: update.ref('finish.entryId'),
      explanation: update.ref('finish.explanation'),
      error: null,
      next_attempt_at: null,
      updated_at: now,
    }))
    .whereRef('inbound.id', '=', 'finish.id')
    .execute();
}

/** The machine failed, not the mails: the attempts are given back and nothing is counted. */
export async function giveBackWork(tx: Tx, now: string, ids: readonly number[]): Promise<void> {
  await tx
    .updateTable('inbound')
    .set((update) => ({ attempts: update('attempts', '-', 1), updated_at: now }))
    .where('id', 'in', listed(ids))
    .where('state', '=', 'pending')
    .execute();
}

/** Leaves failed work `pending` with its error, to be tried again (alone) at `nextAttemptAt`. */
export async function postponeWork(
  tx: Tx,
  now: string,
  ids: readonly number[],
  failure: { error: string; nextAttemptAt: string },
): Promise<void> {
  await tx
    .updateTable('inbound')
    .set({ error: failure.error, next_attempt_at: failure.nextAttemptAt, updated_at: now })
    .where('id', 'in', listed(ids))
    .where('state', '=', 'pending')
    .execute();
}

/** Gives up on a mail: its raw bytes are kept, the row is visible, `retry` starts again. */
export async function failWork(
  tx: Tx,
  now: string,
  id: number,
  failure: { error: string; reason: string },
): Promise<void> {
  await tx
    .updateTable('inbound')
    .set({ state: 'failed', outcome: 'failed', next_attempt_at: null, updated_at: now, ...failure })
    .where('id', '=', id)
    .execute();
}

/** When the earliest postponed work is due; null when none waits. */
export async function nextWorkAt(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('inbound')
    .select((select) => select.fn.min('next_attempt_at').as('at'))
    .where('state', '=', 'pending')
    .where('raw_sha256', 'is not', null)
    .executeTakeFirst();
  return row?.at ?? null;
}

function idsOf(rows: readonly { id: number }[]): number[] {
  return rows.map((row) => row.id);
}

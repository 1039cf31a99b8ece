/** Setting rows back, so that the worker takes them up again as if for the first time. */
import type { InboundState } from '../triage/decision.ts';
import type { OutboxState } from './schema.ts';
import { listed } from './sqlite.ts';
import type { Db, Tx } from './transaction.ts';
import { clearUndelivered } from './undelivered.ts';

/** Which rows: by id, or all of some states. */
export type Which<State> = { ids: readonly number[] } | { states: readonly State[] };

/** Sets mails back to `pending`, those that were taken and those that still lie on the server alike; gives their ids. */
export async function resetInbound(tx: Tx, now: string, which: Which<InboundState>): Promise<number[]> {
  const reset = tx
    .updateTable('inbound')
    .set({
      state: 'pending',
      outcome: null,
      reason: null,
      error: null,
      attempts: 0,
      next_attempt_at: null,
      updated_at: now,
    })
    .returning('id');
  if ('states' in which) return idsOf(await reset.where('state', 'in', listed(which.states)).execute());
  return idsOf(await reset.where('id', 'in', listed(which.ids)).execute());
}

/** Marks held mails as let through by an agent: what held them does not hold them again. */
export async function markReleased(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.updateTable('inbound').set({ released: 1 }).where('id', 'in', listed(ids)).execute();
}

/** Queues outgoing mails again, due now, with their own Message-IDs (R-OUT-1); gives their ids. */
export async function requeueMails(tx: Tx, now: string, which: Which<OutboxState>): Promise<number[]> {
  const requeue = tx
    .updateTable('outbox')
    .set(({ case: when, ref }) => ({
      state: 'queued' as const,
      attempts: 0,
      next_attempt_at: now,
      // Why it was held is no error.
      last_error: when().when('state', '=', 'held').then(null).else(ref('last_error')).end(),
    }))
    .returning('id');
  if ('states' in which) return idsOf(await requeue.where('state', 'in', listed(which.states)).execute());
  return idsOf(await requeue.where('id', 'in', listed(which.ids)).execute());
}

/** Counts held mails as sent; when they went out is not known. Gives their ids. */
export async function settleMails(tx: Tx, ids: readonly number[]): Promise<number[]> {
  const rows = await tx
    .updateTable('outbox')
    .set({ state: 'sent', last_error: null })
    .where('id', 'in', listed(ids))
    .returning(['id', 'ticket_id'])
    .execute();
  await clearUndelivered(
    tx,
    rows.map((row) => row.ticket_id),
  );
  return idsOf(rows);
}

/** The states of rows by id; a row that is not there is left out. */
export async function inboundStates(db: Db, ids: readonly number[]): Promise<Map<number, InboundState>> {
  const rows = await db.selectFrom('inbound').select(['id', 'state']).where('id', 'in', listed(ids)).execute();
  return new Map(rows.map((row) => [row.id, row.state]));
}

/** As `inboundStates`. */
export async function outboxStates(db: Db, ids: readonly number[]): Promise<Map<number, OutboxState>> {
  const rows = await db.selectFrom('outbox').select(['id', 'state']).where('id', 'in', listed(ids)).execute();
  return new Map(rows.map((row) => [row.id, row.state]));
}

function idsOf(rows: readonly { id: number }[]): number[] {
  return rows.map((row) => row.id);
}

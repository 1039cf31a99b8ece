/** Setting rows back, so that the worker takes them up again as if for the first time. */
import type { InboundState } from '../triage/decision.ts';
import type { OutboxState } from './schema.ts';
import { listed } from './sqlite.ts';
import type { Db, Tx } from './transaction.ts';

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
  const requeue = tx.updateTable('outbox').set({ state: 'queued', attempts: 0, next_attempt_at: now }).returning('id');
  if ('states' in which) return idsOf(await requeue.where('state', 'in', listed(which.states)).execute());
  return idsOf(await requeue.where('id', 'in', listed(which.ids)).execute());
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

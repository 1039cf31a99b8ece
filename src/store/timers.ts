/** Timers that run: one for each agent, kept here so that they outlive a closed browser. */
import type { Db, Tx } from './transaction.ts';

export interface RunningTimer {
  ticketId: number;
  number: string;
  startedAt: string;
}

/** The running timer of an agent; null for none. */
export async function readTimer(db: Db, agentId: number): Promise<RunningTimer | null> {
  const row = await db
    .selectFrom('timer')
    .innerJoin('ticket', 'ticket.id', 'timer.ticket_id')
    .select(['timer.ticket_id as ticketId', 'ticket.number', 'timer.started_at as startedAt'])
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  return row ?? null;
}

/** False when one runs already: the primary key decides. */
export async function addTimer(tx: Tx, now: string, agentId: number, ticketId: number): Promise<boolean> {
  const result = await tx
    .insertInto('timer')
    .values({ agent_id: agentId, ticket_id: ticketId, started_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function removeTimer(tx: Tx, agentId: number): Promise<void> {
  await tx.deleteFrom('timer').where('agent_id', '=', agentId).execute();
}

/** Timers that began before this moment and whose agents were not warned yet; marked as warned. */
export async function takeLongTimers(
  tx: Tx,
  now: string,
  before: string,
): Promise<{ agentId: number; ticketId: number }[]> {
  return tx
    .updateTable('timer')
    .set({ warned_at: now })
    .where('started_at', '<=', before)
    .where('warned_at', 'is', null)
    .returning(['agent_id as agentId', 'ticket_id as ticketId'])
    .execute();
}

export async function hasLongTimers(db: Db, before: string): Promise<boolean> {
  const row = await db
    .selectFrom('timer')
    .select('agent_id')
    .where('started_at', '<=', before)
    .where('warned_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

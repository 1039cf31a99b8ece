/** The moments of deadlines, reckoned ahead (P14): queues read them, upkeep keeps them and tells of each once. */
import type { DeadlineMoments, DeadlineName } from '../ticket/deadlines.ts';
import type { TicketStatus } from '../ticket/status.ts';
import { rowsInto } from './insert-rows.ts';
import { listed } from './sqlite.ts';
import type { Db, Tx } from './transaction.ts';

/** Makes every open ticket's moments stale when they were reckoned by other rules; `rules` is their text. */
export async function applyDeadlineRules(tx: Tx, rules: string): Promise<void> {
  const known = await tx.selectFrom('deadline_rules').select('rules').executeTakeFirst();
  if (known?.rules === rules) return;
  await tx
    .insertInto('deadline_rules')
    .values({ id: 1, rules })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ rules }))
    .execute();
  await tx
    .insertInto('deadline_stale')
    .columns(['ticket_id'])
    .expression(
      tx
        .selectFrom('ticket')
        .select('id')
        .where('status', 'not in', ['resolved', 'closed'])
        .where('merged_into', 'is', null),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Some of the tickets whose moments are stale; `over`: those that have no deadline any more, solved or merged. */
export async function staleTickets(db: Db, limit: number): Promise<{ ids: number[]; over: Set<number> }> {
  const rows = await db
    .selectFrom('deadline_stale')
    .innerJoin('ticket', 'ticket.id', 'deadline_stale.ticket_id')
    .select(['ticket.id', 'ticket.status', 'ticket.merged_into'])
    .orderBy('deadline_stale.ticket_id')
    .limit(limit)
    .execute();
  const isOver = (status: TicketStatus) => status === 'resolved' || status === 'closed';
  return {
    ids: rows.map(({ id }) => id),
    over: new Set(rows.flatMap(({ id, status, merged_into }) => (merged_into !== null || isOver(status) ? [id] : []))),
  };
}

export interface KeptMoments extends DeadlineMoments {
  ticketId: number;
  name: DeadlineName;
}

const momentRows = rowsInto('deadline');

/**
 * Writes the moments of these tickets: `moments` holds those that are still to be met. What was told of a deadline is
 * forgotten when it is not near any more, so that it is told again when it comes near again.
 */
export async function keepMoments(
  tx: Tx,
  now: string,
  ticketIds: readonly number[],
  moments: readonly KeptMoments[],
): Promise<void> {
  if (ticketIds.length === 0) return;
  const known = await tx.selectFrom('deadline').selectAll().where('ticket_id', 'in', listed(ticketIds)).execute();
  await tx.deleteFrom('deadline').where('ticket_id', 'in', listed(ticketIds)).execute();
  const toldOf = new Map(known.map((row) => [`${row.ticket_id} ${row.target}`, row]));
  await momentRows(
    tx,
    moments.map(({ ticketId, name, soonAt, dueAt }) => {
      const told = toldOf.get(`${ticketId} ${name}`);
      return {
        ticket_id: ticketId,
        target: name,
        soon_at: soonAt,
        due_at: dueAt,
        warned_at: isAhead(soonAt, now) ? null : (told?.warned_at ?? null),
        missed_at: isAhead(dueAt, now) ? null : (told?.missed_at ?? null),
      };
    }),
  );
  await tx.deleteFrom('deadline_stale').where('ticket_id', 'in', listed(ticketIds)).execute();
}

function isAhead(moment: string | null, now: string): boolean {
  return moment !== null && moment > now;
}

export async function hasStale(db: Db): Promise<boolean> {
  return (await db.selectFrom('deadline_stale').select('ticket_id').limit(1).executeTakeFirst()) !== undefined;
}

export async function hasUntold(db: Db, now: string): Promise<boolean> {
  return (await untold(db, now, 1)).length > 0;
}

/** Some deadlines that are near or past, and of which nobody was told. Two questions, each answered by an index of its own. */
async function untold(db: Db, now: string, limit: number): Promise<PressingDeadline[]> {
  const deadlines = db.selectFrom('deadline').select(['ticket_id', 'target']).limit(limit);
  const missed = await deadlines.where('missed_at', 'is', null).where('due_at', '<=', now).orderBy('due_at').execute();
  const near = await deadlines
    .where('warned_at', 'is', null)
    .where('soon_at', '<=', now)
    .where('due_at', '>', now)
    .orderBy('soon_at')
    .execute();
  return [
    ...missed.map(({ ticket_id, target }) => ({ ticketId: ticket_id, name: target, isMissed: true })),
    ...near.map(({ ticket_id, target }) => ({ ticketId: ticket_id, name: target, isMissed: false })),
  ];
}

export interface PressingDeadline {
  ticketId: number;
  name: DeadlineName;
  isMissed: boolean;
}

/** Some deadlines that are near or past, and of which nobody was told yet; marked as told. */
export async function takeUntold(tx: Tx, now: string, limit: number): Promise<PressingDeadline[]> {
  const pressing = await untold(tx, now, limit);
  for (const { ticketId, name, isMissed } of pressing) {
    await tx
      .updateTable('deadline')
      // Who hears that it is past needs no warning any more.
      .set(isMissed ? { missed_at: now, warned_at: now } : { warned_at: now })
      .where('ticket_id', '=', ticketId)
      .where('target', '=', name)
      .execute();
  }
  return pressing;
}

/** Merges that can be undone: what each of them moved is written down (R-THR-4). */
import type { TicketStatus } from '../ticket/status.ts';
import { listed } from './sqlite.ts';
import { setStatus } from './tickets.ts';
import type { Db, Tx } from './transaction.ts';

/** What belonged to a ticket before it was merged. */
interface BeforeMerge {
  status: TicketStatus;
  entries: number[];
  inbound: number[];
  messageIds: string[];
  /** Who takes part in the other ticket by the merge alone. */
  joined: number[];
}

/** Writes down what a merge is about to move. */
export async function keepMerge(tx: Tx, now: string, fromId: number, intoId: number): Promise<void> {
  const ticket = await tx.selectFrom('ticket').select('status').where('id', '=', fromId).executeTakeFirstOrThrow();
  const entries = await tx.selectFrom('entry').select('id').where('ticket_id', '=', fromId).execute();
  const inbound = await tx.selectFrom('inbound').select('id').where('ticket_id', '=', fromId).execute();
  const references = await tx
    .selectFrom('message_reference')
    .select('message_id')
    .where('ticket_id', '=', fromId)
    .execute();
  const there = tx.selectFrom('participant').select('person_id').where('ticket_id', '=', intoId);
  const joined = await tx
    .selectFrom('participant')
    .select('person_id')
    .where('ticket_id', '=', fromId)
    .where('person_id', 'not in', there)
    .execute();
  const before: BeforeMerge = {
    status: ticket.status,
    entries: entries.map(({ id }) => id),
    inbound: inbound.map(({ id }) => id),
    messageIds: references.map(({ message_id }) => message_id),
    joined: joined.map(({ person_id }) => person_id),
  };
  await tx
    .insertInto('ticket_merge')
    .values({ from_id: fromId, into_id: intoId, before: JSON.stringify(before), created_at: now })
    .execute();
}

export interface Merge {
  id: number;
  from: { id: number; number: string };
  into: { id: number; number: string };
}

/** Merges into this ticket that hold, latest first. */
export async function mergesInto(db: Db, ticketId: number): Promise<Merge[]> {
  const rows = await db
    .selectFrom('ticket_merge')
    .innerJoin('ticket as gone', 'gone.id', 'ticket_merge.from_id')
    .innerJoin('ticket as living', 'living.id', 'ticket_merge.into_id')
    .select(['ticket_merge.id', 'gone.id as from_id', 'gone.number as from_number'])
    .select(['living.id as into_id', 'living.number as into_number'])
    .where('ticket_merge.into_id', '=', ticketId)
    .where('ticket_merge.undone_at', 'is', null)
    .orderBy('ticket_merge.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    from: { id: row.from_id, number: row.from_number },
    into: { id: row.into_id, number: row.into_number },
  }));
}

/** Gives back to the merged ticket what was its own; what came since stays where it is. */
export async function undoMerge(tx: Tx, now: string, { id, from, into }: Merge): Promise<void> {
  const row = await tx
    .updateTable('ticket_merge')
    .set({ undone_at: now })
    .where('id', '=', id)
    .returning('before')
    .executeTakeFirstOrThrow();
  const before = JSON.parse(row.before) as BeforeMerge;
  await tx
    .updateTable('entry')
    .set((update) => ({ ticket_id: from.id, moved_from: update.fn('nullif', ['moved_from', update.val(from.id)]) }))
    .where('id', 'in', listed(before.entries))
    .where('ticket_id', '=', into.id)
    .execute();
  await tx
    .updateTable('inbound')
    .set({ ticket_id: from.id })
    .where('id', 'in', listed(before.inbound))
    .where('ticket_id', '=', into.id)
    .execute();
  await tx
    .updateTable('message_reference')
    .set({ ticket_id: from.id })
    .where('message_id', 'in', listed(before.messageIds))
    .where('ticket_id', '=', into.id)
    .execute();
  await tx
    .deleteFrom('participant')
    .where('ticket_id', '=', into.id)
    .where('person_id', 'in', listed(before.joined))
    .execute();
  await tx.updateTable('ticket').set({ merged_into: null }).where('id', '=', from.id).execute();
  await setStatus(tx, now, from.id, before.status === 'waiting' ? 'open' : before.status);
}

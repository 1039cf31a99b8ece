/** What agents have written and not sent: one draft an agent and ticket. */
import type { Db, Tx } from './transaction.ts';

export interface Draft {
  text: string;
  updatedAt: string;
}

export async function readDraft(db: Db, personId: number, ticketId: number): Promise<Draft | null> {
  const row = await db
    .selectFrom('draft')
    .select(['text', 'updated_at as updatedAt'])
    .where('person_id', '=', personId)
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps the words; '' keeps none. */
export async function saveDraft(tx: Tx, now: string, personId: number, ticketId: number, text: string): Promise<void> {
  if (text === '') return removeDraft(tx, personId, ticketId);
  await tx
    .insertInto('draft')
    .values({ person_id: personId, ticket_id: ticketId, text, updated_at: now })
    .onConflict((conflict) => conflict.columns(['person_id', 'ticket_id']).doUpdateSet({ text, updated_at: now }))
    .execute();
}

export async function removeDraft(tx: Tx, personId: number, ticketId: number): Promise<void> {
  await tx.deleteFrom('draft').where('person_id', '=', personId).where('ticket_id', '=', ticketId).execute();
}

/** Who has changed a draft for the ticket since that moment, by id. */
export async function writersSince(db: Db, ticketId: number, since: string): Promise<Set<number>> {
  const rows = await db
    .selectFrom('draft')
    .select('person_id')
    .where('ticket_id', '=', ticketId)
    .where('updated_at', '>=', since)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** Who else has a draft for the ticket: they may be answering it. */
export async function otherWriters(db: Db, personId: number, ticketId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('draft')
    .innerJoin('person', 'person.id', 'draft.person_id')
    .select(['person.name', 'person.address'])
    .where('draft.ticket_id', '=', ticketId)
    .where('draft.person_id', '!=', personId)
    .orderBy('draft.person_id')
    .execute();
  return rows.map(({ name, address }) => name || address);
}

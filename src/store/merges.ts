/** Merged tickets: their numbers, mails and links lead to the ticket that lives on (R-THR-4). */
import { listed } from './sqlite.ts';
import type { Db } from './transaction.ts';

/** Merges may follow each other; a ring of them cannot be made, and is not followed for ever. */
const MAX_MERGES = 20;

/** Each of these tickets with the one that lives on for it; a ticket that does not exist is left out. */
export async function livingTickets(db: Db, ids: readonly number[]): Promise<Map<number, number>> {
  const living = new Map<number, number>();
  let open = new Map(ids.map((id) => [id, id]));
  for (let step = 0; step < MAX_MERGES && open.size > 0; step += 1) {
    const rows = await db
      .selectFrom('ticket')
      .select(['id', 'merged_into'])
      .where('id', 'in', listed(new Set(open.values())))
      .execute();
    const next = new Map<number, number>();
    for (const [asked, id] of open) {
      const row = rows.find((candidate) => candidate.id === id);
      if (row === undefined) continue;
      if (row.merged_into === null) living.set(asked, id);
      else next.set(asked, row.merged_into);
    }
    open = next;
  }
  return living;
}

/** The ticket that lives on for this one; null when there is no such ticket. */
export async function livingTicket(db: Db, id: number): Promise<number | null> {
  return (await livingTickets(db, [id])).get(id) ?? null;
}

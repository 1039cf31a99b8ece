/** An agent's own views of the queues: a name, and the filters as they stand in the address. */
import { sql } from 'kysely';
import type { Db, Tx } from './transaction.ts';

export interface SavedView {
  id: number;
  name: string;
  /** As behind the `?` of a queue's address; '' for all that is open. */
  query: string;
}

/** In the agent's own order. */
export async function savedViews(db: Db, personId: number): Promise<SavedView[]> {
  return db
    .selectFrom('saved_view')
    .select(['id', 'name', 'query'])
    .where('person_id', '=', personId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** Adds a view behind the others; one with this name gets these filters instead. */
export async function putView(
  tx: Tx,
  now: string,
  personId: number,
  { name, query }: Omit<SavedView, 'id'>,
): Promise<void> {
  const { last } = await tx
    .selectFrom('saved_view')
    .select(sql<number>`coalesce(max(position), 0)`.as('last'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('saved_view')
    .values({ person_id: personId, name, query, position: last + 1, created_at: now })
    .onConflict((conflict) => conflict.columns(['person_id', 'name']).doUpdateSet({ query }))
    .execute();
}

export async function renameView(tx: Tx, id: number, name: string): Promise<void> {
  await tx.updateTable('saved_view').set({ name }).where('id', '=', id).execute();
}

export async function removeView(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('saved_view').where('id', '=', id).execute();
}

/** The views stand in the order of these ids. */
export async function orderViews(tx: Tx, ids: readonly number[]): Promise<void> {
  for (const [position, id] of ids.entries()) {
    await tx.updateTable('saved_view').set({ position }).where('id', '=', id).execute();
  }
}

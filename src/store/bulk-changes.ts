/** Changes of many tickets by one form: begun once, and what became of them. */
import type { Db, Tx } from './transaction.ts';

/** What can be changed on many tickets at once. */
export const BULK_VERBS = ['assignee', 'priority', 'status', 'category', 'tag', 'snooze', 'merge'] as const;
export type BulkVerb = (typeof BULK_VERBS)[number];

/** Why a ticket did not take a change; `failed`: it is not the ticket's fault. */
export type BulkFault = 'invalid' | 'not_found' | 'conflict' | 'forbidden' | 'failed';

export interface BulkOutcome {
  number: string;
  done: BulkVerb[];
  refused: { verb: BulkVerb; fault: BulkFault }[];
}

/** False when the form was sent before. */
export async function beginBulk(tx: Tx, now: string, formKey: string, personId: number): Promise<boolean> {
  const row = await tx
    .insertInto('bulk_change')
    .values({ form_key: formKey, person_id: personId, result: null, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('form_key')
    .executeTakeFirst();
  return row !== undefined;
}

export async function endBulk(tx: Tx, formKey: string, outcomes: readonly BulkOutcome[]): Promise<void> {
  await tx
    .updateTable('bulk_change')
    .set({ result: JSON.stringify(outcomes) })
    .where('form_key', '=', formKey)
    .execute();
}

/** What became of an agent's own form; `pending` while it is being done, null for one that there is not. */
export async function readBulk(db: Db, personId: number, formKey: string): Promise<BulkOutcome[] | 'pending' | null> {
  const row = await db
    .selectFrom('bulk_change')
    .select('result')
    .where('form_key', '=', formKey)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (row === undefined) return null;
  // Written by `endBulk` alone.
  return row.result === null ? 'pending' : (JSON.parse(row.result) as BulkOutcome[]);
}

/** Forgets forms that nobody will send again. */
export async function dropOldBulks(tx: Tx, before: string): Promise<void> {
  await tx.deleteFrom('bulk_change').where('created_at', '<', before).execute();
}

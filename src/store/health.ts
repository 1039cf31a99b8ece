/** How the store is: can it be written, and how much of what lies in it. */
import type { InboundState } from '../triage/decision.ts';
import type { Db, Tx } from './transaction.ts';

/** Writes one row: the only proof that the database can be written. A full disk shows here first. */
export async function proveWritable(tx: Tx): Promise<void> {
  await tx
    .insertInto('sequence')
    .values({ name: 'health', value: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((update) => ({ value: update('sequence.value', '+', 1) })),
    )
    .execute();
}

/** What is not simply done; an index finds these without looking at the years behind them. */
const UNDONE = ['pending', 'ignored', 'held', 'failed'] as const satisfies readonly InboundState[];

/** Rows of the ledger by state. */
export async function ledgerState(db: Db): Promise<Record<InboundState, number>> {
  const counts = await db
    .selectFrom('inbound')
    .select((select) => ['state', select.fn.countAll<number>().as('count')] as const)
    .where('state', 'in', UNDONE)
    .groupBy('state')
    .execute();
  const all = await db
    .selectFrom('inbound')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const rows: Record<InboundState, number> = { pending: 0, done: 0, ignored: 0, held: 0, failed: 0 };
  for (const row of counts) rows[row.state] = Number(row.count);
  rows.done = Number(all.count) - UNDONE.reduce((sum, state) => sum + rows[state], 0);
  return rows;
}

/** How the store is: can it be written, and how much of what lies in it. */
import type { InboundState } from '../triage/decision.ts';
import { isUnsent } from './outbox.ts';
import type { OutboxState } from './schema.ts';
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

/** What somebody or something still has to do; an index finds these without looking at the years behind them. */
const OPEN = ['pending', 'held', 'failed'] as const satisfies readonly InboundState[];

/** Rows of the ledger in these states. */
async function countLedger<State extends InboundState>(
  db: Db,
  states: readonly State[],
): Promise<Record<State, number>> {
  const counts = await db
    .selectFrom('inbound')
    .select((select) => ['state', select.fn.countAll<number>().as('count')] as const)
    .where('state', 'in', states)
    .groupBy('state')
    .execute();
  const rows = Object.fromEntries(states.map((state) => [state, 0])) as Record<State, number>;
  for (const row of counts) rows[row.state as State] = Number(row.count);
  return rows;
}

/** Mails that came in and are not over, by state. Costs what is open, whatever was ever done. */
export async function openLedger(db: Db): Promise<Record<(typeof OPEN)[number], number>> {
  return countLedger(db, OPEN);
}

/** Rows of the ledger by state. */
export async function ledgerState(db: Db): Promise<Record<InboundState, number>> {
  const rows = await countLedger(db, [...OPEN, 'ignored']);
  const all = await db
    .selectFrom('inbound')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return { ...rows, done: Number(all.count) - Object.values(rows).reduce((sum, count) => sum + count, 0) };
}

type Unsent = Exclude<OutboxState, 'sent'>;

/** Mails of ours that are not sent, by state, and when the first of those queued was due. Costs what is unsent. */
export async function unsentMail(db: Db): Promise<{ rows: Record<Unsent, number>; oldestDue: string | null }> {
  const counts = await db
    .selectFrom('outbox')
    .select((select) => ['state', select.fn.countAll<number>().as('count')] as const)
    .where(isUnsent)
    .groupBy('state')
    .execute();
  const rows: Record<Unsent, number> = { queued: 0, held: 0, sending: 0, failed: 0, bounced: 0 };
  for (const { state, count } of counts) if (state !== 'sent') rows[state] = Number(count);
  const oldest = await db
    .selectFrom('outbox')
    .select((select) => select.fn.min('next_attempt_at').as('at'))
    .where('state', '=', 'queued')
    .executeTakeFirst();
  return { rows, oldestDue: oldest?.at ?? null };
}

/** Rows of the outbox by state, and when the first of those queued was due. */
export async function outboxState(db: Db): Promise<{ rows: Record<OutboxState, number>; oldestDue: string | null }> {
  const { rows, oldestDue } = await unsentMail(db);
  const all = await db
    .selectFrom('outbox')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const sent = Number(all.count) - Object.values(rows).reduce((sum, count) => sum + count, 0);
  return { rows: { ...rows, sent }, oldestDue };
}

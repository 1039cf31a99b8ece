/** What the dashboard counts. Every query is bounded by a period, or by what is open, and answered from an index. */
import { sql } from 'kysely';
import type { Priority } from '../ticket/status.ts';
import type { Db } from './transaction.ts';

/** From `from` on and before `to`, ISO-8601. */
export interface Period {
  from: string;
  to: string;
}

/** Tickets that came, and that were resolved or closed and still are. What was merged into another one counts as that one. */
export interface Flow {
  opened: number;
  over: number;
}

// In the text, not in parameters: SQLite takes a partial index only for a condition that it can read.
const OPEN = sql<boolean>`ticket.status in ('new', 'open', 'planned', 'waiting')`;

/** The flow of each of these periods. */
export async function readFlows(db: Db, periods: readonly Period[]): Promise<Flow[]> {
  const flows: Flow[] = [];
  for (const period of periods) {
    flows.push({
      opened: await countBetween(db, 'created_at', period),
      over: await countBetween(db, 'over_at', period),
    });
  }
  return flows;
}

async function countBetween(db: Db, moment: 'created_at' | 'over_at', { from, to }: Period): Promise<number> {
  const row = await db
    .selectFrom('ticket')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('merged_into', 'is', null)
    .where(moment, '>=', from)
    .where(moment, '<', to)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export type ByPriority = Record<Priority, number>;

/** Open tickets by priority (assessed, or asked for until then) in each of these periods of their opening. */
export async function readOpen(db: Db, periods: readonly Period[]): Promise<ByPriority[]> {
  const counts: ByPriority[] = [];
  for (const { from, to } of periods) {
    const rows = await db
      .selectFrom('ticket')
      .select(({ fn }) => [
        fn.coalesce('assessed_priority', 'requested_priority').as('priority'),
        fn.countAll<number>().as('count'),
      ])
      .where(OPEN)
      .where('merged_into', 'is', null)
      .where('created_at', '>=', from)
      .where('created_at', '<', to)
      .groupBy('priority')
      .execute();
    const count = (priority: Priority) => Number(rows.find((row) => row.priority === priority)?.count ?? 0);
    counts.push({ low: count('low'), normal: count('normal'), high: count('high'), urgent: count('urgent') });
  }
  return counts;
}

/** A ticket that was opened in the period. */
export interface Answering {
  organisationId: number | null;
  /** Milliseconds from its opening to the first public message of an agent; null: there is none yet. */
  waitedMs: number | null;
}

export async function readAnswering(db: Db, { from, to }: Period): Promise<Answering[]> {
  const rows = await db
    .selectFrom('ticket')
    .select(['created_at', 'organisation_id', 'first_answer_at'])
    .where('merged_into', 'is', null)
    .where('created_at', '>=', from)
    .where('created_at', '<', to)
    .execute();
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    waitedMs:
      row.first_answer_at === null ? null : Math.max(0, Date.parse(row.first_answer_at) - Date.parse(row.created_at)),
  }));
}

/** Tickets resolved or closed in the period, by organisation; the key null holds those of none. */
export async function readOverByOrganisation(db: Db, { from, to }: Period): Promise<Map<number | null, number>> {
  const rows = await db
    .selectFrom('ticket')
    .select(({ fn }) => ['organisation_id', fn.countAll<number>().as('count')])
    .where('merged_into', 'is', null)
    .where('over_at', '>=', from)
    .where('over_at', '<', to)
    .groupBy('organisation_id')
    .execute();
  return new Map(rows.map((row) => [row.organisation_id, Number(row.count)]));
}

/**
 * What the dashboard shows. What is over was added up by days when it happened (service-times), so a period costs its days;
 * what is open is counted as it stands.
 */
import { sql } from 'kysely';
import type { DeadlineName } from '../ticket/deadlines.ts';
import type { ServiceCounts } from '../ticket/service-time.ts';
import type { Priority } from '../ticket/status.ts';
import type { FigurePart } from './schema-figures.ts';
import { listed } from './sqlite.ts';
import type { Db } from './transaction.ts';

/** From `from` on and before `to`, ISO-8601. */
export interface Period {
  from: string;
  to: string;
}

/** Days of the house's calendar, the last one included. */
export interface Days {
  first: string;
  last: string;
}

const SUMS = [
  sql<number>`sum(opened)`.as('opened'),
  sql<number>`sum(answered)`.as('answered'),
  sql<number>`sum(answered_in_time)`.as('answeredInTime'),
  sql<number>`sum(answered_late)`.as('answeredLate'),
  sql<number>`sum(solved)`.as('solved'),
  sql<number>`sum(solved_in_time)`.as('solvedInTime'),
  sql<number>`sum(solved_late)`.as('solvedLate'),
];

/** What came in and was done on each day on which something was. */
export async function countByDay(db: Db, days: Days): Promise<Map<string, ServiceCounts>> {
  const categories = await db.selectFrom('category').select('id').execute();
  const keys = [0, ...categories.map(({ id }) => id)];
  const rows = await sums(db, 'category', keys, days).select('day').select(SUMS).groupBy('day').execute();
  return new Map(rows.map(({ day, ...counts }) => [day, counts]));
}

/** The same of each of these organisations or categories of which something was; 0: of none. */
export async function countByKey(
  db: Db,
  part: FigurePart,
  keys: Iterable<number>,
  days: Days,
): Promise<Map<number, ServiceCounts>> {
  const rows = await sums(db, part, keys, days).select('key').select(SUMS).groupBy('key').execute();
  return new Map(rows.map(({ key, ...counts }) => [key, counts]));
}

/** The keys are named, so that of each of them the days alone are read. */
function sums(db: Db, part: FigurePart, keys: Iterable<number>, { first, last }: Days) {
  return db
    .selectFrom('figure_day')
    .where('part', '=', part)
    .where('key', 'in', listed(keys))
    .where('day', '>=', first)
    .where('day', '<=', last);
}

/** Tickets that were answered, or solved, on these days, by the class of what it took. */
export async function countSpans(db: Db, target: DeadlineName, { first, last }: Days): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('figure_span')
    .select(['within', sql<number>`sum(tickets)`.as('tickets')])
    .where('target', '=', target)
    .where('day', '>=', first)
    .where('day', '<=', last)
    .groupBy('within')
    .execute();
  return new Map(rows.map(({ within, tickets }) => [within, tickets]));
}

/** Open tickets of which the deadline is past. */
export async function countPast(db: Db, now: string): Promise<Record<DeadlineName, number>> {
  const rows = await db
    .selectFrom('deadline')
    .select(['target', sql<number>`count(*)`.as('tickets')])
    .where(sql<boolean>`soon_at is not null and soon_at <= ${now} and due_at <= ${now}`)
    .groupBy('target')
    .execute();
  const count = (name: DeadlineName) => rows.find(({ target }) => target === name)?.tickets ?? 0;
  return { 'first-response': count('first-response'), solution: count('solution') };
}

/** Minutes of work. What is covered and billable is settled; what waits for an approval is `pending`. */
export interface WorkedMinutes {
  covered: number;
  billable: number;
  pending: number;
  writtenOff: number;
}

/** The work of each day on which there was some. */
export async function workByDay(db: Db, { first, last }: Days): Promise<Map<string, WorkedMinutes>> {
  const rows = await db
    .selectFrom('time_entry')
    .select([
      'day',
      sql<number>`sum(case kind when 'covered' then cleared_minutes else 0 end)`.as('covered'),
      sql<number>`sum(case kind when 'billable' then cleared_minutes else 0 end)`.as('billable'),
      sql<number>`sum(pending_minutes)`.as('pending'),
      sql<number>`sum(written_off_minutes)`.as('writtenOff'),
    ])
    .where('day', '>=', first)
    .where('day', '<=', last)
    .groupBy('day')
    .execute();
  return new Map(rows.map(({ day, ...minutes }) => [day, minutes]));
}

// In the text, not in parameters: SQLite takes a partial index only for a condition that it can read.
const OPEN = sql<boolean>`ticket.status not in ('resolved', 'closed')`;

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
      // A sum, so that SQLite does not take an index that holds every ticket that lives on.
      .where(sql<boolean>`(ticket.merged_into + 0) is null`)
      .where('created_at', '>=', from)
      .where('created_at', '<', to)
      .groupBy('priority')
      .execute();
    const count = (priority: Priority) => Number(rows.find((row) => row.priority === priority)?.count ?? 0);
    counts.push({ low: count('low'), normal: count('normal'), high: count('high'), urgent: count('urgent') });
  }
  return counts;
}

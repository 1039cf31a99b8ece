/** The dashboard: what came in and went out, what is open, whether customers were served in time, for any period. */
import { LoketError } from '../../errors.ts';
import { listCategories } from '../../store/categories.ts';
import { organisationChoices } from '../../store/desk-rows.ts';
import {
  countByDay,
  countByKey,
  countPast,
  countSpans,
  type Days,
  type Period,
  readOpen,
  type WorkedMinutes,
  workByDay,
} from '../../store/figures.ts';
import { countRatings } from '../../store/ratings.ts';
import { addDays, dayOf, startOfDay } from '../../ticket/calendar.ts';
import { ratingFigures } from '../../ticket/rating.ts';
import { addCounts, NO_COUNTS, type ServiceCounts } from '../../ticket/service-time.ts';
import { csvOf, csvStyle } from '../../wording/csv.ts';
import { DashboardPage } from '../pages/desk/dashboard.tsx';
import { bucketsOf, inBuckets, periodOf } from './figure-period.ts';
import { csvRows, type Figures, isTableName, tablesOf } from './figure-tables.ts';
import type { DeskRoutes, Visit } from './visit.ts';

const DAY_MS = 86_400_000;
/** Ages of open tickets in days: below each of these, and above all. */
const AGES = [1, 3, 7, 28, Number.POSITIVE_INFINITY];
const LONG_AGO = '0000';
const NEVER = '9999';

const NO_WORK: WorkedMinutes = { covered: 0, billable: 0, pending: 0, writtenOff: 0 };

export function addDashboard(routes: DeskRoutes): void {
  routes.page('/desk/figures', async (visit) => {
    const figures = await readFigures(routes, visit);
    return DashboardPage({ visit, figures });
  });
  routes.resource('/desk/figures/:table/csv', async (visit, reply) => {
    const name = visit.params.table ?? '';
    if (!isTableName(name)) throw new LoketError('not_found', 'there is no such table', { key: 'gone' });
    const figures = await readFigures(routes, visit);
    const table = tablesOf(figures, visit.language, Number.POSITIVE_INFINITY)[name];
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}-${figures.days.first}-${figures.days.last}.csv"`)
      .send(csvOf(csvRows(table), csvStyle(visit.language)));
  });
}

async function readFigures({ deps }: DeskRoutes, { query, now, timeZone: zone }: Visit): Promise<Figures> {
  const { read } = deps.database;
  const days = periodOf(query, dayOf(now, zone), zone);
  const buckets = bucketsOf(days);
  const categories = await listCategories(read);
  const organisations = await organisationChoices(read);
  const categoryIds = [0, ...categories.map(({ id }) => id)];
  const organisationIds = [0, ...organisations.map(({ id }) => id)];
  return {
    days,
    buckets,
    flows: inBuckets(buckets, await countByDay(read, days), NO_COUNTS, addCounts),
    answers: await countSpans(read, 'first-response', days),
    solutions: await countSpans(read, 'solution', days),
    past: await countPast(read, now),
    open: await readOpen(read, agesOf(now)),
    work: inBuckets(buckets, await workByDay(read, days), NO_WORK, addWork),
    ratings: ratingFigures(await countRatings(read, momentsOf(days, zone))),
    categories: named(
      await countByKey(read, 'category', categoryIds, days),
      new Map(categories.map(({ id, names }) => [id, names])),
    ),
    organisations: named(
      await countByKey(read, 'organisation', organisationIds, days),
      new Map(organisations.map(({ id, name }) => [id, name])),
    ),
  };
}

/** Those of which most came first; the name is null for tickets that belong to none. */
function named<Name>(
  counts: ReadonlyMap<number, ServiceCounts>,
  names: ReadonlyMap<number, Name>,
): { name: Name | null; counts: ServiceCounts }[] {
  return [...counts]
    .map(([id, own]) => ({ name: names.get(id) ?? null, counts: own }))
    .filter(({ counts: { opened, answered, solved } }) => opened + answered + solved > 0)
    .sort(({ counts: one }, { counts: other }) => other.opened - one.opened || other.solved - one.solved);
}

function addWork(one: WorkedMinutes, other: WorkedMinutes): WorkedMinutes {
  return {
    covered: one.covered + other.covered,
    billable: one.billable + other.billable,
    pending: one.pending + other.pending,
    writtenOff: one.writtenOff + other.writtenOff,
  };
}

function momentsOf({ first, last }: Days, zone: string): Period {
  return { from: startOfDay(first, zone) ?? NEVER, to: startOfDay(addDays(last, 1), zone) ?? NEVER };
}

/** When the tickets of each age were opened, the youngest first. */
function agesOf(now: string): Period[] {
  const before = (days: number) =>
    Number.isFinite(days) ? new Date(Date.parse(now) - days * DAY_MS).toISOString() : LONG_AGO;
  return AGES.map((days, at) => ({ from: before(days), to: at === 0 ? NEVER : before(AGES[at - 1] ?? 0) }));
}

/** The dashboard: what came in and went out, what is open, how long customers waited, for any period. */
import { organisationChoices } from '../../store/desk-rows.ts';
import {
  type Answering,
  type Period,
  readAnswering,
  readFlows,
  readOpen,
  readOverByOrganisation,
} from '../../store/figures.ts';
import { countRatings } from '../../store/ratings.ts';
import { addDays, dayOf, daysBetween, startOfDay, weekdayOf } from '../../ticket/calendar.ts';
import { ratingFigures } from '../../ticket/rating.ts';
import { waitFigures } from '../../ticket/waiting.ts';
import { DashboardPage, type OrganisationFigures } from '../pages/desk/dashboard.tsx';
import type { DeskRoutes } from './visit.ts';

/** Days of a period; more are cut off at its beginning. */
const MAX_DAYS = 732;
/** A longer period is counted by weeks. */
const MAX_SINGLE_DAYS = 35;
const DEFAULT_DAYS = 30;
const MAX_ORGANISATIONS = 50;

const DAY_MS = 86_400_000;
/** Ages of open tickets in days: below each of these, and above all. */
const AGES = [1, 3, 7, 28, Number.POSITIVE_INFINITY];
const LONG_AGO = '0000';
const NEVER = '9999';

/** A day, or a week of which the first day is given. */
interface Bucket extends Period {
  day: string;
}

export function addDashboard(routes: DeskRoutes): void {
  const { read } = routes.deps.database;
  routes.page('/desk/figures', async (visit) => {
    const zone = visit.timeZone;
    const { first, last } = periodOf(visit.query, dayOf(visit.now, zone), zone);
    const byWeek = daysBetween(first, last) >= MAX_SINGLE_DAYS;
    const buckets = bucketsOf(first, last, byWeek, zone);
    const period = { from: buckets[0]?.from ?? NEVER, to: buckets.at(-1)?.to ?? NEVER };
    const flows = await readFlows(read, buckets);
    const answering = await readAnswering(read, period);
    return DashboardPage({
      visit,
      first,
      last,
      byWeek,
      flows: buckets.map(({ day }, at) => ({ day, ...(flows[at] ?? { opened: 0, over: 0 }) })),
      open: await readOpen(read, agesOf(visit.now)),
      waits: waitFigures(answering.map(({ waitedMs }) => waitedMs)),
      ratings: ratingFigures(await countRatings(read, period)),
      organisations: byOrganisation(
        answering,
        await readOverByOrganisation(read, period),
        new Map((await organisationChoices(read)).map(({ id, name }) => [id, name])),
      ),
    });
  });
}

/** The days asked for; the last month when they are none, or the wrong way round. */
function periodOf(query: URLSearchParams, today: string, zone: string): { first: string; last: string } {
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  const last = startOfDay(to, zone) === null ? today : to;
  const first = startOfDay(from, zone) === null || from > last ? addDays(last, 1 - DEFAULT_DAYS) : from;
  return { first: daysBetween(first, last) < MAX_DAYS ? first : addDays(last, 1 - MAX_DAYS), last };
}

/** Its days, or its weeks: from Monday on, the first one from the first day. */
function bucketsOf(first: string, last: string, byWeek: boolean, zone: string): Bucket[] {
  const buckets: Bucket[] = [];
  for (let day = first; day <= last; ) {
    const next = addDays(day, byWeek ? 8 - weekdayOf(day) : 1);
    const end = next > last ? addDays(last, 1) : next;
    buckets.push({ day, from: startOfDay(day, zone) ?? NEVER, to: startOfDay(end, zone) ?? NEVER });
    day = next;
  }
  return buckets;
}

/** When the tickets of each age were opened, the youngest first. */
function agesOf(now: string): Period[] {
  const before = (days: number) =>
    Number.isFinite(days) ? new Date(Date.parse(now) - days * DAY_MS).toISOString() : LONG_AGO;
  return AGES.map((days, at) => ({ from: before(days), to: at === 0 ? NEVER : before(AGES[at - 1] ?? 0) }));
}

/** Those of which most came first; those who belong to no organisation are one. */
function byOrganisation(
  answering: readonly Answering[],
  over: ReadonlyMap<number | null, number>,
  names: ReadonlyMap<number, string>,
): OrganisationFigures[] {
  const waits = new Map<number | null, (number | null)[]>();
  for (const id of over.keys()) waits.set(id, []);
  for (const { organisationId, waitedMs } of answering) {
    const known = waits.get(organisationId);
    if (known === undefined) waits.set(organisationId, [waitedMs]);
    else known.push(waitedMs);
  }
  return [...waits]
    .map(([id, own]) => ({
      name: id === null ? null : (names.get(id) ?? null),
      opened: own.length,
      over: over.get(id) ?? 0,
      waits: waitFigures(own),
    }))
    .sort((one, other) => other.opened - one.opened || other.over - one.over)
    .slice(0, MAX_ORGANISATIONS);
}

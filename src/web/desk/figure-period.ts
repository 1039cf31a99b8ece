/** The period of the dashboard: its days, cut into the days or weeks of a chart. */
import type { Days } from '../../store/figures.ts';
import { addDays, daysBetween, startOfDay, weekdayOf } from '../../ticket/calendar.ts';

/** Days of a period; more are cut off at its beginning. */
const MAX_DAYS = 732;
/** A longer period is counted by weeks. */
const MAX_SINGLE_DAYS = 35;
const DEFAULT_DAYS = 30;
/** No desk is older. Days near the ends of the calendar have none before or behind them to count with. */
const FIRST_DAY = '1970-01-01';

/** The days asked for; the last month when they are none, no days of a desk, or the wrong way round. */
export function periodOf(query: URLSearchParams, today: string, zone: string): Days {
  const lastDay = addDays(today, MAX_DAYS);
  const asked = (name: string): string | null => {
    const day = query.get(name) ?? '';
    return startOfDay(day, zone) !== null && day >= FIRST_DAY && day <= lastDay ? day : null;
  };
  const last = asked('to') ?? today;
  const from = asked('from');
  const first = from === null || from > last ? addDays(last, 1 - DEFAULT_DAYS) : from;
  return { first: daysBetween(first, last) < MAX_DAYS ? first : addDays(last, 1 - MAX_DAYS), last };
}

export function isByWeek({ first, last }: Days): boolean {
  return daysBetween(first, last) >= MAX_SINGLE_DAYS;
}

/** The days of a period, or its weeks when it is long: from Monday on, the first one from the first day. */
export function bucketsOf(days: Days): Days[] {
  const byWeek = isByWeek(days);
  const buckets: Days[] = [];
  for (let first = days.first; first <= days.last; ) {
    const next = addDays(first, byWeek ? 8 - weekdayOf(first) : 1);
    buckets.push({ first, last: next > days.last ? days.last : addDays(next, -1) });
    first = next;
  }
  return buckets;
}

/** What the days of each bucket add up to. */
export function inBuckets<Counts>(
  buckets: readonly Days[],
  byDay: ReadonlyMap<string, Counts>,
  none: Counts,
  add: (one: Counts, other: Counts) => Counts,
): Counts[] {
  const sums = buckets.map(() => none);
  let at = 0;
  for (const [day, counts] of [...byDay].sort(([one], [other]) => (one < other ? -1 : 1))) {
    while (at < buckets.length - 1 && day > (buckets[at]?.last ?? '')) at += 1;
    sums[at] = add(sums[at] ?? none, counts);
  }
  return sums;
}

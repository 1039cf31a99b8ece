/**
 * When the house is open (P14, P17): spans of the clock for each weekday, days that are closed all day, in one zone.
 * Time is counted as it passes: on a day on which the clocks change, a span may be an hour shorter or longer than it looks.
 */
import { IANAZone } from 'luxon';
import type { Language } from '../message/mail.ts';

/** Minutes after midnight by the clock on the wall; `to` is at most 1,440. */
export interface ClockSpan {
  readonly from: number;
  readonly to: number;
}

export interface HoursRules {
  /** IANA name. */
  zone: string;
  /** Seven days, Monday first; the spans of a day in order and apart. */
  week: readonly (readonly ClockSpan[])[];
  /** Days closed all day: `2026-12-24`, or `12-24` for every year. */
  closed: Iterable<string>;
  /** What those days are called, where they have a name. */
  names?: ReadonlyMap<string, HolidayNames>;
}

export type HolidayNames = Readonly<Record<Language, string>>;

/** Milliseconds since 1970; open from `from` on, closed again at `to`. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** A day of the house's calendar, as days since 1970-01-01. */
type Day = number;

/** Made by `openingHours`; ask it by the functions below. */
export interface OpeningHours {
  readonly zone: string;
  dayOf(time: number): Day;
  /** In order, none empty. */
  spansOf(day: Day): readonly Span[];
  /** Of a date such as `2026-12-25`: null when it is a day like others of its week. */
  holidayOn(date: string): { names: HolidayNames | null } | null;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Days since Monday of 1970-01-01, a Thursday. */
const FIRST_WEEKDAY = 3;

/** Days kept once looked up: a century. */
const MAX_DAYS_KEPT = 36_525;
/** A house that opens on no day of so many is closed for good. */
const MAX_DAYS_CLOSED = 1_500;

/** The hours of these rules. Days are worked out once, so asking about years costs little the second time. */
export function openingHours({ zone, week, closed, names = new Map() }: HoursRules): OpeningHours {
  const place = IANAZone.create(zone);
  const closedDays = new Set(closed);
  const isHoliday = (date: string) => closedDays.has(date) || closedDays.has(date.slice('2026-'.length));
  const known = new Map<Day, readonly Span[]>();
  const offsetAt = offsetsOf(place);
  const spansOn = (day: Day): Span[] => {
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    if (isHoliday(date)) return [];
    return realSpans(place, day, week[(((day + FIRST_WEEKDAY) % 7) + 7) % 7] ?? []);
  };
  return {
    zone,
    dayOf: (time) => Math.floor((time + offsetAt(time) * MINUTE_MS) / DAY_MS),
    spansOf(day) {
      const kept = known.get(day);
      if (kept !== undefined) return kept;
      if (known.size >= MAX_DAYS_KEPT) known.clear();
      const spans = spansOn(day);
      known.set(day, spans);
      return spans;
    },
    holidayOn: (date) => (isHoliday(date) ? { names: names.get(date) ?? null } : null),
  };
}

/** Minutes ahead of UTC at a moment. A zone is asked once for a day on which it does not change: it thinks long about each. */
function offsetsOf(zone: IANAZone): (time: number) => number {
  const whole = new Map<Day, number | null>();
  return (time) => {
    const day = Math.floor(time / DAY_MS);
    let offset = whole.get(day);
    if (offset === undefined) {
      const [first, last] = [zone.offset(day * DAY_MS), zone.offset((day + 1) * DAY_MS)];
      if (whole.size >= MAX_DAYS_KEPT) whole.clear();
      offset = first === last ? first : null;
      whole.set(day, offset);
    }
    return offset ?? zone.offset(time);
  };
}

/** Whether the house is open at this moment. */
export function isOpenAt(hours: OpeningHours, iso: string): boolean {
  const time = Date.parse(iso);
  return hours.spansOf(hours.dayOf(time)).some(({ from, to }) => from <= time && time < to);
}

/** The moment itself when the house is open then, else when it next opens; null when it never does. */
export function nextOpening(hours: OpeningHours, iso: string): string | null {
  return addWorkingMinutes(hours, iso, 0);
}

/** The moment at which so many minutes of opening hours have passed; null when they never do. */
export function addWorkingMinutes(hours: OpeningHours, iso: string, minutes: number): string | null {
  const time = Date.parse(iso);
  let left = minutes * MINUTE_MS;
  let day = hours.dayOf(time);
  for (let closedDays = 0; closedDays < MAX_DAYS_CLOSED; day += 1) {
    const spans = hours.spansOf(day);
    closedDays = spans.length === 0 ? closedDays + 1 : 0;
    for (const span of spans) {
      const from = Math.max(span.from, time);
      if (from >= span.to) continue;
      if (left <= span.to - from) return new Date(from + left).toISOString();
      left -= span.to - from;
    }
  }
  return null;
}

/** Minutes of opening hours between two moments, parts of a minute included; 0 when `to` is not later. */
export function workingMinutesBetween(hours: OpeningHours, from: string, to: string): number {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  let passed = 0;
  for (let day = hours.dayOf(start); start < end && day <= hours.dayOf(end); day += 1) {
    for (const span of hours.spansOf(day)) passed += Math.max(0, Math.min(span.to, end) - Math.max(span.from, start));
  }
  return passed / MINUTE_MS;
}

/** What can be said of a moment to somebody who waits: nothing but when the house is open. */
export type Attention =
  /** `closesAt` ends the day, breaks apart; null when the next day follows on. `opensAgainAt` comes after it. */
  | { is: 'open'; closesAt: string | null; opensAgainAt: string | null }
  | { is: 'closed'; opensAt: string; sameDay: boolean }
  | { is: 'closed-for-good' };

/** P17: how the house stands at this moment, and when it opens next. */
export function attentionAt(hours: OpeningHours, iso: string): Attention {
  const opensAt = nextOpening(hours, iso);
  if (opensAt === null) return { is: 'closed-for-good' };
  const today = hours.dayOf(Date.parse(iso));
  if (!isOpenAt(hours, iso)) return { is: 'closed', opensAt, sameDay: hours.dayOf(Date.parse(opensAt)) === today };
  const closing = hours.spansOf(today).at(-1)?.to ?? Date.parse(iso);
  const closesAt = new Date(closing).toISOString();
  const opensAgainAt = nextOpening(hours, closesAt);
  return { is: 'open', closesAt: opensAgainAt === closesAt ? null : closesAt, opensAgainAt };
}

/** Spans of the clock as they pass on this day; what falls into the hour that is skipped is gone. */
function realSpans(zone: IANAZone, day: Day, spans: readonly ClockSpan[]): Span[] {
  if (spans.length === 0) return [];
  const [before, after] = [zone.offset((day - 1) * DAY_MS), zone.offset((day + 2) * DAY_MS)];
  const timeOf = (minute: number, last: boolean): number => {
    const local = day * DAY_MS + minute * MINUTE_MS;
    return before === after ? local - before * MINUTE_MS : timeNearChange(zone, local, { before, after }, last);
  };
  return spans
    .map(({ from, to }) => ({ from: timeOf(from, false), to: timeOf(to, true) }))
    .filter(({ from, to }) => from < to);
}

/**
 * When the clock shows `local` around a change of its offset. It shows an hour twice when it is set back: the house then
 * opens by the first and closes by the last. It skips one when it is set forward: that hour is the moment of the change.
 */
function timeNearChange(
  zone: IANAZone,
  local: number,
  { before, after }: { before: number; after: number },
  last: boolean,
): number {
  const early = local - before * MINUTE_MS;
  const late = local - after * MINUTE_MS;
  const shown = [early, late].filter((time) => time + zone.offset(time) * MINUTE_MS === local);
  if (shown.length > 0) return last ? Math.max(...shown) : Math.min(...shown);
  let [low, high] = [late, early];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offset(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

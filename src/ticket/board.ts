/** A week of appointments laid out by the clock: in quarters of an hour, so that a page needs no arithmetic. */
import type { AppointmentTime } from './appointment.ts';
import { overlap } from './appointment.ts';
import { dayOf } from './calendar.ts';
import type { HolidayNames, OpeningHours } from './opening-hours.ts';
import { type DaySpan, minuteOf, openOn } from './week.ts';

const QUARTER = 15;
const DAY_MINUTES = 24 * 60;

/** Rows of the board: `from` counts from its first quarter of an hour, `rows` is at least one. */
export interface Block {
  from: number;
  rows: number;
}

export interface BoardRange {
  /** Full hours by the clock. */
  firstHour: number;
  lastHour: number;
}

/** From the first opening or appointment of these days to the last, in full hours. An empty week shows a working day. */
export function rangeOf(spans: readonly DaySpan[]): BoardRange {
  if (spans.length === 0) return { firstHour: 9, lastHour: 17 };
  return {
    firstHour: Math.floor(Math.min(...spans.map(({ from }) => from)) / 60),
    lastHour: Math.ceil(Math.max(...spans.map(({ to }) => to)) / 60),
  };
}

/** Where a span of the clock stands on the board; null when it is not on it. */
export function blockOf({ from, to }: DaySpan, { firstHour, lastHour }: BoardRange): Block | null {
  const [start, end] = [Math.max(from, firstHour * 60), Math.min(to, lastHour * 60)];
  if (start >= end) return null;
  const first = Math.floor((start - firstHour * 60) / QUARTER);
  const last = Math.ceil((end - firstHour * 60) / QUARTER);
  return { from: first, rows: Math.max(1, last - first) };
}

/** An appointment's part of a day by the clock; one that goes on past midnight ends there. */
export function spanOf({ startsAt, endsAt }: AppointmentTime, day: string, zone: string): DaySpan | null {
  const [first, last] = [dayOf(startsAt, zone), dayOf(endsAt, zone)];
  if (day < first || day > last) return null;
  const from = day === first ? minuteOf(startsAt, zone) : 0;
  const to = day === last ? minuteOf(endsAt, zone) : DAY_MINUTES;
  return from < to ? { from, to } : null;
}

export interface Placed<A> {
  appointment: A;
  span: DaySpan;
  /** 0 for what stands alone; what overlaps stands beside it. */
  lane: number;
}

/** The appointments of a day in order, those that overlap in lanes of their own: the first lane that is free. */
export function placeDay<A extends AppointmentTime>(
  appointments: readonly A[],
  day: string,
  zone: string,
): Placed<A>[] {
  const placed: Placed<A>[] = [];
  for (const appointment of appointments) {
    const span = spanOf(appointment, day, zone);
    if (span === null) continue;
    const beside = placed.filter((other) => overlap(other.appointment, appointment)).map(({ lane }) => lane);
    let lane = 0;
    while (beside.includes(lane)) lane += 1;
    placed.push({ appointment, span, lane });
  }
  return placed;
}

export interface BoardDay {
  day: string;
  open: DaySpan[];
  /** Null when it is a day like others of its week. */
  holiday: { names: HolidayNames | null } | null;
}

export function boardDays(days: readonly string[], hours: OpeningHours): BoardDay[] {
  return days.map((day) => ({ day, open: openOn(hours, day), holiday: hours.holidayOn(day) }));
}

/** Weeks of the house's calendar, written `2026-W48` (ISO 8601), and the clock of their days. */
import { DateTime } from 'luxon';
import { dayOf } from './calendar.ts';
import type { OpeningHours } from './opening-hours.ts';

const WEEK = /^\d{4}-W\d{2}$/;
const FIRST_WEEK = '0001-W01';
const LAST_WEEK = '9999-W50';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The week of a day. */
export function weekOf(day: string): string {
  return DateTime.fromISO(day, { zone: 'utc' }).toFormat("kkkk-'W'WW");
}

/** Monday to Sunday; null for what is no week, or one of which the week before or after has no year of four digits. */
export function daysOfWeek(week: string): string[] | null {
  if (week < FIRST_WEEK || week > LAST_WEEK) return null;
  const monday = WEEK.test(week) ? DateTime.fromISO(week, { zone: 'utc' }) : null;
  if (monday?.isValid !== true) return null;
  return Array.from({ length: 7 }, (_, index) => monday.plus({ days: index }).toFormat('yyyy-MM-dd'));
}

/** The moment at which the clock of a zone shows this time of a day, ISO-8601 UTC; null for what is no day or time. */
export function momentAt(day: string, time: string, zone: string): string | null {
  if (!DAY.test(day) || !TIME.test(time)) return null;
  const moment = DateTime.fromISO(`${day}T${time}`, { zone });
  return moment.isValid ? moment.toUTC().toISO() : null;
}

/** The clock of a zone at a moment, e.g. `09:30`. */
export function clockAt(iso: string, zone: string): string {
  return DateTime.fromISO(iso, { zone }).toFormat('HH:mm');
}

/** e.g. `2026-11-26 10:00`. */
export function dayAndClockAt(iso: string, zone: string): string {
  return `${dayOf(iso, zone)} ${clockAt(iso, zone)}`;
}

/** The same time of the clock some days later, or earlier, whatever the clocks do between. */
export function shiftDays(iso: string, days: number, zone: string): string {
  return DateTime.fromISO(iso, { zone }).plus({ days }).toUTC().toISO() ?? iso;
}

/** Minutes of the clock after midnight; `to` is at most 1,440. */
export interface DaySpan {
  from: number;
  to: number;
}

/** When the house is open on a day, by the clock on the wall. */
export function openOn(hours: OpeningHours, day: string): DaySpan[] {
  return hours.spansOf(Date.parse(day) / DAY_MS).map(({ from, to }) => ({
    from: minuteOf(new Date(from).toISOString(), hours.zone),
    // It may close at midnight, which the clock shows as 00:00.
    to: minuteOf(new Date(to).toISOString(), hours.zone) || 24 * 60,
  }));
}

/** Minutes after midnight that the clock of a zone shows. */
export function minuteOf(iso: string, zone: string): number {
  const { hour, minute } = DateTime.fromISO(iso, { zone });
  return hour * 60 + minute;
}

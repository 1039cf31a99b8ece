/** Days of the house's calendar, written `2026-03-29`, and the moments at which they begin. */
import { DateTime } from 'luxon';

/** The day of a moment in a zone. */
export function dayOf(iso: string, zone: string): string {
  return DateTime.fromISO(iso, { zone }).toFormat('yyyy-MM-dd');
}

/** The moment at which a day begins in a zone, ISO-8601 UTC; null for what is no day. */
export function startOfDay(day: string, zone: string): string | null {
  const start = /^\d{4}-\d{2}-\d{2}$/.test(day) ? DateTime.fromISO(day, { zone }) : null;
  return start?.isValid === true ? start.startOf('day').toUTC().toISO() : null;
}

/** A day some days later, or earlier. */
export function addDays(day: string, days: number): string {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}

/** Days from the one to the other; 0 when they are the same. */
export function daysBetween(from: string, to: string): number {
  return DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days;
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(day: string): number {
  return DateTime.fromISO(day, { zone: 'utc' }).weekday;
}

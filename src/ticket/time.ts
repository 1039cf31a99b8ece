/** Time that is worked on a ticket: measured, rounded, and settled against the limit that needs an approval (P10). */
import { DateTime } from 'luxon';
import type { BillingRules } from './billing.ts';

const MINUTE_MS = 60_000;

/** Longer in one piece is a timer that was forgotten. */
export const MAX_ENTRY_MINUTES = 24 * 60;

/** Minutes between two moments, ISO-8601; one that has begun counts, and there is at least one. */
export function elapsedMinutes(from: string, to: string): number {
  return Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / MINUTE_MS));
}

/** The least multiple of `step` that holds these minutes. */
export function roundUp(minutes: number, step: number): number {
  return Math.ceil(minutes / step) * step;
}

/** The day of a moment in a zone, e.g. `2026-11-24`. */
export function dayIn(iso: string, timeZone: string): string {
  return DateTime.fromISO(iso, { zone: timeZone }).toFormat('yyyy-MM-dd');
}

/** The middle of a day in a zone, ISO-8601 UTC: for work of which only the day is known. Null when it is no day. */
export function middayOf(day: string, timeZone: string): string | null {
  return isDay(day) ? DateTime.fromISO(`${day}T12:00`, { zone: timeZone }).toUTC().toISO() : null;
}

/** Whether the text is a day of the calendar, such as `2026-11-24`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;
}

/** Where the minutes of an entry are; their sum is the entry's. */
export interface Settled {
  /** Within the limit, or approved. */
  cleared: number;
  /** Wait for an approval. */
  pending: number;
  writtenOff: number;
}

/** Minutes of work that count: what was written off does not. */
export function workedMinutes(entries: readonly Settled[]): number {
  return entries.reduce((sum, { cleared, pending }) => sum + cleared + pending, 0);
}

/**
 * P10: clears waiting minutes, oldest first, as far as `allowance` (minutes of the whole ticket) reaches.
 * What was cleared stays cleared, also when the allowance became smaller.
 */
export function settle<Entry extends Settled>(entries: readonly Entry[], allowance: number): Entry[] {
  let room = Math.max(0, allowance - entries.reduce((sum, { cleared }) => sum + cleared, 0));
  return entries.map((entry) => {
    const more = Math.min(room, entry.pending);
    room -= more;
    return { ...entry, cleared: entry.cleared + more, pending: entry.pending - more };
  });
}

/** An entry of `minutes`, corrected to others: what is too much goes first from what waits, then from what is cleared. */
export function resize(entry: Settled, minutes: number): Settled {
  const wanted = Math.max(0, minutes - entry.writtenOff);
  const writtenOff = minutes - wanted;
  const cleared = Math.min(entry.cleared, wanted);
  return { cleared, pending: wanted - cleared, writtenOff };
}

/** How near running work is to the point where the customer must be asked. */
export type TimeWarning = 'none' | 'soon' | 'over';

/** P10: the warning while a timer runs. With a limit of 60 and a warning at 45, it comes 15 minutes before any limit. */
export function timeWarning(
  minutes: number,
  allowance: number,
  rules: Pick<BillingRules, 'approvalLimitMinutes' | 'warnMinutes'>,
): TimeWarning {
  if (minutes > allowance) return 'over';
  return minutes >= allowance - (rules.approvalLimitMinutes - rules.warnMinutes) ? 'soon' : 'none';
}

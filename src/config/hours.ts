/** Settings of the calendar: opening hours, holidays, and how soon tickets should be answered and solved. */
import * as z from 'zod';

/** Minutes after midnight. */
interface ClockSpan {
  readonly from: number;
  readonly to: number;
}

/** The word for a day without hours: empty would mean the default. */
const CLOSED = 'closed';
const DAY_MINUTES = 1_440;
const DAY_MS = 86_400_000;
const MAX_SPANS_A_DAY = 12;
const MAX_DATES = 1_000;
/** A year of round-the-clock opening. */
const MAX_TARGET_MINUTES = 525_600;

const SPAN = /^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/;

function readSpan(text: string): ClockSpan | null {
  const [hourFrom, minuteFrom, hourTo, minuteTo] = (SPAN.exec(text)?.slice(1) ?? []).map(Number);
  if (hourFrom === undefined || minuteFrom === undefined || hourTo === undefined || minuteTo === undefined) return null;
  if (minuteFrom > 59 || minuteTo > 59) return null;
  const span = { from: hourFrom * 60 + minuteFrom, to: hourTo * 60 + minuteTo };
  return span.from < span.to && span.to <= DAY_MINUTES ? span : null;
}

const day = z.array(z.string()).transform((items, context): ClockSpan[] => {
  const given = items.map((item) => item.trim()).filter((item) => item !== '');
  if (given.length === 1 && given[0]?.toLowerCase() === CLOSED) return [];
  const spans = given.map(readSpan).filter((span) => span !== null);
  const inOrder = spans.every((span, index) => index === 0 || (spans[index - 1]?.to ?? 0) <= span.from);
  if (spans.length === given.length && spans.length <= MAX_SPANS_A_DAY && inOrder) return spans;
  const message = `must be times of the day in order, e.g. 09:00-12:00, 13:00-17:00, or the word ${CLOSED}`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

export const openingHoursRules = z
  .strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day })
  .refine((week) => Object.values(week).some((spans) => spans.length > 0), {
    error: 'at least one day must be open, else no question is ever looked at',
  });

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const YEARLY = /^\d{2}-\d{2}$/;
/** Has a 29th of February, so that a yearly date may be one. */
const LEAP_YEAR = '2024-';

function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const time = Date.parse(text);
  // 30 February reads as 1 March on some engines.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The dates that one entry stands for; none when it is no date. */
function readDates(text: string): string[] {
  if (isDate(text) || (YEARLY.test(text) && isDate(LEAP_YEAR + text))) return [text];
  const [first = '', last = '', ...more] = text.split('/').map((part) => part.trim());
  if (!isDate(first) || !isDate(last) || more.length > 0) return [];
  const length = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  if (length > MAX_DATES) return [];
  return Array.from({ length: Math.max(0, length) }, (_, index) =>
    new Date(Date.parse(first) + index * DAY_MS).toISOString().slice(0, 10),
  );
}

const dates = z.array(z.string()).transform((items, context): string[] => {
  const given = items.map((item) => item.trim()).filter((item) => item !== '');
  const read = given.map(readDates);
  if (read.every((found) => found.length > 0) && read.flat().length <= MAX_DATES) return read.flat();
  const message = `must be dates such as 2026-12-24, 12-24 (every year) or 2026-07-13/2026-07-31, at most ${MAX_DATES} days`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

export const holidayRules = z.strictObject({
  country: z
    .string()
    .regex(/^([A-Z]{2}|none)$/, { error: 'must be a code of ISO 3166 in capitals, e.g. BE, or the word none' }),
  region: z
    .string()
    .regex(/^[A-Za-z0-9]{0,12}$/, { error: 'must be a code of ISO 3166-2 without the country, e.g. BY' }),
  extra: dates,
  without: dates,
});

const minutes = z.string().transform((text, context): number | null => {
  const number = /^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (number <= MAX_TARGET_MINUTES) return number === 0 ? null : number;
  const message = `must be a whole number of minutes from 0 (no target) to ${MAX_TARGET_MINUTES}`;
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const target = z.strictObject({ first_response_minutes: minutes, solution_minutes: minutes });

export const targetRules = z.strictObject({ urgent: target, high: target, normal: target, low: target });

/** A list of settings as it is written; hours as `09:00-12:00`. */
export function listText(key: string, items: readonly unknown[]): string {
  return key.startsWith('opening_hours.') && items.length === 0 ? CLOSED : items.map(itemText).join(', ');
}

function itemText(item: unknown): string {
  if (typeof item !== 'object' || item === null || !('from' in item) || !('to' in item)) return String(item);
  return `${clockText(Number(item.from))}-${clockText(Number(item.to))}`;
}

function clockText(minute: number): string {
  const digits = (number: number) => String(number).padStart(2, '0');
  return `${digits(Math.floor(minute / 60))}:${digits(minute % 60)}`;
}

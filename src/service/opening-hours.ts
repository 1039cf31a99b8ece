/** The house's opening hours, from the configuration and the public holidays of its country. */
import { once } from 'node:events';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Config } from '../config.ts';
import { LoketError } from '../errors.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import type { Targets } from '../ticket/deadlines.ts';
import type { HolidayPlace, PublicHoliday } from '../ticket/holidays.ts';
import { type OpeningHours, openingHours } from '../ticket/opening-hours.ts';

/** Holidays are known for so many years before and after the present one. */
const YEARS_BACK = 5;
const YEARS_AHEAD = 10;

const KEPT_FILE = 'holidays.json';
/** The built one, also where the program runs from source: a thread of Node 20 runs no TypeScript. */
const THREAD = join(PACKAGE_ROOT, 'dist', 'service', 'holidays-thread.js');

export interface HolidayQuestion {
  place: HolidayPlace;
  /** Years, both included. */
  first: number;
  last: number;
}

export type HolidayAnswer = { holidays: PublicHoliday[] } | { invalid: string };

/**
 * The hours of the house. Throws LoketError `invalid` naming the key of a country or region that has no calendar.
 * The calendar of holidays takes 26 MB and 0.2 s to load, so it is asked in a thread that ends with the answer, and the answer
 * is kept in the data folder until the next year.
 */
export async function openOpeningHours(config: Config, now: Date): Promise<OpeningHours> {
  const path = join(config.data_dir, KEPT_FILE);
  const question = JSON.stringify([
    'named',
    calendarVersion(),
    config.holidays.country,
    config.holidays.region,
    yearsOf(now),
  ]);
  const kept = readKept(path, question);
  if (kept !== null) return hoursOf(config, kept);
  const holidays = await lookUpHolidays(config, now, askThread);
  keep(path, JSON.stringify({ question, holidays }));
  return hoursOf(config, holidays);
}

/**
 * The public holidays of the configured country; none when it has none. Commands, which end soon, ask here. Throws like
 * `openOpeningHours`.
 */
export async function lookUpHolidays(
  { holidays: place }: Config,
  now: Date,
  ask: (question: HolidayQuestion) => Promise<PublicHoliday[]> = askHere,
): Promise<PublicHoliday[]> {
  return place.country === 'none' ? [] : ask({ place, ...yearsOf(now) });
}

async function askHere({ place, first, last }: HolidayQuestion): Promise<PublicHoliday[]> {
  const { publicHolidays } = await import('../ticket/holidays.ts');
  return publicHolidays(place, first, last);
}

async function askThread(question: HolidayQuestion): Promise<PublicHoliday[]> {
  const [answer] = (await once(new Worker(THREAD, { workerData: question }), 'message')) as [HolidayAnswer];
  if ('invalid' in answer) throw new LoketError('invalid', answer.invalid);
  return answer.holidays;
}

/** The hours of the configuration with these public holidays. */
export function hoursOf(config: Config, publicHolidays: readonly PublicHoliday[]): OpeningHours {
  const { mon, tue, wed, thu, fri, sat, sun } = config.opening_hours;
  const worked = new Set(config.holidays.without);
  const holidays = publicHolidays.filter(({ day }) => !worked.has(day) && !worked.has(day.slice('2026-'.length)));
  return openingHours({
    zone: config.time_zone,
    week: [mon, tue, wed, thu, fri, sat, sun],
    closed: [...holidays.map(({ day }) => day), ...config.holidays.extra],
    names: new Map(holidays.map(({ day, names }) => [day, names])),
  });
}

/** The targets of each priority (P14). */
export function targetsOf({ targets }: Config): Targets {
  const target = ({ first_response_minutes, solution_minutes }: Config['targets']['normal']) => ({
    firstResponse: first_response_minutes,
    solution: solution_minutes,
  });
  return {
    urgent: target(targets.urgent),
    high: target(targets.high),
    normal: target(targets.normal),
    low: target(targets.low),
  };
}

function yearsOf(now: Date): { first: number; last: number } {
  const year = now.getUTCFullYear();
  return { first: year - YEARS_BACK, last: year + YEARS_AHEAD };
}

/** A newer calendar may know a holiday that was decreed since. */
function calendarVersion(): string {
  const text = readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8');
  return /"date-holidays": "([^"]+)"/.exec(text)?.[1] ?? '';
}

/** In one move, since a command may do the same beside the service. It only saves time: a full disk stops nobody here. */
function keep(path: string, text: string): void {
  const temporary = `${path}.${process.pid}`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, { force: true });
  }
}

/** What was kept for this question; null when there is nothing, or nothing that can be read: then it is looked up again. */
function readKept(path: string, question: string): PublicHoliday[] | null {
  try {
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof kept !== 'object' || kept === null || !('question' in kept) || !('holidays' in kept)) return null;
    return kept.question === question && areHolidays(kept.holidays) ? kept.holidays : null;
  } catch {
    return null;
  }
}

function areHolidays(value: unknown): value is PublicHoliday[] {
  return Array.isArray(value) && value.every(isHoliday);
}

function isHoliday(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('day' in value) || !('names' in value)) return false;
  const { day, names } = value;
  return typeof day === 'string' && typeof names === 'object' && names !== null;
}

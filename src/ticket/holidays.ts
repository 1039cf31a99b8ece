/** Public holidays of a country or a part of it. Home of date-holidays, which is heavy: import this only where it is needed. */
import Holidays from 'date-holidays';
import { LoketError } from '../errors.ts';
import type { Language } from '../message/mail.ts';
import type { HolidayNames } from './opening-hours.ts';

export interface HolidayPlace {
  /** ISO 3166-1, e.g. `BE`. */
  country: string;
  /** The second half of the code of ISO 3166-2, e.g. `BY` for Bavaria; '' for the whole country. */
  region: string;
}

const DAY_MS = 86_400_000;

const LANGUAGES: readonly Language[] = ['nl', 'fr', 'en', 'de'];

/** A day such as `2026-07-21`. Where the calendar has no name in a language, it is the country's own. */
export interface PublicHoliday {
  day: string;
  names: HolidayNames;
}

/**
 * The public holidays from one year to another, both included, in order.
 * Throws LoketError `invalid` for a country or region without a calendar, naming its key.
 */
export function publicHolidays(
  { country, region }: HolidayPlace,
  firstYear: number,
  lastYear: number,
): PublicHoliday[] {
  const known = new Holidays();
  if (known.getCountries()[country] === undefined) {
    throw new LoketError('invalid', 'holidays.country: has no calendar of public holidays; set another one, or none');
  }
  const regions = Object.keys(known.getStates(country) ?? {});
  const state = regions.find((code) => code.toLowerCase() === region.toLowerCase());
  if (region !== '' && state === undefined) {
    const choice = regions.length === 0 ? 'leave it empty for this country' : `set one of ${regions.join(', ')}`;
    throw new LoketError('invalid', `holidays.region: is not known; ${choice}`);
  }
  const calendar = new Holidays(country, state ?? '', { types: ['public'] });
  const named = new Map<string, PublicHoliday>();
  for (let year = firstYear; year <= lastYear; year += 1) {
    const lists = LANGUAGES.map((language) => calendar.getHolidays(year, language));
    for (const [index, holiday] of calendar.getHolidays(year).entries()) {
      const [nl = '', fr = '', en = '', de = ''] = lists.map((list) => list[index]?.name ?? holiday.name);
      for (const day of daysOf(holiday)) if (!named.has(day)) named.set(day, { day, names: { nl, fr, en, de } });
    }
  }
  return [...named.values()].sort((one, other) => one.day.localeCompare(other.day));
}

/** The date is the country's own; the length in hours differs where the clocks change. */
function daysOf({ date, start, end }: { date: string; start: Date; end: Date }): string[] {
  const first = Date.parse(date.slice(0, '2026-07-21'.length));
  const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY_MS));
  return Array.from({ length }, (_, index) => new Date(first + index * DAY_MS).toISOString().slice(0, 10));
}

/** Days of the calendar and spans of time, short enough for tables and charts. */
import type { Language } from '../message/mail.ts';
import { formatMinutes } from './format.ts';

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB', de: 'de-BE' };

function byLanguage<T>(make: (locale: string) => T): Readonly<Record<Language, T>> {
  return { nl: make(LOCALES.nl), fr: make(LOCALES.fr), en: make(LOCALES.en), de: make(LOCALES.de) };
}

const DAYS = byLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' }),
);
const SHORT_DAYS = byLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'numeric' }),
);
const DAY_COUNTS = byLanguage(
  (locale) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: 1 }),
);

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** `2026-11-24` as `di 24 nov`. */
export function formatDay(day: string, language: Language): string {
  return DAYS[language].format(new Date(`${day}T00:00:00.000Z`));
}

/** `2026-11-24` as `24/11`. */
export function formatShortDay(day: string, language: Language): string {
  return SHORT_DAYS[language].format(new Date(`${day}T00:00:00.000Z`));
}

/** Milliseconds as `2 uur 30 minuten`, from two days on as `3,5 dagen`. */
export function formatSpan(ms: number, language: Language): string {
  return ms < 2 * DAY_MS
    ? formatMinutes(Math.round(ms / MINUTE_MS), language)
    : DAY_COUNTS[language].format(ms / DAY_MS);
}

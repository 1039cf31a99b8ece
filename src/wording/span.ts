/** Days of the calendar, short enough for tables and charts. */
import type { Language } from '../message/mail.ts';

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
/** `2026-11-24` as `di 24 nov`. */
export function formatDay(day: string, language: Language): string {
  return DAYS[language].format(new Date(`${day}T00:00:00.000Z`));
}

/** `2026-11-24` as `24/11`. */
export function formatShortDay(day: string, language: Language): string {
  return SHORT_DAYS[language].format(new Date(`${day}T00:00:00.000Z`));
}

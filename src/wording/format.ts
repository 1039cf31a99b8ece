/** Moments and sizes as people write them. Zone and language are arguments: nothing of the machine leaks in. */
import { LoketError } from '../errors.ts';
import type { Language } from '../message/mail.ts';

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB', de: 'de-BE' };

interface MomentFormats {
  readonly date: Intl.DateTimeFormat;
  /** Without the year: for days to come. */
  readonly day: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
}

/** Making a formatter costs a thousand times what using it does. Zones come from the configuration: few. */
const made = new Map<string, MomentFormats>();

function formatsOf(timeZone: string, language: Language): MomentFormats {
  const key = `${language} ${timeZone}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const locale = LOCALES[language];
  const day = { timeZone, weekday: 'long', day: 'numeric', month: 'long' } as const;
  const formats = {
    date: new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' }),
    day: new Intl.DateTimeFormat(locale, day),
    time: new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  };
  made.set(key, formats);
  return formats;
}

/**
 * An ISO-8601 moment as text in a zone, e.g. `dinsdag 24 november 2026 om 07:52`.
 * Throws LoketError `invalid` when the moment is none, RangeError for an unknown zone.
 */
export function formatMoment(iso: string, timeZone: string, language: Language): string {
  const moment = momentOf(iso);
  const { date } = formatsOf(timeZone, language);
  return joined(date.format(moment), formatTime(iso, timeZone, language), language);
}

/** The same without the year, for a day to come: `donderdag 26 november om 09:00`. Throws like `formatMoment`. */
export function formatDayAndTime(iso: string, timeZone: string, language: Language): string {
  const { day } = formatsOf(timeZone, language);
  return joined(day.format(momentOf(iso)), formatTime(iso, timeZone, language), language);
}

/** A day of the calendar, written `2026-12-01`, as text: `dinsdag 1 december 2026`. Throws like `formatMoment`. */
export function formatDate(day: string, language: Language): string {
  const text = formatsOf('UTC', language).date.format(momentOf(`${day}T00:00:00.000Z`));
  return language === 'fr' ? frenchFirst(text) : text;
}

/** A month of the calendar, written `2026-11`, as text: `november 2026`. Throws like `formatMoment`. */
export function formatMonth(month: string, language: Language): string {
  return MONTHS[language].format(momentOf(`${month}-01T00:00:00.000Z`));
}

const MONTHS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  nl: months('nl'),
  fr: months('fr'),
  en: months('en'),
  de: months('de'),
};

function months(language: Language): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LOCALES[language], { month: 'long', year: 'numeric', timeZone: 'UTC' });
}

const SHORT_DAYS: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  nl: shortDays('nl'),
  fr: shortDays('fr'),
  en: shortDays('en'),
  de: shortDays('de'),
};

function shortDays(language: Language): Intl.DateTimeFormat {
  const parts = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(LOCALES[language], parts);
}

/** A day of the calendar above a column: `do 26 nov`. Throws like `formatMoment`. */
export function formatShortDay(day: string, language: Language): string {
  return SHORT_DAYS[language].format(momentOf(`${day}T00:00:00.000Z`));
}

/** The time of day alone: `09:00`, in German `09:00 Uhr`. Throws like `formatMoment`. */
export function formatTime(iso: string, timeZone: string, language: Language): string {
  const clock = formatsOf(timeZone, language).time.format(momentOf(iso));
  return language === 'de' ? `${clock} Uhr` : clock;
}

function momentOf(iso: string): Date {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) throw new LoketError('invalid', 'a moment must be an ISO-8601 date and time');
  return moment;
}

/** Joined here: the joining words of Intl differ from one version of its data to the next. */
function joined(date: string, clock: string, language: Language): string {
  switch (language) {
    case 'nl':
      return `${date} om ${clock}`;
    case 'fr':
      return `${frenchFirst(date)} à ${clock}`;
    case 'en':
      return `${date} at ${clock}`;
    case 'de':
      return `${date} um ${clock}`;
  }
}

/** Intl leaves the first of a month as a plain number. */
function frenchFirst(date: string): string {
  return date.replace(/ 1 /, ' 1er ');
}

const BYTE_WORDS: Readonly<Record<Language, readonly string[]>> = {
  nl: ['bytes', 'kB', 'MB', 'GB'],
  fr: ['octets', 'ko', 'Mo', 'Go'],
  en: ['bytes', 'kB', 'MB', 'GB'],
  de: ['Bytes', 'kB', 'MB', 'GB'],
};

const STEP = 1_000;

const NUMBERS: Readonly<Record<Language, Intl.NumberFormat>> = {
  nl: new Intl.NumberFormat(LOCALES.nl, { maximumFractionDigits: 1 }),
  fr: new Intl.NumberFormat(LOCALES.fr, { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat(LOCALES.en, { maximumFractionDigits: 1 }),
  de: new Intl.NumberFormat(LOCALES.de, { maximumFractionDigits: 1 }),
};

/** A size in bytes as text, in steps of 1,000, e.g. `1,2 MB` or `1,2 Mo`. */
export function formatSize(bytes: number, language: Language): string {
  const words = BYTE_WORDS[language];
  let size = Math.max(0, bytes);
  let step = 0;
  // 999,950 and more would be written as 1,000 kB.
  while (step < words.length - 1 && (step === 0 ? size >= STEP : size >= STEP - 0.05)) {
    size /= STEP;
    step += 1;
  }
  return `${NUMBERS[language].format(size)} ${words[step] ?? ''}`;
}

const HOURS: Readonly<Record<Language, readonly [one: string, many: string]>> = {
  nl: ['uur', 'uur'],
  fr: ['heure', 'heures'],
  en: ['hour', 'hours'],
  de: ['Stunde', 'Stunden'],
};

const MINUTES: Readonly<Record<Language, readonly [one: string, many: string]>> = {
  nl: ['minuut', 'minuten'],
  fr: ['minute', 'minutes'],
  en: ['minute', 'minutes'],
  de: ['Minute', 'Minuten'],
};

/** Minutes as people say them, e.g. `2 uur 30 minuten`. */
export function formatMinutes(minutes: number, language: Language): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [
    ...(hours > 0 ? [`${hours} ${HOURS[language][hours === 1 ? 0 : 1]}`] : []),
    ...(rest > 0 || hours === 0 ? [`${rest} ${MINUTES[language][rest === 1 ? 0 : 1]}`] : []),
  ];
  return parts.join(' ');
}

const EUROS: Readonly<Record<Language, Intl.NumberFormat>> = {
  nl: new Intl.NumberFormat(LOCALES.nl, { style: 'currency', currency: 'EUR' }),
  fr: new Intl.NumberFormat(LOCALES.fr, { style: 'currency', currency: 'EUR' }),
  en: new Intl.NumberFormat(LOCALES.en, { style: 'currency', currency: 'EUR' }),
  de: new Intl.NumberFormat(LOCALES.de, { style: 'currency', currency: 'EUR' }),
};

/** Cents as an amount of money, e.g. `€ 95,00`. Its spaces do not break. */
export function formatEuros(cents: number, language: Language): string {
  return EUROS[language].format(cents / 100);
}

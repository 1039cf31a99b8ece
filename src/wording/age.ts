/** How long ago something was, in words. */
import type { Language } from '../message/mail.ts';

const FORMATS: Readonly<Record<Language, Intl.RelativeTimeFormat>> = {
  nl: new Intl.RelativeTimeFormat('nl-BE', { numeric: 'auto' }),
  fr: new Intl.RelativeTimeFormat('fr-BE', { numeric: 'auto' }),
  en: new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }),
  de: new Intl.RelativeTimeFormat('de-BE', { numeric: 'auto' }),
};

const MINUTE_MS = 60_000;
/** A step begins at this many milliseconds and is counted in this unit. */
const STEPS = [
  { unit: 'year', ms: 365 * 24 * 60 * MINUTE_MS },
  { unit: 'month', ms: 30 * 24 * 60 * MINUTE_MS },
  { unit: 'day', ms: 24 * 60 * MINUTE_MS },
  { unit: 'hour', ms: 60 * MINUTE_MS },
  { unit: 'minute', ms: MINUTE_MS },
] as const;

/** Between two ISO-8601 moments, e.g. `3 days ago` or `in 2 hours`; `now` within a minute. */
export function formatAge(iso: string, now: string, language: Language): string {
  const passed = Date.parse(now) - Date.parse(iso);
  const step = STEPS.find(({ ms }) => Math.abs(passed) >= ms);
  const format = FORMATS[language];
  return step === undefined ? format.format(0, 'second') : format.format(-Math.trunc(passed / step.ms), step.unit);
}

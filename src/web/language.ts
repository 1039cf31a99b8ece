/** Which language a visitor reads. */
import type { Language } from '../message/mail.ts';
import { LANGUAGES } from '../wording/wording.ts';

/** Ranges of one header that are looked at; browsers send three or four. */
const MAX_RANGES = 20;

/** The code as one of our languages, else null. */
export function languageOf(code: string): Language | null {
  const primary = code.trim().toLowerCase().split('-')[0];
  return LANGUAGES.find((language) => language === primary) ?? null;
}

/** The best of our languages for an Accept-Language header (RFC 9110 12.5.4), else `fallback`. */
export function preferredLanguage(header: string | undefined, fallback: Language): Language {
  let best: { language: Language; quality: number } | null = null;
  for (const range of (header ?? '').split(',', MAX_RANGES)) {
    const [code = '', ...parameters] = range.split(';');
    const language = code.trim() === '*' ? fallback : languageOf(code);
    const quality = qualityOf(parameters);
    if (language !== null && quality > (best?.quality ?? 0)) best = { language, quality };
  }
  return best?.language ?? fallback;
}

/** RFC 9110 12.4.2: 1 when none is given, 0 for "not this one". */
function qualityOf(parameters: readonly string[]): number {
  const value = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(parameter)?.[1]).find(Boolean);
  return value === undefined ? 1 : Number(value);
}

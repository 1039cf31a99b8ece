/** The words about mails, by language, and how a stored code finds its words. */
import type { Language } from '../message/mail.ts';
import { de } from './explanation/de.ts';
import { en } from './explanation/en.ts';
import { fr } from './explanation/fr.ts';
import { nl } from './explanation/nl.ts';
import type { ExplanationWords } from './explanation-words.ts';

export const EXPLANATION: Readonly<Record<Language, ExplanationWords>> = { nl, fr, en, de };

/** A stored code in words; one that is not known, from another version, stands as it is. */
export function wordsOf(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}

/** What a request is about, and whether support covers it (P12, P13). */
import type { Language } from '../message/mail.ts';

export type Scope = 'covered' | 'not-covered';

export interface Category {
  id: number;
  scope: Scope;
  names: Readonly<Record<Language, string>>;
}

const MAX_NAME_CHARACTERS = 80;

/** What is wrong with the names of a category, in words, or null. */
export function nameFault(names: Readonly<Record<Language, string>>): string | null {
  for (const [language, name] of Object.entries(names)) {
    if (name.trim() === '') return `the name in ${language} is missing; a customer may read it`;
    if (name.length > MAX_NAME_CHARACTERS) return `the name in ${language} is longer than ${MAX_NAME_CHARACTERS}`;
  }
  return null;
}

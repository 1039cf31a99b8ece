/** The words of customers' pages, by language. A key that one language lacks does not compile. */
import type { Language } from '../message/mail.ts';
import type { PageWords } from './page-words.ts';
import { de } from './pages/de.ts';
import { en } from './pages/en.ts';
import { fr } from './pages/fr.ts';
import { nl } from './pages/nl.ts';

export const PAGES: Readonly<Record<Language, PageWords>> = { nl, fr, en, de };

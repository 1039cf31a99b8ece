/** The words of the online form, in the four languages. */
import type { Language } from '../../message/mail.ts';
import { de } from './request/de.ts';
import { en } from './request/en.ts';
import { fr } from './request/fr.ts';
import { nl } from './request/nl.ts';
import type { RequestWords } from './request-words.ts';

export const REQUEST: Readonly<Record<Language, RequestWords>> = { nl, fr, en, de };

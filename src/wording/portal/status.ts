/** The words of the status page, by language. A key that one language lacks does not compile. */
import type { Language } from '../../message/mail.ts';
import { de } from './status/de.ts';
import { en } from './status/en.ts';
import { fr } from './status/fr.ts';
import { nl } from './status/nl.ts';
import type { StatusWords } from './status-words.ts';

export const STATUS: Readonly<Record<Language, StatusWords>> = { nl, fr, en, de };

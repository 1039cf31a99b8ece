/** Words of a ticket's page of time, estimate and approvals. */
import type { Language } from '../../message/mail.ts';
import { de } from './time/de.ts';
import { en } from './time/en.ts';
import { fr } from './time/fr.ts';
import { nl } from './time/nl.ts';
import type { TimeWords } from './time-words.ts';

export const TIME: Readonly<Record<Language, TimeWords>> = { nl, fr, en, de };

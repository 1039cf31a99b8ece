/** The week board, and the appointments of a ticket, in the agent's language. */
import type { Language } from '../../message/mail.ts';
import { de } from './planning/de.ts';
import { en } from './planning/en.ts';
import { fr } from './planning/fr.ts';
import { nl } from './planning/nl.ts';
import type { PlanningWords } from './planning-words.ts';

export const PLANNING: Readonly<Record<Language, PlanningWords>> = { nl, fr, en, de };

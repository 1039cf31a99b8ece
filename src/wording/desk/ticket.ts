/** The words of a ticket's page, by language. */
import type { Language } from '../../message/mail.ts';
import { de } from './ticket/de.ts';
import { en } from './ticket/en.ts';
import { fr } from './ticket/fr.ts';
import { nl } from './ticket/nl.ts';
import type { TicketWords } from './ticket-words.ts';

export const TICKET: Readonly<Record<Language, TicketWords>> = { nl, fr, en, de };

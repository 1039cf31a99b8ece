/** What agents are told by mail, in their language. */
import type { Language } from '../message/mail.ts';
import { de } from './notice/de.ts';
import { en } from './notice/en.ts';
import { fr } from './notice/fr.ts';
import { nl } from './notice/nl.ts';
import type { NoticeWords } from './notice-words.ts';

export const NOTICE: Readonly<Record<Language, NoticeWords>> = { nl, fr, en, de };

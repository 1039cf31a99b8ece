/** What an agent asked for and cannot have, in the agent's language. */
import type { ErrorCode, LoketError } from '../../errors.ts';
import type { Language } from '../../message/mail.ts';
import type { TicketStatus } from '../../ticket/status.ts';
import { formatMonth } from '../format.ts';
import { FRAME } from './frame.ts';
import { de } from './refusals/de.ts';
import { en } from './refusals/en.ts';
import { fr } from './refusals/fr.ts';
import { nl } from './refusals/nl.ts';
import type { RefusalKey, RefusalWords } from './refusals-words.ts';

export const REFUSALS: Readonly<Record<Language, RefusalWords>> = { nl, fr, en, de };

/** For a refusal without words of its own: what kind it is. */
const KINDS: Readonly<Record<Language, Readonly<Record<ErrorCode, string>>>> = {
  nl: {
    invalid: 'Er klopt iets niet in wat u invulde.',
    not_found: 'Dit bestaat niet, of niet meer.',
    conflict: 'Intussen is er iets veranderd. Bekijk de pagina opnieuw.',
    forbidden: 'Dit mag u niet.',
    too_many: 'Dit gebeurde te vaak. Wacht even.',
  },
  fr: {
    invalid: 'Quelque chose n’est pas correct dans ce que vous avez rempli.',
    not_found: 'Ceci n’existe pas, ou plus.',
    conflict: 'Quelque chose a changé entre-temps. Regardez à nouveau la page.',
    forbidden: 'Vous ne pouvez pas faire cela.',
    too_many: 'C’est arrivé trop souvent. Attendez un peu.',
  },
  en: {
    invalid: 'Something is not right in what you filled in.',
    not_found: 'This does not exist, or not any more.',
    conflict: 'Something changed meanwhile. Look at the page again.',
    forbidden: 'You may not do this.',
    too_many: 'This happened too often. Wait a while.',
  },
  de: {
    invalid: 'Etwas stimmt nicht an dem, was Sie ausgefüllt haben.',
    not_found: 'Das gibt es nicht, oder nicht mehr.',
    conflict: 'Inzwischen hat sich etwas geändert. Sehen Sie sich die Seite noch einmal an.',
    forbidden: 'Das dürfen Sie nicht.',
    too_many: 'Das geschah zu oft. Warten Sie etwas.',
  },
};

/** The refusal as a sentence or two. */
export function refusalText(language: Language, { code, refusal }: Pick<LoketError, 'code' | 'refusal'>): string {
  if (refusal === null || !isWorded(refusal.key)) return KINDS[language][code];
  const { values = {} } = refusal;
  return REFUSALS[language][refusal.key].replace(/\{(\w+)\}/g, (_, name: string) =>
    valueText(language, values[name] ?? ''),
  );
}

function isWorded(key: string): key is RefusalKey {
  return Object.hasOwn(REFUSALS.nl, key);
}

/** Statuses and months in words; everything else as it is. */
function valueText(language: Language, value: string | number): string {
  const text = String(value);
  const { statuses } = FRAME[language];
  if (Object.hasOwn(statuses, text)) return statuses[text as TicketStatus];
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text) ? formatMonth(text, language) : text;
}

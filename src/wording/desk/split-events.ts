/** What happened when a ticket became two, or one again, in the agent's language. */
import type { Language } from '../../message/mail.ts';

type SplitEvent = 'split-into' | 'split-from' | 'unsplit';

const EVENTS: Readonly<Record<Language, Readonly<Record<SplitEvent, string>>>> = {
  nl: {
    'split-into': 'Een deel ging naar {name}',
    'split-from': 'Afgesplitst van {name}',
    unsplit: 'Splitsing met {name} ongedaan gemaakt',
  },
  fr: {
    'split-into': 'Une partie est passée dans {name}',
    'split-from': 'Séparée de {name}',
    unsplit: 'Séparation avec {name} annulée',
  },
  en: {
    'split-into': 'A part went to {name}',
    'split-from': 'Split off from {name}',
    unsplit: 'Split with {name} undone',
  },
  de: {
    'split-into': 'Ein Teil ging in {name} über',
    'split-from': 'Abgetrennt von {name}',
    unsplit: 'Trennung von {name} rückgängig gemacht',
  },
};

/** The event as a sentence; null when it is none of these, or names no ticket. */
export function splitEventText(language: Language, reason: string | null, text: string): string | null {
  const number = /\S+-\d{5,}/.exec(text)?.[0];
  if (reason === null || !isSplitEvent(reason) || number === undefined) return null;
  return EVENTS[language][reason].replace('{name}', () => number);
}

function isSplitEvent(reason: string): reason is SplitEvent {
  return Object.hasOwn(EVENTS.nl, reason);
}

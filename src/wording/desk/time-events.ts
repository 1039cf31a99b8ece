/** What happened to the time of a ticket, in the agent's language: from the event's code and what its text names. */
import type { Language } from '../../message/mail.ts';
import { formatMonth } from '../format.ts';

/** What the stored text of each event names. */
const NAMED = {
  time: /^(?<minutes>\d+) minutes of (?<day>[\d-]+)/,
  'time-corrected': /^(?<minutes>\d+) minutes of (?<day>[\d-]+) by (?<name>.*) became (?<became>\d+)\.$/s,
  'time-removed': /^(?<minutes>\d+) minutes of (?<day>[\d-]+) by (?<name>.*) were removed/s,
  'time-written-off': /^(?<minutes>\d+) minutes were written off: (?<reason>.*)$/s,
  'time-judged': /^/,
  estimate: /^Estimated at (?<minutes>\d+) minutes in all: (?<reason>.*)$/s,
  'approval-asked': /^An approval is needed for (?<minutes>\d+) minutes/,
  'approval-withdrawn': /^The question about (?<minutes>\d+) minutes/,
  'approval-approved': /^(?<name>.*) approved (?<minutes>\d+) minutes in all/s,
  'approval-declined': /^(?<name>.*) declined (?<minutes>\d+) minutes in all/s,
  invoiced: /^The time of (?<month>\d{4}-\d{2})/,
  category: /^Category (?<name>.*), (?:covered|not-covered)\.$/s,
} as const;

type TimeEvent = keyof typeof NAMED;

const EVENTS: Readonly<Record<Language, Readonly<Record<TimeEvent, string>>>> = {
  nl: {
    time: '{minutes} minuten van {day} genoteerd',
    'time-corrected': '{minutes} minuten van {day} door {name} verbeterd tot {became}',
    'time-removed': '{minutes} minuten van {day} door {name} verwijderd',
    'time-written-off': '{minutes} minuten afgeschreven: {reason}',
    'time-judged': 'Tijd opnieuw beoordeeld volgens organisatie en categorie',
    estimate: 'Geraamd op {minutes} minuten in totaal: {reason}',
    'approval-asked': 'Akkoord gevraagd voor {minutes} minuten in totaal',
    'approval-withdrawn': 'Vraag om akkoord voor {minutes} minuten ingetrokken',
    'approval-approved': '{name} ging akkoord met {minutes} minuten in totaal',
    'approval-declined': '{name} ging niet akkoord met {minutes} minuten in totaal',
    invoiced: 'Tijd van {month} gefactureerd',
    category: 'Categorie: {name}',
  },
  fr: {
    time: '{minutes} minutes du {day} notées',
    'time-corrected': '{minutes} minutes du {day} par {name} corrigées en {became}',
    'time-removed': '{minutes} minutes du {day} par {name} supprimées',
    'time-written-off': '{minutes} minutes abandonnées : {reason}',
    'time-judged': 'Temps réévalué selon l’organisation et la catégorie',
    estimate: 'Estimé à {minutes} minutes au total : {reason}',
    'approval-asked': 'Accord demandé pour {minutes} minutes au total',
    'approval-withdrawn': 'Demande d’accord pour {minutes} minutes retirée',
    'approval-approved': '{name} a donné son accord pour {minutes} minutes au total',
    'approval-declined': '{name} n’a pas donné son accord pour {minutes} minutes au total',
    invoiced: 'Temps de {month} facturé',
    category: 'Catégorie : {name}',
  },
  en: {
    time: '{minutes} minutes of {day} written down',
    'time-corrected': '{minutes} minutes of {day} by {name} corrected to {became}',
    'time-removed': '{minutes} minutes of {day} by {name} removed',
    'time-written-off': '{minutes} minutes written off: {reason}',
    'time-judged': 'Time judged anew by organisation and category',
    estimate: 'Estimated at {minutes} minutes in all: {reason}',
    'approval-asked': 'Approval asked for {minutes} minutes in all',
    'approval-withdrawn': 'Question about {minutes} minutes withdrawn',
    'approval-approved': '{name} approved {minutes} minutes in all',
    'approval-declined': '{name} declined {minutes} minutes in all',
    invoiced: 'Time of {month} invoiced',
    category: 'Category: {name}',
  },
  de: {
    time: '{minutes} Minuten vom {day} notiert',
    'time-corrected': '{minutes} Minuten vom {day} von {name} auf {became} korrigiert',
    'time-removed': '{minutes} Minuten vom {day} von {name} entfernt',
    'time-written-off': '{minutes} Minuten abgeschrieben: {reason}',
    'time-judged': 'Zeit nach Organisation und Kategorie neu beurteilt',
    estimate: 'Auf insgesamt {minutes} Minuten geschätzt: {reason}',
    'approval-asked': 'Um Zustimmung zu insgesamt {minutes} Minuten gebeten',
    'approval-withdrawn': 'Frage nach {minutes} Minuten zurückgezogen',
    'approval-approved': '{name} hat insgesamt {minutes} Minuten zugestimmt',
    'approval-declined': '{name} hat insgesamt {minutes} Minuten abgelehnt',
    invoiced: 'Zeit von {month} berechnet',
    category: 'Kategorie: {name}',
  },
};

/** The event as a sentence; null when it is not about time, or its text names less than the sentence wants. */
export function timeEventText(language: Language, reason: string | null, text: string): string | null {
  if (reason === null || !isTimeEvent(reason)) return null;
  const match = NAMED[reason].exec(text);
  if (match === null) return null;
  const { month, ...rest }: Record<string, string | undefined> = match.groups ?? {};
  const named: Readonly<Record<string, string | undefined>> = {
    ...rest,
    month: month === undefined ? undefined : formatMonth(month, language),
  };
  return EVENTS[language][reason].replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? '');
}

function isTimeEvent(reason: string): reason is TimeEvent {
  return Object.hasOwn(NAMED, reason);
}

/** The deadlines of a ticket in plain words (P14), and the form for the date that the customer is told (P15). */
import type { Language } from '../../message/mail.ts';
import { addDays, dayOf } from '../../ticket/calendar.ts';
import type { Deadline } from '../../ticket/deadlines.ts';
import { formatDayAndTime, formatTime } from '../format.ts';

export interface DeadlineWords {
  title: string;
  firstResponse: string;
  solution: string;
  today(time: string): string;
  tomorrow(time: string): string;
  due(moment: string): string;
  overdue(moment: string): string;
  met: string;
  missed(moment: string): string;
  paused: string;
  none: string;
  tags: Readonly<Record<'soon' | 'overdue', string>>;
  expected: string;
  /** The day is past and the work is not done. */
  passed: string;
  notSet: string;
  day: string;
  set: string;
  change: string;
  withdraw: string;
  /** What the form does; `name` is the customer's name or address. */
  tells(name: string): string;
  tellsNobody: string;
}

export const DEADLINES: Readonly<Record<Language, DeadlineWords>> = {
  nl: {
    title: 'Termijnen',
    firstResponse: 'Eerste antwoord',
    solution: 'Oplossing',
    today: (time) => `vandaag om ${time}`,
    tomorrow: (time) => `morgen om ${time}`,
    due: (moment) => `ten laatste ${moment}`,
    overdue: (moment) => `te laat sinds ${moment}`,
    met: 'op tijd gebeurd',
    missed: (moment) => `te laat gebeurd: de termijn was ${moment}`,
    paused: 'staat stil: wacht op de klant',
    none: 'geen termijn',
    tags: { soon: 'bijna te laat', overdue: 'te laat' },
    expected: 'Verwachte datum van oplossing',
    passed: 'verstreken',
    notSet: 'Er is de klant geen datum gemeld.',
    day: 'Datum',
    set: 'Melden',
    change: 'Wijzigen en melden',
    withdraw: 'Intrekken en melden',
    tells: (name) => `${name} krijgt een e-mail en ziet de datum op de statuspagina.`,
    tellsNobody: 'Er kan niemand worden gemaild: meld de datum zelf, bijvoorbeeld per telefoon.',
  },
  fr: {
    title: 'Délais',
    firstResponse: 'Première réponse',
    solution: 'Solution',
    today: (time) => `aujourd’hui à ${time}`,
    tomorrow: (time) => `demain à ${time}`,
    due: (moment) => `au plus tard ${moment}`,
    overdue: (moment) => `en retard depuis ${moment}`,
    met: 'fait à temps',
    missed: (moment) => `fait en retard : le délai était ${moment}`,
    paused: 'suspendu : en attente du client',
    none: 'pas de délai',
    tags: { soon: 'bientôt en retard', overdue: 'en retard' },
    expected: 'Date de solution prévue',
    passed: 'dépassée',
    notSet: 'Aucune date n’a été annoncée au client.',
    day: 'Date',
    set: 'Annoncer',
    change: 'Modifier et annoncer',
    withdraw: 'Retirer et annoncer',
    tells: (name) => `${name} reçoit un e-mail et voit la date sur la page de suivi.`,
    tellsNobody: 'Personne ne peut être prévenu par e-mail : annoncez la date vous-même, par téléphone par exemple.',
  },
  en: {
    title: 'Deadlines',
    firstResponse: 'First answer',
    solution: 'Solution',
    today: (time) => `today at ${time}`,
    tomorrow: (time) => `tomorrow at ${time}`,
    due: (moment) => `due ${moment}`,
    overdue: (moment) => `overdue since ${moment}`,
    met: 'done in time',
    missed: (moment) => `done late: it was due ${moment}`,
    paused: 'paused: waits for the customer',
    none: 'no deadline',
    tags: { soon: 'due soon', overdue: 'overdue' },
    expected: 'Expected date of solution',
    passed: 'passed',
    notSet: 'The customer was told no date.',
    day: 'Date',
    set: 'Tell',
    change: 'Change and tell',
    withdraw: 'Withdraw and tell',
    tells: (name) => `${name} gets an e-mail and sees the date on the status page.`,
    tellsNobody: 'Nobody can be told by mail: tell the date yourself, by phone for example.',
  },
  de: {
    title: 'Fristen',
    firstResponse: 'Erste Antwort',
    solution: 'Lösung',
    today: (time) => `heute um ${time}`,
    tomorrow: (time) => `morgen um ${time}`,
    due: (moment) => `fällig ${moment}`,
    overdue: (moment) => `überfällig seit ${moment}`,
    met: 'rechtzeitig erledigt',
    missed: (moment) => `verspätet erledigt: fällig war ${moment}`,
    paused: 'ruht: wartet auf den Kunden',
    none: 'keine Frist',
    tags: { soon: 'bald fällig', overdue: 'überfällig' },
    expected: 'Voraussichtliches Datum der Lösung',
    passed: 'verstrichen',
    notSet: 'Dem Kunden wurde kein Datum mitgeteilt.',
    day: 'Datum',
    set: 'Mitteilen',
    change: 'Ändern und mitteilen',
    withdraw: 'Zurückziehen und mitteilen',
    tells: (name) => `${name} erhält eine E-Mail und sieht das Datum auf der Statusseite.`,
    tellsNobody: 'Niemand kann per E-Mail benachrichtigt werden: Teilen Sie das Datum selbst mit, etwa telefonisch.',
  },
};

/** A deadline as a phrase, e.g. `due today at 16:40`. */
export function deadlineText({ dueAt, state }: Deadline, now: string, timeZone: string, language: Language): string {
  const words = DEADLINES[language];
  const moment = dueAt === null ? '' : momentText(dueAt, now, timeZone, language);
  switch (state) {
    case 'on-time':
    case 'soon':
      return words.due(moment);
    case 'overdue':
      return words.overdue(moment);
    case 'missed':
      return words.missed(moment);
    case 'met':
    case 'paused':
    case 'none':
      return words[state];
  }
}

/** Today and tomorrow by their names. */
function momentText(iso: string, now: string, timeZone: string, language: Language): string {
  const { today, tomorrow } = DEADLINES[language];
  const [day, thisDay] = [dayOf(iso, timeZone), dayOf(now, timeZone)];
  if (day === thisDay) return today(formatTime(iso, timeZone, language));
  if (day === addDays(thisDay, 1)) return tomorrow(formatTime(iso, timeZone, language));
  return formatDayAndTime(iso, timeZone, language);
}

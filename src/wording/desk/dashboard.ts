/** The words of the dashboard. */
import type { Language } from '../../message/mail.ts';
import type { WaitClass } from '../../ticket/waiting.ts';

export interface DashboardWords {
  title: string;
  from: string;
  to: string;
  show: string;
  /** Above the table that is behind a chart. */
  asTable: string;
  flow: string;
  byDay: string;
  byWeek: string;
  day: string;
  /** A week is named by its first day. */
  weekFrom: string;
  opened: string;
  over: string;
  /** Below the chart: what counts as over. */
  overMeans: string;
  total: string;
  open: string;
  /** Says that it does not depend on the period. */
  openMeans: string;
  age: string;
  /** The youngest first: below 1, 3, 7, 28 days, and older. */
  ages: readonly [string, string, string, string, string];
  waits: string;
  /** From when to when is counted. */
  waitsMeans: string;
  wait: string;
  tickets: string;
  classes: Readonly<Record<WaitClass, string>>;
  answered: string;
  unanswered: string;
  median: string;
  p90: string;
  organisations: string;
  organisation: string;
  noOrganisation: string;
  nothing: string;
}

export const DASHBOARD: Readonly<Record<Language, DashboardWords>> = {
  nl: {
    title: 'Cijfers',
    from: 'Van',
    to: 'Tot en met',
    show: 'Tonen',
    asTable: 'Als tabel',
    flow: 'Binnengekomen en afgehandeld',
    byDay: 'per dag',
    byWeek: 'per week',
    day: 'Dag',
    weekFrom: 'Week vanaf',
    opened: 'binnengekomen',
    over: 'afgehandeld',
    overMeans: 'Afgehandeld: opgelost of afgesloten, en sindsdien niet heropend.',
    total: 'Samen',
    open: 'Nu open, naar leeftijd en prioriteit',
    openMeans: 'Zoals het er nu voor staat, los van de periode.',
    age: 'Leeftijd',
    ages: ['< 1 dag', '1–3 dagen', '3–7 dagen', '1–4 weken', '> 4 weken'],
    waits: 'Tijd tot het eerste antwoord',
    waitsMeans:
      'Van het openen van de aanvraag tot het eerste bericht van een medewerker, op de klok, ook buiten de openingsuren.',
    wait: 'Gewacht',
    tickets: 'Aanvragen',
    classes: {
      '1h': '≤ 1 uur',
      '4h': '≤ 4 uur',
      '8h': '≤ 8 uur',
      '24h': '≤ 1 dag',
      '72h': '≤ 3 dagen',
      longer: 'langer',
    },
    answered: 'beantwoord',
    unanswered: 'nog niet beantwoord',
    median: 'Mediaan',
    p90: '9 op 10 binnen',
    organisations: 'Per organisatie',
    organisation: 'Organisatie',
    noOrganisation: '(zonder organisatie)',
    nothing: 'In deze periode is er niets.',
  },
  fr: {
    title: 'Chiffres',
    from: 'Du',
    to: 'Au',
    show: 'Afficher',
    asTable: 'En tableau',
    flow: 'Reçues et traitées',
    byDay: 'par jour',
    byWeek: 'par semaine',
    day: 'Jour',
    weekFrom: 'Semaine du',
    opened: 'reçues',
    over: 'traitées',
    overMeans: 'Traitées : résolues ou clôturées, et pas rouvertes depuis.',
    total: 'Total',
    open: 'Ouvertes maintenant, par âge et priorité',
    openMeans: 'La situation actuelle, quelle que soit la période.',
    age: 'Âge',
    ages: ['< 1 jour', '1–3 jours', '3–7 jours', '1–4 semaines', '> 4 semaines'],
    waits: 'Délai de la première réponse',
    waitsMeans:
      'De l’ouverture de la demande au premier message d’un collaborateur, à l’horloge, aussi hors des heures d’ouverture.',
    wait: 'Attente',
    tickets: 'Demandes',
    classes: {
      '1h': '≤ 1 heure',
      '4h': '≤ 4 heures',
      '8h': '≤ 8 heures',
      '24h': '≤ 1 jour',
      '72h': '≤ 3 jours',
      longer: 'plus',
    },
    answered: 'avec réponse',
    unanswered: 'pas encore de réponse',
    median: 'Médiane',
    p90: '9 sur 10 en',
    organisations: 'Par organisation',
    organisation: 'Organisation',
    noOrganisation: '(sans organisation)',
    nothing: 'Il n’y a rien dans cette période.',
  },
  en: {
    title: 'Figures',
    from: 'From',
    to: 'Until',
    show: 'Show',
    asTable: 'As a table',
    flow: 'Came in and done',
    byDay: 'by day',
    byWeek: 'by week',
    day: 'Day',
    weekFrom: 'Week from',
    opened: 'came in',
    over: 'done',
    overMeans: 'Done: resolved or closed, and not opened again since.',
    total: 'Total',
    open: 'Open now, by age and priority',
    openMeans: 'As it is now, whatever the period.',
    age: 'Age',
    ages: ['< 1 day', '1–3 days', '3–7 days', '1–4 weeks', '> 4 weeks'],
    waits: 'Time to the first answer',
    waitsMeans:
      'From the opening of the ticket to the first message of an agent, by the clock, outside opening hours too.',
    wait: 'Waited',
    tickets: 'Tickets',
    classes: {
      '1h': '≤ 1 hour',
      '4h': '≤ 4 hours',
      '8h': '≤ 8 hours',
      '24h': '≤ 1 day',
      '72h': '≤ 3 days',
      longer: 'longer',
    },
    answered: 'answered',
    unanswered: 'not answered yet',
    median: 'Median',
    p90: '9 in 10 within',
    organisations: 'By organisation',
    organisation: 'Organisation',
    noOrganisation: '(no organisation)',
    nothing: 'There is nothing in this period.',
  },
  de: {
    title: 'Zahlen',
    from: 'Von',
    to: 'Bis',
    show: 'Anzeigen',
    asTable: 'Als Tabelle',
    flow: 'Eingegangen und erledigt',
    byDay: 'je Tag',
    byWeek: 'je Woche',
    day: 'Tag',
    weekFrom: 'Woche ab',
    opened: 'eingegangen',
    over: 'erledigt',
    overMeans: 'Erledigt: gelöst oder geschlossen und seither nicht wieder geöffnet.',
    total: 'Zusammen',
    open: 'Jetzt offen, nach Alter und Priorität',
    openMeans: 'Der jetzige Stand, unabhängig vom Zeitraum.',
    age: 'Alter',
    ages: ['< 1 Tag', '1–3 Tage', '3–7 Tage', '1–4 Wochen', '> 4 Wochen'],
    waits: 'Zeit bis zur ersten Antwort',
    waitsMeans:
      'Vom Öffnen der Anfrage bis zur ersten Nachricht eines Mitarbeiters, nach der Uhr, auch außerhalb der Öffnungszeiten.',
    wait: 'Gewartet',
    tickets: 'Anfragen',
    classes: {
      '1h': '≤ 1 Stunde',
      '4h': '≤ 4 Stunden',
      '8h': '≤ 8 Stunden',
      '24h': '≤ 1 Tag',
      '72h': '≤ 3 Tage',
      longer: 'länger',
    },
    answered: 'beantwortet',
    unanswered: 'noch nicht beantwortet',
    median: 'Median',
    p90: '9 von 10 binnen',
    organisations: 'Je Organisation',
    organisation: 'Organisation',
    noOrganisation: '(ohne Organisation)',
    nothing: 'In diesem Zeitraum gibt es nichts.',
  },
};

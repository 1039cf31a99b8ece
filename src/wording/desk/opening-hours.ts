/** The words of the opening hours of a week (P14, P17). */
import type { Language } from '../../message/mail.ts';

export interface HoursWords {
  title: string;
  openNow: string;
  closedNow: string;
  day: string;
  open: string;
  closed: string;
  holiday: string;
  coming: string;
  today: string;
  before: string;
  after: string;
  thisWeek: string;
  fromConfiguration: string;
}

export const HOURS: Readonly<Record<Language, HoursWords>> = {
  nl: {
    title: 'Openingsuren',
    openNow: 'Nu open.',
    closedNow: 'Nu gesloten.',
    day: 'Dag',
    open: 'Open',
    closed: 'gesloten',
    holiday: 'sluitingsdag',
    coming: 'Volgende feest- en sluitingsdagen',
    today: 'vandaag',
    before: 'Vorige week',
    after: 'Volgende week',
    thisWeek: 'Deze week',
    fromConfiguration: 'Openingsuren en feestdagen staan in de configuratie.',
  },
  fr: {
    title: 'Heures d’ouverture',
    openNow: 'Ouvert en ce moment.',
    closedNow: 'Fermé en ce moment.',
    day: 'Jour',
    open: 'Ouvert',
    closed: 'fermé',
    holiday: 'jour de fermeture',
    coming: 'Prochains jours de fermeture',
    today: 'aujourd’hui',
    before: 'Semaine précédente',
    after: 'Semaine suivante',
    thisWeek: 'Cette semaine',
    fromConfiguration: 'Les heures d’ouverture et les jours fériés se règlent dans la configuration.',
  },
  en: {
    title: 'Opening hours',
    openNow: 'Open now.',
    closedNow: 'Closed now.',
    day: 'Day',
    open: 'Open',
    closed: 'closed',
    holiday: 'closed day',
    coming: 'Next holidays and closed days',
    today: 'today',
    before: 'Week before',
    after: 'Week after',
    thisWeek: 'This week',
    fromConfiguration: 'Opening hours and holidays are set in the configuration.',
  },
  de: {
    title: 'Öffnungszeiten',
    openNow: 'Jetzt geöffnet.',
    closedNow: 'Jetzt geschlossen.',
    day: 'Tag',
    open: 'Geöffnet',
    closed: 'geschlossen',
    holiday: 'Schließtag',
    coming: 'Nächste Feier- und Schließtage',
    today: 'heute',
    before: 'Vorige Woche',
    after: 'Nächste Woche',
    thisWeek: 'Diese Woche',
    fromConfiguration: 'Öffnungszeiten und Feiertage stehen in der Konfiguration.',
  },
};

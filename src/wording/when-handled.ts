/**
 * R-ACK-6, P17: the sentences that say when a question is looked at. They name the moments at which the house works on
 * questions, and promise effort, never the time of an answer: that depends on the question (P14).
 */
import type { Language } from '../message/mail.ts';
import type { Attention } from '../ticket/opening-hours.ts';
import { formatDayAndTime, formatTime } from './format.ts';

interface Sentences {
  /** Open now. */
  open: string;
  openUntil(time: string): string;
  /** What was not reached before closing. */
  goesOn(moment: string): string;
  laterToday(time: string): string;
  laterDay(moment: string): string;
}

const SENTENCES: Readonly<Record<Language, Sentences>> = {
  nl: {
    open: 'Wij zijn nu open en doen een redelijke inspanning om uw vraag snel te bekijken.',
    openUntil: (time) =>
      `Wij zijn vandaag open tot ${time} en doen een redelijke inspanning om uw vraag tijdens de openingsuren te bekijken.`,
    goesOn: (moment) => `Wat vandaag niet lukt, nemen wij weer op vanaf ${moment}.`,
    laterToday: (time) => `Wij zijn nu gesloten en bekijken uw vraag zodra wij weer open zijn: vandaag vanaf ${time}.`,
    laterDay: (moment) => `Wij zijn nu gesloten en bekijken uw vraag zodra wij weer open zijn: vanaf ${moment}.`,
  },
  fr: {
    open: 'Nous sommes ouverts et faisons un effort raisonnable pour examiner votre demande rapidement.',
    openUntil: (time) =>
      `Nous sommes ouverts aujourd’hui jusqu’à ${time} et faisons un effort raisonnable pour examiner votre demande pendant les heures d’ouverture.`,
    goesOn: (moment) => `Ce qui n’aboutit pas aujourd’hui sera repris à partir du ${moment}.`,
    laterToday: (time) =>
      `Nous sommes actuellement fermés et examinerons votre demande dès la réouverture : aujourd’hui à partir de ${time}.`,
    laterDay: (moment) =>
      `Nous sommes actuellement fermés et examinerons votre demande dès la réouverture : à partir du ${moment}.`,
  },
  en: {
    open: 'We are open now and make a reasonable effort to look at your request soon.',
    openUntil: (time) =>
      `We are open until ${time} today and make a reasonable effort to look at your request during opening hours.`,
    goesOn: (moment) => `What we do not reach today, we take up again from ${moment}.`,
    laterToday: (time) => `We are closed now and will look at your request when we open again: today from ${time}.`,
    laterDay: (moment) => `We are closed now and will look at your request when we open again: from ${moment}.`,
  },
  de: {
    open: 'Wir haben jetzt geöffnet und bemühen uns in angemessenem Rahmen, Ihre Anfrage bald anzusehen.',
    openUntil: (time) =>
      `Wir haben heute bis ${time} geöffnet und bemühen uns in angemessenem Rahmen, Ihre Anfrage während der Öffnungszeiten anzusehen.`,
    goesOn: (moment) => `Was wir heute nicht schaffen, nehmen wir ab ${moment} wieder auf.`,
    laterToday: (time) =>
      `Wir haben zurzeit geschlossen und sehen uns Ihre Anfrage an, sobald wir wieder öffnen: heute ab ${time}.`,
    laterDay: (moment) =>
      `Wir haben zurzeit geschlossen und sehen uns Ihre Anfrage an, sobald wir wieder öffnen: ab ${moment}.`,
  },
};

/** One or two sentences for the customer, with moments in the zone of the house; '' when it never opens. */
export function whenHandled(attention: Attention, timeZone: string, language: Language): string {
  const say = SENTENCES[language];
  switch (attention.is) {
    case 'open': {
      const { closesAt, opensAgainAt } = attention;
      if (closesAt === null) return say.open;
      const until = say.openUntil(formatTime(closesAt, timeZone, language));
      if (opensAgainAt === null) return until;
      return `${until} ${say.goesOn(formatDayAndTime(opensAgainAt, timeZone, language))}`;
    }
    case 'closed':
      return attention.sameDay
        ? say.laterToday(formatTime(attention.opensAt, timeZone, language))
        : say.laterDay(formatDayAndTime(attention.opensAt, timeZone, language));
    case 'closed-for-good':
      return '';
  }
}

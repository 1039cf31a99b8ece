/** What happened to an appointment, in the agent's language: from the event's code, and what its stored text tells. */
import type { Language } from '../../message/mail.ts';
import { formatDate } from '../format.ts';

type AppointmentEvent =
  | 'appointment-planned'
  | 'appointment-changed'
  | 'appointment-cancelled'
  | 'appointment-accepted'
  | 'appointment-tentative'
  | 'appointment-declined'
  | 'appointment-other-time'
  | 'appointment-delegated'
  | 'appointment-outdated';

const EVENTS: Readonly<Record<Language, Readonly<Record<AppointmentEvent, string>>>> = {
  nl: {
    'appointment-planned': 'Afspraak gepland: {text}',
    'appointment-changed': 'Afspraak gewijzigd: {text}',
    'appointment-cancelled': 'Afspraak afgezegd: {text}',
    'appointment-accepted': 'De klant aanvaardt de afspraak: {text}',
    'appointment-tentative': 'De klant aanvaardt de afspraak onder voorbehoud: {text}',
    'appointment-declined': 'De klant slaat de afspraak af: {text}',
    'appointment-other-time': 'De klant vraagt een ander moment: {text}',
    'appointment-delegated': 'De klant gaf de afspraak door: {text}',
    'appointment-outdated': 'Antwoord op een afspraak die al gewijzigd was: {text}',
  },
  fr: {
    'appointment-planned': 'Rendez-vous planifié : {text}',
    'appointment-changed': 'Rendez-vous modifié : {text}',
    'appointment-cancelled': 'Rendez-vous annulé : {text}',
    'appointment-accepted': 'Le client accepte le rendez-vous : {text}',
    'appointment-tentative': 'Le client accepte le rendez-vous sous réserve : {text}',
    'appointment-declined': 'Le client refuse le rendez-vous : {text}',
    'appointment-other-time': 'Le client demande un autre moment : {text}',
    'appointment-delegated': 'Le client a transmis le rendez-vous : {text}',
    'appointment-outdated': 'Réponse à un rendez-vous modifié entre-temps : {text}',
  },
  en: {
    'appointment-planned': 'Appointment planned: {text}',
    'appointment-changed': 'Appointment changed: {text}',
    'appointment-cancelled': 'Appointment cancelled: {text}',
    'appointment-accepted': 'The customer accepts the appointment: {text}',
    'appointment-tentative': 'The customer accepts the appointment provisionally: {text}',
    'appointment-declined': 'The customer declines the appointment: {text}',
    'appointment-other-time': 'The customer asks for another time: {text}',
    'appointment-delegated': 'The customer passed the appointment on: {text}',
    'appointment-outdated': 'Answer to an appointment that had changed already: {text}',
  },
  de: {
    'appointment-planned': 'Termin geplant: {text}',
    'appointment-changed': 'Termin geändert: {text}',
    'appointment-cancelled': 'Termin abgesagt: {text}',
    'appointment-accepted': 'Der Kunde nimmt den Termin an: {text}',
    'appointment-tentative': 'Der Kunde nimmt den Termin unter Vorbehalt an: {text}',
    'appointment-declined': 'Der Kunde lehnt den Termin ab: {text}',
    'appointment-other-time': 'Der Kunde bittet um einen anderen Zeitpunkt: {text}',
    'appointment-delegated': 'Der Kunde hat den Termin weitergegeben: {text}',
    'appointment-outdated': 'Antwort auf einen Termin, der schon geändert war: {text}',
  },
};

/** Days stand before the words of a customer, which stay as they are. */
const DAY = /\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/g;

/** The event as a sentence; null for one that is not about an appointment. */
export function appointmentEventText(language: Language, reason: string | null, text: string): string | null {
  const words: Readonly<Record<string, string>> = EVENTS[language];
  const sentence = reason !== null && Object.hasOwn(words, reason) ? words[reason] : undefined;
  if (sentence === undefined) return null;
  const [moment = '', said] = text.split(/(?=: )(.*)/s);
  const told = moment.replace(DAY, (day) => formatDate(day, language)) + (said ?? '');
  return sentence.replace('{text}', () => told);
}

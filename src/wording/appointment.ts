/** What a customer is told of an appointment (P4). */
import type { Language } from '../message/mail.ts';

/** What the mail is about. */
export type AppointmentNews = 'planned' | 'changed' | 'cancelled';

export interface AppointmentWords {
  /** Two times of one day. */
  moment(day: string, from: string, to: string): string;
  /** With whom. */
  with(agent: string): string;
  /** In the customer's calendar: which request it is about. */
  about(number: string): string;
}

export const APPOINTMENT: Readonly<Record<Language, AppointmentWords>> = {
  nl: {
    moment: (day, from, to) => `${day}, van ${from} tot ${to}`,
    with: (agent) => `met ${agent}`,
    about: (number) => `Over uw aanvraag ${number}.`,
  },
  fr: {
    moment: (day, from, to) => `${day}, de ${from} à ${to}`,
    with: (agent) => `avec ${agent}`,
    about: (number) => `Concerne votre demande ${number}.`,
  },
  en: {
    moment: (day, from, to) => `${day}, from ${from} to ${to}`,
    with: (agent) => `with ${agent}`,
    about: (number) => `About your request ${number}.`,
  },
  de: {
    moment: (day, from, to) => `${day}, von ${from} bis ${to}`,
    with: (agent) => `mit ${agent}`,
    about: (number) => `Zu Ihrer Anfrage ${number}.`,
  },
};

/** What a mail of ours is, beside its subject. */
import type { Language } from '../../message/mail.ts';

type MailKind =
  | 'confirmation'
  | 'answer'
  | 'approval'
  | 'expected-date'
  | 'appointment'
  | 'notice'
  | 'link'
  | 'sign-in';

export const MAIL_KINDS: Readonly<Record<Language, Readonly<Record<MailKind, string>>>> = {
  nl: {
    confirmation: 'bevestiging',
    answer: 'antwoord',
    approval: 'goedkeuringsvraag',
    'expected-date': 'verwachte datum',
    appointment: 'afspraak',
    notice: 'melding aan een medewerker',
    link: 'link naar de statuspagina',
    'sign-in': 'link om aan te melden',
  },
  fr: {
    confirmation: 'confirmation',
    answer: 'réponse',
    approval: 'demande d’accord',
    'expected-date': 'date prévue',
    appointment: 'rendez-vous',
    notice: 'avis à un collaborateur',
    link: 'lien vers la page de suivi',
    'sign-in': 'lien de connexion',
  },
  en: {
    confirmation: 'confirmation',
    answer: 'answer',
    approval: 'request for approval',
    'expected-date': 'expected date',
    appointment: 'appointment',
    notice: 'notice to an agent',
    link: 'link to the status page',
    'sign-in': 'link to sign in',
  },
  de: {
    confirmation: 'Bestätigung',
    answer: 'Antwort',
    approval: 'Bitte um Freigabe',
    'expected-date': 'voraussichtliches Datum',
    appointment: 'Termin',
    notice: 'Hinweis an einen Mitarbeiter',
    link: 'Link zur Statusseite',
    'sign-in': 'Link zum Anmelden',
  },
};

/** The mail with a link by which a customer signs in (P18). */
import type { Language } from '../message/mail.ts';

export interface SignInMailWords {
  subject: string;
  /** `name` is '' when unknown. */
  greeting(name: string): string;
  /** Before the link. */
  follow: string;
  /** How long it works, and how often. */
  holds(minutes: number): string;
  notAsked: string;
  regards: string;
  automatic: string;
}

export const SIGN_IN_MAIL: Readonly<Record<Language, SignInMailWords>> = {
  nl: {
    subject: 'Uw link om aan te melden',
    greeting: (name) => (name === '' ? 'Goedendag,' : `Beste ${name},`),
    follow: 'Met deze link meldt u zich aan en ziet u al uw aanvragen:',
    holds: (minutes) => `De link werkt ${minutes} minuten, en één keer.`,
    notAsked: 'Hebt u deze link niet gevraagd? Dan hoeft u niets te doen: zonder de link kan niemand zich aanmelden.',
    regards: 'Met vriendelijke groeten',
    automatic: 'Dit is een automatisch bericht.',
  },
  fr: {
    subject: 'Votre lien de connexion',
    greeting: (name) => (name === '' ? 'Bonjour,' : `Bonjour ${name},`),
    follow: 'Ce lien vous connecte et vous montre toutes vos demandes :',
    holds: (minutes) => `Le lien est valable ${minutes} minutes, et une seule fois.`,
    notAsked: 'Vous n’avez pas demandé ce lien ? Vous n’avez rien à faire : sans lui, personne ne peut se connecter.',
    regards: 'Cordialement',
    automatic: 'Ceci est un message automatique.',
  },
  en: {
    subject: 'Your link to sign in',
    greeting: (name) => (name === '' ? 'Good day,' : `Dear ${name},`),
    follow: 'This link signs you in and shows you all your requests:',
    holds: (minutes) => `The link works for ${minutes} minutes, and once.`,
    notAsked: 'Did you not ask for this link? Then there is nothing to do: without the link nobody can sign in.',
    regards: 'Kind regards',
    automatic: 'This is an automatic message.',
  },
  de: {
    subject: 'Ihr Link zum Anmelden',
    greeting: (name) => (name === '' ? 'Guten Tag,' : `Guten Tag ${name},`),
    follow: 'Mit diesem Link melden Sie sich an und sehen alle Ihre Anfragen:',
    holds: (minutes) => `Der Link gilt ${minutes} Minuten und nur einmal.`,
    notAsked:
      'Haben Sie diesen Link nicht angefordert? Dann müssen Sie nichts tun: Ohne den Link kann sich niemand anmelden.',
    regards: 'Mit freundlichen Grüßen',
    automatic: 'Dies ist eine automatische Nachricht.',
  },
};

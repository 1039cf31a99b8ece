/** Looking along on a customer's screen (P11): what the customer opens, and what then happens. */
import type { Language } from '../message/mail.ts';

/** What a customer opens; '' for none. */
export interface RemoteSession {
  pcUrl: string;
  macUrl: string;
}

export interface RemoteSessionWords {
  title: string;
  /** What the customer does; nothing is seen before he allows it. */
  steps: readonly string[];
  pc: string;
  mac: string;
}

export const REMOTE_SESSION: Readonly<Record<Language, RemoteSessionWords>> = {
  nl: {
    title: 'Meekijken op uw scherm',
    steps: [
      'Open kort voor de afspraak de link voor uw computer.',
      'Start het programma dat u daar krijgt; u hoeft niets te installeren.',
      'Geef onze medewerker de code die het programma toont. Wij zien uw scherm pas als u dat toestaat, en u kunt op elk moment stoppen.',
    ],
    pc: 'Windows-pc',
    mac: 'Mac',
  },
  fr: {
    title: 'Regarder ensemble votre écran',
    steps: [
      'Peu avant le rendez-vous, ouvrez le lien pour votre ordinateur.',
      'Démarrez le programme proposé ; il n’y a rien à installer.',
      'Donnez à notre collaborateur le code affiché. Nous ne voyons votre écran que si vous l’autorisez, et vous pouvez arrêter à tout moment.',
    ],
    pc: 'PC Windows',
    mac: 'Mac',
  },
  en: {
    title: 'Looking at your screen together',
    steps: [
      'Shortly before the appointment, open the link for your computer.',
      'Start the program that you get there; nothing has to be installed.',
      'Give our agent the code that it shows. We see your screen only once you allow it, and you can stop at any moment.',
    ],
    pc: 'Windows PC',
    mac: 'Mac',
  },
  de: {
    title: 'Gemeinsam auf Ihren Bildschirm schauen',
    steps: [
      'Öffnen Sie kurz vor dem Termin den Link für Ihren Computer.',
      'Starten Sie das Programm, das Sie dort erhalten; es muss nichts installiert werden.',
      'Nennen Sie unserem Mitarbeiter den angezeigten Code. Wir sehen Ihren Bildschirm erst, wenn Sie es erlauben, und Sie können jederzeit abbrechen.',
    ],
    pc: 'Windows-PC',
    mac: 'Mac',
  },
};

/** The links that there are, with their names. */
export function remoteLinks({ pcUrl, macUrl }: RemoteSession, language: Language): { name: string; url: string }[] {
  const { pc, mac } = REMOTE_SESSION[language];
  return [
    { name: pc, url: pcUrl },
    { name: mac, url: macUrl },
  ].filter(({ url }) => url !== '');
}

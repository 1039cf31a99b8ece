/** Where somebody is signed in, agents and customers alike. */
import type { Language } from '../message/mail.ts';

export interface SessionWords {
  title: string;
  /** In how many browsers one is signed in, this one counted. */
  signedIn: (browsers: number) => string;
  everywhere: string;
}

export const SESSIONS: Readonly<Record<Language, SessionWords>> = {
  nl: {
    title: 'Aangemeld',
    signedIn: (browsers) =>
      browsers === 1 ? 'U bent alleen in deze browser aangemeld.' : `U bent in ${browsers} browsers aangemeld.`,
    everywhere: 'Overal afmelden',
  },
  fr: {
    title: 'Connexions',
    signedIn: (browsers) =>
      browsers === 1
        ? 'Vous êtes connecté dans ce navigateur seulement.'
        : `Vous êtes connecté dans ${browsers} navigateurs.`,
    everywhere: 'Se déconnecter partout',
  },
  en: {
    title: 'Signed in',
    signedIn: (browsers) =>
      browsers === 1 ? 'You are signed in only in this browser.' : `You are signed in in ${browsers} browsers.`,
    everywhere: 'Sign out everywhere',
  },
  de: {
    title: 'Angemeldet',
    signedIn: (browsers) =>
      browsers === 1 ? 'Sie sind nur in diesem Browser angemeldet.' : `Sie sind in ${browsers} Browsern angemeldet.`,
    everywhere: 'Überall abmelden',
  },
};

/** Words of the page where an agent chooses a password by a one-time link. */
import type { Language } from '../../message/mail.ts';

export interface WelcomeWords {
  username: string;
  title: string;
  lead: string;
  firstAdminLead: string;
  name: string;
  save: string;
}

export const WELCOME: Readonly<Record<Language, WelcomeWords>> = {
  nl: {
    username: 'Gebruikersnaam (uw e-mailadres)',
    title: 'Welkom bij Loket',
    lead: 'Kies een wachtwoord. Daarna bent u aangemeld.',
    firstAdminLead: 'U wordt de eerste beheerder. Zeg wie u bent en kies een wachtwoord.',
    name: 'Naam',
    save: 'Wachtwoord bewaren en aanmelden',
  },
  fr: {
    username: 'Nom d’utilisateur (votre adresse e-mail)',
    title: 'Bienvenue chez Loket',
    lead: 'Choisissez un mot de passe. Vous serez ensuite connecté.',
    firstAdminLead: 'Vous serez le premier administrateur. Dites qui vous êtes et choisissez un mot de passe.',
    name: 'Nom',
    save: 'Enregistrer le mot de passe et se connecter',
  },
  en: {
    username: 'Username (your e-mail address)',
    title: 'Welcome to Loket',
    lead: 'Choose a password. You are signed in then.',
    firstAdminLead: 'You become the first admin. Say who you are and choose a password.',
    name: 'Name',
    save: 'Save the password and sign in',
  },
  de: {
    username: 'Benutzername (Ihre E-Mail-Adresse)',
    title: 'Willkommen bei Loket',
    lead: 'Wählen Sie ein Passwort. Danach sind Sie angemeldet.',
    firstAdminLead: 'Sie werden der erste Administrator. Sagen Sie, wer Sie sind, und wählen Sie ein Passwort.',
    name: 'Name',
    save: 'Passwort speichern und anmelden',
  },
};

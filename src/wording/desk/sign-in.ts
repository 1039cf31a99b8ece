/** Words of the pages that an agent sees without a session. */
import type { Language } from '../../message/mail.ts';

export interface SignInWords {
  title: string;
  username: string;
  password: string;
  remember: string;
  signIn: string;
  /** The same for an unknown address and a wrong password. */
  wrong: string;
  forgotten: string;
  welcome: {
    title: string;
    lead: string;
    firstAdminLead: string;
    name: string;
    save: string;
  };
}

export const SIGN_IN: Readonly<Record<Language, SignInWords>> = {
  nl: {
    title: 'Aanmelden',
    username: 'Gebruikersnaam (uw e-mailadres)',
    password: 'Wachtwoord',
    remember: 'Mij 30 dagen onthouden op dit toestel',
    signIn: 'Aanmelden',
    wrong: 'Gebruikersnaam of wachtwoord klopt niet.',
    forgotten: 'Wachtwoord vergeten? Een beheerder geeft u een link om een nieuw te kiezen.',
    welcome: {
      title: 'Welkom bij Loket',
      lead: 'Kies een wachtwoord. Daarna bent u aangemeld.',
      firstAdminLead: 'U wordt de eerste beheerder. Zeg wie u bent en kies een wachtwoord.',
      name: 'Naam',
      save: 'Wachtwoord bewaren en aanmelden',
    },
  },
  fr: {
    title: 'Se connecter',
    username: 'Nom d’utilisateur (votre adresse e-mail)',
    password: 'Mot de passe',
    remember: 'Se souvenir de moi pendant 30 jours sur cet appareil',
    signIn: 'Se connecter',
    wrong: 'Le nom d’utilisateur ou le mot de passe n’est pas correct.',
    forgotten: 'Mot de passe oublié ? Un administrateur vous donne un lien pour en choisir un nouveau.',
    welcome: {
      title: 'Bienvenue chez Loket',
      lead: 'Choisissez un mot de passe. Vous serez ensuite connecté.',
      firstAdminLead: 'Vous serez le premier administrateur. Dites qui vous êtes et choisissez un mot de passe.',
      name: 'Nom',
      save: 'Enregistrer le mot de passe et se connecter',
    },
  },
  en: {
    title: 'Sign in',
    username: 'Username (your e-mail address)',
    password: 'Password',
    remember: 'Remember me on this device for 30 days',
    signIn: 'Sign in',
    wrong: 'The username or the password is not right.',
    forgotten: 'Forgotten your password? An admin gives you a link to choose a new one.',
    welcome: {
      title: 'Welcome to Loket',
      lead: 'Choose a password. You are signed in then.',
      firstAdminLead: 'You become the first admin. Say who you are and choose a password.',
      name: 'Name',
      save: 'Save the password and sign in',
    },
  },
  de: {
    title: 'Anmelden',
    username: 'Benutzername (Ihre E-Mail-Adresse)',
    password: 'Passwort',
    remember: 'Auf diesem Gerät 30 Tage angemeldet bleiben',
    signIn: 'Anmelden',
    wrong: 'Benutzername oder Passwort stimmt nicht.',
    forgotten: 'Passwort vergessen? Ein Administrator gibt Ihnen einen Link, um ein neues zu wählen.',
    welcome: {
      title: 'Willkommen bei Loket',
      lead: 'Wählen Sie ein Passwort. Danach sind Sie angemeldet.',
      firstAdminLead: 'Sie werden der erste Administrator. Sagen Sie, wer Sie sind, und wählen Sie ein Passwort.',
      name: 'Name',
      save: 'Passwort speichern und anmelden',
    },
  },
};

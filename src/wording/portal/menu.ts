/** Words above every customers' page. */
import type { Language } from '../../message/mail.ts';

export interface MenuWords {
  /** What the menu is called. */
  menu: string;
  /** The first page, where the form is. */
  home: string;
  tickets: string;
  account: string;
  /** Where agents work. */
  desk: string;
  signIn: string;
  signOut: string;
}

export const MENU: Readonly<Record<Language, MenuWords>> = {
  nl: {
    menu: 'Menu',
    home: 'Nieuwe aanvraag',
    tickets: 'Mijn aanvragen',
    account: 'Mijn gegevens',
    desk: 'Loket',
    signIn: 'Aanmelden',
    signOut: 'Afmelden',
  },
  fr: {
    menu: 'Menu',
    home: 'Nouvelle demande',
    tickets: 'Mes demandes',
    account: 'Mon compte',
    desk: 'Loket',
    signIn: 'Se connecter',
    signOut: 'Se déconnecter',
  },
  en: {
    menu: 'Menu',
    home: 'New request',
    tickets: 'My requests',
    account: 'My account',
    desk: 'Loket',
    signIn: 'Sign in',
    signOut: 'Sign out',
  },
  de: {
    menu: 'Menü',
    home: 'Neue Anfrage',
    tickets: 'Meine Anfragen',
    account: 'Mein Konto',
    desk: 'Loket',
    signIn: 'Anmelden',
    signOut: 'Abmelden',
  },
};

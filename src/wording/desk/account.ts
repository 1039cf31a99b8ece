/** Words of the page of one's own account. */
import type { Language } from '../../message/mail.ts';

export interface AccountWords {
  title: string;
  role: string;
  roles: Readonly<Record<'agent' | 'admin', string>>;
  name: string;
  language: string;
  asHouse: string;
  signature: string;
  signatureHint: string;
  save: string;
  saved: string;
  password: string;
  change: string;
  changed: string;
}

export const ACCOUNT: Readonly<Record<Language, AccountWords>> = {
  nl: {
    title: 'Mijn gegevens',
    role: 'Rol',
    roles: { agent: 'medewerker', admin: 'beheerder' },
    name: 'Naam',
    language: 'Taal van deze pagina’s',
    asHouse: 'de taal van het huis',
    signature: 'Handtekening',
    signatureHint: 'Staat onder uw antwoorden aan klanten.',
    save: 'Bewaren',
    saved: 'Uw gegevens zijn bewaard.',
    password: 'Wachtwoord',
    change: 'Wachtwoord wijzigen',
    changed: 'Uw wachtwoord is gewijzigd. Op andere toestellen bent u afgemeld.',
  },
  fr: {
    title: 'Mon compte',
    role: 'Rôle',
    roles: { agent: 'collaborateur', admin: 'administrateur' },
    name: 'Nom',
    language: 'Langue de ces pages',
    asHouse: 'la langue de la maison',
    signature: 'Signature',
    signatureHint: 'Figure sous vos réponses aux clients.',
    save: 'Enregistrer',
    saved: 'Vos données sont enregistrées.',
    password: 'Mot de passe',
    change: 'Changer le mot de passe',
    changed: 'Votre mot de passe est changé. Vous êtes déconnecté sur les autres appareils.',
  },
  en: {
    title: 'My account',
    role: 'Role',
    roles: { agent: 'agent', admin: 'admin' },
    name: 'Name',
    language: 'Language of these pages',
    asHouse: 'the language of the house',
    signature: 'Signature',
    signatureHint: 'Added below your answers to customers.',
    save: 'Save',
    saved: 'Your details are saved.',
    password: 'Password',
    change: 'Change the password',
    changed: 'Your password is changed. You are signed out on other devices.',
  },
  de: {
    title: 'Mein Konto',
    role: 'Rolle',
    roles: { agent: 'Mitarbeiter', admin: 'Administrator' },
    name: 'Name',
    language: 'Sprache dieser Seiten',
    asHouse: 'die Sprache des Hauses',
    signature: 'Signatur',
    signatureHint: 'Steht unter Ihren Antworten an Kunden.',
    save: 'Speichern',
    saved: 'Ihre Angaben sind gespeichert.',
    password: 'Passwort',
    change: 'Passwort ändern',
    changed: 'Ihr Passwort ist geändert. Auf anderen Geräten sind Sie abgemeldet.',
  },
};

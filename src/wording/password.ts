/** What is said where a password or an agent's address is chosen. */
import type { Language } from '../message/mail.ts';

export interface PasswordWords {
  old: string;
  chosen: string;
  again: string;
  rule: string;
  /** What a new one does to other sessions. */
  ends: string;
  /** By what is wrong with what was filled in. */
  faults: Readonly<
    Record<
      | 'too-short'
      | 'too-long'
      | 'is-address'
      | 'not-same'
      | 'wrong-password'
      | 'too-many'
      | 'no-address'
      | 'own-address'
      | 'known'
      | 'last-admin',
      string
    >
  >;
}

export const PASSWORDS: Readonly<Record<Language, PasswordWords>> = {
  nl: {
    old: 'Huidig wachtwoord',
    chosen: 'Nieuw wachtwoord',
    again: 'Nieuw wachtwoord, nog eens',
    rule: 'Minstens 10 tekens. Een zin van enkele woorden is veilig en goed te onthouden.',
    ends: 'Op al uw andere toestellen wordt u afgemeld.',
    faults: {
      'too-short': 'Dit wachtwoord is te kort: neem er een van minstens 10 tekens.',
      'too-long': 'Dit wachtwoord is te lang: neem er een van hoogstens 200 tekens.',
      'is-address': 'Uw adres is geen goed wachtwoord: neem een ander.',
      'not-same': 'De twee wachtwoorden zijn niet gelijk.',
      'wrong-password': 'Het huidige wachtwoord klopt niet.',
      'too-many': 'Te veel verkeerde pogingen. Probeer het over een kwartier opnieuw.',
      'no-address': 'Dit is geen e-mailadres.',
      'own-address': 'Dit is het adres van een bewaakte mailbox: neem het eigen adres van de medewerker.',
      known: 'Wie dit adres heeft, is al medewerker.',
      'last-admin': 'Dit is de laatste beheerder: maak eerst iemand anders beheerder.',
    },
  },
  fr: {
    old: 'Mot de passe actuel',
    chosen: 'Nouveau mot de passe',
    again: 'Nouveau mot de passe, encore une fois',
    rule: 'Au moins 10 caractères. Une phrase de quelques mots est sûre et facile à retenir.',
    ends: 'Vous serez déconnecté sur tous vos autres appareils.',
    faults: {
      'too-short': 'Ce mot de passe est trop court : choisissez-en un d’au moins 10 caractères.',
      'too-long': 'Ce mot de passe est trop long : choisissez-en un de 200 caractères au plus.',
      'is-address': 'Votre adresse n’est pas un bon mot de passe : choisissez-en un autre.',
      'not-same': 'Les deux mots de passe ne sont pas identiques.',
      'wrong-password': 'Le mot de passe actuel n’est pas correct.',
      'too-many': 'Trop d’essais incorrects. Réessayez dans un quart d’heure.',
      'no-address': 'Ce n’est pas une adresse e-mail.',
      'own-address': 'C’est l’adresse d’une boîte surveillée : prenez l’adresse personnelle du collaborateur.',
      known: 'La personne qui a cette adresse est déjà collaborateur.',
      'last-admin': 'C’est le dernier administrateur : nommez-en d’abord un autre.',
    },
  },
  en: {
    old: 'Current password',
    chosen: 'New password',
    again: 'New password, once more',
    rule: 'At least 10 characters. A phrase of several words is safe and easy to remember.',
    ends: 'You are signed out on all your other devices.',
    faults: {
      'too-short': 'This password is too short: choose one of at least 10 characters.',
      'too-long': 'This password is too long: choose one of at most 200 characters.',
      'is-address': 'Your address is no good password: choose another one.',
      'not-same': 'The two passwords are not the same.',
      'wrong-password': 'The current password is not right.',
      'too-many': 'Too many wrong attempts. Try again in a quarter of an hour.',
      'no-address': 'This is no e-mail address.',
      'own-address': 'This is the address of a watched mailbox: take the agent’s own.',
      known: 'Whoever has this address is an agent already.',
      'last-admin': 'This is the last admin: make somebody else an admin first.',
    },
  },
  de: {
    old: 'Bisheriges Passwort',
    chosen: 'Neues Passwort',
    again: 'Neues Passwort, noch einmal',
    rule: 'Mindestens 10 Zeichen. Ein Satz aus mehreren Wörtern ist sicher und leicht zu merken.',
    ends: 'Auf allen anderen Geräten werden Sie abgemeldet.',
    faults: {
      'too-short': 'Dieses Passwort ist zu kurz: Nehmen Sie eines mit mindestens 10 Zeichen.',
      'too-long': 'Dieses Passwort ist zu lang: Nehmen Sie eines mit höchstens 200 Zeichen.',
      'is-address': 'Ihre Adresse ist kein gutes Passwort: Nehmen Sie ein anderes.',
      'not-same': 'Die beiden Passwörter sind nicht gleich.',
      'wrong-password': 'Das bisherige Passwort stimmt nicht.',
      'too-many': 'Zu viele falsche Versuche. Versuchen Sie es in einer Viertelstunde noch einmal.',
      'no-address': 'Das ist keine E-Mail-Adresse.',
      'own-address': 'Das ist die Adresse eines überwachten Postfachs: Nehmen Sie die eigene des Mitarbeiters.',
      known: 'Wer diese Adresse hat, ist schon Mitarbeiter.',
      'last-admin': 'Das ist der letzte Administrator: Machen Sie zuerst jemand anderen dazu.',
    },
  },
};

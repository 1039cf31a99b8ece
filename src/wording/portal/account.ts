/** Words of the page of a customer's own account. */
import type { Language } from '../../message/mail.ts';

export interface OwnAccountWords {
  title: string;
  name: string;
  language: string;
  save: string;
  done: { saved: string; chosen: string; removed: string };
  password: {
    title: string;
    none: string;
    /** While one holds. */
    has: string;
    choose: string;
    change: string;
    remove: string;
    removeHint: string;
    forgotten: string;
  };
}

export const OWN_ACCOUNT: Readonly<Record<Language, OwnAccountWords>> = {
  nl: {
    title: 'Mijn gegevens',
    name: 'Naam',
    language: 'Taal van onze pagina’s',
    save: 'Bewaren',
    done: {
      saved: 'Uw gegevens zijn bewaard.',
      chosen: 'Uw wachtwoord is bewaard. Op andere toestellen bent u afgemeld.',
      removed: 'Uw wachtwoord is verwijderd. U meldt zich voortaan aan met een link die wij u mailen.',
    },
    password: {
      title: 'Wachtwoord',
      none: 'U hebt geen wachtwoord: u meldt zich aan met een link die wij u mailen. U mag er een kiezen als u dat handiger vindt.',
      has: 'U meldt zich aan met uw e-mailadres en uw wachtwoord.',
      choose: 'Wachtwoord kiezen',
      change: 'Wachtwoord wijzigen',
      remove: 'Wachtwoord verwijderen',
      removeHint: 'Daarna meldt u zich aan met een link die wij u mailen.',
      forgotten: 'Huidig wachtwoord vergeten? Meld u af en vraag een link; daarna kiest u hier een nieuw.',
    },
  },
  fr: {
    title: 'Mon compte',
    name: 'Nom',
    language: 'Langue de nos pages',
    save: 'Enregistrer',
    done: {
      saved: 'Vos données sont enregistrées.',
      chosen: 'Votre mot de passe est enregistré. Vous êtes déconnecté sur les autres appareils.',
      removed: 'Votre mot de passe est supprimé. Vous vous connecterez désormais par un lien que nous vous envoyons.',
    },
    password: {
      title: 'Mot de passe',
      none: 'Vous n’avez pas de mot de passe : vous vous connectez par un lien que nous vous envoyons. Vous pouvez en choisir un si c’est plus pratique pour vous.',
      has: 'Vous vous connectez avec votre adresse e-mail et votre mot de passe.',
      choose: 'Choisir un mot de passe',
      change: 'Changer le mot de passe',
      remove: 'Supprimer le mot de passe',
      removeHint: 'Vous vous connecterez ensuite par un lien que nous vous envoyons.',
      forgotten:
        'Mot de passe actuel oublié ? Déconnectez-vous et demandez un lien ; vous en choisirez ensuite un nouveau ici.',
    },
  },
  en: {
    title: 'My account',
    name: 'Name',
    language: 'Language of our pages',
    save: 'Save',
    done: {
      saved: 'Your details are saved.',
      chosen: 'Your password is saved. You are signed out on other devices.',
      removed: 'Your password is removed. From now on you sign in by a link that we mail you.',
    },
    password: {
      title: 'Password',
      none: 'You have no password: you sign in by a link that we mail you. You may choose one if you find that easier.',
      has: 'You sign in with your e-mail address and your password.',
      choose: 'Choose a password',
      change: 'Change the password',
      remove: 'Remove the password',
      removeHint: 'You sign in then by a link that we mail you.',
      forgotten: 'Forgotten the current password? Sign out and ask for a link; then choose a new one here.',
    },
  },
  de: {
    title: 'Mein Konto',
    name: 'Name',
    language: 'Sprache unserer Seiten',
    save: 'Speichern',
    done: {
      saved: 'Ihre Angaben sind gespeichert.',
      chosen: 'Ihr Passwort ist gespeichert. Auf anderen Geräten sind Sie abgemeldet.',
      removed: 'Ihr Passwort ist entfernt. Künftig melden Sie sich mit einem Link an, den wir Ihnen senden.',
    },
    password: {
      title: 'Passwort',
      none: 'Sie haben kein Passwort: Sie melden sich mit einem Link an, den wir Ihnen senden. Sie können eines wählen, wenn Ihnen das lieber ist.',
      has: 'Sie melden sich mit Ihrer E-Mail-Adresse und Ihrem Passwort an.',
      choose: 'Passwort wählen',
      change: 'Passwort ändern',
      remove: 'Passwort entfernen',
      removeHint: 'Danach melden Sie sich mit einem Link an, den wir Ihnen senden.',
      forgotten:
        'Bisheriges Passwort vergessen? Melden Sie sich ab und fordern Sie einen Link an; danach wählen Sie hier ein neues.',
    },
  },
};

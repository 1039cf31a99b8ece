/** Words of the page of agents and admins. */
import type { Language } from '../../message/mail.ts';

export interface PeopleWords {
  title: string;
  lead: string;
  name: string;
  address: string;
  active: string;
  invited: string;
  /** Neither a password nor a link that works. */
  noPassword: string;
  disabled: string;
  you: string;
  makeAdmin: string;
  makeAgent: string;
  disable: string;
  enable: string;
  newLink: string;
  add: string;
  addLead: string;
  addButton: string;
  /** Above a link that is shown this once. */
  linkFor: (who: string) => string;
  linkOnce: string;
}

export const PEOPLE: Readonly<Record<Language, PeopleWords>> = {
  nl: {
    title: 'Medewerkers',
    lead: 'Wie zich bij dit loket mag aanmelden. Beheerders zien ook deze pagina.',
    name: 'Naam',
    address: 'E-mailadres',
    active: 'actief',
    invited: 'uitgenodigd',
    noPassword: 'zonder wachtwoord',
    disabled: 'geblokkeerd',
    you: 'u',
    makeAdmin: 'Beheerder maken',
    makeAgent: 'Medewerker maken',
    disable: 'Blokkeren',
    enable: 'Weer toelaten',
    newLink: 'Wachtwoordlink',
    add: 'Medewerker toevoegen',
    addLead: 'U krijgt een link waarmee de nieuwe medewerker een wachtwoord kiest.',
    addButton: 'Toevoegen',
    linkFor: (who) => `Link voor ${who}`,
    linkOnce: 'Geef deze link zelf door. Hij werkt één keer, gedurende zeven dagen, en is alleen nu te zien.',
  },
  fr: {
    title: 'Collaborateurs',
    lead: 'Qui peut se connecter à ce guichet. Les administrateurs voient aussi cette page.',
    name: 'Nom',
    address: 'Adresse e-mail',
    active: 'actif',
    invited: 'invité',
    noPassword: 'sans mot de passe',
    disabled: 'bloqué',
    you: 'vous',
    makeAdmin: 'Nommer administrateur',
    makeAgent: 'Nommer collaborateur',
    disable: 'Bloquer',
    enable: 'Réadmettre',
    newLink: 'Lien de mot de passe',
    add: 'Ajouter un collaborateur',
    addLead: 'Vous recevez un lien par lequel le nouveau collaborateur choisit un mot de passe.',
    addButton: 'Ajouter',
    linkFor: (who) => `Lien pour ${who}`,
    linkOnce:
      'Transmettez ce lien vous-même. Il fonctionne une fois, pendant sept jours, et n’est visible que maintenant.',
  },
  en: {
    title: 'Agents',
    lead: 'Who may sign in to this desk. Admins see this page as well.',
    name: 'Name',
    address: 'E-mail address',
    active: 'active',
    invited: 'invited',
    noPassword: 'without a password',
    disabled: 'disabled',
    you: 'you',
    makeAdmin: 'Make admin',
    makeAgent: 'Make agent',
    disable: 'Disable',
    enable: 'Enable',
    newLink: 'Password link',
    add: 'Add an agent',
    addLead: 'You get a link by which the new agent chooses a password.',
    addButton: 'Add',
    linkFor: (who) => `Link for ${who}`,
    linkOnce: 'Pass this link on yourself. It works once, within seven days, and is shown only now.',
  },
  de: {
    title: 'Mitarbeiter',
    lead: 'Wer sich an diesem Schalter anmelden darf. Administratoren sehen auch diese Seite.',
    name: 'Name',
    address: 'E-Mail-Adresse',
    active: 'aktiv',
    invited: 'eingeladen',
    noPassword: 'ohne Passwort',
    disabled: 'gesperrt',
    you: 'Sie',
    makeAdmin: 'Zum Administrator machen',
    makeAgent: 'Zum Mitarbeiter machen',
    disable: 'Sperren',
    enable: 'Wieder zulassen',
    newLink: 'Passwort-Link',
    add: 'Mitarbeiter hinzufügen',
    addLead: 'Sie bekommen einen Link, über den der neue Mitarbeiter ein Passwort wählt.',
    addButton: 'Hinzufügen',
    linkFor: (who) => `Link für ${who}`,
    linkOnce: 'Geben Sie diesen Link selbst weiter. Er gilt einmal, sieben Tage lang, und ist nur jetzt zu sehen.',
  },
};

/** Registering a call. */
import type { Language } from '../../message/mail.ts';

export interface PhoneWords {
  title: string;
  who: string;
  find: string;
  findHint: string;
  search: string;
  nobodyFound: string;
  chosen: string;
  call: string;
  name: string;
  address: string;
  addressHint: string;
  organisation: string;
  none: string;
  language: string;
  mailbox: string;
  priority: string;
  subject: string;
  words: string;
  wordsHint: string;
  register: string;
}

export const PHONE: Readonly<Record<Language, PhoneWords>> = {
  nl: {
    title: 'Oproep registreren',
    who: 'Wie belt er?',
    find: 'Naam, adres, organisatie of nummer van een aanvraag',
    findHint: 'Nog niet bekend? Vul dan gewoon het formulier in.',
    search: 'Zoeken',
    nobodyFound: 'Niemand gevonden.',
    chosen: 'gekozen',
    call: 'De oproep',
    name: 'Naam',
    address: 'E-mailadres',
    addressHint: 'Hierheen gaat de bevestiging; zonder adres is er geen.',
    organisation: 'Organisatie',
    none: 'geen, of zoals bekend',
    language: 'Taal van de bevestiging',
    mailbox: 'Mailbox',
    priority: 'Prioriteit die de beller vraagt',
    subject: 'Onderwerp',
    words: 'Wat de beller vertelt',
    wordsHint: 'De klant kan dit op de statuspagina lezen.',
    register: 'Registreren en bevestigen',
  },
  fr: {
    title: 'Enregistrer un appel',
    who: 'Qui appelle ?',
    find: 'Nom, adresse, organisation ou numéro d’une demande',
    findHint: 'Pas encore connu ? Remplissez simplement le formulaire.',
    search: 'Rechercher',
    nobodyFound: 'Personne n’a été trouvé.',
    chosen: 'choisi',
    call: 'L’appel',
    name: 'Nom',
    address: 'Adresse e-mail',
    addressHint: 'La confirmation y est envoyée ; sans adresse, il n’y en a pas.',
    organisation: 'Organisation',
    none: 'aucune, ou celle que l’on connaît',
    language: 'Langue de la confirmation',
    mailbox: 'Boîte aux lettres',
    priority: 'Priorité que l’appelant demande',
    subject: 'Objet',
    words: 'Ce que l’appelant raconte',
    wordsHint: 'Le client peut lire ceci sur la page de suivi.',
    register: 'Enregistrer et confirmer',
  },
  en: {
    title: 'Register a call',
    who: 'Who is calling?',
    find: 'Name, address, organisation or number of a ticket',
    findHint: 'Not known yet? Just fill in the form.',
    search: 'Search',
    nobodyFound: 'Nobody found.',
    chosen: 'chosen',
    call: 'The call',
    name: 'Name',
    address: 'E-mail address',
    addressHint: 'The confirmation goes here; without an address there is none.',
    organisation: 'Organisation',
    none: 'none, or as known',
    language: 'Language of the confirmation',
    mailbox: 'Mailbox',
    priority: 'Priority that the caller asks for',
    subject: 'Subject',
    words: 'What the caller says',
    wordsHint: 'The customer can read this on the status page.',
    register: 'Register and confirm',
  },
  de: {
    title: 'Anruf erfassen',
    who: 'Wer ruft an?',
    find: 'Name, Adresse, Organisation oder Nummer einer Anfrage',
    findHint: 'Noch nicht bekannt? Füllen Sie einfach das Formular aus.',
    search: 'Suchen',
    nobodyFound: 'Niemand gefunden.',
    chosen: 'gewählt',
    call: 'Der Anruf',
    name: 'Name',
    address: 'E-Mail-Adresse',
    addressHint: 'Hierhin geht die Bestätigung; ohne Adresse gibt es keine.',
    organisation: 'Organisation',
    none: 'keine, oder wie bekannt',
    language: 'Sprache der Bestätigung',
    mailbox: 'Postfach',
    priority: 'Priorität, die der Anrufer wünscht',
    subject: 'Betreff',
    words: 'Was der Anrufer sagt',
    wordsHint: 'Der Kunde kann dies auf der Statusseite lesen.',
    register: 'Erfassen und bestätigen',
  },
};

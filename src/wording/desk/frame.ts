/** What stands around every page of the desk. */
import type { Language } from '../../message/mail.ts';
import type { Priority, TicketStatus, Wait } from '../../ticket/status.ts';

export interface FrameWords {
  tickets: string;
  phone: string;
  planning: string;
  search: string;
  figures: string;
  heldMail: string;
  outgoing: string;
  customers: string;
  readyReplies: string;
  statements: string;
  people: string;
  audit: string;
  embedding: string;
  mails: string;
  health: string;
  keys: string;
  account: string;
  /** Names the places for admins. */
  admin: string;
  signOut: string;
  toContent: string;
  /** Above what was asked and cannot be done. */
  refused: string;
  back: string;
  /** Where a form stood that was refused. */
  backToForm: string;
  statuses: Readonly<Record<TicketStatus, string>>;
  waits: Readonly<Record<Wait, string>>;
  priorities: Readonly<Record<Priority, string>>;
}

export const FRAME: Readonly<Record<Language, FrameWords>> = {
  nl: {
    tickets: 'Aanvragen',
    phone: 'Oproep',
    planning: 'Planning',
    search: 'Zoeken',
    figures: 'Cijfers',
    heldMail: 'Inkomende mail',
    outgoing: 'Uitgaande mail',
    customers: 'Klanten',
    readyReplies: 'Standaardantwoorden',
    statements: 'Afrekening',
    people: 'Mensen',
    audit: 'Logboek',
    embedding: 'Formulier',
    mails: 'Onze mails',
    health: 'Toestand',
    keys: 'Toetsen',
    account: 'Mijn gegevens',
    admin: 'Beheer',
    signOut: 'Afmelden',
    toContent: 'Naar de inhoud',
    refused: 'Dat kan niet',
    back: 'Terug naar de aanvragen',
    backToForm: 'Terug naar waar u was',
    statuses: {
      new: 'nieuw',
      open: 'in behandeling',
      planned: 'ingepland',
      waiting: 'wacht',
      resolved: 'opgelost',
      closed: 'afgesloten',
    },
    waits: { customer: 'op de klant', approval: 'op goedkeuring', 'third-party': 'op een derde' },
    priorities: { low: 'laag', normal: 'normaal', high: 'hoog', urgent: 'dringend' },
  },
  fr: {
    tickets: 'Demandes',
    phone: 'Appel',
    planning: 'Planning',
    search: 'Rechercher',
    figures: 'Chiffres',
    heldMail: 'Courrier entrant',
    outgoing: 'Courrier sortant',
    customers: 'Clients',
    readyReplies: 'Réponses types',
    statements: 'Décompte',
    people: 'Personnes',
    audit: 'Journal',
    embedding: 'Formulaire',
    mails: 'Nos e-mails',
    health: 'État',
    keys: 'Raccourcis',
    account: 'Mon compte',
    admin: 'Administration',
    signOut: 'Se déconnecter',
    toContent: 'Aller au contenu',
    refused: 'Ce n’est pas possible',
    back: 'Retour aux demandes',
    backToForm: 'Retour où vous étiez',
    statuses: {
      new: 'nouvelle',
      open: 'en cours',
      planned: 'planifiée',
      waiting: 'en attente',
      resolved: 'résolue',
      closed: 'clôturée',
    },
    waits: { customer: 'du client', approval: 'd’un accord', 'third-party': 'd’un tiers' },
    priorities: { low: 'basse', normal: 'normale', high: 'haute', urgent: 'urgente' },
  },
  en: {
    tickets: 'Tickets',
    phone: 'Call',
    planning: 'Planning',
    search: 'Search',
    figures: 'Figures',
    heldMail: 'Incoming mail',
    outgoing: 'Outgoing mail',
    customers: 'Customers',
    readyReplies: 'Ready replies',
    statements: 'Statements',
    people: 'People',
    audit: 'Audit trail',
    embedding: 'Form',
    mails: 'Our mails',
    health: 'Health',
    keys: 'Shortcuts',
    account: 'My account',
    admin: 'Administration',
    signOut: 'Sign out',
    toContent: 'Skip to content',
    refused: 'That cannot be done',
    back: 'Back to the tickets',
    backToForm: 'Back to where you were',
    statuses: {
      new: 'new',
      open: 'open',
      planned: 'planned',
      waiting: 'waiting',
      resolved: 'resolved',
      closed: 'closed',
    },
    waits: { customer: 'for the customer', approval: 'for approval', 'third-party': 'for a third party' },
    priorities: { low: 'low', normal: 'normal', high: 'high', urgent: 'urgent' },
  },
  de: {
    tickets: 'Anfragen',
    phone: 'Anruf',
    planning: 'Planung',
    search: 'Suchen',
    figures: 'Zahlen',
    heldMail: 'Eingehende Mail',
    outgoing: 'Ausgehende Mail',
    customers: 'Kunden',
    readyReplies: 'Textbausteine',
    statements: 'Abrechnung',
    people: 'Personen',
    audit: 'Protokoll',
    embedding: 'Formular',
    mails: 'Unsere Mails',
    health: 'Zustand',
    keys: 'Tastenkürzel',
    account: 'Mein Konto',
    admin: 'Verwaltung',
    signOut: 'Abmelden',
    toContent: 'Zum Inhalt',
    refused: 'Das geht nicht',
    back: 'Zurück zu den Anfragen',
    backToForm: 'Zurück zur vorigen Seite',
    statuses: {
      new: 'neu',
      open: 'in Arbeit',
      planned: 'eingeplant',
      waiting: 'wartet',
      resolved: 'gelöst',
      closed: 'geschlossen',
    },
    waits: { customer: 'auf den Kunden', approval: 'auf eine Freigabe', 'third-party': 'auf Dritte' },
    priorities: { low: 'niedrig', normal: 'normal', high: 'hoch', urgent: 'dringend' },
  },
};

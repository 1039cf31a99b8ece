/** The words of the queues. */
import type { Language } from '../../message/mail.ts';

type Queue =
  | 'to-triage'
  | 'mine'
  | 'unassigned'
  | 'overdue'
  | 'soon'
  | 'waiting'
  | 'planned'
  | 'undelivered'
  | 'open'
  | 'closed';
type Order = 'age' | 'change' | 'assessed' | 'requested' | 'deadline';
type Mark = 'undelivered' | 'unverified' | 'possibly-belongs-to' | 'new-reply';

export interface QueueWords {
  queues: Readonly<Record<Queue, string>>;
  orders: Readonly<Record<Order, string>>;
  marks: Readonly<Record<Mark, string>>;
  number: string;
  subject: string;
  noSubject: string;
  requester: string;
  nobody: string;
  organisation: string;
  priority: string;
  /** Before the priority that the customer asked for. */
  asked: string;
  status: string;
  assignee: string;
  mailbox: string;
  age: string;
  lastChange: string;
  order: string;
  filter: string;
  apply: string;
  clear: string;
  any: string;
  me: string;
  empty: string;
  next: string;
  first: string;
  until: string;
}

export const QUEUE: Readonly<Record<Language, QueueWords>> = {
  nl: {
    queues: {
      'to-triage': 'Te beoordelen',
      mine: 'Van mij',
      unassigned: 'Van niemand',
      overdue: 'Te laat',
      soon: 'Bijna te laat',
      waiting: 'Wacht',
      planned: 'Ingepland',
      undelivered: 'Niet aangekomen',
      open: 'Alle openstaande',
      closed: 'Afgehandeld',
    },
    orders: {
      age: 'oudste eerst',
      change: 'laatst gewijzigd eerst',
      assessed: 'beoordeelde prioriteit',
      requested: 'gevraagde prioriteit',
      deadline: 'eerste termijn eerst',
    },
    marks: {
      undelivered: 'antwoord niet aangekomen',
      unverified: 'onbekende afzender',
      'possibly-belongs-to': 'hoort misschien elders',
      'new-reply': 'nieuw antwoord',
    },
    number: 'Nummer',
    subject: 'Onderwerp',
    noSubject: '(geen onderwerp)',
    requester: 'Aanvrager',
    nobody: 'niemand',
    organisation: 'Organisatie',
    priority: 'Prioriteit',
    asked: 'gevraagd:',
    status: 'Status',
    assignee: 'Behandelaar',
    mailbox: 'Mailbox',
    age: 'Ontvangen',
    lastChange: 'Gewijzigd',
    order: 'Volgorde',
    filter: 'Filter',
    apply: 'Toepassen',
    clear: 'Wissen',
    any: 'alle',
    me: 'ik',
    empty: 'Hier staat niets.',
    next: 'Volgende',
    first: 'Terug naar het begin',
    until: 'uitgesteld tot',
  },
  fr: {
    queues: {
      'to-triage': 'À évaluer',
      mine: 'Les miennes',
      unassigned: 'Sans responsable',
      overdue: 'En retard',
      soon: 'Bientôt en retard',
      waiting: 'En attente',
      planned: 'Planifiées',
      undelivered: 'Non remises',
      open: 'Toutes les demandes ouvertes',
      closed: 'Terminées',
    },
    orders: {
      age: 'les plus anciennes d’abord',
      change: 'les dernières modifiées d’abord',
      assessed: 'priorité évaluée',
      requested: 'priorité demandée',
      deadline: 'première échéance d’abord',
    },
    marks: {
      undelivered: 'réponse non remise',
      unverified: 'expéditeur inconnu',
      'possibly-belongs-to': 'à rattacher peut-être',
      'new-reply': 'nouvelle réponse',
    },
    number: 'Numéro',
    subject: 'Objet',
    noSubject: '(sans objet)',
    requester: 'Demandeur',
    nobody: 'personne',
    organisation: 'Organisation',
    priority: 'Priorité',
    asked: 'demandée :',
    status: 'Statut',
    assignee: 'Responsable',
    mailbox: 'Boîte aux lettres',
    age: 'Reçue',
    lastChange: 'Modifiée',
    order: 'Ordre',
    filter: 'Filtre',
    apply: 'Appliquer',
    clear: 'Effacer',
    any: 'toutes',
    me: 'moi',
    empty: 'Il n’y a rien ici.',
    next: 'Suivantes',
    first: 'Retour au début',
    until: 'reportée jusqu’au',
  },
  en: {
    queues: {
      'to-triage': 'To triage',
      mine: 'Mine',
      unassigned: 'Unassigned',
      overdue: 'Overdue',
      soon: 'Due soon',
      waiting: 'Waiting',
      planned: 'Planned',
      undelivered: 'Undelivered',
      open: 'All open',
      closed: 'Done',
    },
    orders: {
      age: 'oldest first',
      change: 'last changed first',
      assessed: 'assessed priority',
      requested: 'requested priority',
      deadline: 'earliest deadline first',
    },
    marks: {
      undelivered: 'answer not delivered',
      unverified: 'unknown sender',
      'possibly-belongs-to': 'may belong elsewhere',
      'new-reply': 'new reply',
    },
    number: 'Number',
    subject: 'Subject',
    noSubject: '(no subject)',
    requester: 'Requester',
    nobody: 'nobody',
    organisation: 'Organisation',
    priority: 'Priority',
    asked: 'asked:',
    status: 'Status',
    assignee: 'Assignee',
    mailbox: 'Mailbox',
    age: 'Received',
    lastChange: 'Changed',
    order: 'Order',
    filter: 'Filter',
    apply: 'Apply',
    clear: 'Clear',
    any: 'any',
    me: 'me',
    empty: 'There is nothing here.',
    next: 'Next',
    first: 'Back to the start',
    until: 'put off until',
  },
  de: {
    queues: {
      'to-triage': 'Zu beurteilen',
      mine: 'Meine',
      unassigned: 'Ohne Bearbeiter',
      overdue: 'Überfällig',
      soon: 'Bald fällig',
      waiting: 'Wartet',
      planned: 'Eingeplant',
      undelivered: 'Nicht zugestellt',
      open: 'Alle offenen',
      closed: 'Erledigt',
    },
    orders: {
      age: 'älteste zuerst',
      change: 'zuletzt geänderte zuerst',
      assessed: 'beurteilte Priorität',
      requested: 'gewünschte Priorität',
      deadline: 'früheste Frist zuerst',
    },
    marks: {
      undelivered: 'Antwort nicht zugestellt',
      unverified: 'unbekannter Absender',
      'possibly-belongs-to': 'gehört vielleicht woandershin',
      'new-reply': 'neue Antwort',
    },
    number: 'Nummer',
    subject: 'Betreff',
    noSubject: '(kein Betreff)',
    requester: 'Anfragender',
    nobody: 'niemand',
    organisation: 'Organisation',
    priority: 'Priorität',
    asked: 'gewünscht:',
    status: 'Status',
    assignee: 'Bearbeiter',
    mailbox: 'Postfach',
    age: 'Eingegangen',
    lastChange: 'Geändert',
    order: 'Reihenfolge',
    filter: 'Filter',
    apply: 'Anwenden',
    clear: 'Zurücksetzen',
    any: 'alle',
    me: 'ich',
    empty: 'Hier ist nichts.',
    next: 'Weiter',
    first: 'Zurück zum Anfang',
    until: 'zurückgestellt bis',
  },
};

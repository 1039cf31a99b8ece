/** The words of the shortcuts of the keyboard. */
import type { Language } from '../../message/mail.ts';

type Shortcut =
  | 'next'
  | 'previous'
  | 'open'
  | 'choose'
  | 'reply'
  | 'note'
  | 'take'
  | 'again'
  | 'search'
  | 'keys'
  | 'tickets'
  | 'phone'
  | 'planning'
  | 'figures'
  | 'heldMail'
  | 'outgoing'
  | 'customers'
  | 'statements'
  | 'people'
  | 'audit'
  | 'health'
  | 'account';

export interface KeysWords {
  title: string;
  lead: string;
  on: string;
  off: string;
  turnOn: string;
  turnOff: string;
  key: string;
  does: string;
  /** Between two keys that are pressed one after the other. */
  followedBy: string;
  groups: Readonly<Record<'list' | 'ticket' | 'everywhere', string>>;
  actions: Readonly<Record<Shortcut, string>>;
}

export const KEYS: Readonly<Record<Language, KeysWords>> = {
  nl: {
    title: 'Sneltoetsen',
    lead: 'Terwijl u typt doen ze niets; Esc verlaat een veld. Alles wat een toets doet, kan ook met een knop of link.',
    on: 'Sneltoetsen staan aan.',
    off: 'Sneltoetsen staan uit.',
    turnOn: 'Aanzetten',
    turnOff: 'Uitzetten',
    key: 'Toets',
    does: 'Wat hij doet',
    followedBy: 'dan',
    groups: { list: 'In een lijst', ticket: 'Op een aanvraag', everywhere: 'Overal' },
    actions: {
      next: 'volgende aanvraag',
      previous: 'vorige aanvraag',
      open: 'aanvraag openen',
      choose: 'aanvraag kiezen, of niet meer kiezen',
      reply: 'de klant antwoorden',
      note: 'interne notitie schrijven',
      take: 'aan mij toewijzen: de gekozen aanvragen, of deze',
      again: 'opnieuw tonen, als er iets nieuws is',
      search: 'zoeken',
      keys: 'dit overzicht',
      tickets: 'naar de aanvragen',
      phone: 'een oproep registreren',
      planning: 'naar de planning',
      figures: 'naar de cijfers',
      heldMail: 'naar de inkomende mail',
      outgoing: 'naar de uitgaande mail',
      customers: 'naar de klanten (beheerders)',
      statements: 'naar de afrekening (beheerders)',
      people: 'naar de mensen (beheerders)',
      audit: 'naar het logboek (beheerders)',
      health: 'naar de toestand (beheerders)',
      account: 'naar mijn gegevens',
    },
  },
  fr: {
    title: 'Raccourcis clavier',
    lead: 'Ils ne font rien pendant que vous écrivez ; Échap quitte un champ. Tout ce que fait une touche se fait aussi par un bouton ou un lien.',
    on: 'Les raccourcis sont activés.',
    off: 'Les raccourcis sont désactivés.',
    turnOn: 'Activer',
    turnOff: 'Désactiver',
    key: 'Touche',
    does: 'Effet',
    followedBy: 'puis',
    groups: { list: 'Dans une liste', ticket: 'Sur une demande', everywhere: 'Partout' },
    actions: {
      next: 'demande suivante',
      previous: 'demande précédente',
      open: 'ouvrir la demande',
      choose: 'choisir la demande, ou ne plus la choisir',
      reply: 'répondre au client',
      note: 'écrire une note interne',
      take: 'm’attribuer les demandes choisies, ou celle-ci',
      again: 'afficher à nouveau, s’il y a du neuf',
      search: 'rechercher',
      keys: 'cette liste',
      tickets: 'aller aux demandes',
      phone: 'enregistrer un appel',
      planning: 'aller au planning',
      figures: 'aller aux chiffres',
      heldMail: 'aller au courrier entrant',
      outgoing: 'aller au courrier sortant',
      customers: 'aller aux clients (administrateurs)',
      statements: 'aller au décompte (administrateurs)',
      people: 'aller aux personnes (administrateurs)',
      audit: 'aller au journal (administrateurs)',
      health: 'aller à l’état (administrateurs)',
      account: 'aller à mon compte',
    },
  },
  en: {
    title: 'Keyboard shortcuts',
    lead: 'They do nothing while you type; Esc leaves a field. Whatever a key does can be done by a button or link too.',
    on: 'Shortcuts are on.',
    off: 'Shortcuts are off.',
    turnOn: 'Turn on',
    turnOff: 'Turn off',
    key: 'Key',
    does: 'What it does',
    followedBy: 'then',
    groups: { list: 'In a list', ticket: 'On a ticket', everywhere: 'Everywhere' },
    actions: {
      next: 'next ticket',
      previous: 'previous ticket',
      open: 'open the ticket',
      choose: 'select the ticket, or not any more',
      reply: 'answer the customer',
      note: 'write an internal note',
      take: 'assign to me: the selected tickets, or this one',
      again: 'show again, when there is something new',
      search: 'search',
      keys: 'this overview',
      tickets: 'go to the tickets',
      phone: 'register a call',
      planning: 'go to the planning',
      figures: 'go to the figures',
      heldMail: 'go to the incoming mail',
      outgoing: 'go to the outgoing mail',
      customers: 'go to the customers (admins)',
      statements: 'go to the statements (admins)',
      people: 'go to the people (admins)',
      audit: 'go to the audit trail (admins)',
      health: 'go to the health page (admins)',
      account: 'go to my account',
    },
  },
  de: {
    title: 'Tastenkürzel',
    lead: 'Während Sie tippen, tun sie nichts; Esc verlässt ein Feld. Alles, was eine Taste tut, geht auch mit einem Knopf oder Link.',
    on: 'Tastenkürzel sind eingeschaltet.',
    off: 'Tastenkürzel sind ausgeschaltet.',
    turnOn: 'Einschalten',
    turnOff: 'Ausschalten',
    key: 'Taste',
    does: 'Was sie tut',
    followedBy: 'dann',
    groups: { list: 'In einer Liste', ticket: 'Bei einer Anfrage', everywhere: 'Überall' },
    actions: {
      next: 'nächste Anfrage',
      previous: 'vorige Anfrage',
      open: 'Anfrage öffnen',
      choose: 'Anfrage wählen oder nicht mehr wählen',
      reply: 'dem Kunden antworten',
      note: 'interne Notiz schreiben',
      take: 'mir zuweisen: die gewählten Anfragen oder diese',
      again: 'erneut anzeigen, wenn es Neues gibt',
      search: 'suchen',
      keys: 'diese Übersicht',
      tickets: 'zu den Anfragen',
      phone: 'einen Anruf aufnehmen',
      planning: 'zur Planung',
      figures: 'zu den Zahlen',
      heldMail: 'zur eingehenden Mail',
      outgoing: 'zur ausgehenden Mail',
      customers: 'zu den Kunden (Admins)',
      statements: 'zur Abrechnung (Admins)',
      people: 'zu den Personen (Admins)',
      audit: 'zum Protokoll (Admins)',
      health: 'zum Zustand (Admins)',
      account: 'zu meinem Konto',
    },
  },
};

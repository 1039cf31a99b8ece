/** How the service is, in plain words. */
import type { Language } from '../../message/mail.ts';

type MailboxStatus = 'connecting' | 'reading' | 'idle' | 'waiting' | 'paused' | 'stopped';
type DeliveryStatus = 'starting' | 'ready' | 'unreachable' | 'paused' | 'stuck' | 'stopped';

export interface HealthWords {
  title: string;
  well: string;
  ill: string;
  notReady: string;
  since: string;
  /** When the service was started. */
  started: string;
  elsewhere: string;
  mailboxes: string;
  state: string;
  lastAnswer: string;
  never: string;
  sending: string;
  lastSent: string;
  mail: string;
  queued: string;
  oldestDue: string;
  undelivered: string;
  pending: string;
  held: string;
  failed: string;
  database: string;
  databaseWell: string;
  databaseIll: string;
  ofMailbox: Readonly<Record<MailboxStatus, string>>;
  ofDelivery: Readonly<Record<DeliveryStatus, string>>;
}

export const HEALTH: Readonly<Record<Language, HealthWords>> = {
  nl: {
    title: 'Toestand',
    well: 'Alles werkt.',
    ill: 'Er is iets dat aandacht vraagt.',
    notReady: 'Loket is niet klaar:',
    since: 'sinds',
    started: 'Gestart',
    elsewhere: 'De mailboxen worden door een ander proces bekeken; hoe het daarmee gaat, zegt /readyz van dat proces.',
    mailboxes: 'Mailboxen',
    state: 'Toestand',
    lastAnswer: 'Laatste antwoord van de server',
    never: 'nog niet',
    sending: 'Verzenden',
    lastSent: 'Laatst verzonden',
    mail: 'Mail in behandeling',
    queued: 'wacht op verzending',
    oldestDue: 'de oudste wacht al',
    undelivered: 'niet verzonden',
    pending: 'inkomend, nog te verwerken',
    held: 'inkomend, tegengehouden',
    failed: 'inkomend, mislukt',
    database: 'Opslag',
    databaseWell: 'Er kan geschreven worden.',
    databaseIll: 'Er kan niet geschreven worden:',
    ofMailbox: {
      connecting: 'maakt verbinding',
      reading: 'leest mail',
      idle: 'wacht op nieuwe mail',
      waiting: 'probeert het straks opnieuw',
      paused: 'aanmelding geweigerd; wordt na een pauze opnieuw geprobeerd',
      stopped: 'gestopt',
    },
    ofDelivery: {
      starting: 'nog niet geprobeerd',
      ready: 'werkt',
      unreachable: 'onbereikbaar; wordt opnieuw geprobeerd',
      paused: 'aanmelding geweigerd; wordt na een pauze opnieuw geprobeerd',
      stuck: 'onze eigen opslag faalt',
      stopped: 'gestopt',
    },
  },
  fr: {
    title: 'État',
    well: 'Tout fonctionne.',
    ill: 'Quelque chose demande votre attention.',
    notReady: 'Loket n’est pas prêt :',
    since: 'depuis',
    started: 'Démarré',
    elsewhere: 'Un autre processus surveille les boîtes aux lettres ; son état se lit à son adresse /readyz.',
    mailboxes: 'Boîtes aux lettres',
    state: 'État',
    lastAnswer: 'Dernière réponse du serveur',
    never: 'pas encore',
    sending: 'Envoi',
    lastSent: 'Dernier envoi',
    mail: 'Courrier en cours',
    queued: 'en attente d’envoi',
    oldestDue: 'le plus ancien attend depuis',
    undelivered: 'non envoyés',
    pending: 'entrants, à traiter',
    held: 'entrants, retenus',
    failed: 'entrants, en échec',
    database: 'Stockage',
    databaseWell: 'L’écriture fonctionne.',
    databaseIll: 'L’écriture est impossible :',
    ofMailbox: {
      connecting: 'se connecte',
      reading: 'lit le courrier',
      idle: 'attend du courrier',
      waiting: 'réessaie plus tard',
      paused: 'connexion refusée ; nouvel essai après une pause',
      stopped: 'arrêtée',
    },
    ofDelivery: {
      starting: 'pas encore essayé',
      ready: 'fonctionne',
      unreachable: 'injoignable ; nouvel essai plus tard',
      paused: 'connexion refusée ; nouvel essai après une pause',
      stuck: 'notre propre stockage est en panne',
      stopped: 'arrêté',
    },
  },
  en: {
    title: 'Health',
    well: 'Everything works.',
    ill: 'Something asks for attention.',
    notReady: 'Loket is not ready:',
    since: 'since',
    started: 'Started',
    elsewhere: 'The mailboxes are watched by another process; how they are is told by /readyz of that process.',
    mailboxes: 'Mailboxes',
    state: 'State',
    lastAnswer: 'Last answer of the server',
    never: 'not yet',
    sending: 'Sending',
    lastSent: 'Last sent',
    mail: 'Mail in hand',
    queued: 'waiting to be sent',
    oldestDue: 'the oldest has been waiting for',
    undelivered: 'not sent',
    pending: 'incoming, to be processed',
    held: 'incoming, held',
    failed: 'incoming, failed',
    database: 'Store',
    databaseWell: 'It can be written.',
    databaseIll: 'It cannot be written:',
    ofMailbox: {
      connecting: 'is connecting',
      reading: 'reads mail',
      idle: 'waits for new mail',
      waiting: 'tries again in a while',
      paused: 'sign-in refused; tries again after a pause',
      stopped: 'stopped',
    },
    ofDelivery: {
      starting: 'not tried yet',
      ready: 'works',
      unreachable: 'cannot be reached; is tried again',
      paused: 'sign-in refused; is tried again after a pause',
      stuck: 'our own store fails',
      stopped: 'stopped',
    },
  },
  de: {
    title: 'Zustand',
    well: 'Alles funktioniert.',
    ill: 'Etwas verlangt Aufmerksamkeit.',
    notReady: 'Loket ist nicht bereit:',
    since: 'seit',
    started: 'Gestartet',
    elsewhere: 'Die Postfächer überwacht ein anderer Prozess; wie es ihnen geht, sagt dessen /readyz.',
    mailboxes: 'Postfächer',
    state: 'Zustand',
    lastAnswer: 'Letzte Antwort des Servers',
    never: 'noch nicht',
    sending: 'Versand',
    lastSent: 'Zuletzt gesendet',
    mail: 'Mail in Arbeit',
    queued: 'wartet auf Versand',
    oldestDue: 'die älteste wartet seit',
    undelivered: 'nicht gesendet',
    pending: 'eingehend, zu verarbeiten',
    held: 'eingehend, zurückgehalten',
    failed: 'eingehend, fehlgeschlagen',
    database: 'Speicher',
    databaseWell: 'Es kann geschrieben werden.',
    databaseIll: 'Es kann nicht geschrieben werden:',
    ofMailbox: {
      connecting: 'verbindet sich',
      reading: 'liest Mail',
      idle: 'wartet auf neue Mail',
      waiting: 'versucht es später noch einmal',
      paused: 'Anmeldung abgelehnt; nach einer Pause neuer Versuch',
      stopped: 'gestoppt',
    },
    ofDelivery: {
      starting: 'noch nicht versucht',
      ready: 'funktioniert',
      unreachable: 'nicht erreichbar; neuer Versuch folgt',
      paused: 'Anmeldung abgelehnt; nach einer Pause neuer Versuch',
      stuck: 'unser eigener Speicher versagt',
      stopped: 'gestoppt',
    },
  },
};

/** A status that has no words keeps its own. */
export function statusWords(words: Readonly<Record<string, string>>, status: string): string {
  return Object.hasOwn(words, status) ? (words[status] ?? status) : status;
}

/** Words of "my tickets", the list of a signed-in customer (P16). */
import type { Language } from '../../message/mail.ts';

export interface MyTicketsWords {
  title: string;
  find: string;
  findHint: string;
  search: string;
  /** What the two choices are called, for screen readers. */
  state: string;
  whose: string;
  states: Readonly<Record<'all' | 'open' | 'over', string>>;
  own: string;
  ofOrganisation: (name: string) => string;
  none: string;
  nothingFound: (words: string) => string;
  all: string;
  cut: string;
  noSubject: string;
  askedBy: (name: string) => string;
  aColleague: string;
  received: (moment: string) => string;
  /** The newest that happened, with its moment. */
  news: {
    own: (moment: string) => string;
    from: (name: string, moment: string) => string;
    answer: (desk: string, moment: string) => string;
    event: (moment: string) => string;
  };
  somebody: string;
  previous: string;
  next: string;
  /** What leads from one page to the next is called. */
  pages: string;
}

export const MY_TICKETS: Readonly<Record<Language, MyTicketsWords>> = {
  nl: {
    title: 'Mijn aanvragen',
    find: 'Zoeken in uw aanvragen',
    findHint: 'Woorden uit een bericht, of een nummer',
    search: 'Zoeken',
    state: 'Stand',
    whose: 'Van wie',
    states: { all: 'Alle', open: 'Lopend', over: 'Afgerond' },
    own: 'Van mij',
    ofOrganisation: (name) => `Van ${name}`,
    none: 'Hier staan nog geen aanvragen.',
    nothingFound: (words) => `Niets gevonden voor „${words}”.`,
    all: 'Toon alles',
    cut: 'In de oudste berichten is niet gezocht.',
    noSubject: '(geen onderwerp)',
    askedBy: (name) => `Gevraagd door ${name}`,
    aColleague: 'een collega',
    received: (moment) => `Ontvangen op ${moment}`,
    news: {
      own: (moment) => `Uw bericht van ${moment}`,
      from: (name, moment) => `Bericht van ${name}, ${moment}`,
      answer: (desk, moment) => `Antwoord van ${desk}, ${moment}`,
      event: (moment) => `Laatste nieuws van ${moment}`,
    },
    somebody: 'iemand anders',
    previous: 'Vorige',
    next: 'Volgende',
    pages: 'Bladeren',
  },
  fr: {
    title: 'Mes demandes',
    find: 'Chercher dans vos demandes',
    findHint: 'Des mots d’un message, ou un numéro',
    search: 'Chercher',
    state: 'État',
    whose: 'De qui',
    states: { all: 'Toutes', open: 'En cours', over: 'Terminées' },
    own: 'Les miennes',
    ofOrganisation: (name) => `Celles de ${name}`,
    none: 'Il n’y a pas encore de demande ici.',
    nothingFound: (words) => `Rien trouvé pour « ${words} ».`,
    all: 'Tout afficher',
    cut: 'Les messages les plus anciens n’ont pas été parcourus.',
    noSubject: '(sans objet)',
    askedBy: (name) => `Demandé par ${name}`,
    aColleague: 'un collègue',
    received: (moment) => `Reçue le ${moment}`,
    news: {
      own: (moment) => `Votre message du ${moment}`,
      from: (name, moment) => `Message de ${name}, ${moment}`,
      answer: (desk, moment) => `Réponse de ${desk}, ${moment}`,
      event: (moment) => `Dernière nouvelle du ${moment}`,
    },
    somebody: 'quelqu’un d’autre',
    previous: 'Précédente',
    next: 'Suivante',
    pages: 'Parcourir',
  },
  en: {
    title: 'My requests',
    find: 'Search your requests',
    findHint: 'Words of a message, or a number',
    search: 'Search',
    state: 'State',
    whose: 'Whose',
    states: { all: 'All', open: 'In progress', over: 'Finished' },
    own: 'Mine',
    ofOrganisation: (name) => `Of ${name}`,
    none: 'There are no requests here yet.',
    nothingFound: (words) => `Nothing found for “${words}”.`,
    all: 'Show all',
    cut: 'The oldest messages were not searched.',
    noSubject: '(no subject)',
    askedBy: (name) => `Asked by ${name}`,
    aColleague: 'a colleague',
    received: (moment) => `Received on ${moment}`,
    news: {
      own: (moment) => `Your message of ${moment}`,
      from: (name, moment) => `Message from ${name}, ${moment}`,
      answer: (desk, moment) => `Answer from ${desk}, ${moment}`,
      event: (moment) => `Latest news of ${moment}`,
    },
    somebody: 'somebody else',
    previous: 'Previous',
    next: 'Next',
    pages: 'Pages',
  },
  de: {
    title: 'Meine Anfragen',
    find: 'In Ihren Anfragen suchen',
    findHint: 'Wörter aus einer Nachricht, oder eine Nummer',
    search: 'Suchen',
    state: 'Stand',
    whose: 'Von wem',
    states: { all: 'Alle', open: 'Laufend', over: 'Abgeschlossen' },
    own: 'Von mir',
    ofOrganisation: (name) => `Von ${name}`,
    none: 'Hier gibt es noch keine Anfragen.',
    nothingFound: (words) => `Nichts gefunden für „${words}“.`,
    all: 'Alle zeigen',
    cut: 'In den ältesten Nachrichten wurde nicht gesucht.',
    noSubject: '(kein Betreff)',
    askedBy: (name) => `Gefragt von ${name}`,
    aColleague: 'einem Kollegen',
    received: (moment) => `Eingegangen am ${moment}`,
    news: {
      own: (moment) => `Ihre Nachricht vom ${moment}`,
      from: (name, moment) => `Nachricht von ${name}, ${moment}`,
      answer: (desk, moment) => `Antwort von ${desk}, ${moment}`,
      event: (moment) => `Letzte Neuigkeit vom ${moment}`,
    },
    somebody: 'jemand anderem',
    previous: 'Vorige',
    next: 'Nächste',
    pages: 'Blättern',
  },
};

/** Words of what agents see of the customers' side: the links to a status page, ratings, contacts of organisations. */
import type { Language } from '../../message/mail.ts';
import type { Score } from '../../ticket/rating.ts';

export interface CustomerSideWords {
  title: string;
  /** Beside the name of who wrote a message. */
  onPage: string;
  links(count: number): string;
  noLinks: string;
  newest: string;
  send: string;
  /** Mails a link to sign in. */
  signIn: string;
  revoke: string;
  revokeMeans: string;
  ratings: string;
  scores: Readonly<Record<Score, string>>;
  /** On the dashboard. */
  mean: string;
  meanMeans: string;
  rating: string;
  count: string;
  noRatings: string;
  /** On the page of an organisation. */
  contacts: string;
  contactsLead: string;
  contact: string;
  nobody: string;
  makeContact: string;
  dropContact: string;
}

export const CUSTOMER_SIDE: Readonly<Record<Language, CustomerSideWords>> = {
  nl: {
    title: 'Statuspagina van de klant',
    onPage: 'op de statuspagina',
    links: (count) => (count === 1 ? '1 link werkt' : `${count} links werken`),
    noLinks: 'Er werkt geen link.',
    newest: 'de nieuwste van',
    send: 'Nieuwe link mailen',
    signIn: 'Link om aan te melden mailen',
    revoke: 'Alle links intrekken',
    revokeMeans: 'Wie een link heeft, kan de pagina dan niet meer openen. De volgende mail brengt een nieuwe.',
    ratings: 'Oordelen van klanten',
    scores: { good: 'goed', fair: 'kon beter', bad: 'niet goed' },
    mean: 'Gemiddelde',
    meanMeans: 'Op 100: goed telt voor 100, kon beter voor 50, niet goed voor 0.',
    rating: 'Oordeel',
    count: 'Aantal',
    noRatings: 'In deze periode heeft niemand geoordeeld.',
    contacts: 'Mensen',
    contactsLead: 'Een contactpersoon ziet alle aanvragen van de organisatie en de tijd die eraan besteed is.',
    contact: 'contactpersoon',
    nobody: 'Er schreef nog niemand van deze organisatie.',
    makeContact: 'Contactpersoon maken',
    dropContact: 'Niet langer contactpersoon',
  },
  fr: {
    title: 'Page de suivi du client',
    onPage: 'sur la page de suivi',
    links: (count) => (count === 1 ? '1 lien fonctionne' : `${count} liens fonctionnent`),
    noLinks: 'Aucun lien ne fonctionne.',
    newest: 'le plus récent du',
    send: 'Envoyer un nouveau lien',
    signIn: 'Envoyer un lien de connexion',
    revoke: 'Retirer tous les liens',
    revokeMeans: 'Quiconque a un lien ne pourra plus ouvrir la page. Le prochain e-mail en apporte un nouveau.',
    ratings: 'Avis des clients',
    scores: { good: 'bien', fair: 'pourrait être mieux', bad: 'pas bien' },
    mean: 'Moyenne',
    meanMeans: 'Sur 100 : bien compte pour 100, pourrait être mieux pour 50, pas bien pour 0.',
    rating: 'Avis',
    count: 'Nombre',
    noRatings: 'Personne n’a donné d’avis pendant cette période.',
    contacts: 'Personnes',
    contactsLead: 'Une personne de contact voit toutes les demandes de l’organisation et le temps qui y est consacré.',
    contact: 'personne de contact',
    nobody: 'Personne de cette organisation n’a encore écrit.',
    makeContact: 'Désigner comme contact',
    dropContact: 'Ne plus être contact',
  },
  en: {
    title: 'The customer’s status page',
    onPage: 'on the status page',
    links: (count) => (count === 1 ? '1 link works' : `${count} links work`),
    noLinks: 'No link works.',
    newest: 'the newest of',
    send: 'Mail a new link',
    signIn: 'Mail a link to sign in',
    revoke: 'Withdraw all links',
    revokeMeans: 'Whoever has a link cannot open the page any more. The next mail brings a new one.',
    ratings: 'Ratings by customers',
    scores: { good: 'good', fair: 'could be better', bad: 'not good' },
    mean: 'Mean',
    meanMeans: 'Out of 100: good counts 100, could be better 50, not good 0.',
    rating: 'Rating',
    count: 'Number',
    noRatings: 'Nobody gave a rating in this period.',
    contacts: 'People',
    contactsLead: 'A contact sees all requests of the organisation, and the time that was spent on them.',
    contact: 'contact',
    nobody: 'Nobody of this organisation has written yet.',
    makeContact: 'Make a contact',
    dropContact: 'No longer a contact',
  },
  de: {
    title: 'Statusseite des Kunden',
    onPage: 'auf der Statusseite',
    links: (count) => (count === 1 ? '1 Link funktioniert' : `${count} Links funktionieren`),
    noLinks: 'Kein Link funktioniert.',
    newest: 'der neueste vom',
    send: 'Neuen Link schicken',
    signIn: 'Link zum Anmelden senden',
    revoke: 'Alle Links zurückziehen',
    revokeMeans: 'Wer einen Link hat, kann die Seite dann nicht mehr öffnen. Die nächste E-Mail bringt einen neuen.',
    ratings: 'Bewertungen von Kunden',
    scores: { good: 'gut', fair: 'ging so', bad: 'nicht gut' },
    mean: 'Mittel',
    meanMeans: 'Von 100: Gut zählt 100, ging so 50, nicht gut 0.',
    rating: 'Bewertung',
    count: 'Anzahl',
    noRatings: 'In diesem Zeitraum hat niemand bewertet.',
    contacts: 'Personen',
    contactsLead: 'Eine Kontaktperson sieht alle Anfragen der Organisation und die Zeit, die dafür aufgewendet wurde.',
    contact: 'Kontaktperson',
    nobody: 'Von dieser Organisation hat noch niemand geschrieben.',
    makeContact: 'Zur Kontaktperson machen',
    dropContact: 'Nicht mehr Kontaktperson',
  },
};

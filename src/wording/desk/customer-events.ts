/** What customers did on the status page, and what became of its links, in the agent's language. */
import type { Language } from '../../message/mail.ts';
import { SCORES, type Score } from '../../ticket/rating.ts';
import { CUSTOMER_SIDE } from './customer-side.ts';

type CustomerEvent = 'closed-by-customer' | 'rated' | 'link-asked' | 'link-agent' | 'links-revoked' | 'sign-in-agent';

/** `{text}`: the address, the number of links, or the rating with its comment. */
const EVENTS: Readonly<Record<Language, Readonly<Record<CustomerEvent, string>>>> = {
  nl: {
    'closed-by-customer': 'Door de klant afgesloten: het werkt',
    rated: 'Oordeel van de klant: {text}',
    'link-asked': 'Nieuwe link gemaild, op vraag van de klant: {text}',
    'link-agent': 'Nieuwe link gemaild: {text}',
    'links-revoked': 'Links naar de statuspagina ingetrokken: {text}',
    'sign-in-agent': 'Link om aan te melden gemaild: {text}',
  },
  fr: {
    'closed-by-customer': 'Clôturée par le client : cela fonctionne',
    rated: 'Avis du client : {text}',
    'link-asked': 'Nouveau lien envoyé à la demande du client : {text}',
    'link-agent': 'Nouveau lien envoyé : {text}',
    'links-revoked': 'Liens vers la page de suivi retirés : {text}',
    'sign-in-agent': 'Lien de connexion envoyé : {text}',
  },
  en: {
    'closed-by-customer': 'Closed by the customer: it works',
    rated: 'Rating of the customer: {text}',
    'link-asked': 'New link mailed, as the customer asked: {text}',
    'link-agent': 'New link mailed: {text}',
    'links-revoked': 'Links to the status page withdrawn: {text}',
    'sign-in-agent': 'Link to sign in mailed: {text}',
  },
  de: {
    'closed-by-customer': 'Vom Kunden abgeschlossen: Es geht wieder',
    rated: 'Bewertung des Kunden: {text}',
    'link-asked': 'Neuer Link verschickt, auf Wunsch des Kunden: {text}',
    'link-agent': 'Neuer Link verschickt: {text}',
    'links-revoked': 'Links zur Statusseite zurückgezogen: {text}',
    'sign-in-agent': 'Link zum Anmelden verschickt: {text}',
  },
};

/** The event as a sentence; null when it is none of these. */
export function customerEventText(language: Language, reason: string | null, text: string): string | null {
  if (reason === null || !isCustomerEvent(reason)) return null;
  const told = reason === 'rated' ? scoreInWords(language, text) : text;
  return EVENTS[language][reason].replace('{text}', () => told);
}

function isCustomerEvent(reason: string): reason is CustomerEvent {
  return Object.hasOwn(EVENTS.nl, reason);
}

/** `good: thank you` with the score in words. */
function scoreInWords(language: Language, text: string): string {
  const score = SCORES.find((one: Score) => text === one || text.startsWith(`${one}: `));
  return score === undefined ? text : `${CUSTOMER_SIDE[language].scores[score]}${text.slice(score.length)}`;
}

/** What happened to a ticket, in the agent's language: from the event's code, and what its stored text names. */
import type { Language } from '../../message/mail.ts';
import type { Priority, TicketStatus, Wait } from '../../ticket/status.ts';
import { formatDate } from '../format.ts';
import { wordsOfOddities } from '../oddities.ts';
import { appointmentEventText } from './appointment-events.ts';
import { customerEventText } from './customer-events.ts';
import { FRAME } from './frame.ts';
import { splitEventText } from './split-events.ts';
import { timeEventText } from './time-events.ts';

/** `{name}`: the ticket, address or message that the text names. `{text}`: the text itself, for what a machine said. */
type EventWords = Readonly<
  Record<
    | 'accepted'
    | 'rejected'
    | 'moved-away'
    | 'moved-here'
    | 'kept-apart'
    | 'confirmation'
    | 'possibly-belongs-to'
    | 'doubtful-reply'
    | 'continues'
    | 'continued'
    | 'merged'
    | 'merged-into'
    | 'bounced'
    | 'send-failed'
    | 'held-restored'
    | 'delivery-report'
    | 'read-receipt'
    | 'answer-undone'
    | 'priority'
    | 'assignee'
    | 'organisation'
    | 'participant-added'
    | 'participant-removed'
    | 'requester'
    | 'subject'
    | 'tag-added'
    | 'tag-removed'
    | 'snoozed'
    | 'woken'
    | 'unmerged'
    | 'phone-call'
    | 'expected-date'
    | 'expected-date-untold'
    | 'answer-held',
    string
  >
>;

const EVENTS: Readonly<Record<Language, EventWords>> = {
  nl: {
    accepted: 'Bericht {name} aanvaard',
    rejected: 'Bericht {name} geweigerd',
    'moved-away': 'Bericht verplaatst naar {name}',
    'moved-here': 'Bericht hierheen verplaatst van {name}',
    'kept-apart': 'Hoort niet bij de aanvraag die de mail noemde',
    confirmation: 'Bevestiging aan {name}',
    'possibly-belongs-to': 'De afzender hoort niet bij {name}',
    'doubtful-reply': 'Een onbekende schreef met dit nummer: zie {name}',
    continues: 'Vervolg van {name}, die afgesloten was',
    continued: 'Gaat verder in {name}',
    merged: '{name} werd hiermee samengevoegd',
    'merged-into': 'Samengevoegd met {name}',
    bounced: 'Mail niet aangekomen: {text}',
    'send-failed': 'Mail niet verzonden: {text}',
    'held-restored': 'Mail niet verzonden, want er werd een back-up teruggezet: {text}',
    'delivery-report': 'Afleverbericht: {text}',
    'read-receipt': 'Leesbevestiging: {text}',
    'answer-undone': 'Een antwoord werd teruggenomen voor het verzonden was',
    priority: 'Prioriteit: {text}',
    assignee: 'Toegewezen: {text}',
    organisation: 'Organisatie: {text}',
    'participant-added': '{text} doet mee',
    'participant-removed': '{text} doet niet meer mee',
    requester: 'Aanvrager: {text}',
    subject: 'Onderwerp: {text}',
    'tag-added': 'Label erbij: {text}',
    'tag-removed': 'Label weg: {text}',
    snoozed: 'Uitgesteld tot {text}',
    woken: 'Terug in de wachtrij',
    unmerged: 'Samenvoeging met {name} ongedaan gemaakt',
    'phone-call': 'Telefonisch gemeld, hier genoteerd',
    'expected-date': 'Verwachte datum, aan de klant gemaild: {text}',
    'expected-date-untold': 'Verwachte datum, niet gemaild: {text}',
    'answer-held': 'Een antwoord per mail in naam van {text} werd tegengehouden',
  },
  fr: {
    accepted: 'Message {name} accepté',
    rejected: 'Message {name} refusé',
    'moved-away': 'Message déplacé vers {name}',
    'moved-here': 'Message déplacé ici depuis {name}',
    'kept-apart': 'N’appartient pas à la demande que l’e-mail citait',
    confirmation: 'Confirmation à {name}',
    'possibly-belongs-to': 'L’expéditeur ne fait pas partie de {name}',
    'doubtful-reply': 'Un inconnu a écrit avec ce numéro : voir {name}',
    continues: 'Suite de {name}, qui était clôturée',
    continued: 'Continue dans {name}',
    merged: '{name} a été fusionnée avec celle-ci',
    'merged-into': 'Fusionnée avec {name}',
    bounced: 'E-mail non remis : {text}',
    'send-failed': 'E-mail non envoyé : {text}',
    'held-restored': 'E-mail non envoyé, car une sauvegarde a été restaurée : {text}',
    'delivery-report': 'Avis de remise : {text}',
    'read-receipt': 'Confirmation de lecture : {text}',
    'answer-undone': 'Une réponse a été reprise avant son envoi',
    priority: 'Priorité : {text}',
    assignee: 'Attribution : {text}',
    organisation: 'Organisation : {text}',
    'participant-added': '{text} participe',
    'participant-removed': '{text} ne participe plus',
    requester: 'Demandeur : {text}',
    subject: 'Objet : {text}',
    'tag-added': 'Étiquette ajoutée : {text}',
    'tag-removed': 'Étiquette retirée : {text}',
    snoozed: 'Reportée au {text}',
    woken: 'De retour dans la file',
    unmerged: 'Fusion avec {name} annulée',
    'phone-call': 'Reçue par téléphone, notée ici',
    'expected-date': 'Date prévue, annoncée par e-mail : {text}',
    'expected-date-untold': 'Date prévue, non annoncée par e-mail : {text}',
    'answer-held': 'Une réponse par e-mail au nom de {text} a été retenue',
  },
  en: {
    accepted: 'Message {name} accepted',
    rejected: 'Message {name} rejected',
    'moved-away': 'Message moved to {name}',
    'moved-here': 'Message moved here from {name}',
    'kept-apart': 'Does not belong to the ticket that its mail named',
    confirmation: 'Confirmation to {name}',
    'possibly-belongs-to': 'The sender is not one of the people of {name}',
    'doubtful-reply': 'Somebody unknown wrote with this number: see {name}',
    continues: 'Continues {name}, which was closed',
    continued: 'Goes on in {name}',
    merged: '{name} was merged into this ticket',
    'merged-into': 'Merged into {name}',
    bounced: 'Mail not delivered: {text}',
    'send-failed': 'Mail not sent: {text}',
    'held-restored': 'Mail not sent, because a backup was restored: {text}',
    'delivery-report': 'Delivery report: {text}',
    'read-receipt': 'Read receipt: {text}',
    'answer-undone': 'An answer was taken back before it was sent',
    priority: 'Priority: {text}',
    assignee: 'Assigned: {text}',
    organisation: 'Organisation: {text}',
    'participant-added': '{text} takes part',
    'participant-removed': '{text} takes part no more',
    requester: 'Requester: {text}',
    subject: 'Subject: {text}',
    'tag-added': 'Tag added: {text}',
    'tag-removed': 'Tag removed: {text}',
    snoozed: 'Put off until {text}',
    woken: 'Back in its queue',
    unmerged: 'Merge with {name} undone',
    'phone-call': 'Reported by phone, written down here',
    'expected-date': 'Expected date, mailed to the customer: {text}',
    'expected-date-untold': 'Expected date, not mailed: {text}',
    'answer-held': 'An answer by mail in the name of {text} was held',
  },
  de: {
    accepted: 'Nachricht {name} angenommen',
    rejected: 'Nachricht {name} abgelehnt',
    'moved-away': 'Nachricht verschoben nach {name}',
    'moved-here': 'Nachricht hierher verschoben von {name}',
    'kept-apart': 'Gehört nicht zu der Anfrage, die die Mail nannte',
    confirmation: 'Bestätigung an {name}',
    'possibly-belongs-to': 'Der Absender gehört nicht zu {name}',
    'doubtful-reply': 'Ein Unbekannter schrieb mit dieser Nummer: siehe {name}',
    continues: 'Fortsetzung von {name}, die geschlossen war',
    continued: 'Geht weiter in {name}',
    merged: '{name} wurde mit dieser Anfrage zusammengeführt',
    'merged-into': 'Zusammengeführt mit {name}',
    bounced: 'Mail nicht zugestellt: {text}',
    'send-failed': 'Mail nicht gesendet: {text}',
    'held-restored': 'Mail nicht gesendet, weil eine Sicherung zurückgespielt wurde: {text}',
    'delivery-report': 'Zustellbericht: {text}',
    'read-receipt': 'Lesebestätigung: {text}',
    'answer-undone': 'Eine Antwort wurde vor dem Versand zurückgenommen',
    priority: 'Priorität: {text}',
    assignee: 'Zugewiesen: {text}',
    organisation: 'Organisation: {text}',
    'participant-added': '{text} nimmt teil',
    'participant-removed': '{text} nimmt nicht mehr teil',
    requester: 'Anfragender: {text}',
    subject: 'Betreff: {text}',
    'tag-added': 'Schlagwort hinzugefügt: {text}',
    'tag-removed': 'Schlagwort entfernt: {text}',
    snoozed: 'Zurückgestellt bis {text}',
    woken: 'Zurück in der Warteschlange',
    unmerged: 'Zusammenführung mit {name} rückgängig gemacht',
    'phone-call': 'Telefonisch gemeldet, hier notiert',
    'expected-date': 'Voraussichtliches Datum, per E-Mail mitgeteilt: {text}',
    'expected-date-untold': 'Voraussichtliches Datum, nicht per E-Mail mitgeteilt: {text}',
    'answer-held': 'Eine Antwort per E-Mail im Namen von {text} wurde zurückgehalten',
  },
};

/** An address, a ticket number, or the number of a message. */
const NAMED = /[^\s<>,;]+@[^\s<>,;]+[^\s<>,;.]|\b[A-Z][A-Z0-9]*-\d{5,}\b|\b\d+\b/;

/** The event as a sentence; a code that has no words here keeps its stored text. */
export function eventText(language: Language, reason: string | null, text: string): string {
  if (reason === 'status') return statusText(language, text);
  const ofTime = timeEventText(language, reason, text);
  if (ofTime !== null) return ofTime;
  const ofAppointment = appointmentEventText(language, reason, text);
  if (ofAppointment !== null) return ofAppointment;
  const ofCustomer = customerEventText(language, reason, text);
  if (ofCustomer !== null) return ofCustomer;
  const ofSplit = splitEventText(language, reason, text);
  if (ofSplit !== null) return ofSplit;
  if (reason === 'anomaly') return wordsOfOddities(language, [text]).join(' ');
  if (reason === 'priority') return EVENTS[language].priority.replace('{text}', () => priorityText(language, text));
  const words: Readonly<Record<string, string>> = EVENTS[language];
  const sentence = reason !== null && Object.hasOwn(words, reason) ? words[reason] : undefined;
  if (sentence === undefined) return text;
  const name = (reason === 'moved-away' || reason === 'moved-here' ? /\S+-\d+/ : NAMED).exec(text)?.[0];
  if (sentence.includes('{name}') && name === undefined) return text;
  const told = reason === 'expected-date' || reason === 'expected-date-untold' ? daysInWords(language, text) : text;
  return sentence.replace('{name}', () => name ?? '').replace('{text}', () => told);
}

function daysInWords(language: Language, text: string): string {
  return text.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => formatDate(day, language));
}

/** `open → waiting (customer)` with statuses and waits in words. */
function statusText(language: Language, text: string): string {
  const { statuses, waits } = FRAME[language];
  return text
    .replace(/ \(([a-z-]+)\)$/, (whole, wait) => (Object.hasOwn(waits, wait) ? ` ${waits[wait as Wait]}` : whole))
    .replace(/^[a-z]+|(?<=→ )[a-z]+/g, (word) =>
      Object.hasOwn(statuses, word) ? statuses[word as TicketStatus] : word,
    );
}

/** `normal → high` with the priorities in words. */
function priorityText(language: Language, text: string): string {
  const { priorities } = FRAME[language];
  return text.replace(/[a-z]+/g, (word) => (Object.hasOwn(priorities, word) ? priorities[word as Priority] : word));
}

/** Which ticket a mail belongs to (R-THR-1, R-THR-3), from what it names and what the store knows of that. */

import type { Understood } from '../message/mail.ts';
import { findMistyped, findNumbers, subjectTag } from '../ticket/number.ts';
import type { Evidence, Facts, Keys, TicketFacts } from './decision.ts';

/** Ancestors looked up for one mail: a thread names its nearest ones first, and a hostile mail names thousands. */
const MAX_ANCESTORS = 60;

/** What to look up for one mail. `prefix`: of our ticket numbers. */
export function keysOf(understood: Understood, prefix: string): Keys {
  const { mail } = understood;
  const ancestors = new Set([...mail.inReplyTo, ...mail.references.toReversed()]);
  if (mail.messageId !== null) ancestors.delete(mail.messageId);
  return {
    fingerprint: mail.fingerprint,
    messageId: mail.messageId,
    tokens: [...new Set([...understood.tokens, ...understood.agentTokens.map(({ ticketId }) => ticketId)])],
    ancestors: [...ancestors].slice(0, MAX_ANCESTORS),
    numbers: findNumbers(mail.subject, prefix),
    mistyped: findMistyped(mail.subject, prefix),
    reportedMessageId: understood.delivery?.originalMessageId ?? null,
    sender: understood.author?.address ?? null,
    forwardedFrom: understood.forward?.author.address ?? null,
    appointmentUid: understood.calendarAnswer?.uid ?? null,
  };
}

export interface Threading {
  ticket: TicketFacts;
  evidence: Evidence;
  anomalies: string[];
}

interface Hit {
  ticketId: number;
  evidence: Evidence;
  /** The subject that we sent, where the hit is a mail of ours. */
  sentSubject: string;
}

/**
 * The ticket of a mail; null when nothing leads to one. Token and Message-IDs go before the number in the subject, except
 * where the customer typed the number (it is not in what we sent) and is one of that ticket's people.
 */
export function findTicket(
  keys: Keys,
  facts: Facts,
  prefix: string,
  isOneOf: (ticket: TicketFacts) => boolean,
): Threading | null {
  const hit = headerHit(keys, facts);
  const ticket = hit === null ? undefined : facts.tickets.get(hit.ticketId);
  if (hit === null || ticket === undefined) {
    const named = namedTickets(keys.numbers, facts)[0];
    return named === undefined ? null : { ticket: named, evidence: 'subject-number', anomalies: [] };
  }
  const sent = new Set(findNumbers(`${subjectTag(ticket.number)} ${ticket.subject} ${hit.sentSubject}`, prefix));
  const typed = namedTickets(
    keys.numbers.filter((number) => !sent.has(number)),
    facts,
  )[0];
  if (typed === undefined || typed.id === ticket.id) return { ticket, evidence: hit.evidence, anomalies: [] };
  if (isOneOf(typed)) {
    return { ticket: typed, evidence: 'subject-number', anomalies: [`typed-number-over-headers:${ticket.number}`] };
  }
  return { ticket, evidence: hit.evidence, anomalies: [`typed-number-not-trusted:${typed.number}`] };
}

function headerHit(keys: Keys, facts: Facts): Hit | null {
  for (const ticketId of keys.tokens) {
    if (facts.tickets.has(ticketId)) return { ticketId, evidence: 'reply-token', sentSubject: '' };
  }
  for (const id of keys.ancestors) {
    const own = facts.ownMails.get(id);
    if (own !== undefined) return { ticketId: own.ticketId, evidence: 'own-message-id', sentSubject: own.subject };
  }
  for (const id of keys.ancestors) {
    const ticketId = facts.knownIds.get(id);
    if (ticketId !== undefined) return { ticketId, evidence: 'known-message-id', sentSubject: '' };
  }
  // The mail itself was named by a later one that came first.
  const awaited = keys.messageId === null || facts.messageIdKnown ? undefined : facts.knownIds.get(keys.messageId);
  return awaited === undefined ? null : { ticketId: awaited, evidence: 'known-message-id', sentSubject: '' };
}

function namedTickets(numbers: readonly string[], facts: Facts): TicketFacts[] {
  return numbers.flatMap((number) => {
    const ticket = facts.tickets.get(facts.numbers.get(number) ?? -1);
    return ticket === undefined ? [] : [ticket];
  });
}

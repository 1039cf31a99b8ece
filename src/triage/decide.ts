/** What becomes of a mail: one pure function from what it says and what is known to a decision with its reason. */
import type { Kind, Understood } from '../message/mail.ts';
import { isOutdated } from '../ticket/appointment.ts';
import { effectOfReply, isClosedForGood } from '../ticket/status.ts';
import { decideAgentAnswer } from './agent-answer.ts';
import type { Arrival, Decision, Facts, HoldReason, Keys, Policy, TicketFacts } from './decision.ts';
import { findTicket, type Threading } from './thread.ts';

/** Kinds that no person wrote. */
const MACHINES: readonly Kind[] = ['automatic', 'bounce', 'receipt'];

/** Decides on one mail (R-KIND-6, R-THR). The order of the questions is the order of the rules' strength. */
export function decide(understood: Understood, keys: Keys, facts: Facts, policy: Policy, arrival: Arrival): Decision {
  const anomalies = facts.messageIdKnown && facts.duplicateOf === null ? ['message-id-reused'] : [];
  anomalies.push(...keys.mistyped.map((number) => `mistyped-number:${number}`));
  if (facts.duplicateOf !== null) {
    return { action: 'ignore', reason: 'duplicate', duplicateOf: facts.duplicateOf, anomalies };
  }
  // By its sender, or by its Message-ID: a forwarder may have put another sender on it.
  const isOwn = keys.messageId !== null && facts.ownMails.has(keys.messageId);
  if (understood.kind === 'loop' || isOwn) return { action: 'ignore', reason: 'own-loop', anomalies };
  if (understood.kind === 'bounce' || understood.kind === 'receipt') {
    const report = decideReport(understood, keys, facts);
    if (report !== null) return report;
  }
  const doubt = arrival.released ? null : doubtOf(understood, facts);
  if (doubt !== null) return { action: 'hold', reason: doubt, anomalies };
  // What somebody let through after a look joins its ticket; it speaks for nobody.
  const answer = arrival.released ? null : decideAgentAnswer(understood, keys, facts);
  if (answer !== null) return { ...answer, anomalies };
  const isOneOf = (ticket: TicketFacts) => isOneOfTicket(ticket, keys, facts, understood);
  const threading = findTicket(keys, facts, policy.ticketPrefix, isOneOf);
  const answered = decideAnswer(understood, keys, facts, isOneOf);
  if (answered !== null) return { ...answered, anomalies };
  if (threading === null) return { action: 'open', reason: 'new-request', relatedTo: null, anomalies };
  threading.anomalies.unshift(...anomalies);
  const known = isOneOf(threading.ticket);
  // Of an agent's machine, as of what no person sends to an agent's address, customers see nothing.
  const isToAgent = understood.kind !== 'person' && understood.agentTokens.length > 0;
  if (isToAgent || (isMachine(understood) && facts.sender.isAgent)) return joinSilently(threading, false);
  return decideReply(understood, threading, known, policy, arrival);
}

/** Why an agent has to look first (R-THR-2, R-KIND-6); null when nothing speaks against the mail. */
function doubtOf(understood: Understood, facts: Facts): HoldReason | null {
  if (understood.kind === 'bounce' || understood.kind === 'receipt') return 'unproved-report';
  if (understood.spam) return 'spam';
  return facts.sender.isAgent && understood.authentication === 'fail' ? 'agent-impersonation' : null;
}

/** R-KIND-5: a report is believed only if it names a mail of ours to that recipient; else null. */
function decideReport(understood: Understood, keys: Keys, facts: Facts): Decision | null {
  const own = keys.reportedMessageId === null ? undefined : facts.ownMails.get(keys.reportedMessageId);
  const recipients = own === undefined ? [] : [own.to, ...(own.cc ?? [])];
  const about =
    understood.delivery?.recipients.filter(({ address, finalAddress }) =>
      recipients.some((recipient) => recipient === address || recipient === finalAddress),
    ) ?? [];
  if (own === undefined || about.length === 0) return null;
  const isReceipt = understood.kind === 'receipt';
  return {
    action: 'event',
    reason: isReceipt ? 'read-receipt' : 'delivery-report',
    outcome: isReceipt ? 'receipt' : 'delivery-event',
    ticketId: facts.tickets.get(own.ticketId)?.id ?? own.ticketId,
    outboxId: own.outboxId,
    ...(own.isNotice ? { isNotice: true } : {}),
    undelivered: !isReceipt && about.some((recipient) => recipient.action === 'failed'),
    anomalies: [],
  };
}

/**
 * R-OUT-5: a calendar answers for the person who was invited, and only who is known on the ticket is believed: the UID proves
 * which appointment, not who. Null: it is a mail like any other (R-KIND-6).
 */
function decideAnswer(
  { calendarAnswer }: Understood,
  keys: Keys,
  facts: Facts,
  isOneOf: (ticket: TicketFacts) => boolean,
): Decision | null {
  const appointment = calendarAnswer === null ? undefined : facts.appointments.get(calendarAnswer.uid);
  const ticket = appointment === undefined ? undefined : facts.tickets.get(appointment.ticketId);
  if (calendarAnswer === null || appointment === undefined || ticket === undefined || !isOneOf(ticket)) return null;
  if ((calendarAnswer.attendee ?? keys.sender) !== appointment.attendee) return null;
  return {
    action: 'event',
    reason: isOutdated(calendarAnswer, appointment) ? 'outdated-answer' : 'appointment-answer',
    outcome: 'calendar-event',
    ticketId: ticket.id,
    appointmentId: appointment.id,
    anomalies: [],
  };
}

/** R-THR-2: who may speak on a ticket by its number alone, and whose words are shown as a known person's. */
function isOneOfTicket(ticket: TicketFacts, keys: Keys, facts: Facts, understood: Understood): boolean {
  if (keys.sender === null || understood.authentication === 'fail') return false;
  if (ticket.people.includes(keys.sender)) return true;
  return ticket.organisationId !== null && ticket.organisationId === facts.sender.organisationId;
}

function decideReply(
  understood: Understood,
  { ticket, evidence, anomalies }: Threading,
  known: boolean,
  policy: Policy,
  arrival: Arrival,
): Decision {
  if (evidence === 'subject-number' && !known) {
    return { action: 'open', reason: 'doubtful-reply', relatedTo: ticket.id, anomalies };
  }
  // R-KIND-7: automatic mail never changes a ticket. A list's mail that names our ticket was written by a person.
  if (isMachine(understood)) return joinSilently({ ticket, evidence, anomalies }, known);
  // Judged as when the mail came, however late it is read.
  if (isClosedForGood(ticket, policy.reopenDays, arrival.arrivedAt)) {
    return { action: 'open', reason: 'ticket-closed', relatedTo: ticket.id, anomalies };
  }
  const effect = effectOfReply(ticket.status, ticket.waits);
  return { action: 'append', reason: evidence, ticketId: ticket.id, unverified: !known, ...effect, anomalies };
}

function isMachine({ kind }: Understood): boolean {
  return MACHINES.includes(kind);
}

/** The mail joins the ticket and changes nothing of it. */
function joinSilently({ ticket, evidence, anomalies }: Threading, known: boolean): Decision {
  return {
    action: 'append',
    reason: evidence,
    ticketId: ticket.id,
    unverified: !known,
    status: ticket.status,
    endedWaits: [],
    answeredWaits: [],
    anomalies,
  };
}

/** Writes what was decided on a part of a batch: tickets, conversation, people, references, statuses. One statement a table. */
import type { DeliveryReport, Understood } from '../message/mail.ts';
import { withoutTags } from '../ticket/number.ts';
import type { Acknowledgement, Decision, TicketFacts } from '../triage/decision.ts';
import { addEvents, addMessages, type NewEvent } from './entries.ts';
import { type MetPerson, meetPeople } from './people.ts';
import {
  addParticipants,
  endWaits,
  markWaitsAnswered,
  openTickets,
  rememberReferences,
  setStatus,
  touchTickets,
} from './tickets.ts';
import type { Tx } from './transaction.ts';
import { wakeTickets } from './triage.ts';
import { markBounced, noteUndelivered } from './undelivered.ts';

type Open = Extract<Decision, { action: 'open' }>;
type Append = Extract<Decision, { action: 'append' }>;
type Report = Extract<Decision, { reason: 'delivery-report' | 'read-receipt' }>;

/** A mail with what was decided on it. `ticket`: the one that the decision names, where it names one. */
export interface Decided<D extends Decision = Decision> {
  inboundId: number;
  mailbox: string;
  understood: Understood;
  decision: D;
  acknowledgement: Acknowledgement;
  ticket: TicketFacts | null;
}

export interface Recorded {
  ticket: { id: number; number: string } | null;
  entryId: number | null;
}

/** Records all of them and gives, by inbound row, the ticket and entry that each ended in. */
export async function recordDecided(
  tx: Tx,
  now: string,
  prefix: string,
  decided: readonly Decided[],
): Promise<Map<number, Recorded>> {
  const opens = decided.filter((one): one is Decided<Open> => one.decision.action === 'open');
  const appends = decided.filter((one): one is Decided<Append> => one.decision.action === 'append');
  const reports = decided.filter(
    (one): one is Decided<Report> =>
      one.decision.reason === 'delivery-report' || one.decision.reason === 'read-receipt',
  );
  const people = await meetPeople(tx, now, acquaintances(opens, appends));
  const tickets = await recordOpened(tx, now, prefix, opens, people);
  for (const one of appends) if (one.ticket !== null) tickets.set(one.inboundId, one.ticket);
  const entries = await recordMessages(tx, now, [...opens, ...appends], tickets, people);
  await recordReplies(tx, now, appends, people);
  await addEvents(
    tx,
    now,
    [...opens, ...appends].flatMap((one) => eventsOf(one, tickets)),
  );
  for (const report of reports) await recordReport(tx, now, report);
  return new Map(
    decided.map((one) => {
      const ticket = tickets.get(one.inboundId) ?? ('ticketId' in one.decision ? one.ticket : null);
      const named = ticket === null ? null : { id: ticket.id, number: ticket.number };
      return [one.inboundId, { ticket: named, entryId: entries.get(one.inboundId) ?? null }];
    }),
  );
}

type Tickets = Map<number, { id: number; number: string }>;

/** Unknown senders of a reply become nobody until an agent accepts them (R-THR-2). */
function acquaintances(opens: readonly Decided<Open>[], appends: readonly Decided<Append>[]) {
  return [...opens, ...appends.filter((one) => !one.decision.unverified)].flatMap(({ understood }) =>
    understood.author === null ? [] : [{ ...understood.author, language: understood.language }],
  );
}

async function recordOpened(
  tx: Tx,
  now: string,
  prefix: string,
  opens: readonly Decided<Open>[],
  people: Map<string, MetPerson>,
): Promise<Tickets> {
  const opened = await openTickets(
    tx,
    now,
    prefix,
    opens.map(({ mailbox, understood, decision, acknowledgement }) => {
      const requester = people.get(understood.author?.address ?? '');
      return {
        mailbox,
        // A number in the subject is that of another ticket, or none: in this one's mails it would mislead (R-THR-4).
        subject: withoutTags(understood.mail.subject, prefix),
        channel: 'email' as const,
        language: understood.language,
        requesterId: requester?.id ?? null,
        organisationId: requester?.organisationId ?? null,
        possiblyBelongsTo: decision.reason === 'doubtful-reply' ? decision.relatedTo : null,
        continues: decision.reason === 'ticket-closed' ? decision.relatedTo : null,
        confirmation: { send: acknowledgement.send, reason: acknowledgement.reason, to: acknowledgement.to },
      };
    }),
  );
  return new Map(
    opens.flatMap((one, index) => {
      const ticket = opened[index];
      return ticket === undefined ? [] : [[one.inboundId, ticket] as const];
    }),
  );
}

async function recordMessages(
  tx: Tx,
  now: string,
  decided: readonly Decided<Open | Append>[],
  tickets: Tickets,
  people: Map<string, MetPerson>,
): Promise<Map<number, number>> {
  const placed = decided.flatMap((one) => {
    const ticket = tickets.get(one.inboundId);
    return ticket === undefined ? [] : [{ one, ticketId: ticket.id }];
  });
  await rememberReferences(
    tx,
    placed.flatMap(({ one: { understood }, ticketId }) => {
      const { messageId, inReplyTo, references } = understood.mail;
      const ids = new Set([...(messageId === null ? [] : [messageId]), ...inReplyTo, ...references]);
      return [...ids].map((id) => ({ messageId: id, ticketId }));
    }),
  );
  return addMessages(
    tx,
    now,
    placed.map(({ one: { inboundId, understood, decision }, ticketId }) => ({
      ticketId,
      inboundId,
      personId: people.get(understood.author?.address ?? '')?.id ?? null,
      from: understood.author,
      unverified: decision.action === 'append' && decision.unverified,
      subject: understood.mail.subject,
      text: understood.mail.text,
      reply: understood.reply,
      html: understood.mail.html,
      reason: decision.reason,
      attachments: understood.mail.attachments,
    })),
  );
}

/** What replies do to their tickets (R-THR-5). */
async function recordReplies(
  tx: Tx,
  now: string,
  appends: readonly Decided<Append>[],
  people: Map<string, MetPerson>,
): Promise<void> {
  const joining = appends.flatMap(({ decision, understood }) => {
    const person = people.get(understood.author?.address ?? '');
    return decision.unverified || person === undefined ? [] : [{ ticketId: decision.ticketId, personId: person.id }];
  });
  await addParticipants(tx, now, joining);
  await touchTickets(
    tx,
    now,
    appends.map((one) => one.decision.ticketId),
  );
  await wakeTickets(
    tx,
    appends.map((one) => one.decision.ticketId),
  );
  for (const { decision, ticket } of appends) {
    await endWaits(tx, decision.ticketId, decision.endedWaits);
    await markWaitsAnswered(tx, now, decision.ticketId, decision.answeredWaits);
    if (ticket !== null && ticket.status !== decision.status)
      await setStatus(tx, now, decision.ticketId, decision.status);
  }
}

/** What agents should see beside the messages themselves. */
function eventsOf({ inboundId, understood, decision, ticket }: Decided<Open | Append>, tickets: Tickets): NewEvent[] {
  const own = tickets.get(inboundId);
  if (own === undefined) return [];
  const internal = (ticketId: number, reason: string, text: string) => ({
    ticketId,
    reason,
    text,
    visibility: 'internal' as const,
  });
  const events = decision.anomalies.map((anomaly) => internal(own.id, 'anomaly', anomaly));
  if (understood.authorReason === 'forwarded') events.push(internal(own.id, 'forwarded', forwarderOf(understood)));
  if (decision.action === 'append') {
    if (ticket !== null && ticket.status !== decision.status) {
      events.push(internal(own.id, 'status', `${ticket.status} → ${decision.status}`));
    }
    return events;
  }
  if (ticket === null) return events;
  if (decision.reason === 'doubtful-reply') {
    events.push(internal(own.id, 'possibly-belongs-to', `The sender is not one of the people of ${ticket.number}.`));
    events.push(
      internal(ticket.id, 'doubtful-reply', `Somebody unknown here wrote with this number: see ${own.number}.`),
    );
  } else if (decision.reason === 'ticket-closed') {
    events.push(internal(own.id, 'continues', `Continues ${ticket.number}, which was closed.`));
    events.push(internal(ticket.id, 'continued', `Goes on in ${own.number}.`));
  }
  return events;
}

/** Who passed a mail on for its writer, with the words above it, which are for agents alone. */
function forwarderOf({ mail: { from }, forward }: Understood): string {
  const remark = forward?.remark ?? '';
  return `Forwarded by ${from?.name ?? ''} <${from?.address ?? ''}>.${remark === '' ? '' : `\n\n${remark}`}`;
}

async function recordReport(tx: Tx, now: string, { decision, understood }: Decided<Report>): Promise<void> {
  const text = understood.delivery === null ? '' : wordsOf(understood.delivery);
  if (decision.undelivered) await markBounced(tx, decision.outboxId, text);
  // What an agent was told stands on the desk: that it did not arrive is no work on the ticket.
  if (decision.isNotice) return;
  if (decision.undelivered) {
    await noteUndelivered(tx, now, decision.ticketId, 'bounced', text);
  } else {
    await addEvents(tx, now, [{ ticketId: decision.ticketId, reason: decision.reason, text, visibility: 'internal' }]);
  }
}

/** e.g. `failed for an@example.com: 5.2.2 mailbox full`. */
function wordsOf(report: DeliveryReport): string {
  return report.recipients
    .map(({ action, address, status, diagnostic }) => {
      const why = [status, diagnostic].filter((part) => part !== null).join(' ');
      return `${action} for ${address}${why === '' ? '' : `: ${why}`}`;
    })
    .join('; ');
}

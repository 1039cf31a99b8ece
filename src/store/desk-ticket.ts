/** A ticket as its page on the desk shows it, without its conversation, which is in desk-conversation. */
import type { Language } from '../message/mail.ts';
import type { Priority, TicketStatus, Wait } from '../ticket/status.ts';
import { type RequestDetails, readRequestDetails } from './requests.ts';
import type { Channel } from './schema.ts';
import { type Db, found } from './transaction.ts';
import { participantsOf } from './triage.ts';

const MAX_OTHER_TICKETS = 10;

export interface TicketPerson {
  id: number;
  address: string;
  name: string;
}

export interface DeskTicket {
  id: number;
  number: string;
  subject: string;
  status: TicketStatus;
  /** `answeredAt`: the customer wrote since, but somebody else has to end it. */
  waits: { wait: Wait; since: string; answeredAt: string | null }[];
  requestedPriority: Priority;
  /** Null before triage. */
  assessedPriority: Priority | null;
  channel: Channel;
  /** What the online form asked beside the words; null for a ticket that came another way. */
  details: RequestDetails | null;
  language: Language;
  mailbox: string;
  requester: TicketPerson | null;
  assignee: TicketPerson | null;
  organisation: { id: number; name: string } | null;
  /** The requester among them. */
  participants: TicketPerson[];
  /** Numbers of other tickets. */
  possiblyBelongsTo: string | null;
  continues: string | null;
  confirmation: { send: boolean; reason: string; to: string | null };
  undeliveredSince: string | null;
  snoozedUntil: string | null;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
}

/** Errors: LoketError `not_found`. */
export async function readDeskTicket(db: Db, ticketId: number): Promise<DeskTicket> {
  const row = await db
    .selectFrom('ticket')
    .leftJoin('organisation', 'organisation.id', 'ticket.organisation_id')
    .leftJoin('ticket as related', 'related.id', 'ticket.possibly_belongs_to')
    .leftJoin('ticket as earlier', 'earlier.id', 'ticket.continues')
    .selectAll('ticket')
    .select(['organisation.name as organisation_name', 'related.number as related', 'earlier.number as earlier'])
    .where('ticket.id', '=', ticketId)
    .executeTakeFirst();
  const ticket = found(row, 'such ticket');
  const waits = await db
    .selectFrom('ticket_wait')
    .select(['wait', 'since', 'answered_at as answeredAt'])
    .where('ticket_id', '=', ticketId)
    .orderBy('since')
    .execute();
  const { organisation_id, organisation_name } = ticket;
  return {
    id: ticket.id,
    number: ticket.number,
    subject: ticket.subject,
    status: ticket.status,
    waits,
    requestedPriority: ticket.requested_priority,
    assessedPriority: ticket.assessed_priority,
    channel: ticket.channel,
    details: await readRequestDetails(db, ticketId),
    language: ticket.language,
    mailbox: ticket.mailbox,
    requester: await personOf(db, ticket.requester_id),
    assignee: await personOf(db, ticket.assignee_id),
    organisation: organisation_id === null ? null : { id: organisation_id, name: organisation_name ?? '' },
    participants: await participantsOf(db, ticketId),
    possiblyBelongsTo: ticket.merged_into === null ? ticket.related : null,
    continues: ticket.earlier,
    confirmation: {
      send: ticket.confirmation_sent === 1,
      reason: ticket.confirmation_reason,
      to: ticket.confirmation_to,
    },
    undeliveredSince: ticket.undelivered_since,
    snoozedUntil: ticket.snoozed_until,
    createdAt: ticket.created_at,
    updatedAt: ticket.updated_at,
    closedAt: ticket.closed_at,
  };
}

async function personOf(db: Db, id: number | null): Promise<TicketPerson | null> {
  if (id === null) return null;
  const row = await db.selectFrom('person').select(['id', 'address', 'name']).where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

export interface OtherTicket {
  number: string;
  subject: string;
  status: TicketStatus;
  createdAt: string;
}

/** The last other tickets of the same requester, newest first. */
export async function otherTickets(db: Db, { id, requester }: DeskTicket): Promise<OtherTicket[]> {
  if (requester === null) return [];
  return db
    .selectFrom('ticket')
    .select(['number', 'subject', 'status', 'created_at as createdAt'])
    .where('requester_id', '=', requester.id)
    .where('id', '!=', id)
    .where('merged_into', 'is', null)
    .orderBy('id', 'desc')
    .limit(MAX_OTHER_TICKETS)
    .execute();
}

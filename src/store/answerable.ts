/** What an agent's answer is made of: the ticket, its people, the mail that is answered, and what came in meanwhile. */
import type { Answered } from '../message/compose.ts';
import type { Address, Language, OutgoingMail } from '../message/mail.ts';
import type { TicketStatus, Wait } from '../ticket/status.ts';
import type { Explanation } from '../triage/explain.ts';
import { listed } from './sqlite.ts';
import { type Db, found } from './transaction.ts';
import { BESIDE } from './undelivered.ts';

export interface Participant extends Address {
  id: number;
}

export interface AnswerableTicket {
  id: number;
  number: string;
  subject: string;
  mailbox: string;
  language: Language;
  isMerged: boolean;
  /** Null: nobody with an address. */
  requester: Participant | null;
  /** Without the requester. */
  others: Participant[];
  state: TicketState;
  /** The customers' last message; null when there is none. */
  lastMessage: { name: string; at: string; text: string } | null;
  /** Entries up to this one are known to who reads this. */
  newestEntryId: number;
}

/** What an answer may change of a ticket. */
export interface TicketState {
  status: TicketStatus;
  waits: { wait: Wait; since: string; answeredAt: string | null }[];
  assigneeId: number | null;
}

/** Errors: LoketError `not_found`. */
export async function readAnswerable(db: Db, ticketId: number): Promise<AnswerableTicket> {
  const row = await db
    .selectFrom('ticket')
    .select(['id', 'number', 'subject', 'mailbox', 'language', 'status', 'merged_into', 'requester_id', 'assignee_id'])
    .where('id', '=', ticketId)
    .executeTakeFirst();
  const ticket = found(row, 'such ticket');
  const people = await db
    .selectFrom('participant')
    .innerJoin('person', 'person.id', 'participant.person_id')
    .select(['person.id', 'person.address', 'person.name'])
    .where('participant.ticket_id', '=', ticketId)
    .orderBy('person.id')
    .execute();
  const newest = await db
    .selectFrom('entry')
    .select((select) => select.fn.max('id').as('id'))
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  return {
    id: ticket.id,
    number: ticket.number,
    subject: ticket.subject,
    mailbox: ticket.mailbox,
    language: ticket.language,
    isMerged: ticket.merged_into !== null,
    requester: await readRequester(db, ticket.requester_id),
    others: people.filter(({ id }) => id !== ticket.requester_id),
    state: { status: ticket.status, waits: await readWaits(db, ticketId), assigneeId: ticket.assignee_id },
    lastMessage: await readLastMessage(db, ticketId),
    newestEntryId: Number(newest?.id ?? 0),
  };
}

async function readRequester(db: Db, id: number | null): Promise<Participant | null> {
  if (id === null) return null;
  const row = await db.selectFrom('person').select(['id', 'address', 'name']).where('id', '=', id).executeTakeFirst();
  return row ?? null;
}

async function readWaits(db: Db, ticketId: number): Promise<TicketState['waits']> {
  return db
    .selectFrom('ticket_wait')
    .select(['wait', 'since', 'answered_at as answeredAt'])
    .where('ticket_id', '=', ticketId)
    .execute();
}

/** Of somebody who belongs to the ticket: what a stranger wrote is not quoted to the customer (R-THR-2). */
function messagesIn(db: Db, ticketId: number) {
  return db
    .selectFrom('entry')
    .where('entry.ticket_id', '=', ticketId)
    .where('entry.kind', '=', 'message')
    .where('entry.direction', '=', 'in')
    .where('entry.visibility', '=', 'public')
    .orderBy('entry.id', 'desc')
    .limit(1);
}

async function readLastMessage(db: Db, ticketId: number): Promise<AnswerableTicket['lastMessage']> {
  const row = await messagesIn(db, ticketId).select(['from_name', 'created_at', 'text', 'reply']).executeTakeFirst();
  return row === undefined ? null : { name: row.from_name ?? '', at: row.created_at, text: row.reply ?? row.text };
}

/** The mail that an answer follows (RFC 5322 §3.6.4): the customer's last one, or our own last one where none came. */
export async function readAnswered(db: Db, ticketId: number): Promise<Answered> {
  const mail = await messagesIn(db, ticketId)
    .innerJoin('inbound', 'inbound.id', 'entry.inbound_id')
    .select(['inbound.message_id', 'inbound.explanation'])
    .executeTakeFirst();
  if (mail !== undefined) {
    const explanation = mail.explanation === null ? null : (JSON.parse(mail.explanation) as Explanation);
    return { messageId: mail.message_id, references: explanation?.threading.references ?? [] };
  }
  const own = await db
    .selectFrom('outbox')
    .innerJoin('outbox_mail', 'outbox_mail.outbox_id', 'outbox.id')
    .select(['message_id', 'mail'])
    .where('ticket_id', '=', ticketId)
    // Of what agents were told, customers know nothing; a link to sign in is no part of the conversation.
    .where('kind', 'not in', listed(BESIDE))
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (own === undefined) return { messageId: null, references: [] };
  return { messageId: own.message_id, references: (JSON.parse(own.mail) as OutgoingMail).references };
}

export interface NewerEntry {
  id: number;
  kind: 'message' | 'note';
  name: string;
  at: string;
}

/** What somebody else wrote after the entry that the agent saw last; null when nothing came. */
export async function findNewer(
  db: Db,
  ticketId: number,
  seenEntryId: number,
  agentId: number,
): Promise<NewerEntry | null> {
  const row = await db
    .selectFrom('entry')
    .select(['id', 'kind', 'from_name', 'from_address', 'created_at'])
    .where('ticket_id', '=', ticketId)
    .where('id', '>', seenEntryId)
    .where('kind', '!=', 'event')
    .where((where) => where.or([where('person_id', 'is', null), where('person_id', '!=', agentId)]))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const kind = row.kind === 'note' ? 'note' : 'message';
  return { id: row.id, kind, name: row.from_name || row.from_address || '', at: row.created_at };
}

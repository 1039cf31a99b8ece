/** What customers say otherwise than by mail, as entries of a ticket, and what must be known of the ticket to take it. */
import type { Address, Attachment, Language } from '../message/mail.ts';
import type { TicketStatus, Wait } from '../ticket/status.ts';
import { addAttachments } from './entries.ts';
import { listed } from './sqlite.ts';
import { type Db, found, type Tx } from './transaction.ts';

/** The reason of messages that were written on the status page. */
const ON_STATUS_PAGE = 'status-page';

export interface WritingPerson extends Address {
  id: number;
  organisationId: number | null;
}

/** A ticket as a customer writes to it. */
export interface WritableTicket {
  id: number;
  number: string;
  subject: string;
  mailbox: string;
  language: Language;
  status: TicketStatus;
  waits: Wait[];
  closedAt: string | null;
  /** Since when the work is over; null while it is not. */
  overAt: string | null;
  organisationId: number | null;
  requesterId: number | null;
}

/** Errors: LoketError `not_found`. */
export async function readWritable(db: Db, ticketId: number): Promise<WritableTicket> {
  const row = await db
    .selectFrom('ticket')
    .select(['id', 'number', 'subject', 'mailbox', 'language', 'status', 'closed_at', 'over_at'])
    .select(['organisation_id', 'requester_id'])
    .where('id', '=', ticketId)
    .executeTakeFirst();
  const { closed_at, over_at, organisation_id, requester_id, ...ticket } = found(row, 'such ticket');
  const waits = await db.selectFrom('ticket_wait').select('wait').where('ticket_id', '=', ticketId).execute();
  return {
    ...ticket,
    waits: waits.map(({ wait }) => wait),
    closedAt: closed_at,
    overAt: over_at,
    organisationId: organisation_id,
    requesterId: requester_id,
  };
}

/** Null for nobody whom we know. */
export async function readWriter(db: Db, personId: number | null): Promise<WritingPerson | null> {
  if (personId === null) return null;
  const row = await db
    .selectFrom('person')
    .select(['id', 'address', 'name', 'organisation_id as organisationId'])
    .where('id', '=', personId)
    .executeTakeFirst();
  return row ?? null;
}

export interface CustomersWords {
  ticketId: number;
  personId: number | null;
  /** Null for somebody of whom we know neither. */
  name: string | null;
  address: string | null;
  subject: string;
  /** '' when the files say it all. */
  words: string;
  /** How they came. */
  reason: 'phone-call' | 'online-form' | typeof ON_STATUS_PAGE;
  formKey: string;
  attachments: readonly Attachment[];
}

/** Adds what a customer wrote on a page, or said on the phone, as a public message. */
export async function addCustomersWords(tx: Tx, now: string, said: CustomersWords): Promise<void> {
  const { id } = await tx
    .insertInto('entry')
    .values({
      ticket_id: said.ticketId,
      kind: 'message',
      visibility: 'public',
      direction: 'in',
      person_id: said.personId,
      from_address: said.address,
      from_name: said.name,
      unverified: 0,
      subject: said.subject,
      text: said.words,
      reply: said.words,
      reason: said.reason,
      form_key: said.formKey,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addAttachments(
    tx,
    said.attachments.map((attachment) => ({ entryId: id, attachment })),
  );
}

/** Messages written on the pages of this ticket, and of those that continue it, since `since`. */
export async function countWritten(db: Db, ticketId: number, since: string): Promise<number> {
  const next = await db.selectFrom('ticket').select('id').where('continues', '=', ticketId).execute();
  const row = await db
    .selectFrom('entry')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('ticket_id', 'in', listed([ticketId, ...next.map(({ id }) => id)]))
    .where('reason', '=', ON_STATUS_PAGE)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Events of this reason on a ticket since `since`. */
export async function countEvents(db: Db, ticketId: number, reason: string, since: string): Promise<number> {
  const row = await db
    .selectFrom('entry')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'event')
    .where('reason', '=', reason)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Whether a ticket continues another one: what was written to that one led here. */
export async function isContinuedBy(db: Db, ticketId: number, number: string): Promise<boolean> {
  const row = await db
    .selectFrom('ticket')
    .select('id')
    .where('number', '=', number)
    .where('continues', '=', ticketId)
    .executeTakeFirst();
  return row !== undefined;
}

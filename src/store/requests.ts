/** Requests that did not come by mail: the words that open the ticket, and what the form asks beside them (P6, P7). */
import type { Attachment } from '../message/mail.ts';
import { addAttachments } from './entries.ts';
import type { Db, Tx } from './transaction.ts';

export interface FirstWords {
  ticketId: number;
  personId: number | null;
  name: string;
  address: string | null;
  subject: string;
  words: string;
  /** How they came. */
  reason: 'phone-call' | 'online-form';
  formKey: string;
  attachments: readonly Attachment[];
}

/** What the customer said, as the ticket's first message. */
export async function addFirstWords(tx: Tx, now: string, first: FirstWords): Promise<void> {
  const { id } = await tx
    .insertInto('entry')
    .values({
      ticket_id: first.ticketId,
      kind: 'message',
      visibility: 'public',
      direction: 'in',
      person_id: first.personId,
      from_address: first.address,
      from_name: first.name,
      unverified: 0,
      subject: first.subject,
      text: first.words,
      reply: first.words,
      reason: first.reason,
      form_key: first.formKey,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await addAttachments(
    tx,
    first.attachments.map((attachment) => ({ entryId: id, attachment })),
  );
}

/** The ticket that a form opened already, with its words and where its confirmation went; null for the first time. */
export async function findOpenedByForm(
  db: Db,
  formKey: string,
): Promise<{ number: string; confirmedTo: string | null; words: string } | null> {
  const row = await db
    .selectFrom('entry')
    .innerJoin('ticket', 'ticket.id', 'entry.ticket_id')
    .select(['ticket.number', 'ticket.confirmation_to as confirmedTo', 'entry.text as words'])
    .where('entry.form_key', '=', formKey)
    .executeTakeFirst();
  return row ?? null;
}

/** As the customer wrote it; '' where nothing was filled in. */
export interface RequestDetails {
  product: string;
  version: string;
  organisation: string;
  phone: string;
}

export async function addRequestDetails(tx: Tx, ticketId: number, details: RequestDetails): Promise<void> {
  await tx
    .insertInto('request_detail')
    .values({ ticket_id: ticketId, ...details })
    .execute();
}

/** Null for a ticket that did not come by the form. */
export async function readRequestDetails(db: Db, ticketId: number): Promise<RequestDetails | null> {
  const row = await db
    .selectFrom('request_detail')
    .select(['product', 'version', 'organisation', 'phone'])
    .where('ticket_id', '=', ticketId)
    .executeTakeFirst();
  return row ?? null;
}

/** What a customer wrote in the form the last time, to be filled in for the next one; null for the first time. */
export async function lastDetailsOf(db: Db, personId: number): Promise<RequestDetails | null> {
  const row = await db
    .selectFrom('request_detail')
    .innerJoin('ticket', 'ticket.id', 'request_detail.ticket_id')
    .select(['request_detail.product', 'request_detail.version', 'request_detail.organisation', 'request_detail.phone'])
    .where('ticket.requester_id', '=', personId)
    .orderBy('ticket.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Requests that came by the online form: the ticket that each opened, and what was asked beside the words (P6). */
import type { Db, Tx } from './transaction.ts';

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

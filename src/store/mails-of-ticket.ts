/** Which mail of the ledger each part of a ticket came from. */
import type { Db } from './transaction.ts';

export interface MailOfTicket {
  inboundId: number;
  /** Null for what left no entry of its own, e.g. a delivery report. */
  entryId: number | null;
}

/** The mails that ended in a ticket, oldest first. */
export async function mailsOfTicket(db: Db, ticketId: number): Promise<MailOfTicket[]> {
  return db
    .selectFrom('inbound')
    .select(['id as inboundId', 'entry_id as entryId'])
    .where('ticket_id', '=', ticketId)
    .orderBy('id')
    .execute();
}

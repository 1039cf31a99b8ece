/** The texts of a ticket's conversation, as a reply to it may quote them. */
import type { OutgoingMail } from '../message/mail.ts';
import type { Tx } from './transaction.ts';

/** Newest of each kind and ticket that are looked at: a reply quotes what came just before it. */
const MAX_TEXTS = 20;

/** Texts of each ticket, newest first: what its people wrote, and what we sent. */
export async function knownTexts(tx: Tx, ticketIds: readonly number[]): Promise<Map<number, string[]>> {
  const known = new Map<number, string[]>();
  for (const ticketId of new Set(ticketIds)) {
    const entries = await tx
      .selectFrom('entry')
      .select('text')
      .where('ticket_id', '=', ticketId)
      .where('kind', '=', 'message')
      .orderBy('id', 'desc')
      .limit(MAX_TEXTS)
      .execute();
    const sent = await tx
      .selectFrom('outbox')
      .innerJoin('outbox_mail', 'outbox_mail.outbox_id', 'outbox.id')
      .select('mail')
      .where('ticket_id', '=', ticketId)
      .orderBy('id', 'desc')
      .limit(MAX_TEXTS)
      .execute();
    const mails = sent.map((row) => (JSON.parse(row.mail) as OutgoingMail).text);
    known.set(ticketId, [...mails, ...entries.map((row) => row.text)]);
  }
  return known;
}

/** What an agent's confirmation needs of a ticket, and its record (R-ACK-5). */
import type { Address, Attachment, Language, RefusedAttachment } from '../message/mail.ts';
import type { Explanation } from '../triage/explain.ts';
import type { OutboxState } from './schema.ts';
import { type Db, found, type Tx } from './transaction.ts';

export interface ConfirmableTicket {
  id: number;
  number: string;
  subject: string;
  mailbox: string;
  language: Language;
  requester: Address | null;
  createdAt: string;
  /** The mail that opened it; null for form, phone and API. */
  opening: OpeningMail | null;
}

interface OpeningMail {
  subject: string;
  words: string;
  arrivedAt: string;
  messageId: string | null;
  references: string[];
  attachments: Attachment[];
  refused: RefusedAttachment[];
}

/** Errors: LoketError `not_found`. */
export async function readConfirmable(db: Db, ticketId: number): Promise<ConfirmableTicket> {
  const ticket = await db
    .selectFrom('ticket')
    .leftJoin('person', 'person.id', 'ticket.requester_id')
    .select(['ticket.id', 'ticket.number', 'ticket.subject', 'ticket.mailbox', 'ticket.language'])
    .select(['ticket.created_at', 'person.address', 'person.name'])
    .where('ticket.id', '=', ticketId)
    .executeTakeFirst();
  const { created_at, address, name, ...rest } = found(ticket, 'such ticket');
  return {
    ...rest,
    createdAt: created_at,
    requester: address === null ? null : { address, name: name ?? '' },
    opening: await readOpening(db, ticketId),
  };
}

async function readOpening(db: Db, ticketId: number): Promise<OpeningMail | null> {
  const row = await db
    .selectFrom('entry')
    .innerJoin('inbound', 'inbound.id', 'entry.inbound_id')
    .select(['entry.id', 'entry.subject', 'entry.text', 'entry.reply'])
    .select(['inbound.arrived_at', 'inbound.message_id', 'inbound.explanation'])
    .where('entry.ticket_id', '=', ticketId)
    .orderBy('entry.id')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const explanation = row.explanation === null ? null : (JSON.parse(row.explanation) as Explanation);
  const attachments = await db
    .selectFrom('attachment')
    .selectAll()
    .where('entry_id', '=', row.id)
    .orderBy('id')
    .execute();
  return {
    subject: row.subject ?? '',
    words: row.reply ?? row.text,
    arrivedAt: row.arrived_at,
    messageId: row.message_id,
    references: explanation?.threading.references ?? [],
    refused: explanation?.refused ?? [],
    attachments: attachments.map((attachment) => ({
      fileName: attachment.file_name,
      contentType: attachment.content_type,
      size: attachment.size,
      sha256: attachment.sha256,
      inline: attachment.inline === 1,
      contentId: attachment.content_id,
    })),
  };
}

/** Confirmations of a ticket, oldest first. */
export async function confirmationsOf(
  db: Db,
  ticketId: number,
): Promise<{ id: number; state: OutboxState; to: string }[]> {
  return db
    .selectFrom('outbox')
    .select(['id', 'state', 'to_address as to'])
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'confirmation')
    .orderBy('id')
    .execute();
}

export async function setConfirmed(tx: Tx, now: string, ticketId: number, reason: string, to: string): Promise<void> {
  await tx
    .updateTable('ticket')
    .set({ confirmation_sent: 1, confirmation_reason: reason, confirmation_to: to, updated_at: now })
    .where('id', '=', ticketId)
    .execute();
}

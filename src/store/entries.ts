/** A ticket's conversation: messages, notes and events, with their attachments. */
import type { Address, Attachment } from '../message/mail.ts';
import { rowsInto } from './insert-rows.ts';
import type { Visibility } from './schema.ts';
import type { Tx } from './transaction.ts';

/** A mail from outside that becomes an entry. */
export interface NewMessage {
  ticketId: number;
  inboundId: number;
  personId: number | null;
  from: Address | null;
  unverified: boolean;
  subject: string;
  text: string;
  reply: string;
  html: string | null;
  reason: string;
  attachments: readonly Attachment[];
}

const messageRows = rowsInto('entry', (insert) => insert.returning(['id', 'inbound_id']));

/** Adds mails to their tickets and gives the entry of each inbound row. Customers see their own words: public. */
export async function addMessages(tx: Tx, now: string, messages: readonly NewMessage[]): Promise<Map<number, number>> {
  const rows = await messageRows(
    tx,
    messages.map((message) => messageRow(message, now)),
  );
  const entries = new Map(rows.map((row) => [row.inbound_id ?? 0, row.id]));
  await addAttachments(
    tx,
    messages.flatMap((message) => {
      const entryId = entries.get(message.inboundId) ?? 0;
      return message.attachments.map((attachment) => ({ entryId, attachment }));
    }),
  );
  return entries;
}

function messageRow(message: NewMessage, now: string) {
  return {
    ticket_id: message.ticketId,
    kind: 'message' as const,
    visibility: message.unverified ? ('internal' as const) : ('public' as const),
    direction: 'in' as const,
    person_id: message.personId,
    from_address: message.from?.address ?? null,
    from_name: message.from?.name ?? null,
    unverified: message.unverified ? 1 : 0,
    subject: message.subject,
    text: message.text,
    reply: message.reply,
    html: message.html,
    reason: message.reason,
    inbound_id: message.inboundId,
    created_at: now,
  };
}

const attachmentRows = rowsInto('attachment');

export async function addAttachments(
  tx: Tx,
  attachments: readonly { entryId: number; attachment: Attachment }[],
): Promise<void> {
  await attachmentRows(
    tx,
    attachments.map(({ entryId, attachment }) => ({
      entry_id: entryId,
      file_name: attachment.fileName,
      content_type: attachment.contentType,
      size: attachment.size,
      sha256: attachment.sha256,
      inline: attachment.inline ? 1 : 0,
      content_id: attachment.contentId,
    })),
  );
}

/** Something that happened to a ticket. `reason` is a code, `text` says it in words; agents alone see it by default. */
export interface NewEvent {
  ticketId: number;
  reason: string;
  text: string;
  visibility: Visibility;
  /** The agent who did it; null or absent: nobody by name, as for what a mail caused. */
  by?: number | null;
}

const eventRows = rowsInto('entry');

export async function addEvents(tx: Tx, now: string, events: readonly NewEvent[]): Promise<void> {
  await eventRows(
    tx,
    events.map((event) => ({
      ticket_id: event.ticketId,
      kind: 'event' as const,
      visibility: event.visibility,
      person_id: event.by ?? null,
      unverified: 0,
      reason: event.reason,
      text: event.text,
      created_at: now,
    })),
  );
}

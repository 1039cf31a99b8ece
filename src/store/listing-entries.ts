/** A ticket's conversation as agents read it. Names are those of the command line's contract. */
import type { Address } from '../message/mail.ts';
import type { Direction, EntryKind, Visibility } from './schema.ts';
import type { Db } from './transaction.ts';

export interface Entry {
  id: number;
  kind: EntryKind;
  visibility: Visibility;
  direction: Direction | null;
  from: Address | null;
  /** The sender is not one of the ticket's people (R-THR-2). */
  unverified: boolean;
  subject: string | null;
  text: string;
  /** The new words of `text`; null for what is no mail. */
  reply: string | null;
  attachments: { fileName: string; contentType: string; size: number; sha256: string; inline: boolean }[];
  createdAt: string;
  reason: string | null;
}

/** All entries of a ticket, oldest first. */
export async function readEntries(db: Db, ticketId: number): Promise<Entry[]> {
  const rows = await db
    .selectFrom('entry')
    .select(['id', 'kind', 'visibility', 'direction', 'from_address', 'from_name', 'unverified', 'subject'])
    .select(['text', 'reply', 'reason', 'created_at'])
    .where('ticket_id', '=', ticketId)
    .orderBy('id')
    .execute();
  const attachments = await db
    .selectFrom('attachment')
    .innerJoin('entry', 'entry.id', 'attachment.entry_id')
    .selectAll('attachment')
    .where('entry.ticket_id', '=', ticketId)
    .orderBy('attachment.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    visibility: row.visibility,
    direction: row.direction,
    from: row.from_address === null ? null : { address: row.from_address, name: row.from_name ?? '' },
    unverified: row.unverified === 1,
    subject: row.subject,
    text: row.text,
    reply: row.reply,
    attachments: attachments
      .filter((attachment) => attachment.entry_id === row.id)
      .map((attachment) => ({
        fileName: attachment.file_name,
        contentType: attachment.content_type,
        size: attachment.size,
        sha256: attachment.sha256,
        inline: attachment.inline === 1,
      })),
    createdAt: row.created_at,
    reason: row.reason,
  }));
}

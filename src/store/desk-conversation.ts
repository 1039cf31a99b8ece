/** A ticket's conversation as its page on the desk shows it: all of it, a bounded page at a time. */
import { sql } from 'kysely';
import type { Address } from '../message/mail.ts';
import type { Explanation } from '../triage/explain.ts';
import type { Direction, EntryKind, OutboxState, Visibility } from './schema.ts';
import { listed } from './sqlite.ts';
import { storedExplanation } from './stored-explanation.ts';
import type { Db } from './transaction.ts';

/** Entries on a page; the newest are shown first. */
const MAX_ENTRIES = 200;
/** Bytes of text that are read for a page: somebody may have sent 200 mails of two million bytes each. */
const MAX_PAGE_BYTES = 4 * 1024 * 1024;
/** Characters of a message that are shown; the rest is a click away. */
const MAX_MESSAGE_CHARACTERS = 50_000;
const MAX_ATTACHMENTS = 2_000;

export interface DeskAttachment {
  id: number;
  fileName: string;
  contentType: string;
  size: number;
  /** Shown in the HTML of its message. */
  inline: boolean;
}

export interface DeskEntry {
  id: number;
  kind: EntryKind;
  visibility: Visibility;
  direction: Direction | null;
  /** The agent, or the customer that a message was found to be from; null: nobody by name. */
  by: string | null;
  /** As the mail gave it. */
  from: Address | null;
  unverified: boolean;
  rejected: boolean;
  text: string;
  reply: string | null;
  isCut: boolean;
  hasHtml: boolean;
  reason: string | null;
  createdAt: string;
  attachments: DeskAttachment[];
  /** Of an answer: the mail that carries it; null for what is not mailed. */
  sending: { state: OutboxState; error: string | null } | null;
  /** The mail that it came from. */
  mail: { inboundId: number; explanation: Explanation | null } | null;
}

export interface Conversation {
  /** Oldest first. */
  entries: DeskEntry[];
  /** Older entries stand before this id; null: there are none. */
  olderBefore: number | null;
}

/** The newest entries before `before`; null: the newest of all. */
export async function readConversation(db: Db, ticketId: number, before: number | null): Promise<Conversation> {
  const sizes = await db
    .selectFrom('entry')
    .select(['id', sql<number>`octet_length(text)`.as('bytes')])
    .where('ticket_id', '=', ticketId)
    .where('id', '<', before ?? Number.MAX_SAFE_INTEGER)
    .orderBy('id', 'desc')
    .limit(MAX_ENTRIES + 1)
    .execute();
  const ids = fitting(sizes);
  const oldest = ids.at(-1);
  return {
    entries: await readEntries(db, ids),
    olderBefore: ids.length < sizes.length && oldest !== undefined ? oldest : null,
  };
}

/** As many as a page can hold; the newest one in any case. */
function fitting(sizes: readonly { id: number; bytes: number }[]): number[] {
  const ids: number[] = [];
  let bytes = 0;
  for (const row of sizes.slice(0, MAX_ENTRIES)) {
    bytes += Number(row.bytes);
    if (ids.length > 0 && bytes > MAX_PAGE_BYTES) break;
    ids.push(row.id);
  }
  return ids;
}

async function readEntries(db: Db, ids: readonly number[]): Promise<DeskEntry[]> {
  const rows = await db
    .selectFrom('entry')
    .leftJoin('person', 'person.id', 'entry.person_id')
    .leftJoin('inbound', 'inbound.id', 'entry.inbound_id')
    .leftJoin('outbox', 'outbox.entry_id', 'entry.id')
    .select(['outbox.state as outbox_state', 'outbox.last_error as outbox_error'])
    .select(['entry.id', 'entry.kind', 'entry.visibility', 'entry.direction', 'entry.from_address', 'entry.from_name'])
    .select(['entry.unverified', 'entry.rejected_at', 'entry.reason', 'entry.created_at', 'entry.inbound_id'])
    .select(['person.name as person_name', 'person.address as person_address', 'inbound.explanation'])
    .select([
      sql<string>`substr(entry.text, 1, ${MAX_MESSAGE_CHARACTERS})`.as('text'),
      sql<string | null>`substr(entry.reply, 1, ${MAX_MESSAGE_CHARACTERS})`.as('reply'),
      sql<number>`length(entry.text)`.as('characters'),
      sql<number>`case when entry.html is null then 0 else 1 end`.as('has_html'),
    ])
    .where('entry.id', 'in', listed(ids))
    .orderBy('entry.id')
    .execute();
  const attachments = await readAttachments(db, ids);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    visibility: row.visibility,
    direction: row.direction,
    by: row.person_name || row.person_address,
    from: row.from_address === null ? null : { address: row.from_address, name: row.from_name ?? '' },
    unverified: row.unverified === 1,
    rejected: row.rejected_at !== null,
    text: row.text,
    reply: row.reply,
    isCut: row.characters > MAX_MESSAGE_CHARACTERS,
    hasHtml: row.has_html === 1,
    reason: row.reason,
    createdAt: row.created_at,
    attachments: attachments.get(row.id) ?? [],
    sending: row.outbox_state === null ? null : { state: row.outbox_state, error: row.outbox_error },
    mail:
      row.inbound_id === null ? null : { inboundId: row.inbound_id, explanation: storedExplanation(row.explanation) },
  }));
}

async function readAttachments(db: Db, entryIds: readonly number[]): Promise<Map<number, DeskAttachment[]>> {
  const rows = await db
    .selectFrom('attachment')
    .select(['entry_id', 'id', 'file_name', 'content_type', 'size', 'inline'])
    .where('entry_id', 'in', listed(entryIds))
    .orderBy('id')
    .limit(MAX_ATTACHMENTS)
    .execute();
  const byEntry = new Map<number, DeskAttachment[]>();
  for (const { entry_id, id, file_name, content_type, size, inline } of rows) {
    const files = byEntry.get(entry_id) ?? [];
    files.push({ id, fileName: file_name, contentType: content_type, size, inline: inline === 1 });
    byEntry.set(entry_id, files);
  }
  return byEntry;
}

/** Reports and receipts on mails of the ticket, which have no entry of their own; the newest are shown, oldest first. */
export async function reportsOfTicket(
  db: Db,
  ticketId: number,
): Promise<{ id: number; reason: string | null; arrivedAt: string }[]> {
  const rows = await db
    .selectFrom('inbound')
    .select(['id', 'reason', 'arrived_at as arrivedAt'])
    .where('ticket_id', '=', ticketId)
    .where('entry_id', 'is', null)
    .where('outcome', 'in', listed(['delivery-event', 'receipt', 'calendar-event'] as const))
    .orderBy('id', 'desc')
    .limit(MAX_ENTRIES)
    .execute();
  return rows.reverse();
}

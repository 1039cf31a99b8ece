/**
 * The one query path of customers' views (R-WEB-4): named columns, public entries, nothing else. What is not listed here
 * cannot reach a customer: no notes, priorities, people's addresses, hashes or reasons.
 */
import { sql } from 'kysely';
import type { Language } from '../message/mail.ts';
import { firstNameOf, type Travelled } from '../ticket/journey.ts';
import type { Wait } from '../ticket/status.ts';
import type { Direction, EntryKind } from './schema.ts';
import { listed } from './sqlite.ts';
import { type CustomerFile, filesOfEntries } from './status-files.ts';
import type { Db } from './transaction.ts';

/** Messages on a page; the newest are shown. */
export const MAX_MESSAGES = 200;
/** Bytes of text that are read for a page: somebody may have sent 200 mails of two million bytes each. */
export const MAX_PAGE_BYTES = 4 * 1024 * 1024;
/** Characters of a message that are shown. */
export const MAX_MESSAGE_CHARACTERS = 20_000;

/** What a customer sees of a ticket. */
export interface CustomerTicket extends Travelled {
  number: string;
  /** The mailbox that it came to: looks up the desk's name, is not shown. */
  mailbox: string;
  subject: string;
  /** What it waits for and was not answered yet; empty unless it waits. */
  waits: Wait[];
  /** A day of the house's calendar on which a solution is expected; null when none was told, or the work is over. */
  expectedOn: string | null;
  /** The first name of the agent who has it; null for nobody (R-WEB-4). */
  agent: string | null;
  /** Since when it is closed, or closed or resolved; null while it is not. */
  closedAt: string | null;
  overAt: string | null;
  language: Language;
  createdAt: string;
  /** Newest first. */
  messages: CustomerMessage[];
  /** There are older ones, which are not read. */
  hasMore: boolean;
}

export interface CustomerMessage {
  kind: Exclude<EntryKind, 'note'>;
  direction: Direction | null;
  /** Written by the one who looks. */
  byViewer: boolean;
  /** As the mail gave it; '' when it gave none. */
  fromName: string;
  /** At most `MAX_MESSAGE_CHARACTERS`. */
  text: string;
  /** The new words of `text`; null where they were not looked for. At most `MAX_MESSAGE_CHARACTERS`. */
  reply: string | null;
  isCut: boolean;
  createdAt: string;
  attachments: CustomerFile[];
}

/** The ticket as its customer may see it; null when there is none. `viewerId` null: by the link, as who asked. */
export async function readCustomerTicket(
  db: Db,
  ticketId: number,
  viewerId: number | null = null,
): Promise<CustomerTicket | null> {
  const ticket = await db
    .selectFrom('ticket')
    .leftJoin('person as agent', 'agent.id', 'ticket.assignee_id')
    .select(['ticket.number', 'ticket.mailbox', 'ticket.subject', 'ticket.status', 'ticket.language'])
    .select(['ticket.created_at', 'ticket.requester_id', 'ticket.expected_on', 'ticket.closed_at', 'ticket.over_at'])
    .select([
      'agent.name as agent_name',
      sql<number>`case when ticket.assessed_priority is null then 0 else 1 end`.as('is_assessed'),
    ])
    .where('ticket.id', '=', ticketId)
    .executeTakeFirst();
  if (ticket === undefined) return null;
  const waits = await db
    .selectFrom('ticket_wait')
    .select('wait')
    .where('ticket_id', '=', ticketId)
    .where('answered_at', 'is', null)
    .orderBy('wait')
    .execute();
  const { ids, hasMore } = await chooseMessages(db, ticketId);
  return {
    number: ticket.number,
    mailbox: ticket.mailbox,
    subject: ticket.subject,
    status: ticket.status,
    waits: ticket.status === 'waiting' ? waits.map(({ wait }) => wait) : [],
    isAssessed: ticket.is_assessed === 1,
    isPlanned: ticket.expected_on !== null || (await hasAppointment(db, ticketId)),
    expectedOn: ticket.over_at === null ? ticket.expected_on : null,
    agent: firstNameOf(ticket.agent_name ?? ''),
    closedAt: ticket.closed_at,
    overAt: ticket.over_at,
    language: ticket.language,
    createdAt: ticket.created_at,
    messages: await readMessages(db, ids, viewerId ?? ticket.requester_id),
    hasMore,
  };
}

async function hasAppointment(db: Db, ticketId: number): Promise<boolean> {
  const row = await db
    .selectFrom('appointment')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('state', '!=', 'cancelled')
    .executeTakeFirst();
  return row !== undefined;
}

/** The newest that a customer may see and a page can hold; the newest one in any case. Their sizes are known unread. */
async function chooseMessages(db: Db, ticketId: number): Promise<{ ids: number[]; hasMore: boolean }> {
  const rows = await db
    .selectFrom('entry')
    .select(['id', sql<number>`octet_length(text)`.as('bytes')])
    .where('ticket_id', '=', ticketId)
    .where('visibility', '=', 'public')
    // A note is never the customer's, whatever its row says.
    .where('kind', '!=', 'note')
    .orderBy('id', 'desc')
    .limit(MAX_MESSAGES + 1)
    .execute();
  const ids: number[] = [];
  let bytes = 0;
  for (const row of rows.slice(0, MAX_MESSAGES)) {
    bytes += Number(row.bytes);
    if (ids.length > 0 && bytes > MAX_PAGE_BYTES) break;
    ids.push(row.id);
  }
  return { ids, hasMore: ids.length < rows.length };
}

async function readMessages(db: Db, ids: readonly number[], viewerId: number | null): Promise<CustomerMessage[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('entry')
    .select([
      'id',
      'kind',
      'direction',
      'person_id',
      'from_name',
      'created_at',
      sql<string>`substr(text, 1, ${MAX_MESSAGE_CHARACTERS})`.as('text'),
      sql<string | null>`substr(reply, 1, ${MAX_MESSAGE_CHARACTERS})`.as('reply'),
      sql<number>`length(text)`.as('characters'),
    ])
    .where('id', 'in', listed(ids))
    .where('visibility', '=', 'public')
    .orderBy('id', 'desc')
    .$narrowType<{ kind: CustomerMessage['kind'] }>()
    .execute();
  const attachments = await filesOfEntries(db, ids);
  return rows.map((row) => ({
    kind: row.kind,
    direction: row.direction,
    byViewer: row.direction === 'in' && row.person_id !== null && row.person_id === viewerId,
    fromName: row.from_name ?? '',
    text: row.text,
    reply: row.reply,
    isCut: Number(row.characters) > MAX_MESSAGE_CHARACTERS,
    createdAt: row.created_at,
    attachments: attachments.get(row.id) ?? [],
  }));
}

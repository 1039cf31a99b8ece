/** What waits to be told to agents, and what a mail that tells it has to say. */
import type { Language } from '../message/mail.ts';
import type { HappeningKind, Listener, NoticeWish } from '../triage/notify.ts';
import { rowsInto } from './insert-rows.ts';
import { listed } from './sqlite.ts';
import { type Db, found, type Tx } from './transaction.ts';

export interface NoticeReader extends Listener {
  address: string;
  name: string;
  /** Null: as the house. */
  language: Language | null;
}

/** Agents and admins, also those who may not sign in any more. */
export async function noticeReaders(db: Db): Promise<NoticeReader[]> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'address', 'name', 'role', 'language', 'notices', 'disabled_at'])
    .where('role', 'in', listed(['agent', 'admin'] as const))
    .orderBy('id')
    .execute();
  return rows.map(({ id, address, name, role, language, notices, disabled_at }) => ({
    id,
    address,
    name,
    role: role === 'admin' ? 'admin' : 'agent',
    language,
    wish: notices,
    isDisabled: disabled_at !== null,
  }));
}

/** What an agent chose to be told. Errors: LoketError `not_found`. */
export async function readNoticeWish(db: Db, personId: number): Promise<NoticeWish> {
  const row = await db.selectFrom('person').select('notices').where('id', '=', personId).executeTakeFirst();
  return found(row, 'such agent').notices;
}

export async function setNoticeWish(tx: Tx, personId: number, notices: NoticeWish): Promise<void> {
  await tx.updateTable('person').set({ notices }).where('id', '=', personId).execute();
}

export interface NewNotice {
  agentId: number;
  ticketId: number;
  entryId: number | null;
  kind: HappeningKind;
  at: string;
}

const noticeRows = rowsInto('notice');

export async function addNotices(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
  await noticeRows(
    tx,
    notices.map(({ agentId, ticketId, entryId, kind, at }) => ({
      agent_id: agentId,
      ticket_id: ticketId,
      entry_id: entryId,
      kind,
      happened_at: at,
    })),
  );
}

export interface WaitingNotice extends NewNotice {
  id: number;
}

/** Agents for whom something waits. */
export async function agentsToTell(db: Db): Promise<number[]> {
  const rows = await db.selectFrom('notice').select('agent_id').distinct().orderBy('agent_id').execute();
  return rows.map((row) => row.agent_id);
}

/** What waits for one agent, oldest first, at most so much. */
export async function waitingNotices(db: Db, agentId: number, limit: number): Promise<WaitingNotice[]> {
  const rows = await db
    .selectFrom('notice')
    .selectAll()
    .where('agent_id', '=', agentId)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    agentId: row.agent_id,
    ticketId: row.ticket_id,
    entryId: row.entry_id,
    kind: row.kind,
    at: row.happened_at,
  }));
}

export async function removeNotices(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom('notice').where('id', 'in', listed(ids)).execute();
}

/** When notices were mailed to this address since `since`. */
export async function noticesSentTo(db: Db, address: string, since: string): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('created_at')
    .where('to_address', '=', address)
    .where('kind', '=', 'notice')
    .where('created_at', '>', since)
    .execute();
  return rows.map((row) => row.created_at);
}

/** What a mail says of a ticket. */
export interface NoticedTicket {
  id: number;
  number: string;
  subject: string;
  mailbox: string;
  /** Name, else address; null for nobody. */
  requester: string | null;
}

export async function noticedTickets(db: Db, ids: readonly number[]): Promise<Map<number, NoticedTicket>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('ticket')
    .leftJoin('person', 'person.id', 'ticket.requester_id')
    .select(['ticket.id', 'ticket.number', 'ticket.subject', 'ticket.mailbox', 'person.name', 'person.address'])
    .where('ticket.id', 'in', listed(ids))
    .execute();
  return new Map(
    rows.map(({ id, number, subject, mailbox, name, address }) => [
      id,
      { id, number, subject, mailbox, requester: name || address },
    ]),
  );
}

/** Who wrote, or did it, and the words. */
export interface NoticedEntry {
  /** Name, else address; '' for nobody. */
  who: string;
  /** The new words of a message, or of a note; what an event says of itself. */
  words: string;
  /** The code of an event; null for a message and a note. */
  event: string | null;
}

export async function noticedEntries(db: Db, ids: readonly number[]): Promise<Map<number, NoticedEntry>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('entry')
    .leftJoin('person', 'person.id', 'entry.person_id')
    .select(['entry.id', 'entry.kind', 'entry.from_name', 'entry.from_address', 'entry.reply', 'entry.text'])
    .select(['entry.reason', 'person.name', 'person.address'])
    .where('entry.id', 'in', listed(ids))
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        who: row.from_name || row.from_address || row.name || row.address || '',
        words: row.reply ?? row.text,
        event: row.kind === 'event' ? row.reason : null,
      },
    ]),
  );
}

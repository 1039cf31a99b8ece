/** Standard words for answers (P13), and what they name of a ticket. One that is retired is offered no more. */
import type { Language } from '../message/mail.ts';
import type { Category } from '../ticket/category.ts';
import type { ReadyReply } from '../ticket/ready-reply.ts';
import { readCategory } from './categories.ts';
import type { ReadyReplyTables } from './schema-ready-replies.ts';
import { type Db, found, type Tx } from './transaction.ts';

export interface ListedReadyReply extends ReadyReply {
  retired: boolean;
}

/** In the admins' order, the retired ones among them. */
export async function listReadyReplies(db: Db): Promise<ListedReadyReply[]> {
  const rows = await db.selectFrom('ready_reply').selectAll().orderBy('position').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    names: { nl: row.name_nl, fr: row.name_fr, en: row.name_en, de: row.name_de },
    texts: { nl: row.text_nl, fr: row.text_fr, en: row.text_en, de: row.text_de },
    scope: row.scope,
    categoryId: row.category_id,
    retired: row.retired_at !== null,
  }));
}

/** Errors: LoketError `not_found`. */
export async function readReadyReply(db: Db, id: number): Promise<ListedReadyReply> {
  return found(
    (await listReadyReplies(db)).find((one) => one.id === id),
    `ready reply ${id}`,
  );
}

/** Adds a reply behind the others; gives its id. */
export async function addReadyReplyRow(tx: Tx, reply: Omit<ReadyReply, 'id'>): Promise<number> {
  const last = await tx
    .selectFrom('ready_reply')
    .select((select) => select.fn.max('position').as('position'))
    .executeTakeFirst();
  const { id } = await tx
    .insertInto('ready_reply')
    .values({ ...columnsOf(reply), position: Number(last?.position ?? 0) + 1 })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function changeReadyReplyRow(tx: Tx, { id, ...reply }: ReadyReply): Promise<void> {
  await tx.updateTable('ready_reply').set(columnsOf(reply)).where('id', '=', id).execute();
}

function columnsOf({ names, texts, scope, categoryId }: Omit<ReadyReply, 'id'>) {
  return {
    name_nl: names.nl,
    name_fr: names.fr,
    name_en: names.en,
    name_de: names.de,
    text_nl: texts.nl,
    text_fr: texts.fr,
    text_en: texts.en,
    text_de: texts.de,
    scope,
    category_id: categoryId,
  } satisfies Partial<Record<keyof ReadyReplyTables['ready_reply'], unknown>>;
}

export async function setReadyReplyRetired(tx: Tx, id: number, retiredAt: string | null): Promise<void> {
  await tx.updateTable('ready_reply').set({ retired_at: retiredAt }).where('id', '=', id).execute();
}

/** The replies stand in the order of these ids. */
export async function orderReadyReplies(tx: Tx, ids: readonly number[]): Promise<void> {
  for (const [position, id] of ids.entries()) {
    await tx.updateTable('ready_reply').set({ position }).where('id', '=', id).execute();
  }
}

/** What a reply can name of a ticket. */
export interface RepliedTicket {
  number: string;
  subject: string;
  mailbox: string;
  language: Language;
  customerName: string;
  category: Category | null;
  expectedOn: string | null;
  /** When the next appointment begins; null: none. */
  appointmentAt: string | null;
}

/** Errors: LoketError `not_found`. */
export async function readReplied(db: Db, ticketId: number, now: string): Promise<RepliedTicket> {
  const row = await db
    .selectFrom('ticket')
    .leftJoin('person', 'person.id', 'ticket.requester_id')
    .select(['ticket.number', 'ticket.subject', 'ticket.mailbox', 'ticket.language', 'ticket.category_id'])
    .select(['ticket.expected_on', 'person.name'])
    .where('ticket.id', '=', ticketId)
    .executeTakeFirst();
  const { number, subject, mailbox, language, category_id, expected_on, name } = found(row, 'such ticket');
  const appointment = await db
    .selectFrom('appointment')
    .select('starts_at')
    .where('ticket_id', '=', ticketId)
    .where('state', 'not in', ['cancelled', 'declined'])
    .where('starts_at', '>', now)
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst();
  return {
    number,
    subject,
    mailbox,
    language,
    customerName: name ?? '',
    category: category_id === null ? null : await readCategory(db, category_id),
    expectedOn: expected_on,
    appointmentAt: appointment?.starts_at ?? null,
  };
}

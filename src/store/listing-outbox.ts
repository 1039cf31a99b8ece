/** The outbox as people read it. Names are those of the command line's contract. */
import type { OutgoingMail } from '../message/mail.ts';
import { inPages, type Page } from './listing.ts';
import { readOutgoing } from './outgoing.ts';
import type { OutboxKind, OutboxState } from './schema.ts';
import { type Db, found } from './transaction.ts';

export interface OutboxSummary {
  id: number;
  /** Number of its ticket. */
  ticket: string;
  to: string;
  subject: string;
  messageId: string;
  kind: OutboxKind;
  state: OutboxState;
  attempts: number;
  nextAttemptAt: string | null;
  lastError: string | null;
}

export interface OutboxShown extends OutboxSummary {
  mailbox: string;
  createdAt: string;
  sentAt: string | null;
  mail: OutgoingMail;
}

export interface OutboxFilter {
  state: OutboxState | null;
  limit: number | null;
}

/** Outgoing mails, oldest first, page by page. */
export function listOutbox(db: Db, filter: OutboxFilter): AsyncGenerator<OutboxSummary[], void, undefined> {
  return inPages(filter.limit, (page) => readPage(db, filter.state, page));
}

async function readPage(db: Db, state: OutboxState | null, page: Page): Promise<OutboxSummary[]> {
  let query = summaries(db).where('outbox.id', '>', page.after).orderBy('outbox.id').limit(page.rows);
  if (state !== null) query = query.where('outbox.state', '=', state);
  return query.execute();
}

function summaries(db: Db) {
  return db
    .selectFrom('outbox')
    .innerJoin('ticket', 'ticket.id', 'outbox.ticket_id')
    .select([
      'outbox.id',
      'ticket.number as ticket',
      'outbox.to_address as to',
      'outbox.subject',
      'outbox.message_id as messageId',
      'outbox.kind',
      'outbox.state',
      'outbox.attempts',
      'outbox.next_attempt_at as nextAttemptAt',
      'outbox.last_error as lastError',
    ]);
}

/** One outgoing mail, whole. Errors: `not_found`. */
export async function showOutbox(db: Db, id: number): Promise<OutboxShown> {
  const row = await summaries(db)
    .select(['outbox.mailbox', 'outbox.created_at as createdAt', 'outbox.sent_at as sentAt'])
    .where('outbox.id', '=', id)
    .executeTakeFirst();
  return { ...found(row, `outgoing mail ${id}`), mail: await readOutgoing(db, id) };
}

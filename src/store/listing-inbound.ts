/** The ledger as people read it. Names are those of the command line's contract. */
import type { InboundState, Outcome } from '../triage/decision.ts';
import type { Explanation } from '../triage/explain.ts';
import { inPages, type Page } from './listing.ts';
import type { Door } from './schema.ts';
import { type Db, found } from './transaction.ts';

export interface InboundSummary {
  id: number;
  mailbox: string;
  uid: number | null;
  messageId: string | null;
  state: InboundState;
  outcome: Outcome | null;
  reason: string | null;
  /** Number of the ticket that it ended in. */
  ticket: string | null;
  receivedAt: string;
  attempts: number;
  error: string | null;
}

export interface InboundShown extends InboundSummary {
  door: Door;
  size: number;
  /** Whether its bytes are in the store; else they lie on the server, or are gone. */
  taken: boolean;
  nextAttemptAt: string | null;
  recordedAt: string;
  /** Null while it is pending. */
  explanation: Explanation | null;
}

export interface InboundFilter {
  state: InboundState | null;
  limit: number | null;
}

/** Rows of the ledger, oldest first, page by page. */
export function listInbound(db: Db, filter: InboundFilter): AsyncGenerator<InboundSummary[], void, undefined> {
  return inPages(filter.limit, (page) => readPage(db, filter.state, page));
}

async function readPage(db: Db, state: InboundState | null, page: Page): Promise<InboundSummary[]> {
  let query = summaries(db).where('inbound.id', '>', page.after).orderBy('inbound.id').limit(page.rows);
  if (state !== null) query = query.where('inbound.state', '=', state);
  return query.execute();
}

function summaries(db: Db) {
  return db
    .selectFrom('inbound')
    .leftJoin('ticket', 'ticket.id', 'inbound.ticket_id')
    .select([
      'inbound.id',
      'inbound.mailbox',
      'inbound.uid',
      'inbound.message_id as messageId',
      'inbound.state',
      'inbound.outcome',
      'inbound.reason',
      'ticket.number as ticket',
      'inbound.arrived_at as receivedAt',
      'inbound.attempts',
      'inbound.error',
    ]);
}

/** One row with all that is known of it; the words of a mail that became an entry are put back. Errors: `not_found`. */
export async function showInbound(db: Db, id: number): Promise<InboundShown> {
  const row = await summaries(db)
    .leftJoin('entry', 'entry.id', 'inbound.entry_id')
    .select([
      'inbound.door',
      'inbound.size',
      'inbound.raw_sha256 as rawSha256',
      'inbound.next_attempt_at as nextAttemptAt',
      'inbound.created_at as recordedAt',
      'inbound.explanation',
      'entry.text as entryText',
      'entry.reply as entryReply',
    ])
    .where('inbound.id', '=', id)
    .executeTakeFirst();
  const { rawSha256, explanation, entryText, entryReply, ...shown } = found(row, `inbound mail ${id}`);
  const stored = explanation === null ? null : (JSON.parse(explanation) as Explanation);
  const words = entryText === null ? {} : { text: entryText, reply: entryReply ?? '' };
  return { ...shown, taken: rawSha256 !== null, explanation: stored === null ? null : { ...stored, ...words } };
}

/** The name of the raw bytes of a mail; null when they are not in the store. Errors: `not_found`. */
export async function rawOfInbound(db: Db, id: number): Promise<string | null> {
  const row = await db.selectFrom('inbound').select('raw_sha256').where('id', '=', id).executeTakeFirst();
  return found(row, `inbound mail ${id}`).raw_sha256;
}

/** Whether a mail with this Message-ID was processed. */
export async function hasMessage(db: Db, messageId: string): Promise<boolean> {
  const row = await db.selectFrom('inbound').select('id').where('message_id', '=', messageId).executeTakeFirst();
  return row !== undefined;
}

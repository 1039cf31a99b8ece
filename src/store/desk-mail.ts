/** Mail that wants an agent's eye: incoming mail that is no ticket yet, outgoing mail that did not arrive. */
import { sql } from 'kysely';
import type { InboundState } from '../triage/decision.ts';
import type { Explanation } from '../triage/explain.ts';
import type { OutboxKind, OutboxState } from './schema.ts';
import { listed } from './sqlite.ts';
import { storedExplanation } from './stored-explanation.ts';
import type { Db } from './transaction.ts';

const PAGE_ROWS = 50;

export interface ListPage<Row> {
  /** Newest first. */
  rows: Row[];
  /** Continues before this id; null when there is no more. */
  next: number | null;
}

export interface InboundMail {
  id: number;
  mailbox: string;
  state: InboundState;
  outcome: string | null;
  reason: string | null;
  error: string | null;
  /** Number of the ticket that it ended in. */
  ticket: string | null;
  arrivedAt: string;
  /** Null while it is pending, and for what could not be read. */
  explanation: Explanation | null;
}

export async function listMailByState(
  db: Db,
  state: InboundState,
  before: number | null,
): Promise<ListPage<InboundMail>> {
  const rows = await db
    .selectFrom('inbound')
    .leftJoin('ticket', 'ticket.id', 'inbound.ticket_id')
    .select(['inbound.id', 'inbound.mailbox', 'inbound.state', 'inbound.outcome', 'inbound.reason', 'inbound.error'])
    .select(['ticket.number as ticket', 'inbound.arrived_at as arrivedAt', 'inbound.explanation'])
    .where('inbound.state', '=', state)
    .where('inbound.id', '<', before ?? Number.MAX_SAFE_INTEGER)
    .orderBy('inbound.id', 'desc')
    .limit(PAGE_ROWS + 1)
    .execute();
  return pageOf(rows.map((row) => ({ ...row, explanation: storedExplanation(row.explanation) })));
}

/** How many incoming mails are in each of these states, which hold few. */
export async function countMail(db: Db, states: readonly InboundState[]): Promise<Map<InboundState, number>> {
  const rows = await db
    .selectFrom('inbound')
    .select(['state', sql<number>`count(*)`.as('mails')])
    .where('state', 'in', listed(states))
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, mails }) => [state, mails]));
}

export interface OutgoingRow {
  id: number;
  ticket: string;
  kind: OutboxKind;
  to: string;
  subject: string;
  state: OutboxState;
  attempts: number;
  nextAttemptAt: string | null;
  error: string | null;
  createdAt: string;
}

// In the text, so that SQLite takes the index of what is not sent.
const UNSENT = sql<boolean>`outbox.state <> 'sent'`;

/** Outgoing mails in one of these states, none of them `sent`. */
export async function listUnsent(
  db: Db,
  states: readonly OutboxState[],
  before: number | null,
): Promise<ListPage<OutgoingRow>> {
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('ticket', 'ticket.id', 'outbox.ticket_id')
    .select(['outbox.id', 'ticket.number as ticket', 'outbox.kind', 'outbox.to_address as to', 'outbox.subject'])
    .select(['outbox.state', 'outbox.attempts', 'outbox.next_attempt_at as nextAttemptAt'])
    .select(['outbox.last_error as error', 'outbox.created_at as createdAt'])
    .where(UNSENT)
    .where('outbox.state', 'in', listed(states))
    .where('outbox.id', '<', before ?? Number.MAX_SAFE_INTEGER)
    .orderBy('outbox.id', 'desc')
    .limit(PAGE_ROWS + 1)
    .execute();
  return pageOf(rows);
}

export async function countUnsent(db: Db): Promise<Map<OutboxState, number>> {
  const rows = await db
    .selectFrom('outbox')
    .select(['state', sql<number>`count(*)`.as('mails')])
    .where(UNSENT)
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, mails }) => [state, mails]));
}

export interface UnconfirmedTicket {
  number: string;
  subject: string;
  from: string | null;
  createdAt: string;
}

// As in the partial index.
const UNCONFIRMED = sql<boolean>`ticket.confirmation_reason = 'restored'`;

/** Tickets that were not confirmed because of a restore, and that nobody has dealt with since; the oldest first. */
export async function listUnconfirmed(db: Db): Promise<UnconfirmedTicket[]> {
  return db
    .selectFrom('ticket')
    .leftJoin('person', 'person.id', 'ticket.requester_id')
    .select(['ticket.number', 'ticket.subject', 'person.address as from', 'ticket.created_at as createdAt'])
    .where(UNCONFIRMED)
    .where('ticket.first_answer_at', 'is', null)
    .where('ticket.over_at', 'is', null)
    .where('ticket.merged_into', 'is', null)
    .orderBy('ticket.id')
    .limit(PAGE_ROWS)
    .execute();
}

function pageOf<Row extends { id: number }>(rows: readonly Row[]): ListPage<Row> {
  const shown = rows.slice(0, PAGE_ROWS);
  return { rows: shown, next: rows.length > PAGE_ROWS ? (shown.at(-1)?.id ?? null) : null };
}

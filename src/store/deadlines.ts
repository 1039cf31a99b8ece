/** What deadlines are reckoned from (P14), and the expected date that a customer was told (P15). */
import type { Pause, TicketTimes } from '../ticket/deadlines.ts';
import type { TicketStatus } from '../ticket/status.ts';
import { listed } from './sqlite.ts';
import { type Db, found, type Tx } from './transaction.ts';

/** The times of these tickets, by id; one that there is not is left out. */
export async function readTicketTimes(db: Db, ids: readonly number[]): Promise<Map<number, TicketTimes>> {
  if (ids.length === 0) return new Map();
  const tickets = await db
    .selectFrom('ticket')
    .select(['id', 'created_at', 'requested_priority', 'assessed_priority', 'first_answer_at', 'over_at'])
    .where('id', 'in', listed(ids))
    .execute();
  const pauses = await db
    .selectFrom('ticket_pause')
    .select(['ticket_id', 'from_at', 'to_at'])
    .where('ticket_id', 'in', listed(ids))
    .orderBy('from_at')
    .execute();
  const pausesOf = new Map<number, Pause[]>(tickets.map(({ id }) => [id, []]));
  for (const { ticket_id, from_at, to_at } of pauses) pausesOf.get(ticket_id)?.push({ from: from_at, to: to_at });
  return new Map(
    tickets.map((ticket) => [
      ticket.id,
      {
        createdAt: ticket.created_at,
        priority: ticket.assessed_priority ?? ticket.requested_priority,
        pauses: pausesOf.get(ticket.id) ?? [],
        firstResponseAt: ticket.first_answer_at,
        solvedAt: ticket.over_at,
      },
    ]),
  );
}

export interface ExpectedDate {
  number: string;
  status: TicketStatus;
  isMerged: boolean;
  /** A day of the house's calendar; null when the customer was told none. */
  on: string | null;
}

/** Errors: LoketError `not_found`. */
export async function readExpectedDate(db: Db, ticketId: number): Promise<ExpectedDate> {
  const row = await db
    .selectFrom('ticket')
    .select(['number', 'status', 'merged_into', 'expected_on'])
    .where('id', '=', ticketId)
    .executeTakeFirst();
  const { number, status, merged_into, expected_on } = found(row, 'such ticket');
  return { number, status, isMerged: merged_into !== null, on: expected_on };
}

export async function setExpectedDate(tx: Tx, now: string, ticketId: number, on: string | null): Promise<void> {
  await tx.updateTable('ticket').set({ expected_on: on, updated_at: now }).where('id', '=', ticketId).execute();
}

/** How many mails told the customer of a date. */
export async function countDateMails(db: Db, ticketId: number): Promise<number> {
  const row = await db
    .selectFrom('outbox')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'expected-date')
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

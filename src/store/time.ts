/**
 * Time worked on tickets, and the timers that run. Agents alone: customers' views read none of this (R-WEB-4). Time
 * stays on the ticket where it was written; what was merged into a ticket counts for it, so undoing a merge needs nothing.
 */
import type { Terms, TimeKind } from '../ticket/billing.ts';
import type { Scope } from '../ticket/category.ts';
import type { TicketStatus, Wait } from '../ticket/status.ts';
import type { Settled } from '../ticket/time.ts';
import { livingTicket } from './merges.ts';
import { listed } from './sqlite.ts';
import { type Db, found, type Tx } from './transaction.ts';

/** A ticket as work on it is judged. */
export interface WorkedTicket {
  id: number;
  number: string;
  status: TicketStatus;
  waits: Wait[];
  organisationId: number | null;
  category: { id: number; scope: Scope } | null;
  /** The ticket and all that was merged into it. */
  family: number[];
}

/** The ticket, or the one that it was merged into. Errors: LoketError `not_found`. */
export async function readWorked(db: Db, ticketId: number): Promise<WorkedTicket> {
  const id = found((await livingTicket(db, ticketId)) ?? undefined, 'such ticket');
  const row = await db
    .selectFrom('ticket')
    .leftJoin('category', 'category.id', 'ticket.category_id')
    .select(['ticket.id', 'ticket.number', 'ticket.status', 'ticket.organisation_id', 'ticket.category_id'])
    .select('category.scope')
    .where('ticket.id', '=', id)
    .executeTakeFirstOrThrow();
  const waits = await db.selectFrom('ticket_wait').select('wait').where('ticket_id', '=', id).execute();
  const { category_id: categoryId, scope } = row;
  return {
    id,
    number: row.number,
    status: row.status,
    waits: waits.map(({ wait }) => wait),
    organisationId: row.organisation_id,
    category: categoryId === null || scope === null ? null : { id: categoryId, scope },
    family: await familyOf(db, id),
  };
}

/** A ticket and all that was merged into it. */
export async function familyOf(db: Db, id: number): Promise<number[]> {
  const family = [id];
  // Merges make no ring: every ticket is met once.
  for (let newest = [id]; newest.length > 0; family.push(...newest)) {
    const rows = await db.selectFrom('ticket').select('id').where('merged_into', 'in', listed(newest)).execute();
    newest = rows.map((row) => row.id);
  }
  return family;
}

export interface TimeEntry extends Settled {
  id: number;
  ticketId: number;
  agentId: number;
  agentName: string;
  startedAt: string;
  day: string;
  rawMinutes: number;
  minutes: number;
  note: string;
  kind: TimeKind;
  rateCents: number;
  contractId: number | null;
  writtenOffReason: string | null;
  invoicedAt: string | null;
}

/** All time of these tickets, in the order in which it was written down. */
export async function timeOf(db: Db, ticketIds: readonly number[]): Promise<TimeEntry[]> {
  const rows = await selectTime(db).where('ticket_id', 'in', listed(ticketIds)).orderBy('time_entry.id').execute();
  return rows.map(entryOf);
}

/** Errors: LoketError `not_found`. */
export async function readTime(db: Db, id: number): Promise<TimeEntry> {
  const row = await selectTime(db).where('time_entry.id', '=', id).executeTakeFirst();
  return entryOf(found(row, `time ${id}`));
}

function selectTime(db: Db) {
  return db
    .selectFrom('time_entry')
    .innerJoin('person', 'person.id', 'time_entry.agent_id')
    .selectAll('time_entry')
    .select('person.name as agent_name');
}

type SelectedTime = Awaited<ReturnType<ReturnType<typeof selectTime>['execute']>>[number];

function entryOf(row: SelectedTime): TimeEntry {
  return {
    id: row.id,
    ticketId: row.ticket_id,
    agentId: row.agent_id,
    agentName: row.agent_name,
    startedAt: row.started_at,
    day: row.day,
    rawMinutes: row.raw_minutes,
    minutes: row.minutes,
    note: row.note,
    kind: row.kind,
    rateCents: row.rate_cents,
    contractId: row.contract_id,
    cleared: row.cleared_minutes,
    pending: row.pending_minutes,
    writtenOff: row.written_off_minutes,
    writtenOffReason: row.written_off_reason,
    invoicedAt: row.invoiced_at,
  };
}

export interface NewTime {
  agentId: number;
  startedAt: string;
  day: string;
  rawMinutes: number;
  minutes: number;
  note: string;
}

/** Writes time down; all of it waits until it is settled. Gives its id. */
export async function addTime(tx: Tx, now: string, ticket: WorkedTicket, time: NewTime, terms: Terms): Promise<number> {
  const { id } = await tx
    .insertInto('time_entry')
    .values({
      ticket_id: ticket.id,
      agent_id: time.agentId,
      started_at: time.startedAt,
      day: time.day,
      raw_minutes: time.rawMinutes,
      minutes: time.minutes,
      note: time.note,
      ...termColumns(ticket, terms),
      cleared_minutes: 0,
      pending_minutes: time.minutes,
      written_off_minutes: 0,
      invoiced_minutes: 0,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** What an entry costs becomes this: of the ticket's organisation and category. */
export async function setTerms(tx: Tx, id: number, ticket: WorkedTicket, terms: Terms): Promise<void> {
  await tx.updateTable('time_entry').set(termColumns(ticket, terms)).where('id', '=', id).execute();
}

function termColumns(ticket: WorkedTicket, terms: Terms) {
  return {
    kind: terms.kind,
    rate_cents: terms.rateCents,
    contract_id: terms.contractId,
    organisation_id: ticket.organisationId,
    category_id: ticket.category?.id ?? null,
  };
}

export async function setSettled(tx: Tx, id: number, { cleared, pending, writtenOff }: Settled): Promise<void> {
  await tx
    .updateTable('time_entry')
    .set({ cleared_minutes: cleared, pending_minutes: pending, written_off_minutes: writtenOff })
    .where('id', '=', id)
    .execute();
}

export async function changeTime(
  tx: Tx,
  id: number,
  change: { rawMinutes: number; minutes: number; note: string },
  settled: Settled,
): Promise<void> {
  await tx
    .updateTable('time_entry')
    .set({
      raw_minutes: change.rawMinutes,
      minutes: change.minutes,
      note: change.note,
      cleared_minutes: settled.cleared,
      pending_minutes: settled.pending,
      written_off_minutes: settled.writtenOff,
    })
    .where('id', '=', id)
    .execute();
}

export async function removeTimeRow(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('time_entry').where('id', '=', id).execute();
}

/** All minutes of these tickets that wait are given up. Gives how many. */
export async function writeOffPending(tx: Tx, ticketIds: readonly number[], reason: string): Promise<number> {
  const waiting = (await timeOf(tx, ticketIds)).filter(({ pending }) => pending > 0);
  await tx
    .updateTable('time_entry')
    .set((update) => ({
      written_off_minutes: update('written_off_minutes', '+', update.ref('pending_minutes')),
      pending_minutes: 0,
      written_off_reason: reason,
    }))
    .where('id', 'in', listed(waiting.map(({ id }) => id)))
    .execute();
  return waiting.reduce((sum, { pending }) => sum + pending, 0);
}

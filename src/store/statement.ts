/** Statements of work by organisation and month (P9). Minutes that wait for an approval stand on none. */
import type { Language } from '../message/mail.ts';
import type { BilledTime } from '../ticket/billing.ts';
import type { Db, Tx } from './transaction.ts';

/** One entry of time on a statement. */
export interface StatementLine extends BilledTime {
  id: number;
  ticketId: number;
  number: string;
  subject: string;
  requester: string;
  category: Readonly<Record<Language, string>> | null;
  day: string;
  agentName: string;
  note: string;
  invoicedAt: string | null;
}

/** Lines of a month such as `2026-11`, by day. `organisationId` null: of customers without an organisation. */
export async function statementLines(db: Db, organisationId: number | null, month: string): Promise<StatementLine[]> {
  const rows = await inMonth(db, organisationId, month)
    .innerJoin('ticket', 'ticket.id', 'time_entry.ticket_id')
    .innerJoin('person as agent', 'agent.id', 'time_entry.agent_id')
    .leftJoin('person as requester', 'requester.id', 'ticket.requester_id')
    .leftJoin('category', 'category.id', 'time_entry.category_id')
    .select(['time_entry.id', 'time_entry.ticket_id', 'time_entry.day', 'time_entry.note', 'time_entry.kind'])
    .select(['time_entry.rate_cents', 'time_entry.cleared_minutes', 'time_entry.invoiced_minutes'])
    .select(['time_entry.invoiced_at', 'ticket.number', 'ticket.subject', 'agent.name as agent_name'])
    .select(['requester.name as requester_name', 'requester.address as requester_address'])
    .select(['category.name_nl', 'category.name_fr', 'category.name_en', 'category.name_de'])
    .where('time_entry.cleared_minutes', '>', 0)
    .orderBy('time_entry.day')
    .orderBy('time_entry.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    ticketId: row.ticket_id,
    number: row.number,
    subject: row.subject,
    requester: row.requester_name || row.requester_address || '',
    category: namesOf(row),
    day: row.day,
    agentName: row.agent_name,
    note: row.note,
    kind: row.kind,
    rateCents: row.rate_cents,
    clearedMinutes: row.cleared_minutes,
    invoicedMinutes: row.invoiced_minutes,
    invoicedAt: row.invoiced_at,
  }));
}

interface NameColumns {
  name_nl: string | null;
  name_fr: string | null;
  name_en: string | null;
  name_de: string | null;
}

function namesOf(row: NameColumns): Record<Language, string> | null {
  const { name_nl: nl, name_fr: fr, name_en: en, name_de: de } = row;
  return nl === null || fr === null || en === null || de === null ? null : { nl, fr, en, de };
}

function inMonth(db: Db, organisationId: number | null, month: string) {
  return (
    db
      .selectFrom('time_entry')
      .where('time_entry.organisation_id', organisationId === null ? 'is' : '=', organisationId)
      // Days are text of one width, and no month has a 32nd.
      .where('time_entry.day', '>', `${month}-00`)
      .where('time_entry.day', '<', `${month}-32`)
  );
}

/** Minutes of a month that wait for an approval. */
export async function pendingIn(db: Db, organisationId: number | null, month: string): Promise<number> {
  const row = await inMonth(db, organisationId, month)
    .select(({ fn }) => fn.sum<number | null>('time_entry.pending_minutes').as('minutes'))
    .executeTakeFirst();
  return Number(row?.minutes ?? 0);
}

/** Customers with work in a month; the organisation is null for all those without one. */
export async function billedCustomers(
  db: Db,
  month: string,
): Promise<{ organisationId: number | null; name: string | null }[]> {
  return db
    .selectFrom('time_entry')
    .leftJoin('organisation', 'organisation.id', 'time_entry.organisation_id')
    .select(['time_entry.organisation_id as organisationId', 'organisation.name'])
    .distinct()
    .where('day', '>', `${month}-00`)
    .where('day', '<', `${month}-32`)
    .orderBy('organisation.name')
    .execute();
}

/** All that is settled in a month stands on an invoice now, and is locked. Gives the tickets that it touched. */
export async function setInvoiced(
  tx: Tx,
  now: string,
  organisationId: number | null,
  month: string,
): Promise<number[]> {
  const rows = await tx
    .updateTable('time_entry')
    .set((update) => ({ invoiced_minutes: update.ref('cleared_minutes'), invoiced_at: now }))
    .where('organisation_id', organisationId === null ? 'is' : '=', organisationId)
    .where('day', '>', `${month}-00`)
    .where('day', '<', `${month}-32`)
    .whereRef('invoiced_minutes', '<', 'cleared_minutes')
    .returning('ticket_id')
    .execute();
  return [...new Set(rows.map((row) => row.ticket_id))];
}

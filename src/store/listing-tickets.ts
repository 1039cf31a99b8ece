/** Tickets as people read them, for agents: internal entries are among them. Names are those of the command line's contract. */
import type { Address, Language } from '../message/mail.ts';
import type { Priority, TicketStatus, Wait } from '../ticket/status.ts';
import { inPages, type Page } from './listing.ts';
import { type Entry, readEntries } from './listing-entries.ts';
import { livingTicket } from './merges.ts';
import { type RequestDetails, readRequestDetails } from './requests.ts';
import type { Channel } from './schema.ts';
import { listed } from './sqlite.ts';
import { type Db, found } from './transaction.ts';

export interface TicketSummary {
  number: string;
  subject: string;
  status: TicketStatus;
  /** As assessed, or as requested until then. */
  priority: Priority;
  requestedPriority: Priority;
  /** Null before triage. */
  assessed: Priority | null;
  channel: Channel;
  language: Language;
  /** Null when the mail named no sender. */
  requester: Address | null;
  assignee: Address | null;
  /** Its name. */
  organisation: string | null;
  participants: Address[];
  waitingFor: Wait[];
  /** Numbers of other tickets. */
  possiblyBelongsTo: string | null;
  continues: string | null;
  mergedInto: string | null;
  confirmation: { send: boolean; reason: string; to: string | null };
  /** Since when an answer has not reached the customer. */
  undeliveredSince: string | null;
  mailbox: string;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
}

export interface TicketShown extends TicketSummary {
  /** What the online form asked beside the words; null for a ticket that came another way. */
  details: RequestDetails | null;
  entries: Entry[];
}

export interface TicketFilter {
  status: TicketStatus | null;
  limit: number | null;
}

/** Tickets, oldest first, page by page. */
export async function* listTickets(db: Db, filter: TicketFilter): AsyncGenerator<TicketSummary[], void, undefined> {
  for await (const rows of inPages(filter.limit, (page) => readPage(db, filter.status, page))) {
    yield await withPeople(db, rows);
  }
}

/** One ticket with its conversation. Errors: `not_found`. */
export async function showTicket(db: Db, id: number): Promise<TicketShown> {
  const row = await columns(db).where('ticket.id', '=', id).executeTakeFirst();
  const [summary] = await withPeople(db, [found(row, 'such ticket')]);
  const details = await readRequestDetails(db, id);
  return { ...found(summary, 'such ticket'), details, entries: await readEntries(db, id) };
}

/** The ticket of the first number that there is; of a merged one the ticket that lives on (R-THR-4). Null: there is none. */
export async function findTicketByNumber(db: Db, numbers: readonly string[]): Promise<number | null> {
  const rows = await db.selectFrom('ticket').select(['id', 'number']).where('number', 'in', listed(numbers)).execute();
  const ticket = numbers.flatMap((number) => rows.filter((row) => row.number === number))[0];
  return ticket === undefined ? null : livingTicket(db, ticket.id);
}

async function readPage(db: Db, status: TicketStatus | null, page: Page) {
  let query = columns(db).where('ticket.id', '>', page.after).orderBy('ticket.id').limit(page.rows);
  if (status !== null) query = query.where('ticket.status', '=', status);
  return query.execute();
}

type Row = Awaited<ReturnType<typeof readPage>>[number];

function columns(db: Db) {
  return db
    .selectFrom('ticket')
    .leftJoin('person as requester', 'requester.id', 'ticket.requester_id')
    .leftJoin('person as assignee', 'assignee.id', 'ticket.assignee_id')
    .leftJoin('organisation', 'organisation.id', 'ticket.organisation_id')
    .leftJoin('ticket as related', 'related.id', 'ticket.possibly_belongs_to')
    .leftJoin('ticket as earlier', 'earlier.id', 'ticket.continues')
    .leftJoin('ticket as living', 'living.id', 'ticket.merged_into')
    .selectAll('ticket')
    .select([
      'requester.address as requester_address',
      'requester.name as requester_name',
      'assignee.address as assignee_address',
      'assignee.name as assignee_name',
      'organisation.name as organisation_name',
      'related.number as related_number',
      'earlier.number as earlier_number',
      'living.number as living_number',
    ]);
}

async function withPeople(db: Db, rows: readonly Row[]): Promise<TicketSummary[]> {
  const ids = rows.map((row) => row.id);
  const participants = await db
    .selectFrom('participant')
    .innerJoin('person', 'person.id', 'participant.person_id')
    .select(['participant.ticket_id', 'person.address', 'person.name'])
    .where('participant.ticket_id', 'in', listed(ids))
    .orderBy('participant.ticket_id')
    .orderBy('participant.person_id')
    .execute();
  const waits = await db
    .selectFrom('ticket_wait')
    .select(['ticket_id', 'wait'])
    .where('ticket_id', 'in', listed(ids))
    .execute();
  const people = byTicket(participants);
  const waiting = byTicket(waits);
  return rows.map((row) =>
    summaryOf(
      row,
      (people.get(row.id) ?? []).map(({ address, name }) => ({ address, name })),
      (waiting.get(row.id) ?? []).map(({ wait }) => wait),
    ),
  );
}

function byTicket<T extends { ticket_id: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.ticket_id);
    if (group === undefined) groups.set(row.ticket_id, [row]);
    else group.push(row);
  }
  return groups;
}

function summaryOf(row: Row, participants: Address[], waitingFor: Wait[]): TicketSummary {
  return {
    number: row.number,
    subject: row.subject,
    status: row.status,
    priority: row.assessed_priority ?? row.requested_priority,
    requestedPriority: row.requested_priority,
    assessed: row.assessed_priority,
    channel: row.channel,
    language: row.language,
    requester: addressOf(row.requester_address, row.requester_name),
    assignee: addressOf(row.assignee_address, row.assignee_name),
    organisation: row.organisation_name,
    participants,
    waitingFor,
    possiblyBelongsTo: row.related_number,
    continues: row.earlier_number,
    mergedInto: row.living_number,
    confirmation: {
      send: row.confirmation_sent === 1,
      reason: row.confirmation_reason,
      to: row.confirmation_to,
    },
    undeliveredSince: row.undelivered_since,
    mailbox: row.mailbox,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    closedAt: row.closed_at,
  };
}

function addressOf(address: string | null, name: string | null): Address | null {
  return address === null ? null : { address, name: name ?? '' };
}

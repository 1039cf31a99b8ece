/**
 * "My tickets" of a signed-in customer (P16), read as the status page is (R-WEB-4): named columns and public entries, so that
 * neither a list nor a search can tell what is internal.
 */
import { sql } from 'kysely';
import type { TicketStatus, Wait } from '../ticket/status.ts';
import type { Direction, EntryKind } from './schema.ts';
import { matcherOf, type SearchTerm } from './search-terms.ts';
import { listed } from './sqlite.ts';
import type { Db } from './transaction.ts';

const TICKETS_PER_PAGE = 20;
/** The newest so many can be listed: more is an organisation's archive, which its agents have. */
const MAX_TICKETS = 5_000;
/** Characters of messages in which is searched, the newest first; numbers and subjects are searched in any case. */
const MAX_SEARCHED_CHARACTERS = 1_000_000;

export const MY_STATES = ['open', 'over', 'all'] as const;
export type MyState = (typeof MY_STATES)[number];

export interface MyView {
  state: MyState;
  /** Those that the person takes part in, or all that may be seen. */
  whose: 'own' | 'organisation';
  terms: readonly SearchTerm[];
  /** From 1 on. */
  page: number;
}

export interface MyTicket {
  number: string;
  subject: string;
  status: TicketStatus;
  /** What it waits for and was not answered yet; empty unless it waits. */
  waits: Wait[];
  /** Name of who asked; null for the person's own ticket, '' when no name is known. */
  askedBy: string | null;
  createdAt: string;
  /** The newest that the customer may see; null when there is nothing. */
  news: News | null;
}

export interface News {
  at: string;
  kind: Exclude<EntryKind, 'note'>;
  direction: Direction | null;
  /** Written by the one who looks. */
  byViewer: boolean;
  /** As a mail gave it; '' when it gave none. */
  fromName: string;
}

export interface MyTickets {
  /** Newest news first. */
  rows: MyTicket[];
  hasMore: boolean;
  /** How many there are in each state, whatever is searched for. */
  counts: Record<MyState, number>;
  /** Older messages were not searched. */
  isCut: boolean;
}

/** The organisation whose tickets a person may see as its contact; null for others. */
export async function contactOf(db: Db, personId: number): Promise<string | null> {
  const row = await db
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisation_id')
    .select('organisation.name')
    .where('person.id', '=', personId)
    .where('person.is_contact', '=', 1)
    .executeTakeFirst();
  return row?.name ?? null;
}

export async function listMyTickets(db: Db, personId: number, view: MyView): Promise<MyTickets> {
  const all = await candidates(db, personId, view.whose);
  const counts = { all: all.length, open: all.filter((one) => !isOver(one.status)).length, over: 0 };
  counts.over = counts.all - counts.open;
  const inState = all.filter(({ status }) => view.state === 'all' || isOver(status) === (view.state === 'over'));
  const { matches, isCut } = await matching(db, inState, view.terms);
  const begin = (view.page - 1) * TICKETS_PER_PAGE;
  const shown = matches.slice(begin, begin + TICKETS_PER_PAGE);
  return {
    rows: await readRows(db, personId, shown),
    hasMore: matches.length > begin + TICKETS_PER_PAGE,
    counts,
    isCut,
  };
}

/** The newest ticket that a person may see, and the mailbox that it came to; null when there is none. */
export async function newestTicket(db: Db, personId: number): Promise<{ id: number; mailbox: string } | null> {
  const row = await db
    .selectFrom('ticket')
    .select(['id', 'mailbox'])
    .where('id', 'in', visibleTo(db, personId, 'organisation'))
    .where('merged_into', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** What `accessOf` in ticket/access allows, as a query: a test holds the two together. */
function visibleTo(db: Db, personId: number, whose: MyView['whose']) {
  const own = db
    .selectFrom('ticket')
    .select('ticket.id')
    .where('requester_id', '=', personId)
    .union(db.selectFrom('participant').select('participant.ticket_id as id').where('person_id', '=', personId));
  if (whose === 'own') return own;
  const organisations = db
    .selectFrom('person')
    .select('organisation_id')
    .where('id', '=', personId)
    .where('is_contact', '=', 1)
    .where('organisation_id', 'is not', null);
  return own.union(db.selectFrom('ticket').select('ticket.id').where('organisation_id', 'in', organisations));
}

// In the text, not in parameters: SQLite takes a partial index only for a condition that it can read.
const SEEN = sql<boolean>`entry.visibility = 'public' and entry.kind <> 'note'`;

interface Candidate {
  id: number;
  number: string;
  subject: string;
  status: TicketStatus;
  /** Id of the newest entry; null when there is none to see. */
  news: number | null;
}

async function candidates(db: Db, personId: number, whose: MyView['whose']): Promise<Candidate[]> {
  return db
    .selectFrom('ticket')
    .select(['ticket.id', 'ticket.number', 'ticket.subject', 'ticket.status'])
    .select((ticket) =>
      ticket
        .selectFrom('entry')
        .select((entry) => entry.fn.max('entry.id').as('id'))
        .whereRef('entry.ticket_id', '=', 'ticket.id')
        .where(SEEN)
        .as('news'),
    )
    .where('ticket.id', 'in', visibleTo(db, personId, whose))
    .where('ticket.merged_into', 'is', null)
    .orderBy('news', (order) => order.desc().nullsLast())
    .orderBy('ticket.id', 'desc')
    .limit(MAX_TICKETS)
    .execute();
}

function isOver(status: TicketStatus): boolean {
  return status === 'resolved' || status === 'closed';
}

/** Tickets that hold all terms, in their order; all of them without terms. */
async function matching(
  db: Db,
  tickets: Candidate[],
  terms: readonly SearchTerm[],
): Promise<{ matches: Candidate[]; isCut: boolean }> {
  if (terms.length === 0 || tickets.length === 0) return { matches: tickets, isCut: false };
  const { texts, isCut } = await readTexts(
    db,
    tickets.map(({ id }) => id),
  );
  const holdsAll = matcherOf(terms);
  const matches = tickets.filter(({ id, number, subject }) =>
    holdsAll([number, subject, ...(texts.get(id) ?? [])].join('\n')),
  );
  return { matches, isCut };
}

async function readTexts(db: Db, ids: readonly number[]): Promise<{ texts: Map<number, string[]>; isCut: boolean }> {
  const sized = db
    .selectFrom('entry')
    .select(['id', sql<number>`sum(length(text)) over (order by id desc)`.as('characters')])
    .where('ticket_id', 'in', listed(ids))
    .where('visibility', '=', 'public')
    .where('kind', '=', 'message');
  const rows = await db
    .selectFrom(sized.as('sized'))
    .innerJoin('entry', 'entry.id', 'sized.id')
    .select(['entry.ticket_id as ticketId', 'sized.characters'])
    .select(sql<string | null>`case when characters <= ${MAX_SEARCHED_CHARACTERS} then entry.text end`.as('text'))
    .execute();
  const texts = new Map<number, string[]>();
  for (const { ticketId, text } of rows) {
    if (text !== null) texts.set(ticketId, [...(texts.get(ticketId) ?? []), text]);
  }
  return { texts, isCut: rows.some(({ text }) => text === null) };
}

async function readRows(db: Db, personId: number, shown: readonly Candidate[]): Promise<MyTicket[]> {
  if (shown.length === 0) return [];
  const ids = listed(shown.map(({ id }) => id));
  const tickets = await db
    .selectFrom('ticket')
    .leftJoin('person', 'person.id', 'ticket.requester_id')
    .select(['ticket.id', 'ticket.requester_id', 'person.name', 'ticket.created_at'])
    .where('ticket.id', 'in', ids)
    .execute();
  const waits = await db
    .selectFrom('ticket_wait')
    .select(['ticket_id', 'wait'])
    .where('ticket_id', 'in', ids)
    .where('answered_at', 'is', null)
    .orderBy('wait')
    .execute();
  const news = await readNews(db, personId, shown);
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  return shown.map(({ id, number, subject, status }) => {
    const ticket = byId.get(id);
    return {
      number,
      subject,
      status,
      waits: status === 'waiting' ? waits.filter((one) => one.ticket_id === id).map(({ wait }) => wait) : [],
      askedBy: ticket?.requester_id === personId ? null : (ticket?.name ?? ''),
      createdAt: ticket?.created_at ?? '',
      news: news.get(id) ?? null,
    };
  });
}

/** By the ticket's id. */
async function readNews(db: Db, personId: number, shown: readonly Candidate[]): Promise<Map<number, News>> {
  const ids = shown.flatMap(({ news }) => (news === null ? [] : [news]));
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('entry')
    .select(['ticket_id', 'kind', 'direction', 'person_id', 'from_name', 'created_at'])
    .where('id', 'in', listed(ids))
    .$narrowType<{ kind: News['kind'] }>()
    .execute();
  return new Map(
    rows.map((row) => [
      row.ticket_id,
      {
        at: row.created_at,
        kind: row.kind,
        direction: row.direction,
        byViewer: row.direction === 'in' && row.person_id === personId,
        fromName: row.from_name ?? '',
      },
    ]),
  );
}

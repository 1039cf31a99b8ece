/** The trail of what people did, newest first: changes of the house, and what they did to tickets (P18). */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { AuditAction } from '../ticket/audit.ts';
import type { EntryKind } from './schema.ts';
import type { Db, Tx } from './transaction.ts';

const PAGE_ROWS = 50;

export interface NewAudit {
  /** Null: the operator, on the command line. */
  by: number | null;
  action: AuditAction;
  /** Whom or what, as it is called now: addresses and names change. */
  about: string;
  detail?: string;
}

/** Written by the action itself, in its own transaction: what was done is in the trail, and nothing else. */
export async function addAudit(tx: Tx, now: string, { by, action, about, detail = '' }: NewAudit): Promise<void> {
  await tx.insertInto('audit').values({ by_person: by, action, about, detail, created_at: now }).execute();
}

/** Whether this person had this written down since that moment. */
export async function hasAudit(db: Db, since: string, { by, action, about }: NewAudit): Promise<boolean> {
  const row = await db
    .selectFrom('audit')
    .select('id')
    .where('by_person', '=', by)
    .where('action', '=', action)
    .where('about', '=', about)
    .where('created_at', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Null: whichever. */
export interface TrailFilter {
  /** 0: nobody by name. */
  by: number | null;
  where: 'house' | 'tickets' | null;
  ticketId: number | null;
  /** Not later than this moment. */
  until: string | null;
}

export interface TrailRow {
  at: string;
  /** Name or address; null for nobody by name. */
  who: string | null;
  what:
    | { of: 'house'; action: string; about: string; detail: string }
    | { of: 'ticket'; ticket: string; entryId: number; kind: EntryKind; reason: string | null; text: string };
}

/** One page; `next` continues behind it, null when there is no more. */
export interface TrailPage {
  rows: TrailRow[];
  next: string | null;
}

type Keyed = TrailRow & { id: number };

/** Both trails are read by their ids, which grow with time, and put together; `after` is the `next` of the page before. */
export async function readTrail(db: Db, filter: TrailFilter, after: string | null): Promise<TrailPage> {
  const [, house = '', ticket = ''] = /^(\d{1,16})-(\d{1,16})$/.exec(after ?? '') ?? [];
  const end = filter.until === null ? Number.MAX_SAFE_INTEGER : await entryAfter(db, filter.until);
  const below = { house: Number(house) || Number.MAX_SAFE_INTEGER, ticket: Number(ticket) || end };
  const ofHouse =
    filter.where === 'tickets' || filter.ticketId !== null ? [] : await houseRows(db, filter, below.house);
  const ofTickets = filter.where === 'house' ? [] : await ticketRows(db, filter, below.ticket);
  const all = [...ofHouse, ...ofTickets].sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1));
  const shown = all.slice(0, PAGE_ROWS);
  const lowest = (of: TrailRow['what']['of'], from: number) =>
    Math.min(from, ...shown.filter(({ what }) => what.of === of).map(({ id }) => id));
  return {
    rows: shown,
    next: all.length > shown.length ? `${lowest('house', below.house)}-${lowest('ticket', below.ticket)}` : null,
  };
}

/** The id of the first entry later than a moment. Ids grow with time, so a few looks find it among millions. */
async function entryAfter(db: Db, moment: string): Promise<number> {
  const last = await db.selectFrom('entry').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
  let [low, high] = [0, (last?.id ?? 0) + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = await db
      .selectFrom('entry')
      .select(['id', 'created_at'])
      .where('id', '>=', middle)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    if (row !== undefined && row.created_at <= moment) low = row.id + 1;
    else high = middle;
  }
  return low;
}

async function houseRows(db: Db, { by, until }: TrailFilter, below: number): Promise<Keyed[]> {
  let query = db
    .selectFrom('audit')
    .leftJoin('person', 'person.id', 'audit.by_person')
    .select(['audit.id', 'audit.action', 'audit.about', 'audit.detail', 'audit.created_at as at'])
    .select(['person.name', 'person.address'])
    .where('audit.id', '<', below);
  if (by !== null) query = by === 0 ? query.where('by_person', 'is', null) : query.where('by_person', '=', by);
  if (until !== null) query = query.where('audit.created_at', '<=', until);
  const rows = await query
    .orderBy('audit.id', 'desc')
    .limit(PAGE_ROWS + 1)
    .execute();
  return rows.map(({ id, at, name, address, action, about, detail }) => ({
    id,
    at,
    who: name || address,
    what: { of: 'house', action, about, detail },
  }));
}

// In the text, not in parameters: SQLite takes the index of doings only for a condition that it can read.
const DOING = sql<SqlBool>`(entry.kind <> 'message' or entry.direction = 'out')`;

async function ticketRows(db: Db, filter: TrailFilter, below: number): Promise<Keyed[]> {
  const { by, ticketId } = filter;
  const conditions: Expression<SqlBool>[] = [DOING];
  if (by === 0) conditions.push(sql<SqlBool>`entry.person_id is null`);
  if (by !== null && by !== 0) conditions.push(sql<SqlBool>`entry.person_id = ${by}`);
  if (ticketId !== null) conditions.push(sql<SqlBool>`entry.ticket_id = ${ticketId}`);
  const rows = await db
    .selectFrom('entry')
    .innerJoin('ticket', 'ticket.id', 'entry.ticket_id')
    .leftJoin('person', 'person.id', 'entry.person_id')
    .select(['entry.id', 'entry.kind', 'entry.reason', 'entry.created_at as at', 'ticket.number'])
    // An event is a short sentence; a message's words stand on its ticket.
    .select(sql<string>`case entry.kind when 'event' then entry.text else '' end`.as('text'))
    .select(['person.name', 'person.address'])
    .where('entry.id', '<', below)
    .where((where) => where.and(conditions))
    .orderBy('entry.id', 'desc')
    .limit(PAGE_ROWS + 1)
    .execute();
  return rows.map(({ id, at, name, address, number, kind, reason, text }) => ({
    id,
    at,
    who: name || address,
    what: { of: 'ticket', ticket: number, entryId: id, kind, reason, text },
  }));
}

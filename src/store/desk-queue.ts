/** The desk's queues: which tickets stand in them, in which order, a page at a time. What a row shows is in desk-rows. */
import { type RawBuilder, sql } from 'kysely';
import type { Priority, TicketStatus } from '../ticket/status.ts';
import type { Db } from './transaction.ts';

export const QUEUES = [
  'to-triage',
  'mine',
  'unassigned',
  'overdue',
  'soon',
  'waiting',
  'planned',
  'undelivered',
  'open',
  'closed',
] as const;
export type Queue = (typeof QUEUES)[number];

/** `assessed` is the requested priority until somebody has assessed it. Within a priority the oldest comes first. */
export const ORDERS = ['age', 'change', 'assessed', 'requested', 'deadline'] as const;
export type Order = (typeof ORDERS)[number];

const PAGE_ROWS = 50;

/** Null: whichever. */
export interface QueueFilter {
  status: TicketStatus | null;
  /** 0: nobody. */
  assignee: number | null;
  priority: Priority | null;
  organisation: number | null;
  mailbox: string | null;
}

export interface QueueView extends QueueFilter {
  queue: Queue;
  order: Order;
  /** Of the last ticket of the page before; null for the first page. */
  after: string | null;
}

export interface QueuePage {
  ids: number[];
  /** Continues behind the last one; null when there is no more. */
  next: string | null;
}

/** A queue's orders: what is over is ordered by its last change alone, because it is much. */
export function ordersOf(queue: Queue): readonly Order[] {
  return queue === 'closed' ? ['change'] : ORDERS;
}

// These stand in the text, not in its parameters: SQLite takes a partial index only for a condition that it can read.
// It is NOT IN, because an IN would be looked up by status, and sorted.
const OPEN = sql<boolean>`ticket.status not in ('resolved', 'closed')`;
const OVER = sql<boolean>`ticket.status not in ('new', 'open', 'planned', 'waiting')`;
const UNDELIVERED = sql<boolean>`ticket.undelivered_since is not null`;
// A sum, so that SQLite does not take the index of the figures, which holds every ticket that lives on.
const LIVING = sql<boolean>`(ticket.merged_into + 0) is null`;

const ANY = '';
const ANYBODY = -1;

/** The ids of one page of a queue, seen by the agent `me`. An order that the queue does not have is its first one. */
export async function readQueue(db: Db, now: string, me: number, view: QueueView): Promise<QueuePage> {
  const order = ordersOf(view.queue).includes(view.order) ? view.order : (ordersOf(view.queue)[0] ?? 'age');
  const { keys, descending } = KEYS[order];
  const behind = cursorOf(view.after, keys.length);
  let query = standing(db, now, me, view).select(['ticket.id', ...keys.map((key, index) => key.as(`key${index}`))]);
  if (behind !== null) {
    const [row, than] = [sql.join([...keys, sql.ref('ticket.id')]), sql.join(behind)];
    query = query.where(descending ? sql<boolean>`(${row}) < (${than})` : sql<boolean>`(${row}) > (${than})`);
  }
  const direction = descending ? 'desc' : 'asc';
  for (const key of keys) query = query.orderBy(key, direction);
  const rows = await query
    .orderBy('ticket.id', direction)
    .limit(PAGE_ROWS + 1)
    .execute();
  const shown = rows.slice(0, PAGE_ROWS);
  const last = rows.length > PAGE_ROWS ? shown.at(-1) : undefined;
  return {
    ids: shown.map((row) => row.id),
    next: last === undefined ? null : [...keys.map((_, index) => last[`key${index}`]), last.id].join('~'),
  };
}

/** How many tickets stand in a view, on whichever page; counted no further than `most`. */
export async function countView(
  db: Db,
  now: string,
  me: number,
  view: QueueView,
  { most, changedSince = '' }: { most: number; changedSince?: string },
): Promise<number> {
  const some = standing(db, now, me, view)
    .select('ticket.id')
    .where(sql<boolean>`ticket.updated_at > ${changedSince}`)
    .limit(most);
  const { count } = await db
    .selectFrom(some.as('some'))
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** The tickets of a view, in no order. */
function standing(db: Db, now: string, me: number, view: QueueView) {
  const tickets = db
    .selectFrom('ticket')
    .where(scopeOf(view.queue, now))
    .where(LIVING)
    .where(matches(now, me, view));
  return view.queue === 'closed' ? tickets.where(narrow(view)) : tickets;
}

function scopeOf(queue: Queue, now: string): RawBuilder<boolean> {
  switch (queue) {
    case 'closed':
      return OVER;
    case 'undelivered':
      return UNDELIVERED;
    case 'overdue':
      return sql<boolean>`${OPEN} and ticket.id in (${pastDue(now)})`;
    case 'soon':
      return sql<boolean>`${OPEN} and ticket.id in (${nearDue(now)}) and ticket.id not in (${pastDue(now)})`;
    default:
      return OPEN;
  }
}

/** P14: what is near has a moment that is past, so the index of such moments finds both; upkeep keeps them. */
const nearDue = (now: string) => sql`select ticket_id from deadline where soon_at is not null and soon_at <= ${now}`;
const pastDue = (now: string) => sql`${nearDue(now)} and due_at <= ${now}`;

/** One text for all filters: what is open is read whole, so no index is lost by it. */
function matches(now: string, me: number, view: QueueView): RawBuilder<boolean> {
  const [status, assignee] = [view.status ?? ANY, view.assignee ?? ANYBODY];
  return sql<boolean>`(${OWN_STATUS[view.queue] ?? ANY} in (${ANY}, ticket.status)
    and ${ownAssignee(view.queue, me)} in (${ANYBODY}, coalesce(ticket.assignee_id, 0))
    and ${status} in (${ANY}, ticket.status)
    and ${assignee} in (${ANYBODY}, coalesce(ticket.assignee_id, 0))
    and ${view.priority ?? ANY} in (${ANY}, coalesce(ticket.assessed_priority, ticket.requested_priority))
    and ${view.organisation ?? ANYBODY} in (${ANYBODY}, ticket.organisation_id)
    and ${view.mailbox ?? ANY} in (${ANY}, ticket.mailbox)
    and (${HOLDS_SNOOZED.has(view.queue) ? 1 : 0} or coalesce(ticket.snoozed_until, '') <= ${now}))`;
}

const OWN_STATUS: Readonly<Partial<Record<Queue, TicketStatus>>> = {
  'to-triage': 'new',
  waiting: 'waiting',
  planned: 'planned',
};

/** Elsewhere a ticket that was put off is out of sight until its moment. */
const HOLDS_SNOOZED: ReadonlySet<Queue> = new Set(['overdue', 'soon', 'undelivered', 'open', 'closed']);

function ownAssignee(queue: Queue, me: number): number {
  if (queue === 'mine') return me;
  return queue === 'unassigned' ? 0 : ANYBODY;
}

/** What is over is much: a filter of few tickets goes by its own index. */
function narrow({ assignee, organisation, mailbox, status }: QueueView): RawBuilder<boolean> {
  if (organisation !== null) return sql<boolean>`ticket.organisation_id = ${organisation}`;
  if (assignee !== null && assignee !== 0) return sql<boolean>`ticket.assignee_id = ${assignee}`;
  if (mailbox !== null) return sql<boolean>`ticket.mailbox = ${mailbox}`;
  if (status !== null) return sql<boolean>`ticket.status = ${status}`;
  return OVER;
}

const rankOf = (priority: RawBuilder<unknown>) =>
  sql<number>`case ${priority} when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end`;
const CREATED = sql<string>`ticket.created_at`;
/** Where no moment is due. */
const NEVER = '9999-12-31T23:59:59.999Z';

const KEYS: Readonly<Record<Order, { keys: readonly RawBuilder<string | number>[]; descending: boolean }>> = {
  age: { keys: [CREATED], descending: false },
  change: { keys: [sql<string>`ticket.updated_at`], descending: true },
  assessed: {
    keys: [rankOf(sql`coalesce(ticket.assessed_priority, ticket.requested_priority)`), CREATED],
    descending: false,
  },
  requested: { keys: [rankOf(sql`ticket.requested_priority`), CREATED], descending: false },
  deadline: {
    keys: [
      sql<string>`coalesce((select min(due_at) from deadline where deadline.ticket_id = ticket.id), ${sql.lit(NEVER)})`,
    ],
    descending: false,
  },
};

/** The values of a cursor; null for one that is none of ours: then the list begins at its start. */
function cursorOf(after: string | null, keys: number): (string | number)[] | null {
  const parts = (after ?? '').split('~');
  const moment = parts.at(-2) ?? '';
  const [rank, id] = [keys === 2 ? [Number(parts[0])] : [], Number(parts.at(-1))];
  if (parts.length !== keys + 1 || !/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(moment)) return null;
  return [...rank, id].every(Number.isSafeInteger) ? [...rank, moment, id] : null;
}

async function countPressing(db: Db, now: string): Promise<Record<'overdue' | 'soon', number>> {
  const near = db
    .selectFrom('deadline')
    .select(['ticket_id', sql<number>`max(case when due_at <= ${now} then 1 else 0 end)`.as('is_past')])
    .where(sql<boolean>`soon_at is not null and soon_at <= ${now}`)
    .groupBy('ticket_id');
  const row = await db
    .selectFrom(near.as('near'))
    .select([sql<number>`coalesce(sum(is_past), 0)`.as('overdue'), sql<number>`count(*)`.as('near')])
    .executeTakeFirstOrThrow();
  return { overdue: row.overdue, soon: row.near - row.overdue };
}

/** How many tickets stand in each queue; what is over is not counted. */
export async function countQueues(
  db: Db,
  now: string,
  me: number,
): Promise<Readonly<Record<Exclude<Queue, 'closed'>, number>>> {
  const awake = sql<boolean>`coalesce(snoozed_until, '') <= ${now}`;
  const open = await db
    .selectFrom('ticket')
    .select([
      sql<number>`count(*)`.as('open'),
      sql<number>`count(*) filter (where status = 'new' and ${awake})`.as('to-triage'),
      sql<number>`count(*) filter (where assignee_id = ${me} and ${awake})`.as('mine'),
      sql<number>`count(*) filter (where assignee_id is null and ${awake})`.as('unassigned'),
      sql<number>`count(*) filter (where status = 'waiting' and ${awake})`.as('waiting'),
      sql<number>`count(*) filter (where status = 'planned' and ${awake})`.as('planned'),
    ])
    .where(OPEN)
    .executeTakeFirstOrThrow();
  const { undelivered } = await db
    .selectFrom('ticket')
    .select(sql<number>`count(*)`.as('undelivered'))
    .where(UNDELIVERED)
    .where(LIVING)
    .executeTakeFirstOrThrow();
  return { ...open, ...(await countPressing(db, now)), undelivered };
}

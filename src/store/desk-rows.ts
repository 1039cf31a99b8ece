/** What a queue shows of its tickets, and what it can be filtered by. */
import { sql } from 'kysely';
import type { Address } from '../message/mail.ts';
import type { Priority, TicketStatus, Wait } from '../ticket/status.ts';
import { listed } from './sqlite.ts';
import type { Db } from './transaction.ts';

/** What asks for an agent's eye. */
export type Mark = 'undelivered' | 'unverified' | 'possibly-belongs-to' | 'new-reply';

export interface QueueRow {
  id: number;
  number: string;
  subject: string;
  requester: Address | null;
  organisation: string | null;
  status: TicketStatus;
  waits: Wait[];
  requestedPriority: Priority;
  assessedPriority: Priority | null;
  /** Name or address. */
  assignee: string | null;
  snoozedUntil: string | null;
  createdAt: string;
  updatedAt: string;
  marks: Mark[];
}

/** The tickets of a page, in the order of their ids as given. */
export async function readQueueRows(db: Db, ids: readonly number[]): Promise<QueueRow[]> {
  const rows = await db
    .selectFrom('ticket')
    .leftJoin('person as requester', 'requester.id', 'ticket.requester_id')
    .leftJoin('person as assignee', 'assignee.id', 'ticket.assignee_id')
    .leftJoin('organisation', 'organisation.id', 'ticket.organisation_id')
    .selectAll('ticket')
    .select(['requester.address as requester_address', 'requester.name as requester_name'])
    .select(['assignee.address as assignee_address', 'assignee.name as assignee_name'])
    .select('organisation.name as organisation_name')
    .where('ticket.id', 'in', listed(ids))
    .execute();
  const waits = await db
    .selectFrom('ticket_wait')
    .select(['ticket_id', 'wait'])
    .where('ticket_id', 'in', listed(ids))
    .execute();
  const news = await readNews(db, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    return {
      id,
      number: row.number,
      subject: row.subject,
      requester:
        row.requester_address === null ? null : { address: row.requester_address, name: row.requester_name ?? '' },
      organisation: row.organisation_name,
      status: row.status,
      waits: waits.filter((wait) => wait.ticket_id === id).map(({ wait }) => wait),
      requestedPriority: row.requested_priority,
      assessedPriority: row.assessed_priority,
      assignee: row.assignee_name || row.assignee_address,
      snoozedUntil: row.snoozed_until,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      marks: [
        ...(row.undelivered_since === null ? [] : ['undelivered' as const]),
        ...(row.possibly_belongs_to === null || row.merged_into !== null ? [] : ['possibly-belongs-to' as const]),
        ...(news.get(id) ?? []),
      ],
    };
  });
}

/** What the conversations tell: a message that nobody judged, and words of a customer after the last of an agent. */
async function readNews(db: Db, ids: readonly number[]): Promise<Map<number, Mark[]>> {
  const rows = await db
    .selectFrom('entry')
    .select([
      'ticket_id',
      sql<number>`max(case when unverified = 1 and rejected_at is null then 1 else 0 end)`.as('unverified'),
      sql<number>`count(case when direction = 'in' and unverified = 0 then 1 end)`.as('incoming'),
      sql<number>`coalesce(max(case when direction = 'in' and unverified = 0 then id end), 0)`.as('last_in'),
      sql<number>`coalesce(max(case when direction = 'out' or (kind <> 'message' and person_id is not null) then id end), 0)`.as(
        'last_ours',
      ),
    ])
    .where('ticket_id', 'in', listed(ids))
    .groupBy('ticket_id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.ticket_id,
      [
        ...(row.unverified === 1 ? ['unverified' as const] : []),
        // The first message is the request itself.
        ...(row.incoming > 1 && row.last_in > row.last_ours ? ['new-reply' as const] : []),
      ],
    ]),
  );
}

export interface Choice {
  id: number;
  name: string;
}

/** Agents who may sign in, by name. */
export async function agentChoices(db: Db): Promise<Choice[]> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'address'])
    // In the text, so that SQLite takes the index of staff.
    .where(sql<boolean>`role <> 'customer'`)
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map(({ id, name, address }) => ({ id, name: name || address }));
}

export async function organisationChoices(db: Db): Promise<Choice[]> {
  return db.selectFrom('organisation').select(['id', 'name']).orderBy('name').execute();
}

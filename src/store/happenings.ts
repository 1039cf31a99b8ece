/** What happened and nobody was told of yet. Entries come by a trigger, in their own commit; the rest is added here. */
import type { Kind } from '../message/mail.ts';
import type { HappenedEntry } from '../triage/happening.ts';
import type { HappeningKind } from '../triage/notify.ts';
import { rowsInto } from './insert-rows.ts';
import { livingTickets } from './merges.ts';
import { jsonText, listed } from './sqlite.ts';
import type { Db, Tx } from './transaction.ts';

export interface NewHappening {
  ticketId: number;
  kind: HappeningKind;
  /** Whom alone it concerns; null for none. */
  agentId: number | null;
}

const happeningRows = rowsInto('happening');

export async function addHappenings(tx: Tx, now: string, happenings: readonly NewHappening[]): Promise<void> {
  await happeningRows(
    tx,
    happenings.map(({ ticketId, kind, agentId }) => ({
      ticket_id: ticketId,
      kind,
      agent_id: agentId,
      created_at: now,
    })),
  );
}

export interface PendingHappening {
  id: number;
  /** The ticket that lives on. */
  ticketId: number;
  /** Null: its entry tells. */
  kind: HappeningKind | null;
  agentId: number | null;
  entry: HappenedEntry | null;
  /** The agent who registered it from a call; null for none. */
  registrarId: number | null;
  /** The address of who passed the mail on for its writer; null for nobody. */
  forwarder: string | null;
  assigneeId: number | null;
  at: string;
}

/** The oldest happenings that wait, at most so many. */
export async function pendingHappenings(db: Db, limit: number): Promise<PendingHappening[]> {
  const rows = await db
    .selectFrom('happening')
    .leftJoin('entry', 'entry.id', 'happening.entry_id')
    .leftJoin('inbound', 'inbound.id', 'entry.inbound_id')
    .leftJoin('person', 'person.id', 'entry.person_id')
    .select(['happening.id', 'happening.kind', 'happening.agent_id', 'happening.created_at', 'happening.entry_id'])
    .select(['entry.kind as entry_kind', 'entry.direction', 'entry.reason', 'entry.person_id', 'entry.unverified'])
    .select('person.role')
    .select([
      jsonText('inbound.explanation', '$.kind').as('mail_kind'),
      jsonText('inbound.explanation', '$.authorReason').as('author_reason'),
      jsonText('inbound.explanation', '$.from.address').as('mail_from'),
    ])
    // What was split off or moved is told where it is now.
    .select(({ fn }) => fn.coalesce('entry.ticket_id', 'happening.ticket_id').as('ticket_id'))
    .orderBy('happening.id')
    .limit(limit)
    .execute();
  const ticketIds = [...new Set(rows.map((row) => row.ticket_id))];
  const living = await livingTickets(db, ticketIds);
  const assignees = await assigneesOf(db, [...living.values()]);
  const firsts = await firstMessages(db, ticketIds);
  const registrars = await registrarsOf(db, ticketIds);
  return rows.map((row) => {
    const ticketId = living.get(row.ticket_id) ?? row.ticket_id;
    const isFirst = firsts.has(row.entry_id ?? 0);
    return {
      id: row.id,
      ticketId,
      kind: row.kind,
      agentId: row.agent_id,
      entry:
        row.entry_id === null || row.entry_kind === null
          ? null
          : {
              id: row.entry_id,
              kind: row.entry_kind,
              direction: row.direction,
              reason: row.reason,
              personId: row.person_id,
              isByAgent: row.role !== null && row.role !== 'customer',
              isUnverified: row.unverified === 1,
              isFirst,
              mailKind: row.mail_kind as Kind | null,
            },
      registrarId: isFirst ? (registrars.get(row.ticket_id) ?? null) : null,
      forwarder: row.author_reason === 'forwarded' ? row.mail_from : null,
      assigneeId: assignees.get(ticketId) ?? null,
      at: row.created_at,
    };
  });
}

async function assigneesOf(db: Db, ticketIds: readonly number[]): Promise<Map<number, number | null>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('ticket')
    .select(['id', 'assignee_id'])
    .where('id', 'in', listed(ticketIds))
    .execute();
  return new Map(rows.map((row) => [row.id, row.assignee_id]));
}

async function firstMessages(db: Db, ticketIds: readonly number[]): Promise<Set<number>> {
  if (ticketIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('entry')
    .select((select) => ['ticket_id', select.fn.min('id').as('id')] as const)
    .where('ticket_id', 'in', listed(ticketIds))
    .where('kind', '=', 'message')
    .groupBy('ticket_id')
    .execute();
  return new Set(rows.map((row) => Number(row.id)));
}

/** Agents who registered these tickets from a call. */
async function registrarsOf(db: Db, ticketIds: readonly number[]): Promise<Map<number, number | null>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('entry')
    .select(['ticket_id', 'person_id'])
    .where('ticket_id', 'in', listed(ticketIds))
    .where('kind', '=', 'event')
    .where('reason', '=', 'phone-call')
    .execute();
  return new Map(rows.map((row) => [row.ticket_id, row.person_id]));
}

export async function hasHappenings(db: Db): Promise<boolean> {
  return (await db.selectFrom('happening').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Forgets the oldest happenings; gives how many. */
export async function forgetHappenings(tx: Tx, limit: number): Promise<number> {
  const oldest = tx.selectFrom('happening').select('id').orderBy('id').limit(limit);
  const result = await tx.deleteFrom('happening').where('id', 'in', oldest).executeTakeFirst();
  return Number(result.numDeletedRows);
}

export async function removeHappenings(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom('happening').where('id', 'in', listed(ids)).execute();
}

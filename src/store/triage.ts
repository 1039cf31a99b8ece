/** What agents set on a ticket, and the choices that they have. */
import type { Address } from '../message/mail.ts';
import type { Priority, TicketStatus, Wait } from '../ticket/status.ts';
import { listed } from './sqlite.ts';
import { addParticipants } from './tickets.ts';
import { type Db, found, type Tx } from './transaction.ts';

export interface Choice {
  id: number;
  name: string;
}

export interface TriagedTicket {
  id: number;
  number: string;
  subject: string;
  status: TicketStatus;
  waits: Wait[];
  requestedPriority: Priority;
  assessedPriority: Priority | null;
  requesterId: number | null;
  assignee: Choice | null;
  organisation: Choice | null;
  snoozedUntil: string | null;
  isMerged: boolean;
  tags: string[];
}

/** Errors: LoketError `not_found`. */
export async function readTriaged(db: Db, ticketId: number): Promise<TriagedTicket> {
  const row = await db
    .selectFrom('ticket')
    .leftJoin('person', 'person.id', 'ticket.assignee_id')
    .leftJoin('organisation', 'organisation.id', 'ticket.organisation_id')
    .select(['ticket.id', 'ticket.number', 'ticket.subject', 'ticket.status', 'ticket.requester_id'])
    .select(['ticket.requested_priority', 'ticket.assessed_priority', 'ticket.snoozed_until', 'ticket.merged_into'])
    .select(['ticket.assignee_id', 'person.name as assignee_name', 'person.address as assignee_address'])
    .select(['ticket.organisation_id', 'organisation.name as organisation_name'])
    .where('ticket.id', '=', ticketId)
    .executeTakeFirst();
  const ticket = found(row, 'such ticket');
  const waits = await db.selectFrom('ticket_wait').select('wait').where('ticket_id', '=', ticketId).execute();
  const tags = await db
    .selectFrom('ticket_tag')
    .select('tag')
    .where('ticket_id', '=', ticketId)
    .orderBy('tag')
    .execute();
  return {
    id: ticket.id,
    number: ticket.number,
    subject: ticket.subject,
    status: ticket.status,
    waits: waits.map(({ wait }) => wait),
    requestedPriority: ticket.requested_priority,
    assessedPriority: ticket.assessed_priority,
    requesterId: ticket.requester_id,
    assignee:
      ticket.assignee_id === null
        ? null
        : { id: ticket.assignee_id, name: ticket.assignee_name || ticket.assignee_address || '' },
    organisation:
      ticket.organisation_id === null ? null : { id: ticket.organisation_id, name: ticket.organisation_name ?? '' },
    snoozedUntil: ticket.snoozed_until,
    isMerged: ticket.merged_into !== null,
    tags: tags.map(({ tag }) => tag),
  };
}

/** Agents and admins who may sign in, by name. */
export async function agentsToAssign(db: Db): Promise<Choice[]> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'address'])
    .where('role', 'in', ['agent', 'admin'])
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map(({ id, name, address }) => ({ id, name: name || address }));
}

export async function organisationsByName(db: Db): Promise<Choice[]> {
  return db.selectFrom('organisation').select(['id', 'name']).orderBy('name').execute();
}

export async function participantsOf(db: Db, ticketId: number): Promise<(Address & { id: number })[]> {
  return db
    .selectFrom('participant')
    .innerJoin('person', 'person.id', 'participant.person_id')
    .select(['person.id', 'person.address', 'person.name'])
    .where('participant.ticket_id', '=', ticketId)
    .orderBy('person.id')
    .execute();
}

/** What an agent may set by itself; what is left out stays. */
export interface TicketChange {
  assessed_priority?: Priority | null;
  assignee_id?: number | null;
  organisation_id?: number | null;
  subject?: string;
  snoozed_until?: string | null;
}

export async function changeTicket(tx: Tx, now: string, ticketId: number, change: TicketChange): Promise<void> {
  await tx
    .updateTable('ticket')
    .set({ ...change, updated_at: now })
    .where('id', '=', ticketId)
    .execute();
}

/** What was put away is back in its queue: somebody wrote. */
export async function wakeTickets(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('ticket')
    .set({ snoozed_until: null })
    .where('id', 'in', listed(ids))
    .where('snoozed_until', 'is not', null)
    .execute();
}

export async function removeParticipant(tx: Tx, ticketId: number, personId: number): Promise<void> {
  await tx.deleteFrom('participant').where('ticket_id', '=', ticketId).where('person_id', '=', personId).execute();
}

/**
 * The ticket is somebody else's; both take part. Who takes part is found by a document of its own, the requester by the
 * ticket's: so the rows of both are made anew, and the index follows.
 */
export async function setRequester(
  tx: Tx,
  now: string,
  ticketId: number,
  { before, after }: { before: number | null; after: number },
): Promise<void> {
  const people = before === null ? [after] : [before, after];
  for (const personId of people) await removeParticipant(tx, ticketId, personId);
  await tx.updateTable('ticket').set({ requester_id: after, updated_at: now }).where('id', '=', ticketId).execute();
  await addParticipants(
    tx,
    now,
    people.map((personId) => ({ ticketId, personId })),
  );
}

export async function addTag(tx: Tx, ticketId: number, tag: string): Promise<void> {
  await tx
    .insertInto('ticket_tag')
    .values({ ticket_id: ticketId, tag })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function removeTag(tx: Tx, ticketId: number, tag: string): Promise<void> {
  await tx.deleteFrom('ticket_tag').where('ticket_id', '=', ticketId).where('tag', '=', tag).execute();
}

/** Entries that go from one ticket to another, and tickets that become one (R-THR-4). */
import { addEvents } from './entries.ts';
import { keepMerge } from './merge-undo.ts';
import { keepLinksOf } from './status-links.ts';
import { addParticipants, setStatus } from './tickets.ts';
import { found, type Tx } from './transaction.ts';

export interface MergingTicket {
  id: number;
  number: string;
  status: string;
  requesterId: number | null;
  possiblyBelongsTo: number | null;
  mergedInto: number | null;
}

/** Errors: LoketError `not_found`. */
export async function readMerging(tx: Tx, id: number): Promise<MergingTicket> {
  const row = await tx
    .selectFrom('ticket')
    .select(['id', 'number', 'status', 'requester_id', 'possibly_belongs_to', 'merged_into'])
    .where('id', '=', id)
    .executeTakeFirst();
  const ticket = found(row, 'such ticket');
  return {
    id: ticket.id,
    number: ticket.number,
    status: ticket.status,
    requesterId: ticket.requester_id,
    possiblyBelongsTo: ticket.possibly_belongs_to,
    mergedInto: ticket.merged_into,
  };
}

/** All of `from` becomes part of `into`; the number of `from` stays an alias, its mails and ids lead to `into`. */
export async function mergeTicket(
  tx: Tx,
  now: string,
  from: MergingTicket,
  into: MergingTicket,
  by: number | null = null,
): Promise<void> {
  await keepMerge(tx, now, from.id, into.id);
  await tx
    .updateTable('entry')
    .set((update) => ({ ticket_id: into.id, moved_from: update.fn.coalesce('moved_from', update.val(from.id)) }))
    .where('ticket_id', '=', from.id)
    .execute();
  await tx.updateTable('message_reference').set({ ticket_id: into.id }).where('ticket_id', '=', from.id).execute();
  await tx.updateTable('inbound').set({ ticket_id: into.id }).where('ticket_id', '=', from.id).execute();
  const people = await tx.selectFrom('participant').select('person_id').where('ticket_id', '=', from.id).execute();
  await addParticipants(
    tx,
    now,
    people.map((row) => ({ ticketId: into.id, personId: row.person_id })),
  );
  if (from.requesterId !== null) await keepLinksOf(tx, from.requesterId, [from.id]);
  await setStatus(tx, now, from.id, 'closed');
  await tx.updateTable('ticket').set({ merged_into: into.id }).where('id', '=', from.id).execute();
  await addEvents(tx, now, [
    { ticketId: from.id, reason: 'merged-into', text: `Merged into ${into.number}.`, visibility: 'internal', by },
    {
      ticketId: into.id,
      reason: 'merged',
      text: `${from.number} was merged into this ticket.`,
      visibility: 'internal',
      by,
    },
  ]);
}

/** The doubt about a ticket is over: it stands for itself. */
export async function keepApart(tx: Tx, now: string, ticketId: number): Promise<void> {
  await tx
    .updateTable('ticket')
    .set({ possibly_belongs_to: null, updated_at: now })
    .where('id', '=', ticketId)
    .execute();
}

export interface DoubtfulEntry {
  id: number;
  ticketId: number;
  unverified: boolean;
  rejected: boolean;
  from: { address: string; name: string } | null;
}

/** Errors: LoketError `not_found`, also for an entry that is no message. */
export async function readDoubtfulEntry(tx: Tx, id: number): Promise<DoubtfulEntry> {
  const row = await tx
    .selectFrom('entry')
    .select(['id', 'ticket_id', 'unverified', 'rejected_at', 'from_address', 'from_name'])
    .where('id', '=', id)
    .where('kind', '=', 'message')
    .executeTakeFirst();
  const entry = found(row, `message ${id}`);
  return {
    id: entry.id,
    ticketId: entry.ticket_id,
    unverified: entry.unverified === 1,
    rejected: entry.rejected_at !== null,
    from: entry.from_address === null ? null : { address: entry.from_address, name: entry.from_name ?? '' },
  };
}

/** Its sender is one of the ticket's people now, so customers see it. */
export async function acceptEntryRow(tx: Tx, id: number, personId: number | null): Promise<void> {
  await tx
    .updateTable('entry')
    .set({ unverified: 0, visibility: 'public', person_id: personId, rejected_at: null })
    .where('id', '=', id)
    .execute();
}

export async function rejectEntryRow(tx: Tx, now: string, id: number): Promise<void> {
  await tx.updateTable('entry').set({ visibility: 'internal', rejected_at: now }).where('id', '=', id).execute();
}

/** The entry, and the ledger row that it came from, belong to another ticket; so does what its mail is called. */
export async function moveEntryRow(tx: Tx, entry: DoubtfulEntry, ticketId: number): Promise<void> {
  await tx
    .updateTable('entry')
    .set((update) => ({
      ticket_id: ticketId,
      moved_from: update.fn.coalesce('moved_from', update.val(entry.ticketId)),
    }))
    .where('id', '=', entry.id)
    .execute();
  const row = await tx
    .updateTable('inbound')
    .set({ ticket_id: ticketId })
    .where('entry_id', '=', entry.id)
    .returning('message_id')
    .executeTakeFirst();
  if (row?.message_id == null) return;
  await tx
    .updateTable('message_reference')
    .set({ ticket_id: ticketId })
    .where('message_id', '=', row.message_id)
    .execute();
}

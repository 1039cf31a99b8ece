/** Tickets as they are opened and moved. Set-based: a part of a batch costs a handful of statements. */
import type { Language } from '../message/mail.ts';
import { FIRST_SEQUENCE, formatNumber } from '../ticket/number.ts';
import { keepsWaits, type Priority, type TicketStatus, type Wait } from '../ticket/status.ts';
import { rowsInto } from './insert-rows.ts';
import type { Channel } from './schema.ts';
import { listed } from './sqlite.ts';
import type { Tx } from './transaction.ts';

export interface NewTicket {
  mailbox: string;
  subject: string;
  channel: Channel;
  language: Language;
  /** Left out: normal, as for mail, which cannot ask for one. */
  requestedPriority?: Priority;
  requesterId: number | null;
  organisationId: number | null;
  possiblyBelongsTo: number | null;
  continues: number | null;
  confirmation: { send: boolean; reason: string; to: string | null };
}

export interface OpenedTicket {
  id: number;
  number: string;
}

const ticketRows = rowsInto('ticket', (insert) => insert.returning(['id', 'number']));

/** Opens tickets with the next numbers, in the order given. The requester is the first participant. */
export async function openTickets(
  tx: Tx,
  now: string,
  prefix: string,
  tickets: readonly NewTicket[],
): Promise<OpenedTicket[]> {
  if (tickets.length === 0) return [];
  const first = await takeSequence(tx, `ticket:${prefix}`, tickets.length);
  const numbers = tickets.map((_, index) => formatNumber(prefix, first + index));
  const numbered = tickets.map((ticket, index) => ticketRow(ticket, numbers[index] ?? '', now));
  const rows = await ticketRows(tx, numbered);
  // RETURNING promises no order, so the rows are found by what they carry.
  const ids = new Map(rows.map((row) => [row.number, row.id]));
  const opened = numbers.map((number) => ({ id: ids.get(number) ?? 0, number }));
  const requesters = tickets.flatMap((ticket, index) => {
    const id = opened[index]?.id;
    return ticket.requesterId === null || id === undefined ? [] : [{ ticketId: id, personId: ticket.requesterId }];
  });
  await addParticipants(tx, now, requesters);
  return opened;
}

function ticketRow(ticket: NewTicket, number: string, now: string) {
  return {
    number,
    mailbox: ticket.mailbox,
    subject: ticket.subject,
    status: 'new' as const,
    channel: ticket.channel,
    language: ticket.language,
    requested_priority: ticket.requestedPriority ?? ('normal' as const),
    requester_id: ticket.requesterId,
    organisation_id: ticket.organisationId,
    possibly_belongs_to: ticket.possiblyBelongsTo,
    continues: ticket.continues,
    confirmation_sent: ticket.confirmation.send ? 1 : 0,
    confirmation_reason: ticket.confirmation.reason,
    confirmation_to: ticket.confirmation.to,
    created_at: now,
    updated_at: now,
  };
}

/** Takes `count` numbers of a sequence and gives the first. A rolled back transaction gives them back. */
async function takeSequence(tx: Tx, name: string, count: number): Promise<number> {
  await tx
    .insertInto('sequence')
    .values({ name, value: FIRST_SEQUENCE })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .updateTable('sequence')
    .set((update) => ({ value: update('value', '+', count) }))
    .where('name', '=', name)
    .returning('value')
    .executeTakeFirstOrThrow();
  return row.value - count;
}

const participantRows = rowsInto('participant', (insert) => insert.onConflict((conflict) => conflict.doNothing()));

export async function addParticipants(
  tx: Tx,
  now: string,
  participants: readonly { ticketId: number; personId: number }[],
): Promise<void> {
  await participantRows(
    tx,
    participants.map((one) => ({ ticket_id: one.ticketId, person_id: one.personId, created_at: now })),
  );
}

const referenceRows = rowsInto('message_reference', (insert) => insert.onConflict((conflict) => conflict.doNothing()));

/** Message-IDs that lead to a ticket from now on; one that leads elsewhere already stays there. */
export async function rememberReferences(
  tx: Tx,
  references: readonly { messageId: string; ticketId: number }[],
): Promise<void> {
  await referenceRows(
    tx,
    references.map((one) => ({ message_id: one.messageId, ticket_id: one.ticketId })),
  );
}

/** Sets a status that `ticket/status` allowed. Leaving `waiting` ends its waits. */
export async function setStatus(tx: Tx, now: string, ticketId: number, status: TicketStatus): Promise<void> {
  await tx
    .updateTable('ticket')
    .set({ status, closed_at: status === 'closed' ? now : null, updated_at: now })
    .where('id', '=', ticketId)
    .execute();
  if (!keepsWaits(status)) await tx.deleteFrom('ticket_wait').where('ticket_id', '=', ticketId).execute();
}

export async function addWait(tx: Tx, now: string, ticketId: number, wait: Wait): Promise<void> {
  await tx
    .insertInto('ticket_wait')
    .values({ ticket_id: ticketId, wait, since: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function endWaits(tx: Tx, ticketId: number, waits: readonly Wait[]): Promise<void> {
  if (waits.length === 0) return;
  await tx.deleteFrom('ticket_wait').where('ticket_id', '=', ticketId).where('wait', 'in', listed(waits)).execute();
}

/** The customer wrote while these waits hold: they stay, and an agent sees that there is news (R-THR-5). */
export async function markWaitsAnswered(tx: Tx, now: string, ticketId: number, waits: readonly Wait[]): Promise<void> {
  if (waits.length === 0) return;
  await tx
    .updateTable('ticket_wait')
    .set({ answered_at: now })
    .where('ticket_id', '=', ticketId)
    .where('wait', 'in', listed(waits))
    .execute();
}

/** Says that something was added, so that lists ordered by change show it. */
export async function touchTickets(tx: Tx, now: string, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.updateTable('ticket').set({ updated_at: now }).where('id', 'in', listed(ids)).execute();
}

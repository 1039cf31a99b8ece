/** A ticket that asks two things becomes two tickets, and one again when that was wrong (as merges, R-THR-4). */
import { LoketError } from '../errors.ts';
import { cleanHeaderText } from '../message/clean.ts';
import type { Address } from '../message/mail.ts';
import type { Database } from '../store/database.ts';
import { type DeskTicket, readDeskTicket } from '../store/desk-ticket.ts';
import { addEvents } from '../store/entries.ts';
import { readMerging } from '../store/moves.ts';
import { meetPeople } from '../store/people.ts';
import type { SignedIn } from '../store/sessions.ts';
import {
  endSplitTicket,
  isEmptied,
  moveToSplit,
  type SplittableEntry,
  splitsOf,
  splittableEntries,
  undoSplit,
} from '../store/splits.ts';
import { addParticipants, type OpenedTicket, openTickets, setStatus } from '../store/tickets.ts';
import type { Tx } from '../store/transaction.ts';
import { type ConfirmingHouse, confirmTicket } from './confirmation.ts';

const MAX_SUBJECT = 200;

export interface SplitChoice {
  ticketId: number;
  /** Messages and notes that go to the new ticket. */
  entryIds: readonly number[];
  subject: string;
  /** The requester of the new ticket is told its number. */
  confirms: boolean;
}

export type SplitFault = 'no-message' | 'all' | 'no-subject';

/** Why a choice makes no ticket; null for one that does. */
function splitFault(
  chosen: readonly SplittableEntry[],
  all: readonly SplittableEntry[],
  subject: string,
): SplitFault | null {
  const isMessage = ({ kind }: SplittableEntry) => kind === 'message';
  if (!chosen.some(isMessage)) return 'no-message';
  if (chosen.filter(isMessage).length === all.filter(isMessage).length) return 'all';
  return subject === '' ? 'no-subject' : null;
}

/**
 * Opens a ticket of these entries. Its requester is who wrote the first of them, of the ticket as it was when that is an
 * agent's. Gives its number, or why not. Errors: LoketError `not_found`, `conflict` for a ticket that is merged.
 */
export async function split(
  database: Database,
  house: ConfirmingHouse,
  prefix: string,
  agent: SignedIn,
  choice: SplitChoice,
): Promise<{ number: string } | { fault: SplitFault }> {
  const subject = cleanHeaderText(choice.subject, MAX_SUBJECT);
  return database.write(async (tx, now) => {
    const { mergedInto, number } = await readMerging(tx, choice.ticketId);
    if (mergedInto !== null) {
      throw new LoketError('conflict', `${number} was merged; work on the other ticket`, {
        key: 'merged',
        values: { number },
      });
    }
    const all = await splittableEntries(tx, choice.ticketId);
    const chosen = all.filter(({ id }) => choice.entryIds.includes(id));
    const fault = splitFault(chosen, all, subject);
    if (fault !== null) return { fault };
    const whole = await readDeskTicket(tx, choice.ticketId);
    const part = await openPart(tx, now, prefix, whole, chosen, subject);
    await moveToSplit(
      tx,
      now,
      whole.id,
      part.id,
      chosen.map(({ id }) => id),
    );
    const event = { visibility: 'internal', by: agent.id } as const;
    await addEvents(tx, now, [
      { ...event, ticketId: whole.id, reason: 'split-into', text: `Part of this went to ${part.number}.` },
      { ...event, ticketId: part.id, reason: 'split-from', text: `Split off from ${whole.number}.` },
    ]);
    if (choice.confirms) await confirmTicket(tx, now, house, part.id, false, agent.id);
    return { number: part.number };
  });
}

/** The new ticket, with those who wrote what it is made of. Priority, language and mailbox are those of the whole. */
async function openPart(
  tx: Tx,
  now: string,
  prefix: string,
  whole: DeskTicket,
  chosen: readonly SplittableEntry[],
  subject: string,
): Promise<OpenedTicket> {
  const writers = chosen.flatMap(({ direction, from }): Address[] =>
    direction === 'in' && from !== null ? [from] : [],
  );
  const people = await meetPeople(
    tx,
    now,
    writers.map((writer) => ({ ...writer, language: null })),
  );
  const first = people.get(writers[0]?.address ?? '');
  const isSame = first === undefined || first.id === whole.requester?.id;
  const [part] = await openTickets(tx, now, prefix, [
    {
      mailbox: whole.mailbox,
      subject,
      channel: whole.channel,
      language: whole.language,
      requestedPriority: whole.requestedPriority,
      requesterId: first?.id ?? whole.requester?.id ?? null,
      organisationId: isSame ? (whole.organisation?.id ?? null) : first.organisationId,
      possiblyBelongsTo: null,
      continues: null,
      confirmation: { send: false, reason: 'split', to: null },
    },
  ]);
  if (part === undefined) throw new Error('no ticket was opened');
  const participants = [...people.values()].map(({ id }) => ({ ticketId: part.id, personId: id }));
  await addParticipants(tx, now, participants);
  return part;
}

/**
 * Undoes a split of this ticket, on either side of it: what came since stays where it is, and a ticket with nothing left
 * leads to the other one. Gives the number of the ticket that was whole. Errors: `not_found` when there is no such split,
 * `conflict` when one of the two was merged since.
 */
export async function unsplit(database: Database, agent: SignedIn, ticketId: number, splitId: number): Promise<string> {
  return database.write(async (tx, now) => {
    const undone = (await splitsOf(tx, ticketId)).find(({ id }) => id === splitId);
    if (undone === undefined) {
      throw new LoketError('not_found', 'there is no such split; it was undone already', { key: 'no-split' });
    }
    const { from, into } = undone;
    for (const { id, number } of [from, into]) {
      if ((await readMerging(tx, id)).mergedInto === null) continue;
      throw new LoketError('conflict', `${number} was merged since; undo that merge first`, {
        key: 'merged-since',
        values: { number },
      });
    }
    await undoSplit(tx, now, undone);
    const event = { reason: 'unsplit', visibility: 'internal', by: agent.id } as const;
    await addEvents(tx, now, [
      { ...event, ticketId: from.id, text: `What went to ${into.number} is here again.` },
      { ...event, ticketId: into.id, text: `What came from ${from.number} went back.` },
    ]);
    if (await isEmptied(tx, into.id)) {
      await setStatus(tx, now, into.id, 'closed');
      await endSplitTicket(tx, undone);
    }
    return from.number;
  });
}

/**
 * The lane of doubtful mail (R-THR-2): a message whose sender is not one of the ticket's people, and a ticket that a
 * stranger opened with somebody else's number. Each is visible to agents at once and harmless until one of these verbs.
 * `by` is the agent who decides; null: somebody at the command line.
 */
import { LoketError } from '../errors.ts';
import type { Database } from '../store/database.ts';
import { addEvents } from '../store/entries.ts';
import { livingTicket } from '../store/merges.ts';
import {
  acceptEntryRow,
  type DoubtfulEntry,
  keepApart,
  type MergingTicket,
  mergeTicket,
  moveEntryRow,
  readDoubtfulEntry,
  readMerging,
  rejectEntryRow,
} from '../store/moves.ts';
import { meetPeople } from '../store/people.ts';
import { addParticipants, setStatus } from '../store/tickets.ts';
import type { Tx } from '../store/transaction.ts';

/** The message is believed: its sender takes part in the ticket, and customers see it. Errors: `not_found`, `conflict`. */
export async function acceptEntry(
  database: Database,
  ticketId: number,
  entryId: number,
  by: number | null = null,
): Promise<void> {
  await database.write(async (tx, now) => {
    const entry = await entryOf(tx, ticketId, entryId);
    if (!entry.unverified)
      throw new LoketError('conflict', `message ${entryId} is accepted already`, { key: 'accepted-already' });
    const person = await takePart(tx, now, entry, ticketId);
    await acceptEntryRow(tx, entryId, person);
    await tell(tx, now, ticketId, 'accepted', `Message ${entryId} was accepted.`, by);
  });
}

/** The message belongs elsewhere: it moves there and is accepted. Errors: `not_found`, `conflict`. */
export async function moveEntry(
  database: Database,
  ticketId: number,
  entryId: number,
  toTicketId: number,
  by: number | null = null,
): Promise<void> {
  await database.write(async (tx, now) => {
    const entry = await entryOf(tx, ticketId, entryId);
    const [from, into] = [await readMerging(tx, ticketId), await living(tx, toTicketId)];
    if (into.id === ticketId)
      throw new LoketError('conflict', `message ${entryId} is on ${into.number} already`, {
        key: 'there-already',
        values: { number: into.number },
      });
    await moveEntryRow(tx, entry, into.id);
    await acceptEntryRow(tx, entryId, await takePart(tx, now, entry, into.id));
    await tell(tx, now, ticketId, 'moved-away', `Message ${entryId} was moved to ${into.number}.`, by);
    await tell(tx, now, into.id, 'moved-here', `Message ${entryId} was moved here from ${from.number}.`, by);
  });
}

/** The message does not belong here: it stays for agents to see, and for nobody else. Errors: `not_found`, `conflict`. */
export async function rejectEntry(
  database: Database,
  ticketId: number,
  entryId: number,
  by: number | null = null,
): Promise<void> {
  await database.write(async (tx, now) => {
    const entry = await entryOf(tx, ticketId, entryId);
    if (!entry.unverified)
      throw new LoketError('conflict', `message ${entryId} is from one of the ticket's people`, {
        key: 'not-doubtful',
      });
    if (entry.rejected)
      throw new LoketError('conflict', `message ${entryId} is rejected already`, { key: 'rejected-already' });
    await rejectEntryRow(tx, now, entryId);
    await tell(tx, now, ticketId, 'rejected', `Message ${entryId} was rejected.`, by);
  });
}

/**
 * The ticket belongs to the one that its mail named, or to `intoId`: they become one, its requester takes part.
 * Gives the number of the ticket that lives on. Errors: `conflict` when it names none or is merged already.
 */
export async function acceptTicket(
  database: Database,
  ticketId: number,
  intoId: number | null,
  by: number | null = null,
): Promise<string> {
  return database.write(async (tx, now) => {
    const from = await readMerging(tx, ticketId);
    if (from.mergedInto !== null)
      throw new LoketError('conflict', `${from.number} is merged already`, {
        key: 'merged-already',
        values: { number: from.number },
      });
    const target = intoId ?? from.possiblyBelongsTo;
    if (target === null)
      throw new LoketError('conflict', `${from.number} names no other ticket; say which with \`move\``, {
        key: 'names-no-ticket',
      });
    const into = await living(tx, target);
    if (into.id === from.id)
      throw new LoketError('conflict', `${from.number} cannot be merged into itself`, {
        key: 'merge-itself',
        values: { number: from.number },
      });
    await mergeTicket(tx, now, from, into, by);
    // What was accepted is a reply: it opens a ticket that was over (R-THR-5).
    if (into.status === 'resolved' || into.status === 'closed') await setStatus(tx, now, into.id, 'open');
    return into.number;
  });
}

/** The ticket stands for itself; the doubt is over. Errors: `conflict` when there was none. */
export async function rejectTicket(database: Database, ticketId: number, by: number | null = null): Promise<void> {
  await database.write(async (tx, now) => {
    const ticket = await readMerging(tx, ticketId);
    if (ticket.possiblyBelongsTo === null || ticket.mergedInto !== null) {
      throw new LoketError('conflict', `there is no doubt about ${ticket.number}`, {
        key: 'no-doubt',
        values: { number: ticket.number },
      });
    }
    await keepApart(tx, now, ticketId);
    await tell(tx, now, ticketId, 'kept-apart', 'It does not belong to the ticket that its mail named.', by);
  });
}

async function entryOf(tx: Tx, ticketId: number, entryId: number): Promise<DoubtfulEntry> {
  const entry = await readDoubtfulEntry(tx, entryId);
  if (entry.ticketId !== ticketId)
    throw new LoketError('not_found', `message ${entryId} is not on this ticket`, { key: 'no-message' });
  return entry;
}

async function takePart(tx: Tx, now: string, entry: DoubtfulEntry, ticketId: number): Promise<number | null> {
  if (entry.from === null) return null;
  const people = await meetPeople(tx, now, [{ ...entry.from, language: null }]);
  const personId = people.get(entry.from.address)?.id ?? null;
  if (personId !== null) await addParticipants(tx, now, [{ ticketId, personId }]);
  return personId;
}

/** The ticket itself, or the one that it was merged into. */
async function living(tx: Tx, ticketId: number): Promise<MergingTicket> {
  return readMerging(tx, (await livingTicket(tx, ticketId)) ?? ticketId);
}

async function tell(
  tx: Tx,
  now: string,
  ticketId: number,
  reason: string,
  text: string,
  by: number | null,
): Promise<void> {
  await addEvents(tx, now, [{ ticketId, reason, text, visibility: 'internal', by }]);
}

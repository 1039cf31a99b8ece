/** Two tickets that are one, and one that was two after all (R-THR-4). */
import { LoketError } from '../errors.ts';
import type { Database } from '../store/database.ts';
import { addEvents } from '../store/entries.ts';
import { mergesInto, undoMerge } from '../store/merge-undo.ts';
import { livingTicket } from '../store/merges.ts';
import { mergeTicket, readMerging } from '../store/moves.ts';
import type { SignedIn } from '../store/sessions.ts';

/**
 * All of a ticket becomes part of another one, or of the one that it became; its number stays an alias. Gives the number
 * of the ticket that lives on. Errors: `not_found`, `conflict` when it is merged already, or the same.
 */
export async function merge(database: Database, agent: SignedIn, ticketId: number, intoId: number): Promise<string> {
  return database.write(async (tx, now) => {
    const from = await readMerging(tx, ticketId);
    if (from.mergedInto !== null)
      throw new LoketError('conflict', `${from.number} is merged already`, {
        key: 'merged-already',
        values: { number: from.number },
      });
    const into = await readMerging(tx, (await livingTicket(tx, intoId)) ?? intoId);
    if (into.id === from.id)
      throw new LoketError('conflict', `${from.number} cannot be merged into itself`, {
        key: 'merge-itself',
        values: { number: from.number },
      });
    await mergeTicket(tx, now, from, into, agent.id);
    return into.number;
  });
}

/**
 * Undoes a merge into this ticket: what came since stays here. Gives the number of the ticket that lives again.
 * Errors: `not_found` when there is no such merge, or it was undone, `conflict` when this ticket was merged since.
 */
export async function unmerge(database: Database, agent: SignedIn, ticketId: number, mergeId: number): Promise<string> {
  return database.write(async (tx, now) => {
    const into = await readMerging(tx, ticketId);
    if (into.mergedInto !== null) {
      throw new LoketError('conflict', `${into.number} was merged itself since; undo that merge first`, {
        key: 'merged-since',
        values: { number: into.number },
      });
    }
    const undone = (await mergesInto(tx, ticketId)).find(({ id }) => id === mergeId);
    if (undone === undefined)
      throw new LoketError('not_found', 'there is no such merge; it was undone already', { key: 'no-merge' });
    await undoMerge(tx, now, undone);
    const event = { reason: 'unmerged', visibility: 'internal', by: agent.id } as const;
    await addEvents(tx, now, [
      { ...event, ticketId: undone.from.id, text: `Stands for itself again, apart from ${into.number}.` },
      { ...event, ticketId: into.id, text: `${undone.from.number} stands for itself again.` },
    ]);
    return undone.from.number;
  });
}

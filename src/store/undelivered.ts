/** Answers that did not reach the customer: work on their tickets until they are sent again (R-OUT-2, R-KIND-5). */
import { addEvents } from './entries.ts';
import type { OutboxKind } from './schema.ts';
import { listed } from './sqlite.ts';
import type { Tx } from './transaction.ts';

/** Mails that are no part of a ticket's conversation, though each hangs on one: nobody has to act when one does not arrive. */
export const BESIDE: readonly OutboxKind[] = ['notice', 'sign-in'];

export function isBeside(kind: OutboxKind): boolean {
  return BESIDE.includes(kind);
}

/** Marks the ticket as having an answer that did not arrive, and says so in its conversation, for agents. */
export async function noteUndelivered(
  tx: Tx,
  now: string,
  ticketId: number,
  reason: string,
  text: string,
): Promise<void> {
  await addEvents(tx, now, [{ ticketId, reason, text, visibility: 'internal' }]);
  await tx
    .updateTable('ticket')
    .set((update) => ({ undelivered_since: update.fn.coalesce('undelivered_since', update.val(now)), updated_at: now }))
    .where('id', '=', ticketId)
    .execute();
}

/** A mail that was sent came back. */
export async function markBounced(tx: Tx, id: number, error: string): Promise<void> {
  await tx.updateTable('outbox').set({ state: 'bounced', last_error: error }).where('id', '=', id).execute();
}

/** What did not arrive has been sent again: the work on these tickets is done, unless more of their mails failed. */
export async function clearUndelivered(tx: Tx, ticketIds: readonly number[]): Promise<void> {
  if (ticketIds.length === 0) return;
  await tx
    .updateTable('ticket')
    .set({ undelivered_since: null })
    .where('id', 'in', listed(ticketIds))
    .where('undelivered_since', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.ticket_id', '=', 'ticket.id')
            .where('outbox.kind', 'not in', listed(BESIDE))
            .where('outbox.state', 'in', ['failed', 'bounced', 'held']),
        ),
      ),
    )
    .execute();
}

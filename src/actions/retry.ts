/** Trying again what failed, was held or came back: all of the named rows, or none. */
import { LoketError } from '../errors.ts';
import type { Database } from '../store/database.ts';
import { inboundStates, markReleased, outboxStates, requeueMails, resetInbound, type Which } from '../store/retry.ts';
import type { OutboxState } from '../store/schema.ts';
import type { InboundState } from '../triage/decision.ts';

/** What may be tried again by name. A mail that is done has its ticket; processing it again would make another. */
const RETRIED_INBOUND: readonly InboundState[] = ['pending', 'held', 'failed', 'ignored'];
/** A mail that was sent is not sent twice; one that is being sent is not in our hands. */
const RETRIED_OUTBOX: readonly OutboxState[] = ['queued', 'failed', 'bounced'];

/**
 * Processes incoming mails again, from their raw bytes; those still on the server are fetched. Gives the ids.
 * Errors: LoketError `not_found` for an unknown id, `conflict` for one that is done.
 */
export async function retryInbound(database: Database, which: Which<InboundState>): Promise<number[]> {
  return database.write(async (tx, now) => {
    if ('ids' in which) {
      refuse(which.ids, await inboundStates(tx, which.ids), RETRIED_INBOUND, 'inbound mail');
    }
    return resetInbound(tx, now, which);
  });
}

/**
 * Lets held mails through (R-KIND-6): they are processed again, and what held them does not any more. Gives the ids.
 * Errors: LoketError `not_found` for an unknown id, `conflict` for one that is not held.
 */
export async function releaseInbound(database: Database, ids: readonly number[]): Promise<number[]> {
  return database.write(async (tx, now) => {
    refuse(ids, await inboundStates(tx, ids), ['held'], 'inbound mail');
    await markReleased(tx, ids);
    return resetInbound(tx, now, { ids });
  });
}

/**
 * Sends our mails again, with the same Message-ID. Gives the ids.
 * Errors: LoketError `not_found` for an unknown id, `conflict` for one that was sent or is being sent.
 */
export async function retryOutbox(database: Database, which: Which<OutboxState>): Promise<number[]> {
  return database.write(async (tx, now) => {
    if ('ids' in which) {
      refuse(which.ids, await outboxStates(tx, which.ids), RETRIED_OUTBOX, 'outgoing mail');
    }
    return requeueMails(tx, now, which);
  });
}

function refuse<State extends string>(
  ids: readonly number[],
  states: ReadonlyMap<number, State>,
  allowed: readonly State[],
  what: string,
): void {
  for (const id of ids) {
    const state = states.get(id);
    if (state === undefined) throw new LoketError('not_found', `there is no ${what} ${id}; nothing was retried`);
    if (!allowed.includes(state)) {
      throw new LoketError('conflict', `${what} ${id} is ${state}, which is not tried again; nothing was retried`);
    }
  }
}

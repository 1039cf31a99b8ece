/** Trying again what failed, was held or came back: all of the named rows, or none. */
import { LoketError } from '../errors.ts';
import { addAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import {
  inboundStates,
  markReleased,
  outboxStates,
  requeueMails,
  resetInbound,
  settleMails,
  type Which,
} from '../store/retry.ts';
import type { OutboxState } from '../store/schema.ts';
import type { Tx } from '../store/transaction.ts';
import type { AuditAction } from '../ticket/audit.ts';
import type { InboundState } from '../triage/decision.ts';

/** Mails that a row of the audit trail names one by one. */
const MAX_NAMED = 20;
/** What may be tried again by name. A mail that is done has its ticket; processing it again would make another. */
const RETRIED_INBOUND: readonly InboundState[] = ['pending', 'held', 'failed', 'ignored'];
/** A mail that was sent is not sent twice; one that is being sent is not in our hands. */
const RETRIED_OUTBOX: readonly OutboxState[] = ['queued', 'held', 'failed', 'bounced'];

/**
 * Processes incoming mails again, from their raw bytes; those still on the server are fetched. Gives the ids.
 * `by` is the agent who asks, here and below; null: the operator.
 * Errors: LoketError `not_found` for an unknown id, `conflict` for one that is done.
 */
export async function retryInbound(
  database: Database,
  which: Which<InboundState>,
  by: number | null = null,
): Promise<number[]> {
  return database.write(async (tx, now) => {
    if ('ids' in which) {
      refuse(which.ids, await inboundStates(tx, which.ids), RETRIED_INBOUND, 'inbound mail');
    }
    return written(tx, now, 'mail-retried', by, await resetInbound(tx, now, which));
  });
}

/**
 * Lets held mails through (R-KIND-6): they are processed again, and what held them does not any more. Gives the ids.
 * Errors: LoketError `not_found` for an unknown id, `conflict` for one that is not held.
 */
export async function releaseInbound(
  database: Database,
  ids: readonly number[],
  by: number | null = null,
): Promise<number[]> {
  return database.write(async (tx, now) => {
    refuse(ids, await inboundStates(tx, ids), ['held'], 'inbound mail');
    await markReleased(tx, ids);
    return written(tx, now, 'mail-released', by, await resetInbound(tx, now, { ids }));
  });
}

/**
 * Sends our mails again, with the same Message-ID. Gives the ids.
 * Errors: LoketError `not_found` for an unknown id, `conflict` for one that was sent or is being sent.
 */
export async function retryOutbox(
  database: Database,
  which: Which<OutboxState>,
  by: number | null = null,
): Promise<number[]> {
  return database.write(async (tx, now) => {
    if ('ids' in which) {
      refuse(which.ids, await outboxStates(tx, which.ids), RETRIED_OUTBOX, 'outgoing mail');
    }
    return written(tx, now, 'mail-sent-again', by, await requeueMails(tx, now, which));
  });
}

/**
 * Held mails that went out in the days that the restored backup does not know (R-ACK-11): they count as sent. Gives the ids.
 * Errors: LoketError `not_found` for an unknown id, `conflict` for one that is not held.
 */
export async function settleOutbox(
  database: Database,
  ids: readonly number[],
  by: number | null = null,
): Promise<number[]> {
  return database.write(async (tx, now) => {
    refuse(ids, await outboxStates(tx, ids), ['held'], 'outgoing mail', 'settled');
    return written(tx, now, 'mail-settled', by, await settleMails(tx, ids));
  });
}

/** Into the audit trail, by number. Gives the ids. */
async function written(tx: Tx, now: string, action: AuditAction, by: number | null, ids: number[]): Promise<number[]> {
  if (ids.length > 0) await addAudit(tx, now, { by, action, about: listOf(ids) });
  return ids;
}

/** A row of the trail names some; of a thousand it says how many more. */
function listOf(ids: readonly number[]): string {
  const named = ids.slice(0, MAX_NAMED).join(', ');
  return ids.length > MAX_NAMED ? `${named} + ${ids.length - MAX_NAMED}` : named;
}

function refuse<State extends string>(
  ids: readonly number[],
  states: ReadonlyMap<number, State>,
  allowed: readonly State[],
  what: string,
  done = 'retried',
): void {
  for (const id of ids) {
    const state = states.get(id);
    if (state === undefined)
      throw new LoketError('not_found', `there is no ${what} ${id}; nothing was ${done}`, {
        key: 'no-mail',
        values: { id },
      });
    if (!allowed.includes(state)) {
      throw new LoketError('conflict', `${what} ${id} is ${state}, which is not ${done}; nothing was ${done}`, {
        key: 'mail-moved-on',
        values: { id },
      });
    }
  }
}

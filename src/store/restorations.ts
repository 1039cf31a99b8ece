/** What a data folder must do differently because it was restored: an unknown time of its life is lost (R-ACK-11). */
import { FIRST_SEQUENCE } from '../ticket/number.ts';
import { addAudit } from './audit.ts';
import type { Db, Tx } from './transaction.ts';
import { isBeside, noteUndelivered } from './undelivered.ts';

/** More tickets than can have been opened since the backup, so that no number is given to two customers. */
const SKIPPED_NUMBERS = 10_000;

export interface Restored {
  /** When the backup was made. ISO-8601. */
  madeAt: string;
  /** Of the ticket numbers that are given out now. */
  ticketPrefix: string;
}

/**
 * Records the restoration: numbers jump, mails that waited to be sent are held, nobody is signed in. Gives how many are held.
 */
export async function recordRestoration(tx: Tx, now: string, { madeAt, ticketPrefix }: Restored): Promise<number> {
  await tx.insertInto('restoration').values({ backup_made_at: madeAt, restored_at: now }).execute();
  await addAudit(tx, now, { by: null, action: 'backup-restored', about: minuteOf(madeAt) });
  await skipNumbers(tx, ticketPrefix);
  await endSignIns(tx);
  return holdMails(tx, now);
}

/** e.g. `2026-03-02 14:07 UTC`. */
function minuteOf(iso: string): string {
  return `${iso.slice(0, '2026-03-02T14:07'.length).replace('T', ' ')} UTC`;
}

async function skipNumbers(tx: Tx, prefix: string): Promise<void> {
  await tx
    .insertInto('sequence')
    .values({ name: `ticket:${prefix}`, value: FIRST_SEQUENCE })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .updateTable('sequence')
    .set((update) => ({ value: update('value', '+', SKIPPED_NUMBERS) }))
    .execute();
}

/** A session or one-time link that was ended since the backup would live again. */
async function endSignIns(tx: Tx): Promise<void> {
  for (const table of ['session', 'password_link', 'sign_in_link'] as const) await tx.deleteFrom(table).execute();
}

/** They may have been sent since the backup was made; each is work on its ticket until somebody decides. */
async function holdMails(tx: Tx, now: string): Promise<number> {
  const held = await tx
    .updateTable('outbox')
    .set({ state: 'held', next_attempt_at: null, last_error: 'restored' })
    .where('state', 'in', ['queued', 'sending'])
    .returning(['ticket_id', 'kind', 'to_address', 'subject'])
    .execute();
  for (const { ticket_id, kind, to_address, subject } of held) {
    // What an agent was to be told stands on the ticket; a link to sign in is over.
    if (!isBeside(kind)) await noteUndelivered(tx, now, ticket_id, 'held-restored', `${to_address}: ${subject}`);
  }
  return held.length;
}

/** When this data folder was restored the last time; null when it never was. ISO-8601. */
export async function lastRestoredAt(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('restoration')
    .select((select) => select.fn.max('restored_at').as('at'))
    .executeTakeFirst();
  return row?.at ?? null;
}

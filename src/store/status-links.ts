/** Links to the status page of one ticket (R-WEB-2). The secret itself is never stored. */
import { createHash } from 'node:crypto';
import { livingTicket } from './merges.ts';
import { inSlices } from './slices.ts';
import type { Db, Tx } from './transaction.ts';

/** A link in a mail works this long; a later mail of the ticket brings a new one. */
const LIFETIME_MS = 365 * 24 * 60 * 60 * 1000;

export interface NewStatusLink {
  ticketId: number;
  secret: string;
}

export async function addStatusLinks(tx: Tx, now: string, links: readonly NewStatusLink[]): Promise<void> {
  const expiresAt = new Date(Date.parse(now) + LIFETIME_MS).toISOString();
  await inSlices(links, (slice) =>
    tx
      .insertInto('status_link')
      .values(
        slice.map((link) => ({
          secret_hash: hashOf(link.secret),
          ticket_id: link.ticketId,
          created_at: now,
          expires_at: expiresAt,
        })),
      )
      .execute(),
  );
}

/** The ticket behind a secret, or the one that it was merged into; null for one that is unknown, expired or revoked. */
export async function findByStatusSecret(db: Db, now: string, secret: string): Promise<number | null> {
  const row = await db
    .selectFrom('status_link')
    .select('ticket_id')
    .where('secret_hash', '=', hashOf(secret))
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : livingTicket(db, row.ticket_id);
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

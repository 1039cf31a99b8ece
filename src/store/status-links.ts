/** Links to the status page of one ticket (R-WEB-2). The secret itself is never stored. */
import { createHash } from 'node:crypto';
import { rowsInto } from './insert-rows.ts';
import { livingTicket } from './merges.ts';
import { listed } from './sqlite.ts';
import type { Db, Tx } from './transaction.ts';

/** A link in a mail works this long; a later mail of the ticket brings a new one. */
const LIFETIME_MS = 365 * 24 * 60 * 60 * 1000;

export interface NewStatusLink {
  ticketId: number;
  secret: string;
  /** Whose it is; left out for the requester's. */
  personId?: number | null;
}

/** What a link opens, and in whose name: null for the requester's. */
export interface Linked {
  ticketId: number;
  personId: number | null;
}

const linkRows = rowsInto('status_link');

export async function addStatusLinks(tx: Tx, now: string, links: readonly NewStatusLink[]): Promise<void> {
  const expiresAt = new Date(Date.parse(now) + LIFETIME_MS).toISOString();
  await linkRows(
    tx,
    links.map((link) => ({
      secret_hash: hashOf(link.secret),
      ticket_id: link.ticketId,
      person_id: link.personId ?? null,
      created_at: now,
      expires_at: expiresAt,
    })),
  );
}

/**
 * The ticket behind a secret, or the one that it was merged into; null for one that is unknown, expired or revoked, or of
 * somebody who takes part no more.
 */
export async function findByStatusSecret(db: Db, now: string, secret: string): Promise<Linked | null> {
  const row = await db
    .selectFrom('status_link')
    .select(['ticket_id', 'person_id'])
    .where('secret_hash', '=', hashOf(secret))
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  const ticketId = row === undefined ? null : await livingTicket(db, row.ticket_id);
  if (row === undefined || ticketId === null) return null;
  const personId = row.person_id;
  return personId === null || (await takesPart(db, ticketId, personId)) ? { ticketId, personId } : null;
}

/** The requester does, too. */
async function takesPart(db: Db, ticketId: number, personId: number): Promise<boolean> {
  const row = await db
    .selectFrom('participant')
    .select('person_id')
    .where('ticket_id', '=', ticketId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The requester's links become this person's own: whoever is the requester from now on is somebody else. */
export async function keepLinksOf(tx: Tx, personId: number, ticketIds: readonly number[]): Promise<void> {
  await tx
    .updateTable('status_link')
    .set({ person_id: personId })
    .where('ticket_id', 'in', listed(ticketIds))
    .where('person_id', 'is', null)
    .execute();
}

/** The ticket, or the one that it was merged into, of a link that came to its end by itself; null for every other secret. */
export async function findByExpiredSecret(db: Db, now: string, secret: string): Promise<number | null> {
  const row = await db
    .selectFrom('status_link')
    .select('ticket_id')
    .where('secret_hash', '=', hashOf(secret))
    .where('expires_at', '<=', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : livingTicket(db, row.ticket_id);
}

/** How many links lead to these tickets, and when the last of them was made; null for none. */
export async function linksOf(
  db: Db,
  now: string,
  ticketIds: readonly number[],
): Promise<{ count: number; newestAt: string | null }> {
  const row = await db
    .selectFrom('status_link')
    .select((select) => [select.fn.countAll<number>().as('count'), select.fn.max('created_at').as('newestAt')])
    .where('ticket_id', 'in', listed(ticketIds))
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), newestAt: row.newestAt };
}

/** Ends all links to these tickets. Gives how many there were. */
export async function revokeLinksOf(tx: Tx, now: string, ticketIds: readonly number[]): Promise<number> {
  const result = await tx
    .updateTable('status_link')
    .set({ revoked_at: now })
    .where('ticket_id', 'in', listed(ticketIds))
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Mails with a link alone that were queued since `since`: to this address, and to all. */
export async function countLinkMails(db: Db, since: string, to: string): Promise<{ toAddress: number; total: number }> {
  const rows = await db
    .selectFrom('outbox')
    .select('to_address')
    .where('kind', '=', 'link')
    .where('created_at', '>', since)
    .execute();
  return { toAddress: rows.filter(({ to_address }) => to_address === to).length, total: rows.length };
}

/** Forgets links that are over. */
export async function dropOldStatusLinks(tx: Tx, now: string): Promise<void> {
  await tx.deleteFrom('status_link').where('expires_at', '<=', now).execute();
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

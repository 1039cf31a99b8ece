/** Links that let their holder choose a password once. The secret itself is never stored. */
import { createHash } from 'node:crypto';
import type { Language } from '../message/mail.ts';
import type { Db, Tx } from './transaction.ts';

/** An invitation that nobody took up by then is given anew. */
const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/** Whose password a link sets. */
export interface PasswordLink {
  /** Null: whoever opens it becomes the first admin, and says who that is. */
  person: { id: number; address: string; name: string; language: Language | null } | null;
}

/** Adds a link, in place of earlier ones for the same person; `personId` null is the first admin's. */
export async function addPasswordLink(tx: Tx, now: string, secret: string, personId: number | null): Promise<void> {
  await endPasswordLinks(tx, personId);
  await tx
    .insertInto('password_link')
    .values({
      secret_hash: hashOf(secret),
      person_id: personId,
      created_at: now,
      expires_at: new Date(Date.parse(now) + LIFETIME_MS).toISOString(),
      used_at: null,
    })
    .execute();
}

/** The link behind a secret; null for one that is unknown, used or expired, or whose person may not sign in. */
export async function findPasswordLink(db: Db, now: string, secret: string): Promise<PasswordLink | null> {
  const row = await db
    .selectFrom('password_link')
    .leftJoin('person', 'person.id', 'password_link.person_id')
    .select(['password_link.person_id', 'person.address', 'person.name', 'person.language', 'person.disabled_at'])
    .where('password_link.secret_hash', '=', hashOf(secret))
    .where('password_link.expires_at', '>', now)
    .where('password_link.used_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined || row.disabled_at !== null) return null;
  const { person_id: id, address, name, language } = row;
  return { person: id === null ? null : { id, address: address ?? '', name: name ?? '', language } };
}

/** A link works once. */
export async function markPasswordLinkUsed(tx: Tx, now: string, secret: string): Promise<void> {
  await tx.updateTable('password_link').set({ used_at: now }).where('secret_hash', '=', hashOf(secret)).execute();
}

/** Links of a person that were not used work no more; null: those of the first admin. */
export async function endPasswordLinks(tx: Tx, personId: number | null): Promise<void> {
  const unused = tx.deleteFrom('password_link').where('used_at', 'is', null);
  await (personId === null
    ? unused.where('person_id', 'is', null)
    : unused.where('person_id', '=', personId)
  ).execute();
}

/** Forgets links that work no more. */
export async function dropOldPasswordLinks(tx: Tx, now: string): Promise<void> {
  await tx.deleteFrom('password_link').where('expires_at', '<=', now).execute();
}

/** People who have a link that still works. */
export async function peopleWithLinks(db: Db, now: string): Promise<Set<number>> {
  const rows = await db
    .selectFrom('password_link')
    .select('person_id')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute();
  return new Set(rows.flatMap(({ person_id: id }) => (id === null ? [] : [id])));
}

function hashOf(secret: string): string {
  return createHash('sha256').update(`password:${secret}`).digest('hex');
}

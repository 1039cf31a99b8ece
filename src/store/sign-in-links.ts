/** Links in mails by which customers sign in once (P18). The secret itself is never stored. */
import { createHash } from 'node:crypto';
import type { Address, Language } from '../message/mail.ts';
import type { Db, Tx } from './transaction.ts';

/** Long enough for a slow mail, short enough for a mailbox that others read later. */
export const LINK_MINUTES = 30;
const LIFETIME_MS = LINK_MINUTES * 60 * 1000;
/** Links are counted so far back; older ones are forgotten. */
const KEPT_MS = 24 * 60 * 60 * 1000;

export interface Customer extends Address {
  id: number;
  /** Null: as the house. */
  language: Language | null;
}

/** Null for an unknown address, and for an agent's: agents sign in by password. */
export async function findCustomer(db: Db, address: string): Promise<Customer | null> {
  return (await customers(db).where('address', '=', address).executeTakeFirst()) ?? null;
}

export async function addSignInLink(
  tx: Tx,
  now: string,
  { secret, personId, nextPath }: { secret: string; personId: number; nextPath: string },
): Promise<void> {
  await tx.deleteFrom('sign_in_link').where('created_at', '<', momentBefore(now, KEPT_MS)).execute();
  await tx
    .insertInto('sign_in_link')
    .values({
      secret_hash: hashOf(secret),
      person_id: personId,
      next_path: nextPath,
      created_at: now,
      expires_at: new Date(Date.parse(now) + LIFETIME_MS).toISOString(),
      used_at: null,
    })
    .execute();
}

/** How many links somebody was given since that moment. */
export async function countSignInLinks(db: Db, since: string, personId: number): Promise<number> {
  const row = await db
    .selectFrom('sign_in_link')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export interface SignInLink {
  customer: Customer;
  nextPath: string;
}

/** Null for a link that is unknown, used or expired, and for one of somebody who has become an agent. */
export async function findSignInLink(db: Db, now: string, secret: string): Promise<SignInLink | null> {
  const link = await db
    .selectFrom('sign_in_link')
    .select(['person_id', 'next_path'])
    .where('secret_hash', '=', hashOf(secret))
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (link === undefined) return null;
  const customer = await customers(db).where('id', '=', link.person_id).executeTakeFirst();
  return customer === undefined ? null : { customer, nextPath: link.next_path };
}

/** A link works once, and the others of the person no more. */
export async function markSignInLinksUsed(tx: Tx, now: string, personId: number): Promise<void> {
  await tx
    .updateTable('sign_in_link')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute();
}

function customers(db: Db) {
  return db
    .selectFrom('person')
    .select(['id', 'address', 'name', 'language'])
    .where('role', '=', 'customer')
    .where('disabled_at', 'is', null);
}

function momentBefore(now: string, ms: number): string {
  return new Date(Date.parse(now) - ms).toISOString();
}

function hashOf(secret: string): string {
  return createHash('sha256').update(`sign-in:${secret}`).digest('hex');
}

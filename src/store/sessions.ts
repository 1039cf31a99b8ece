/** Who is signed in (R-WEB-3). A session's token is known to its browser alone; here is its SHA-256. */
import type { Language } from '../message/mail.ts';
import type { Role } from './schema.ts';
import type { Db, Tx } from './transaction.ts';

export interface NewSession {
  tokenHash: string;
  personId: number;
  remembered: boolean;
  /** Begun by a link in a mail, not by a password. */
  byLink?: boolean;
  expiresAt: string;
}

/** The person behind a session. */
export interface SignedIn {
  id: number;
  address: string;
  name: string;
  role: Role;
  /** Null: as the house. */
  language: Language | null;
  signature: string;
}

export async function addSession(tx: Tx, now: string, session: NewSession): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      person_id: session.personId,
      remembered: session.remembered ? 1 : 0,
      by_link: session.byLink ? 1 : 0,
      created_at: now,
      expires_at: session.expiresAt,
    })
    .execute();
}

/** The person of a session that holds, and whether the pages take shortcuts from the keyboard (WCAG 2.1.4); null when it is unknown or over, or the person may not sign in any more. */
export async function findSession(
  db: Db,
  now: string,
  tokenHash: string,
): Promise<(SignedIn & { shortcuts: boolean }) | null> {
  const row = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select(['person.id', 'person.address', 'person.name', 'person.role', 'person.language', 'person.signature'])
    .select('person.shortcuts')
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .where('person.disabled_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, shortcuts: row.shortcuts === 1 };
}

export async function endSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** Signs a person out everywhere, but for the session `kept`; '' keeps none. */
export async function endSessionsOf(tx: Tx, personId: number, kept = ''): Promise<void> {
  await tx.deleteFrom('session').where('person_id', '=', personId).where('token_hash', '!=', kept).execute();
}

/** Forgets sessions that are over. */
export async function dropOldSessions(tx: Tx, now: string): Promise<void> {
  await tx.deleteFrom('session').where('expires_at', '<=', now).execute();
}

/** In how many browsers a person is signed in. */
export async function countSessions(db: Db, now: string, personId: number): Promise<number> {
  const rows = await db
    .selectFrom('session')
    .select('token_hash')
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .execute();
  return rows.length;
}

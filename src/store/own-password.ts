/** What decides whether somebody has to give the old password to choose another. */
import { type Db, found } from './transaction.ts';

export interface OwnPassword {
  /** Null: none was chosen. */
  passwordHash: string | null;
  /** When this session was begun by a link in a mail; null for one that was begun by a password. */
  linkedAt: string | null;
}

/** Errors: LoketError `not_found` when the session has ended. */
export async function readOwnPassword(db: Db, personId: number, tokenHash: string): Promise<OwnPassword> {
  const row = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select(['person.password_hash', 'session.by_link', 'session.created_at'])
    .where('session.token_hash', '=', tokenHash)
    .where('person.id', '=', personId)
    .executeTakeFirst();
  const { password_hash: passwordHash, by_link: byLink, created_at: at } = found(row, 'such session');
  return { passwordHash, linkedAt: byLink === 1 ? at : null };
}

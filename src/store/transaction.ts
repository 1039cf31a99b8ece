/**
 * Readers take a `Db`, writers a `Tx`: a write outside of a transaction does not compile, and the writing connection
 * itself is never handed out, because used inside its own transaction it would wait for itself.
 */
import { type Kysely, sql } from 'kysely';
import { LoketError } from '../errors.ts';
import type { Schema } from './schema.ts';
import { takeWriteLock } from './sqlite.ts';

/** Reads. A `Tx` is a `Db` too, so that a reader can be used inside of a transaction. */
export type Db = Kysely<Schema>;

declare const insideTransaction: unique symbol;
/** Writes, inside one transaction that took the write lock first. */
export type Tx = Kysely<Schema> & { readonly [insideTransaction]: true };

/** The only source of time below `service`. */
export type Clock = () => Date;

const commit = sql`commit`;
const rollback = sql`rollback`;

/** Runs `work` between BEGIN IMMEDIATE and COMMIT on one connection; rolls back when it throws. */
export async function inTransaction<T>(kysely: Kysely<Schema>, work: (tx: Tx) => Promise<T>): Promise<T> {
  return kysely.connection().execute(async (connection) => {
    await takeWriteLock(connection);
    try {
      const result = await work(connection as Tx);
      await commit.execute(connection);
      return result;
    } catch (error) {
      // SQLite may have rolled back by itself (disk full); the first error is the one that tells.
      await rollback.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}

/** What became of one of several writes. */
export type Outcome<T> = { done: T } | { failed: unknown };

/**
 * Runs several in one transaction, in their order: one commit, one wait for the disk. One that throws is undone alone.
 * Throws, and nothing of any of them is kept, when the commit fails, or when SQLite gave up the whole transaction.
 */
export async function inOneTransaction<T>(
  kysely: Kysely<Schema>,
  works: readonly ((tx: Tx) => Promise<T>)[],
): Promise<Outcome<T>[]> {
  return inTransaction(kysely, async (tx) => {
    const outcomes: Outcome<T>[] = [];
    for (const work of works) outcomes.push(await inSavepoint(tx, work));
    return outcomes;
  });
}

const save = sql`savepoint work`;
const keep = sql`release work`;
const undo = sql`rollback to work`;

async function inSavepoint<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<Outcome<T>> {
  await save.execute(tx);
  try {
    const done = await work(tx);
    await keep.execute(tx);
    return { done };
  } catch (failed) {
    // A full disk makes SQLite roll back all of it by itself: then there is nothing to undo, and nothing to go on with.
    const isUndone = await undo.execute(tx).then(
      () => keep.execute(tx).then(() => true),
      () => false,
    );
    if (!isUndone) throw failed;
    return { failed };
  }
}

/** The row that a query by key must have found. Errors: LoketError `not_found`. */
export function found<T>(row: T | undefined, what: string): T {
  if (row === undefined) throw new LoketError('not_found', `there is no ${what}`, { key: 'gone' });
  return row;
}

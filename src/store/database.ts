/** The door to the store: one connection that writes, in turn, and one that reads without waiting for it. */
import { join } from 'node:path';
import { checkSchema, migrate } from './migrate.ts';
import { openSqlite, type SqliteConnection } from './sqlite.ts';
import { type Clock, type Db, inTransaction, type Tx } from './transaction.ts';

export interface Database {
  /** A connection of its own that never waits for a writer. */
  readonly read: Db;
  /**
   * Runs `work` in one immediate transaction; commits when it resolves, rolls back when it throws.
   * `now` is the one moment of the transaction, ISO-8601. Only `tx` may be awaited inside.
   */
  write<T>(work: (tx: Tx, now: string) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  dataDir: string;
  migrationsDir: string;
  clock: Clock;
  /** `start` and `migrate` bring the schema up to date; other commands refuse an older one. */
  migrate: boolean;
}

/** Where the SQLite file of a data folder lies. */
export function databasePath(dataDir: string): string {
  return join(dataDir, 'loket.db');
}

/** Opens the store. Errors: LoketError when the schema is older or newer than this program, or the file is not ours. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const path = databasePath(options.dataDir);
  // Opening to write makes the file, so a command that may not migrate looks by a reader first.
  if (!options.migrate) await openSqlite(path, 'peek').close();
  const writer = openSqlite(path, 'write');
  try {
    if (options.migrate) await migrate(writer, options.migrationsDir, options.clock);
    await checkSchema(writer.kysely, options.migrationsDir);
  } catch (error) {
    await writer.close();
    throw error;
  }
  const reader = openSqlite(path, 'read');
  return {
    read: reader.kysely,
    write: serialWriter(writer, options.clock),
    async close() {
      await reader.close();
      await writer.close();
    },
  };
}

/** Opens the store to read only, for commands that must create nothing. */
export async function openForReading(
  dataDir: string,
  migrationsDir: string,
): Promise<{ read: Db; close: () => Promise<void> }> {
  const reader = openSqlite(databasePath(dataDir), 'peek');
  try {
    await checkSchema(reader.kysely, migrationsDir);
  } catch (error) {
    await reader.close();
    throw error;
  }
  return { read: reader.kysely, close: reader.close };
}

/** One transaction at a time: there is one writing connection, and SQLite has one writer. */
function serialWriter(writer: SqliteConnection, clock: Clock): Database['write'] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(() => inTransaction(writer.kysely, (tx) => work(tx, clock().toISOString())));
    last = turn.catch(() => undefined);
    return turn;
  };
}

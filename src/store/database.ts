/** The door to the store: one connection that writes, in turn, and one that reads without waiting for it. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { checkSchema, migrate } from './migrate.ts';
import { type Checkpoints, openSqlite, type SqliteConnection } from './sqlite.ts';
import { type Clock, type Db, inOneTransaction, inTransaction, type Outcome, type Tx } from './transaction.ts';

/**
 * What a commit outlives. `process`: the end of this process, but not a loss of power, and so no wait for the disk: for claims, which
 * say what is in hand and are void at the next start.
 */
export type Survives = 'power' | 'process';

export interface Database {
  /** A connection of its own that never waits for a writer. */
  readonly read: Db;
  /**
   * Runs `work` in one immediate transaction; commits when it resolves, rolls back when it throws.
   * `now` is the one moment of the transaction, ISO-8601. Only `tx` may be awaited inside.
   */
  write<T>(work: (tx: Tx, now: string) => Promise<T>, survives?: Survives): Promise<T>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  dataDir: string;
  migrationsDir: string;
  clock: Clock;
  /** `start` and `migrate` bring the schema up to date; other commands refuse an older one. */
  migrate: boolean;
  checkpoints?: Checkpoints;
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
  const writer = openSqlite(path, 'write', options.checkpoints);
  try {
    if (options.migrate) await migrate(writer, options.migrationsDir, options.clock);
    await checkSchema(writer.kysely, options.migrationsDir);
  } catch (error) {
    await writer.close();
    throw error;
  }
  const reader = openSqlite(path, 'read');
  const turns = new SerialWriter(writer, options.clock);
  return {
    read: reader.kysely,
    write: (work, survives = 'power') => turns.write(work, survives),
    async close() {
      await turns.idle();
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

/** So many writes that wait share one commit: some ten milliseconds of work. */
const MAX_TOGETHER = 16;

interface Turn {
  survives: Survives;
  work(tx: Tx): Promise<unknown>;
  settle(outcome: Outcome<unknown>): void;
}

/**
 * One transaction at a time: there is one writing connection, and SQLite has one writer. What waits for its turn is written
 * together, because a commit waits for the disk while everything else stands still: a hundred people who press a button at
 * once cost a few commits.
 */
class SerialWriter {
  readonly #writer: SqliteConnection;
  readonly #clock: Clock;
  readonly #waiting: Turn[] = [];
  #writing: Promise<void> | null = null;

  constructor(writer: SqliteConnection, clock: Clock) {
    this.#writer = writer;
    this.#clock = clock;
  }

  write<T>(work: (tx: Tx, now: string) => Promise<T>, survives: Survives): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        survives,
        work: async (tx) => work(tx, this.#clock().toISOString()),
        settle: (outcome) => ('done' in outcome ? resolve(outcome.done as T) : reject(outcome.failed)),
      });
      this.#writing ??= this.#writeAll();
    });
  }

  /** When nothing waits any more. */
  async idle(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Who is ready now comes along; others read, and answer, between two commits.
      await setImmediate();
      await writeTurns(this.#writer, this.#waiting.splice(0, MAX_TOGETHER));
    }
    this.#writing = null;
  }
}

/** Never throws: each turn is told. */
async function writeTurns({ kysely, waitForDisk }: SqliteConnection, turns: readonly Turn[]): Promise<void> {
  waitForDisk(turns.some(({ survives }) => survives === 'power'));
  const outcomes = await outcomesOf(kysely, turns);
  for (const [at, turn] of turns.entries()) turn.settle(outcomes[at] ?? { failed: new Error('no outcome') });
}

async function outcomesOf(kysely: Db, turns: readonly Turn[]): Promise<Outcome<unknown>[]> {
  const [first, ...others] = turns;
  try {
    if (first !== undefined && others.length === 0) return [{ done: await inTransaction(kysely, first.work) }];
    return await inOneTransaction(
      kysely,
      turns.map(({ work }) => work),
    );
  } catch (failed) {
    return turns.map(() => ({ failed }));
  }
}

/**
 * All that only SQLite knows: how its file is opened, how its transactions start, its lock for the one worker.
 * Everything else in this folder is Kysely's common text, so that PostgreSQL can stand beside it.
 */
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { Kysely, type RawBuilder, type SqliteDatabase, SqliteDialect, sql } from 'kysely';
import { codeOf, LoketError } from '../errors.ts';
import type { Schema } from './schema.ts';

/** A writer waits this long for the write lock of another thread or process; transactions last milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;
/** A try that fails costs as much as a small query, so the second waits longer than the first. */
const BUSY_RETRY_MS = { first: 1, longest: 16 };

/**
 * The write-ahead log is copied into the database by the commit that makes it so many pages long (16 MB). It syncs both files while
 * that writer waits, and four times the default of 1,000 lets a page that changes often be copied once instead of four times.
 */
const CHECKPOINT_PAGES = { soon: 4_000, late: 16_000 };

/**
 * Pages that each connection keeps in memory, in KiB; as it is built, our SQLite would keep 16 MB. What is not kept lies in the
 * memory of the system, a call away; a transaction that changes more than this writes some of it before its end.
 */
const CACHE_KIB = 4_000;

export interface SqliteConnection {
  kysely: Kysely<Schema>;
  /** Whether the next commits are on the disk when they return. */
  waitForDisk(wait: boolean): void;
  /** Runs a script of several statements, as migrations are. */
  runScript(script: string): void;
  close(): Promise<void>;
}

/**
 * `peek` reads and leaves no trace: a connection that may not write leaves the files of the write-ahead log behind, one
 * that may removes them when it closes last.
 */
type Mode = 'write' | 'read' | 'peek';

/** `late`: leaves the copying of the write-ahead log to other connections, as long as they write at all. */
export type Checkpoints = keyof typeof CHECKPOINT_PAGES;

/** Opens one connection. Errors: LoketError `not_found` when a file to read is not there. */
export function openSqlite(path: string, mode: Mode, checkpoints: Checkpoints = 'soon'): SqliteConnection {
  const native = openFile(path, mode, CHECKPOINT_PAGES[checkpoints]);
  let waits = true;
  const kysely = new Kysely<Schema>({ dialect: new SqliteDialect({ database: rememberStatements(native) }) });
  return {
    kysely,
    waitForDisk(wait) {
      if (wait === waits) return;
      native.exec(`pragma synchronous = ${wait ? 'FULL' : 'NORMAL'}`);
      waits = wait;
    },
    runScript: (script) => void native.exec(script),
    async close() {
      await kysely.destroy();
      // Kysely closes only what it has used; closing twice does no harm.
      native.close();
    },
  };
}

function openFile(path: string, mode: Mode, checkpointPages: number): Sqlite.Database {
  if (mode !== 'write' && !existsSync(path)) {
    throw new LoketError('not_found', `there is no database at ${path}; run \`loket migrate\` first`);
  }
  try {
    const native = connect(path, {
      readonly: mode === 'read',
      fileMustExist: mode !== 'write',
      timeout: BUSY_TIMEOUT_MS,
    });
    if (mode === 'write') {
      native.exec('pragma journal_mode = WAL');
      // FULL: a commit is on the disk before anything is told to a mail server (R-IN-5).
      native.exec('pragma synchronous = FULL');
      native.exec(`pragma wal_autocheckpoint = ${checkpointPages}`);
    }
    native.exec(`pragma cache_size = ${-CACHE_KIB}`);
    if (mode === 'peek') native.exec('pragma query_only = ON');
    // The first look at the file: what is no database shows here.
    if (mode !== 'write') native.exec('pragma schema_version');
    // From here on it is `takeWriteLock` that waits; under the lock nothing else does.
    if (mode === 'write') native.exec('pragma busy_timeout = 0');
    native.exec('pragma foreign_keys = ON');
    return native;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'SQLITE_NOTADB') {
      throw new LoketError(
        'invalid',
        `${path} is not a Loket database; move it away or set data_dir to another folder`,
        {
          cause: error,
        },
      );
    }
    throw error;
  }
}

function connect(path: string, options: Sqlite.Options): Sqlite.Database {
  const native = new Sqlite(path, options);
  keptForLife.push(native);
  return native;
}

/**
 * Node 24.19 and later abort the process when the garbage collector meets a connection or statement of better-sqlite3 12
 * (`RemoveEnvironmentCleanupHook`), so none of them ever becomes garbage: they stay here after they were
 * closed, and pragmas go through `exec`, which makes no statement.
 */
const keptForLife: (Sqlite.Database | Map<string, Sqlite.Statement>)[] = [];

/**
 * Every statement is prepared once and kept: a third of a small query's cost, measured, and see `keptForLife`. The texts
 * are few because lists go through `listed` and `inSlices`.
 */
function rememberStatements(native: Sqlite.Database): SqliteDatabase {
  const statements = new Map<string, Sqlite.Statement>();
  keptForLife.push(statements);
  return {
    prepare(text) {
      let statement = statements.get(text);
      if (statement === undefined) {
        statement = native.prepare(text);
        statements.set(text, statement);
      }
      return statement;
    },
    close: () => void native.close(),
  };
}

/** Is another one after any connection but this, of any process, has changed the database. Costs no look at the file's rows. */
export async function dataVersion(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db);
  return rows[0]?.data_version ?? 0;
}

/** A list for `in`, of any length in one statement text. */
export function listed<T extends string | number>(values: Iterable<T>): RawBuilder<T> {
  return sql<T>`(select value from json_each(${JSON.stringify([...values])}))`;
}

/** Rows of texts and numbers as a table for `from`, of any number in one statement text. */
export function tabled<Row extends Record<string, string | number | null>>(
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
): RawBuilder<Row> {
  const fields = columns.map((column) => sql`value ->> ${sql.lit(column)} as ${sql.ref(column)}`);
  return sql<Row>`(select ${sql.join(fields)} from json_each(${JSON.stringify(rows)}))`;
}

/** One text of a JSON column, e.g. at `$.from.address`, without the rest of it being read into this process; null for none. */
export function jsonText(column: string, path: string): RawBuilder<string | null> {
  return sql<string | null>`${sql.ref(column)} ->> ${sql.lit(path)}`;
}

const beginImmediate = sql`begin immediate`;

/**
 * SQLite's own BEGIN is deferred: two processes that read and then write would fail each other (135 of 1,000 times,
 * measured), so every transaction takes the write lock at once. While another thread or process has it, this one goes on with
 * everything else: SQLite's own way to wait is to sleep. Errors: `SQLITE_BUSY` after BUSY_TIMEOUT_MS.
 */
export async function takeWriteLock(db: Kysely<Schema>): Promise<void> {
  const deadline = performance.now() + BUSY_TIMEOUT_MS;
  for (let waitMs = BUSY_RETRY_MS.first; ; waitMs = Math.min(2 * waitMs, BUSY_RETRY_MS.longest)) {
    try {
      await beginImmediate.execute(db);
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      await sleep(waitMs);
    }
  }
}

function isBusy(error: unknown): boolean {
  return codeOf(error)?.startsWith('SQLITE_BUSY') ?? false;
}

/**
 * A copy of the database as it is at one moment, made while others write (VACUUM INTO reads in one transaction and makes
 * nobody wait). The online backup of SQLite starts anew with every commit of another process, and may never end beside a
 * busy worker. Errors: as `openSqlite`.
 */
export async function copyDatabase(path: string, to: string): Promise<void> {
  const source = openSqlite(path, 'peek');
  try {
    // It writes, though not to the database that is open.
    source.runScript(`pragma query_only = OFF; vacuum into '${to.replaceAll("'", "''")}'`);
  } finally {
    await source.close();
  }
}

/**
 * The one worker of a SQLite file: an exclusive transaction on a small database beside it, held for life.
 * The kernel frees it when the process dies, however it dies: no pid file, no time-to-live.
 * Gives the function that lets go. Errors: LoketError `conflict` when another worker holds it.
 */
export function lockForWorker(path: string): () => void {
  const native = connect(path, { timeout: 0 });
  try {
    // Another journal mode would let readers in and leave files behind.
    native.exec('pragma journal_mode = DELETE');
    native.exec('begin exclusive');
  } catch (error) {
    native.close();
    if (isBusy(error)) {
      throw new LoketError(
        'conflict',
        'another worker runs on this data folder; stop it first, or start with --role web',
        {
          cause: error,
        },
      );
    }
    throw error;
  }
  return () => native.close();
}

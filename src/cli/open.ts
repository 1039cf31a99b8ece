/** What single commands open: the configuration, and the store to read or to write. */
import { type Config, loadConfig } from '../config.ts';
import { type Log, openLog } from '../log.ts';
import { type Database, openDatabase, openForReading } from '../store/database.ts';
import { MIGRATIONS_DIR } from '../store/migrate.ts';
import type { Db } from '../store/transaction.ts';
import type { Shell } from './shell.ts';

export function configOf(shell: Shell): Config {
  return loadConfig(shell.env, shell.cwd);
}

/** Runs `work` on the store of an existing data folder, without the right to write. */
export async function withReader<T>(config: Config, work: (read: Db) => Promise<T>): Promise<T> {
  const { read, close } = await openForReading(config.data_dir, MIGRATIONS_DIR);
  try {
    return await work(read);
  } finally {
    await close();
  }
}

/** Runs `work` on the store, beside the worker if there is one. Errors: LoketError for an older or newer database. */
export async function withDatabase<T>(config: Config, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({
    dataDir: config.data_dir,
    migrationsDir: MIGRATIONS_DIR,
    clock: () => new Date(),
    migrate: false,
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The log of a single command: silent unless it is asked to be talkative; standard output is for its results. */
export function commandLog(config: Config): Log {
  const { level } = config.log;
  return openLog(level === 'debug' || level === 'trace' ? level : 'silent', process.stderr);
}

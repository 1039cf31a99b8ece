/** `loket migrate`: brings the database to the schema of this program. */
import { makeDataDir, refuseHalfRestored } from '../service/data-dir.ts';
import { databasePath } from '../store/database.ts';
import { migrate as applyMigrations, MIGRATIONS_DIR } from '../store/migrate.ts';
import { openSqlite } from '../store/sqlite.ts';
import { EXIT_OK } from './failure.ts';
import { configOf } from './open.ts';
import type { Shell } from './shell.ts';

export async function migrate(shell: Shell, options: { json?: boolean }): Promise<number> {
  const config = configOf(shell);
  makeDataDir(config.data_dir);
  refuseHalfRestored(config.data_dir);
  const path = databasePath(config.data_dir);
  const writer = openSqlite(path, 'write');
  try {
    const applied = await applyMigrations(writer, MIGRATIONS_DIR, () => new Date());
    if (options.json) await shell.print(JSON.stringify({ database: path, applied }));
    else if (applied.length === 0) await shell.print(`${path} is up to date`);
    else for (const name of applied) await shell.print(`applied ${name}`);
  } finally {
    await writer.close();
  }
  return EXIT_OK;
}

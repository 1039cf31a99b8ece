/**
 * Brings a database to the schema of this program: numbered SQL files, each in its own immediate transaction that claims
 * its row first, so that two processes at once, or a crash in the middle, leave either the old schema or the new one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { LoketError } from '../errors.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import type { Schema } from './schema.ts';
import type { SqliteConnection } from './sqlite.ts';
import { type Clock, inTransaction } from './transaction.ts';

/** The migrations that come with Loket. */
export const MIGRATIONS_DIR = join(PACKAGE_ROOT, 'migrations', 'sqlite');

interface Migration {
  version: number;
  name: string;
  file: string;
}

/** Applies what is missing; gives the names applied. Errors: LoketError `conflict` when the database is newer. */
export async function migrate(writer: SqliteConnection, dir: string, clock: Clock): Promise<string[]> {
  await writer.kysely.schema
    .createTable('schema_migration')
    .ifNotExists()
    .addColumn('version', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('applied_at', 'text', (column) => column.notNull())
    .execute();
  const migrations = listMigrations(dir);
  refuseNewer(await appliedVersions(writer.kysely), migrations);
  const applied: string[] = [];
  for (const migration of migrations) {
    const done = await inTransaction(writer.kysely, async (tx) => {
      const claim = await tx
        .insertInto('schema_migration')
        .values({ version: migration.version, name: migration.name, applied_at: clock().toISOString() })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (claim.numInsertedOrUpdatedRows === 0n) return false;
      writer.runScript(readFileSync(migration.file, 'utf8'));
      return true;
    });
    if (done) applied.push(migration.name);
  }
  return applied;
}

/** Refuses a database that is older or newer than this program. Errors: LoketError `conflict`. */
export async function checkSchema(kysely: Kysely<Schema>, dir: string): Promise<void> {
  const migrations = listMigrations(dir);
  const applied = await appliedVersions(kysely);
  refuseNewer(applied, migrations);
  if (migrations.some((migration) => !applied.includes(migration.version))) {
    throw new LoketError('conflict', 'the database is older than this program; run `loket migrate` first');
  }
}

/** The newest migration of a database; 0 when it has none. */
export async function schemaVersion(kysely: Kysely<Schema>): Promise<number> {
  return (await appliedVersions(kysely)).at(-1) ?? 0;
}

/** The newest migration that this program knows. */
export function newestSchema(dir: string): number {
  return listMigrations(dir).at(-1)?.version ?? 0;
}

function refuseNewer(applied: number[], migrations: Migration[]): void {
  const newest = migrations.at(-1)?.version ?? 0;
  if (applied.some((version) => version > newest)) {
    throw new LoketError(
      'conflict',
      'the database was written by a newer Loket; start that version, or restore a backup',
    );
  }
}

async function appliedVersions(kysely: Kysely<Schema>): Promise<number[]> {
  const tables = await kysely.introspection.getTables();
  if (!tables.some((table) => table.name === 'schema_migration')) return [];
  const rows = await kysely.selectFrom('schema_migration').select('version').orderBy('version').execute();
  return rows.map((row) => row.version);
}

function listMigrations(dir: string): Migration[] {
  return readdirSync(dir)
    .filter((file) => /^\d{4}_.+\.sql$/.test(file))
    .sort()
    .map((file) => ({
      version: Number(file.slice(0, 4)),
      name: file.replace(/\.sql$/, ''),
      file: join(dir, file),
    }));
}

/** What a backup holds of a data folder: the same layout, so that a folder is read alike wherever it lies. */
import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from '../errors.ts';
import { blobRoot, fileOf } from './blob-stage.ts';
import { blobFiles } from './blobs.ts';
import { databasePath } from './database.ts';
import { copyFile, syncFile, syncFolder } from './durable-file.ts';
import { schemaVersion } from './migrate.ts';
import { copyDatabase, openSqlite } from './sqlite.ts';
import type { Db } from './transaction.ts';

/** What the database of a backup is about. */
export interface BackupContent {
  /** The newest migration that it has had. */
  schema: number;
  counts: { tickets: number; inbound: number; outbox: number };
  /** SHA-256s of the blobs that are files. */
  files: string[];
}

/** Copies the database as it is now into another folder, durably, and tells what is in the copy. */
export async function copyStore(dataDir: string, to: string): Promise<BackupContent> {
  const path = databasePath(to);
  await copyDatabase(databasePath(dataDir), path);
  await chmod(path, 0o600);
  await syncFile(path);
  const copy = openSqlite(path, 'peek');
  try {
    return await contentOf(copy.kysely);
  } finally {
    await copy.close();
  }
}

async function contentOf(db: Db): Promise<BackupContent> {
  const count = async (table: 'ticket' | 'inbound' | 'outbox') =>
    (
      await db
        .selectFrom(table)
        .select((select) => select.fn.countAll<number>().as('rows'))
        .executeTakeFirstOrThrow()
    ).rows;
  return {
    schema: await schemaVersion(db),
    counts: { tickets: await count('ticket'), inbound: await count('inbound'), outbox: await count('outbox') },
    files: await blobFiles(db),
  };
}

export interface CopiedBlobs {
  bytes: number;
  /** Those that were not there, or do not hold what their name says; what could be had of them was copied. */
  damaged: string[];
}

/** Copies blob files from one data folder to another, durably. `copied` is called after each. */
export async function copyBlobs(
  files: readonly string[],
  from: string,
  to: string,
  copied: () => void,
): Promise<CopiedBlobs> {
  const [source, target] = [blobRoot(from), blobRoot(to)];
  await mkdir(target, { recursive: true, mode: 0o700 });
  const folders = new Set([target]);
  const damaged: string[] = [];
  let bytes = 0;
  for (const sha256 of files) {
    const path = fileOf(target, sha256);
    await mkdir(dirname(path), { recursive: true });
    const copy = await copyIfThere(fileOf(source, sha256), path);
    if (copy?.sha256 !== sha256) damaged.push(sha256);
    bytes += copy?.bytes ?? 0;
    folders.add(dirname(path)).add(dirname(dirname(path)));
    copied();
  }
  for (const folder of folders) await syncFolder(folder);
  return { bytes, damaged };
}

async function copyIfThere(from: string, to: string): Promise<{ sha256: string; bytes: number } | null> {
  try {
    return await copyFile(from, to);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EIO') return null;
    throw error;
  }
}

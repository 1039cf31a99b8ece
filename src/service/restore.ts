/**
 * A data folder from a backup (R-ACK-11). All is made ready in a folder inside, which the next attempt removes, and the
 * database comes to its place last: a restore that is cut off leaves nothing that could be taken for a desk.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LoketError } from '../errors.ts';
import { copyBlobs } from '../store/backup.ts';
import { blobRoot } from '../store/blob-stage.ts';
import { blobFiles } from '../store/blobs.ts';
import { databasePath, openDatabase } from '../store/database.ts';
import { copyFile, syncFile, syncFolder } from '../store/durable-file.ts';
import { MIGRATIONS_DIR, newestSchema } from '../store/migrate.ts';
import { recordRestoration } from '../store/restorations.ts';
import { lockForWorker } from '../store/sqlite.ts';
import type { Clock } from '../store/transaction.ts';
import { copyKey } from './backup.ts';
import { LOCK_FILE, makeDataDir, RESTORE_STAGE } from './data-dir.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { KEY_FILE } from './secret.ts';

/** What says nothing of earlier use: the lock, what is looked up anew, what a file system puts at its root. */
const OF_NO_WORTH = new Set([LOCK_FILE, `${LOCK_FILE}-journal`, 'holidays.json', 'lost+found', RESTORE_STAGE]);

export interface RestoreOptions {
  /** A folder that `makeBackup` made. */
  source: string;
  dataDir: string;
  ticketPrefix: string;
  clock: Clock;
  /** As for a backup. */
  progress(files: number): () => void;
}

export interface RestoreResult {
  manifest: Manifest;
  /** Mails of ours that waited to be sent, and now wait for somebody to decide. */
  heldMails: number;
  /** SHA-256s of files that are damaged in the backup. */
  damaged: string[];
}

/**
 * Fills an empty data folder. Errors: LoketError `conflict` when the folder is not empty, a worker runs on it, or the
 * backup is of a newer Loket; `invalid` when it is none, or damaged.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreResult> {
  const { source, dataDir } = options;
  const manifest = await readManifest(source);
  refuseNewer(manifest);
  makeDataDir(dataDir);
  const unlock = lock(dataDir);
  const stage = join(dataDir, RESTORE_STAGE);
  try {
    await refuseUsed(dataDir);
    await rm(stage, { recursive: true, force: true });
    await mkdir(stage, { mode: 0o700 });
    const result = await fill(stage, manifest, options);
    await moveIn(stage, dataDir);
    return result;
  } finally {
    await rm(stage, { recursive: true, force: true });
    unlock();
  }
}

function lock(dataDir: string): () => void {
  try {
    return lockForWorker(join(dataDir, LOCK_FILE));
  } catch (error) {
    if (!(error instanceof LoketError)) throw error;
    const message = `data_dir: a worker runs on ${dataDir}; stop it, and set data_dir to a new folder`;
    throw new LoketError('conflict', message, { cause: error });
  }
}

function refuseNewer({ loket, schema }: Manifest): void {
  if (schema <= newestSchema(MIGRATIONS_DIR)) return;
  throw new LoketError('conflict', `the backup was made by a newer Loket (${loket}); restore it with that version`);
}

async function refuseUsed(dataDir: string): Promise<void> {
  const used = (await readdir(dataDir)).find((name) => !OF_NO_WORTH.has(name));
  if (used === undefined) return;
  throw new LoketError(
    'conflict',
    `data_dir: ${dataDir} is not empty (it holds ${used}); move what is in it away, or set data_dir to a new folder`,
  );
}

async function fill(stage: string, manifest: Manifest, options: RestoreOptions): Promise<RestoreResult> {
  const { source, clock, ticketPrefix } = options;
  const copy = await copyFile(databasePath(source), databasePath(stage));
  if (copy.sha256 !== manifest.database.sha256) {
    throw new LoketError('invalid', `the database in ${source} is damaged; nothing was restored; take another backup`);
  }
  if (!(await copyKey(source, stage)) && manifest.secretKey === 'kept') {
    throw new LoketError('invalid', `${join(source, KEY_FILE)} is missing; nothing was restored; take another backup`);
  }
  const database = await openDatabase({ dataDir: stage, migrationsDir: MIGRATIONS_DIR, clock, migrate: true });
  try {
    const files = await blobFiles(database.read);
    const { damaged } = await copyBlobs(files, source, stage, options.progress(files.length));
    // Last: what arrived until now may have been answered by the desk that is lost.
    const heldMails = await database.write((tx, now) =>
      recordRestoration(tx, now, { madeAt: manifest.madeAt, ticketPrefix }),
    );
    return { manifest, heldMails, damaged };
  } finally {
    await database.close();
  }
}

async function moveIn(stage: string, dataDir: string): Promise<void> {
  await syncFile(databasePath(stage));
  if (existsSync(join(stage, KEY_FILE))) await rename(join(stage, KEY_FILE), join(dataDir, KEY_FILE));
  await rename(blobRoot(stage), blobRoot(dataDir));
  await rename(databasePath(stage), databasePath(dataDir));
  await syncFolder(dataDir);
}

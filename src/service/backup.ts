/**
 * A backup of a data folder, made beside a running worker: the database as it is at one moment, then the files that it
 * names, which nobody ever changes or removes. It comes to its name only when it is whole and on the disk.
 */
import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, LoketError } from '../errors.ts';
import { copyBlobs, copyStore } from '../store/backup.ts';
import { databasePath } from '../store/database.ts';
import { copyFile, hashFile, syncFolder } from '../store/durable-file.ts';
import { type Manifest, writeManifest } from './manifest.ts';
import { KEY_FILE } from './secret.ts';

export interface BackupOptions {
  dataDir: string;
  /** A folder that is not there, or empty. */
  dest: string;
  /** Whether the key for signatures is given as LOKET_SECRET. */
  secretGiven: boolean;
  /** The Loket that makes it. */
  version: string;
  now: Date;
  /** Told how many files there are to copy; gives what is called after each. */
  progress(files: number): () => void;
}

/**
 * Makes the backup and gives its manifest; `damaged` names what could not be copied whole. Errors: LoketError when `dest`
 * cannot be used or there is no database; faults of the disk as they are. What was begun is removed then.
 */
export async function makeBackup(options: BackupOptions): Promise<Manifest> {
  const { dest } = options;
  const unfinished = `${dest}.incomplete`;
  await claim(dest, unfinished);
  try {
    const manifest = await fill(unfinished, options);
    await rename(unfinished, dest);
    await syncFolder(dirname(dest));
    return manifest;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

/** Makes the unfinished folder, and the way free to its final name. */
async function claim(dest: string, unfinished: string): Promise<void> {
  try {
    await rmdir(dest);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw explained(error, dest, unfinished);
  }
  try {
    await mkdir(unfinished, { mode: 0o700 });
  } catch (error) {
    throw explained(error, dest, unfinished);
  }
}

function explained(error: unknown, dest: string, unfinished: string): unknown {
  const say = (message: string) => new LoketError('invalid', message, { cause: error });
  switch (codeOf(error)) {
    case 'ENOTEMPTY':
      return say(`${dest} is not empty; name a new folder, so that an earlier backup is never half of this one`);
    case 'ENOTDIR':
      return say(`${dest} is, or lies below, a file; name a new folder`);
    case 'EBUSY':
      return say(`${dest} is where a disk is mounted; name a new folder in it, e.g. ${join(dest, 'loket')}`);
    case 'ENOENT':
      return say(`there is no folder ${dirname(dest)}; make it first, or mount the disk for it`);
    case 'EEXIST':
      return say(`${unfinished} is there: a backup that is being made, or was cut off; in that case remove it first`);
    case 'EACCES':
    case 'EPERM':
      return say(`${dest} cannot be made; name a folder where this user may write`);
    default:
      return error;
  }
}

async function fill(folder: string, options: BackupOptions): Promise<Manifest> {
  const { dataDir, version, now, progress, secretGiven } = options;
  const { schema, counts, files } = await copyStore(dataDir, folder);
  const isKept = await copyKey(dataDir, folder);
  const { bytes, damaged } = await copyBlobs(files, dataDir, folder, progress(files.length));
  const manifest: Manifest = {
    loket: version,
    schema,
    madeAt: now.toISOString(),
    database: await hashFile(databasePath(folder)),
    counts,
    blobs: { files: files.length - damaged.length, bytes },
    secretKey: secretGiven ? 'given' : isKept ? 'kept' : 'none',
    damaged,
  };
  await writeManifest(folder, manifest);
  await syncFolder(folder);
  return manifest;
}

/** Copies the key for signatures where it is kept in the data folder; false where it is not. */
export async function copyKey(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(join(from, KEY_FILE), join(to, KEY_FILE));
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

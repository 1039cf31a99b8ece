/** What a backup says of itself: the file that makes a folder a backup. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, LoketError } from '../errors.ts';
import { syncFile } from '../store/durable-file.ts';

const FILE = 'manifest.json';
/** Of the layout of a backup; a program refuses one that it does not know. */
const FORMAT = 1;

export interface Manifest {
  /** The Loket that made it. */
  loket: string;
  /** The newest migration of its database. */
  schema: number;
  /** Everything that was committed by then is in it. ISO-8601. */
  madeAt: string;
  database: { bytes: number; sha256: string };
  counts: { tickets: number; inbound: number; outbox: number };
  blobs: { files: number; bytes: number };
  /** Where the key for signatures is: `kept` in the backup, given as LOKET_SECRET, or not made yet. */
  secretKey: 'kept' | 'given' | 'none';
  /** SHA-256s of files that were damaged when it was made. */
  damaged: string[];
}

/** Writes the manifest, durably. It comes last: what it describes is on the disk. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const path = join(folder, FILE);
  await writeFile(path, `${JSON.stringify({ format: FORMAT, ...manifest }, null, 2)}\n`, { mode: 0o600 });
  await syncFile(path);
}

/** Reads the manifest of a backup. Errors: LoketError `invalid` when there is none, or none that can be read. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, FILE);
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const isGone = codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR';
    if (!isGone && !(error instanceof SyntaxError)) throw error;
    const why = isGone ? `is no backup: it has no ${FILE}` : `holds a damaged ${FILE}`;
    throw new LoketError('invalid', `${folder} ${why}; name a folder that \`loket backup\` made`, { cause: error });
  }
  if (!isObject(parsed) || parsed.format !== FORMAT) {
    throw new LoketError('conflict', `${path} is of a kind that this Loket does not know; restore it with a newer one`);
  }
  if (!isManifest(parsed)) throw new LoketError('invalid', `${path} is damaged; take another backup`);
  return parsed;
}

function isManifest(value: object): value is Manifest {
  const { loket, schema, madeAt, database, counts, blobs, secretKey, damaged } = value as Partial<
    Record<keyof Manifest, unknown>
  >;
  return (
    typeof loket === 'string' &&
    typeof schema === 'number' &&
    typeof madeAt === 'string' &&
    !Number.isNaN(Date.parse(madeAt)) &&
    isObject(database) &&
    typeof database.bytes === 'number' &&
    typeof database.sha256 === 'string' &&
    areNumbers(counts, ['tickets', 'inbound', 'outbox']) &&
    areNumbers(blobs, ['files', 'bytes']) &&
    (secretKey === 'kept' || secretKey === 'given' || secretKey === 'none') &&
    Array.isArray(damaged) &&
    damaged.every((sha256) => typeof sha256 === 'string')
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function areNumbers(value: unknown, names: readonly string[]): boolean {
  return isObject(value) && names.every((name) => typeof value[name] === 'number');
}

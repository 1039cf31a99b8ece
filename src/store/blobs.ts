/**
 * Bytes by their SHA-256: raw mails and attachments. Small ones lie in a table and are committed with the row that names
 * them (one fsync for a whole batch of mails); large ones are files, durable before any row can name them.
 */
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type BlobPlace, type BlobStage, blobRoot, fileOf, incomingOf, openPlace, openStage } from './blob-stage.ts';
import { listed } from './sqlite.ts';
import { type Db, found } from './transaction.ts';

/** A file that nobody finished for a day has no writer any more. */
const LEFT_OVER_AGE_MS = 24 * 60 * 60 * 1000;

export interface Blobs {
  stage(): BlobStage;
  /** Where each of them is, by one query; one that is not there is left out. */
  locate(db: Db, sha256s: readonly string[]): Promise<Map<string, BlobPlace>>;
  /** The bytes as a stream. Errors: LoketError `not_found`. */
  open(db: Db, sha256: string): Promise<Readable>;
  /** All the bytes at once, for small ones. Errors: LoketError `not_found`. */
  read(db: Db, sha256: string): Promise<Buffer>;
}

/** Blobs under `<dataDir>/blobs`. */
export async function openBlobs(dataDir: string): Promise<Blobs> {
  const root = blobRoot(dataDir);
  await mkdir(incomingOf(root), { recursive: true });
  const placeOf = async (db: Db, sha256: string) =>
    found((await locateBlobs(db, root, [sha256])).get(sha256), `blob ${sha256}`);
  return {
    stage: () => openStage(root),
    locate: (db, sha256s) => locateBlobs(db, root, sha256s),
    open: async (db, sha256) => streamOf(await placeOf(db, sha256)),
    async read(db, sha256) {
      const place = await placeOf(db, sha256);
      return 'path' in place ? readFile(place.path) : Buffer.from(place.bytes);
    },
  };
}

function streamOf(place: BlobPlace): Readable {
  return 'path' in place ? createReadStream(place.path) : Readable.from(openPlace(place), { objectMode: false });
}

async function locateBlobs(db: Db, root: string, sha256s: readonly string[]): Promise<Map<string, BlobPlace>> {
  const rows = await db.selectFrom('blob').select(['sha256', 'data']).where('sha256', 'in', listed(sha256s)).execute();
  return new Map(
    rows.map(({ sha256, data }) => [sha256, data === null ? { path: fileOf(root, sha256) } : { bytes: data }]),
  );
}

/** Every blob that is a file, by its SHA-256. None is ever removed, so each is there for as long as its row. */
export async function blobFiles(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('blob').select('sha256').where('data', 'is', null).orderBy('sha256').execute();
  return rows.map(({ sha256 }) => sha256);
}

/** Removes what writers that died left unfinished; never the file of a writer at work beside us. */
export async function removeLeftOvers(dataDir: string, now: Date): Promise<void> {
  const incoming = incomingOf(blobRoot(dataDir));
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const { mtimeMs } = await stat(path);
    if (now.getTime() - mtimeMs > LEFT_OVER_AGE_MS) await rm(path, { force: true });
  }
}

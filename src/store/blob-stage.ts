/** Bytes on their way into the store: hashed, small ones kept for the commit, large ones made durable files. */
import { createHash, hash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { LoketError } from '../errors.ts';
import type { BlobRef } from '../message/mail.ts';
import { syncFolder } from './durable-file.ts';
import { rowsInto } from './insert-rows.ts';
import type { Tx } from './transaction.ts';

/** Up to here a blob lies in the database: measured, one row beats two fsyncs of a file and its folder. */
export const MAX_INLINE_BYTES = 256 * 1024;
const INCOMING = 'incoming';
/** Dead pieces of long content are given back after so many bytes: a collection of young objects takes a millisecond. */
const PIECES_BYTES = 4 * 1024 * 1024;

/** Blobs written but not yet committed; `commit` belongs into the transaction of the rows that name them. */
export interface BlobStage {
  /** Takes all of `content`. Small content waits in memory for `commit`, large content is a durable file when this resolves. */
  put(content: Readable | Uint8Array): Promise<BlobRef>;
  commit(tx: Tx, now: string): Promise<void>;
}

interface StagedBlob extends BlobRef {
  /** Null: the bytes are a durable file. */
  data: Uint8Array | null;
}

/** Where the bytes of a blob are. */
export type BlobPlace = { bytes: Uint8Array } | { path: string };

/** The folder of blob files in a data folder. */
export function blobRoot(dataDir: string): string {
  return join(dataDir, 'blobs');
}

/** Where unfinished files lie. */
export function incomingOf(root: string): string {
  return join(root, INCOMING);
}

/** The bytes of a place, from their start. */
export function openPlace(place: BlobPlace): AsyncIterable<Uint8Array> {
  return 'path' in place ? createReadStream(place.path) : once(place.bytes);
}

/** Most mails are one chunk; a stream around it costs more than the reading. */
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const blobRows = rowsInto('blob', (insert) => insert.onConflict((conflict) => conflict.doNothing()));

/** A stage on the blob files under `root`; `openBlobs` has made their folder. */
export function openStage(root: string): BlobStage {
  const incoming = incomingOf(root);
  const staged = new Map<string, StagedBlob>();
  return {
    async put(content) {
      const blob =
        content instanceof Uint8Array
          ? await putBytes(root, incoming, content)
          : await putStream(root, incoming, content);
      if (!staged.has(blob.sha256)) staged.set(blob.sha256, blob);
      return { sha256: blob.sha256, size: blob.size };
    },
    async commit(tx, now) {
      const rows = [...staged.values()].map(({ data, ...blob }) => ({
        ...blob,
        data: data === null ? null : Buffer.from(data.buffer, data.byteOffset, data.byteLength),
        created_at: now,
      }));
      await blobRows(tx, rows);
      staged.clear();
    },
  };
}

async function putBytes(root: string, incoming: string, content: Uint8Array): Promise<StagedBlob> {
  if (content.length > MAX_INLINE_BYTES) return putStream(root, incoming, Readable.from([content]));
  const data = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return { sha256: hash('sha256', data, 'hex'), size: data.length, data };
}

/** Keeps content in memory up to the inline limit; what is longer goes on into a file. */
async function putStream(root: string, incoming: string, content: Readable): Promise<StagedBlob> {
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let size = 0;
  let inPieces = 0;
  let file: IncomingFile | null = null;
  try {
    for await (const chunk of content) {
      const bytes = chunk as Buffer;
      hash.update(bytes);
      size += bytes.length;
      inPieces += bytes.length;
      if (inPieces >= PIECES_BYTES) {
        giveBackPieces();
        inPieces = 0;
      }
      if (file === null && size <= MAX_INLINE_BYTES) {
        head.push(bytes);
        continue;
      }
      if (file === null) {
        file = await openIncoming(incoming);
        for (const earlier of head.splice(0)) await file.write(earlier);
      }
      await file.write(bytes);
    }
    const sha256 = hash.digest('hex');
    if (file === null) return { sha256, size, data: Buffer.concat(head) };
    await file.keep(fileOf(root, sha256));
    return { sha256, size, data: null };
  } catch (error) {
    await file?.discard();
    throw error;
  }
}

/**
 * Buffers lie outside the heap of V8, which comes for the dead ones only when there are 32 MB of them (Node 20) or 64 (Node 24),
 * however small its heap is. Does nothing where Node was not started with `--expose-gc`.
 */
function giveBackPieces(): void {
  globalThis.gc?.({ type: 'minor' });
}

interface IncomingFile {
  write(bytes: Buffer): Promise<void>;
  /** Makes the file durable under its final name. */
  keep(path: string): Promise<void>;
  discard(): Promise<void>;
}

async function openIncoming(incoming: string): Promise<IncomingFile> {
  const temporary = join(incoming, randomUUID());
  const handle = await open(temporary, 'wx', 0o600);
  return {
    async write(bytes) {
      // writeFile writes all of it; write may write a part.
      await handle.writeFile(bytes);
    },
    async keep(path) {
      await handle.sync();
      await handle.close();
      await mkdir(dirname(path), { recursive: true });
      await rename(temporary, path);
      await syncFolder(dirname(path));
      await syncFolder(dirname(dirname(path)));
    },
    async discard() {
      await handle.close().catch(() => undefined);
      await rm(temporary, { force: true });
    },
  };
}

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Two levels of fan-out: 65,536 folders keep each small at any size. Errors: LoketError `invalid` for what is no SHA-256, as a
 * database from elsewhere may hold to lead out of the folder.
 */
export function fileOf(root: string, sha256: string): string {
  if (!SHA256.test(sha256))
    throw new LoketError('invalid', 'the database names a file by what is no SHA-256; it is damaged');
  return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

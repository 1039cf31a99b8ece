/** The bytes of mails, by BODY.PEEK[] (R-IN-2), from the server into the blob stage. */
import type { Readable } from 'node:stream';
import type { BlobStage } from '../store/blob-stage.ts';
import { type Meta, uidSet } from './cursor.ts';
import { deadlinesOf } from './options.ts';
import type { Fetched, Taking } from './taking.ts';

/** A connection slower than this is given up; added to the deadline for each byte. */
const SLOWEST_BYTES_PER_SECOND = 16 * 1024;
/** One piece of a streamed mail: few round trips, little memory. */
const CHUNK_BYTES = 256 * 1024;

/** Fetches small mails by one command. Those that the server does not give are left out. */
export async function fetchBytes(
  taking: Taking,
  stage: BlobStage,
  mails: readonly (Meta & { arrivedAt: string })[],
): Promise<Fetched[]> {
  const wanted = new Map(mails.map((mail) => [mail.uid, mail]));
  const bytes = new Map<number, Buffer>();
  await taking.connection.run('fetch', fetchMs(taking, mails), async (client) => {
    // Only collects: a command inside of this loop would wait for itself (R-IN-11).
    for await (const { uid, source } of client.fetch(
      uidSet([...wanted.keys()]),
      { uid: true, source: true },
      { uid: true },
    )) {
      if (source !== undefined && wanted.has(uid)) bytes.set(uid, source);
    }
  });
  const fetched: Fetched[] = [];
  for (const { uid, size, arrivedAt } of mails) {
    const source = bytes.get(uid) ?? (size === 0 ? Buffer.alloc(0) : undefined);
    if (source !== undefined) fetched.push({ uid, arrivedAt, blob: await stage.put(source) });
  }
  return fetched;
}

/** Streams one large mail to the disk, piece by piece; null when it is gone. More than the largest size ends one byte over it. */
export async function streamBytes(
  taking: Taking,
  stage: BlobStage,
  mail: Meta & { arrivedAt: string },
): Promise<Fetched | null> {
  const { uid, arrivedAt } = mail;
  return taking.connection.run('fetch', fetchMs(taking, [mail]), async (client) => {
    const options = { uid: true, chunkSize: CHUNK_BYTES, maxBytes: taking.options.maxMailBytes + 1 };
    const { content } = await client.download(String(uid), undefined, options);
    if (content === undefined) return null;
    return { uid, arrivedAt, blob: await stage.put(content satisfies Readable) };
  });
}

function fetchMs(taking: Taking, mails: readonly Meta[]): number {
  const bytes = mails.reduce((sum, { size }) => sum + size, 0);
  return deadlinesOf(taking.options).fetchMs + Math.ceil((bytes / SLOWEST_BYTES_PER_SECOND) * 1000);
}

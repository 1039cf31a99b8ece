import { createHash } from 'node:crypto';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_INLINE_BYTES } from '../../src/store/blob-stage.ts';
import { removeLeftOvers } from '../../src/store/blobs.ts';
import { openStore } from '../support/store.ts';

const bytesOf = (size: number) => Buffer.alloc(size, 'loket');
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('blobs', () => {
  it.each([0, 1, MAX_INLINE_BYTES, MAX_INLINE_BYTES + 1, 3 * MAX_INLINE_BYTES])(
    'of %i bytes come back as they went in',
    async (size) => {
      const { database, blobs } = await openStore();
      const bytes = bytesOf(size);
      const stage = blobs.stage();
      const ref = await stage.put(Readable.from([bytes.subarray(0, size / 2), bytes.subarray(size / 2)]));
      expect(ref).toEqual({ sha256: hashOf(bytes), size });
      await database.write((tx, now) => stage.commit(tx, now));
      expect((await blobs.read(database.read, ref.sha256)).equals(bytes)).toBe(true);
    },
  );

  it('the same bytes are kept once, from whatever mail and chunk they come', async () => {
    const { database, blobs } = await openStore();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), async (chunks) => {
        const stage = blobs.stage();
        const whole = Buffer.concat(chunks);
        const refs = [
          await stage.put(Readable.from(chunks.map((chunk) => Buffer.from(chunk)))),
          await stage.put(whole),
        ];
        await database.write((tx, now) => stage.commit(tx, now));
        expect(new Set(refs.map((ref) => ref.sha256))).toEqual(new Set([hashOf(whole)]));
        expect((await blobs.read(database.read, hashOf(whole))).equals(whole)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('R-IN-5 small ones are there only once their transaction has committed', async () => {
    const { database, blobs } = await openStore();
    const stage = blobs.stage();
    const ref = await stage.put(bytesOf(10));
    await expect(blobs.read(database.read, ref.sha256)).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      database.write(async (tx, now) => {
        await stage.commit(tx, now);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow();
    await expect(blobs.read(database.read, ref.sha256)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('a stream that breaks leaves no file behind', async () => {
    const { blobs, dataDir } = await openStore();
    const broken = Readable.from(
      (function* () {
        yield bytesOf(2 * MAX_INLINE_BYTES);
        throw new Error('cut');
      })(),
    );
    await expect(blobs.stage().put(broken)).rejects.toThrow('cut');
    expect(await readdir(join(dataDir, 'blobs'), { recursive: true })).toEqual(['incoming']);
  });

  it('what dead writers left is removed after a day; a writer at work is not disturbed', async () => {
    const { dataDir } = await openStore();
    const incoming = join(dataDir, 'blobs', 'incoming');
    await writeFile(join(incoming, 'old'), 'x');
    await writeFile(join(incoming, 'fresh'), 'x');
    const now = new Date('2026-11-24T10:00:00.000Z');
    await utimes(join(incoming, 'old'), now, new Date(now.getTime() - 25 * 3_600_000));
    await utimes(join(incoming, 'fresh'), now, now);
    await removeLeftOvers(dataDir, now);
    expect(await readdir(incoming)).toEqual(['fresh']);
  });
});

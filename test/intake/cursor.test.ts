import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Meta, missing, newUids, planBatches, slices, uidSet } from '../../src/intake/cursor.ts';

fc.configureGlobal({ seed: 20_260_302 });

const uid = fc.integer({ min: 1, max: 4_294_967_295 });
const small = fc.integer({ min: 1, max: 400 });
const limits = { count: 50, bytes: 8_000, streamOver: 1_000, maxBytes: 10_000 };
const metas = fc
  .uniqueArray(small, { maxLength: 200 })
  .chain((uids) =>
    fc.tuple(...uids.map((one) => fc.integer({ min: 0, max: 12_000 }).map((size): Meta => ({ uid: one, size })))),
  );

describe('newUids', () => {
  it('R-IN-8 drops the UID below n that a search for n:* may answer with', () => {
    expect(newUids([7], 7)).toEqual([]);
    expect(newUids([7, 9, 8, 8], 7)).toEqual([8, 9]);
  });

  it('R-IN-3 gives every UID above the cursor, oldest first', () => {
    fc.assert(
      fc.property(fc.array(uid), uid, (uids, cursor) => {
        const found = newUids(uids, cursor);
        expect(found).toEqual([...new Set(uids)].filter((one) => one > cursor).sort((a, b) => a - b));
      }),
    );
  });
});

describe('missing', () => {
  it('R-IN-3 finds holes below the cursor too', () => {
    expect(missing([1, 2, 3, 9], [1, 3, 4])).toEqual([2, 9]);
  });

  it('leaves no UID of the server without a row or an entry', () => {
    fc.assert(
      fc.property(fc.array(small), fc.array(small), (server, rows) => {
        const lacking = missing(server, rows);
        expect(server.every((one) => rows.includes(one) !== lacking.includes(one))).toBe(true);
        expect(lacking.every((one) => server.includes(one))).toBe(true);
      }),
    );
  });
});

describe('slices', () => {
  it('keeps all items in order, none longer than asked', () => {
    fc.assert(
      fc.property(fc.array(small), fc.integer({ min: 1, max: 20 }), (items, size) => {
        const parts = slices(items, size);
        expect(parts.flat()).toEqual(items);
        expect(parts.every((part) => part.length > 0 && part.length <= size)).toBe(true);
      }),
    );
  });
});

describe('planBatches', () => {
  it('takes every mail in exactly one portion, in order', () => {
    fc.assert(
      fc.property(metas, (list) => {
        const planned = planBatches(list, limits).flatMap((part) => (part.kind === 'batch' ? part.uids : [part.uid]));
        expect(planned).toEqual(list.map((one) => one.uid));
      }),
    );
  });

  it('R-IN-12 bounds a batch by count and bytes; streams large mails; leaves those over the limit', () => {
    fc.assert(
      fc.property(metas, (list) => {
        const size = new Map(list.map((one) => [one.uid, one.size]));
        for (const part of planBatches(list, limits)) {
          if (part.kind === 'batch') {
            expect(part.uids.length).toBeLessThanOrEqual(limits.count);
            expect(part.uids.reduce((sum, one) => sum + (size.get(one) ?? 0), 0)).toBeLessThanOrEqual(limits.bytes);
          } else {
            expect(size.get(part.uid)).toBeGreaterThan(part.kind === 'stream' ? limits.streamOver : limits.maxBytes);
          }
        }
      }),
    );
  });

  it('R-IN-15 gives a mail that failed before a portion of its own', () => {
    fc.assert(
      fc.property(metas, fc.array(small), (list, failed) => {
        const alone = new Set(failed);
        const shared = planBatches(list, limits, alone).filter((part) => part.kind === 'batch' && part.uids.length > 1);
        expect(shared.some((part) => part.kind === 'batch' && part.uids.some((one) => alone.has(one)))).toBe(false);
      }),
    );
  });
});

describe('uidSet', () => {
  it('folds runs (RFC 3501 §9)', () => {
    expect(uidSet([5, 1, 2, 3, 7, 8])).toBe('1:3,5,7:8');
    expect(uidSet([])).toBe('');
  });

  it('says exactly these UIDs', () => {
    fc.assert(
      fc.property(fc.uniqueArray(small), (uids) => {
        expect(expand(uidSet(uids))).toEqual([...uids].sort((a, b) => a - b));
      }),
    );
  });
});

function expand(set: string): number[] {
  if (set === '') return [];
  return set.split(',').flatMap((run) => {
    const [first = 0, last = first] = run.split(':').map(Number);
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });
}

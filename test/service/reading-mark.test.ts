import { expect, it } from 'vitest';
import { ReadingMark } from '../../src/service/reading-mark.ts';

it('R-MSG-6 what one thread reads is seen by another, and whether it is still the same reading', () => {
  const seen = new ReadingMark();
  const mark = new ReadingMark(seen.memory);
  expect(seen.get()).toBeNull();
  mark.set(2 ** 40);
  const first = seen.get();
  expect(first?.inboundId).toBe(2 ** 40);
  expect(seen.get()).toEqual(first);
  mark.set(null);
  expect(seen.get()).toBeNull();
  mark.set(2 ** 40);
  expect(seen.get()?.count).not.toBe(first?.count);
});

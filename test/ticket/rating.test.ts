import { describe, expect, it } from 'vitest';
import { mayRate, ratingFigures, scoreOf } from '../../src/ticket/rating.ts';

describe('the rating of a ticket', () => {
  it('is for work that is over, and for a fortnight after its end', () => {
    const over = '2026-03-02T09:00:00.000Z';
    expect(mayRate(null, over)).toBe(false);
    expect(mayRate(over, over)).toBe(true);
    expect(mayRate(over, '2026-03-16T09:00:00.000Z')).toBe(true);
    expect(mayRate(over, '2026-03-16T09:00:00.001Z')).toBe(false);
  });

  it('is one of three words', () => {
    expect(['good', 'fair', 'bad'].map(scoreOf)).toEqual(['good', 'fair', 'bad']);
    expect(['', 'GOOD', '5', '__proto__'].map(scoreOf)).toEqual([null, null, null, null]);
  });

  it('counts from 0, all bad, to 100, all good', () => {
    expect(ratingFigures({ good: 0, fair: 0, bad: 0 })).toMatchObject({ count: 0, mean: null });
    expect(ratingFigures({ good: 3, fair: 0, bad: 0 })).toMatchObject({ count: 3, mean: 100 });
    expect(ratingFigures({ good: 0, fair: 0, bad: 2 })).toMatchObject({ count: 2, mean: 0 });
    expect(ratingFigures({ good: 1, fair: 1, bad: 1 })).toMatchObject({ count: 3, mean: 50 });
    expect(ratingFigures({ good: 2, fair: 1, bad: 0 })).toMatchObject({ count: 3, mean: 83 });
  });
});

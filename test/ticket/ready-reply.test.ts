import { describe, expect, it } from 'vitest';
import { bySuiting } from '../../src/ticket/ready-reply.ts';

const REPLIES = [
  { id: 1, scope: null, categoryId: null },
  { id: 2, scope: 'not-covered', categoryId: null },
  { id: 3, scope: null, categoryId: 8 },
  { id: 4, scope: 'covered', categoryId: null },
] as const;

const ids = (category: Parameters<typeof bySuiting>[1]) => {
  const { suiting, others } = bySuiting(REPLIES, category);
  return [suiting.map(({ id }) => id), others.map(({ id }) => id)];
};

describe('ready replies (P13)', () => {
  it('stand first where their category or its scope is', () => {
    expect(ids({ id: 8, scope: 'not-covered' })).toEqual([
      [3, 2],
      [1, 4],
    ]);
    expect(ids({ id: 9, scope: 'covered' })).toEqual([[4], [1, 2, 3]]);
  });

  it('for any ticket stand first where nobody knows what it is about', () => {
    expect(ids(null)).toEqual([[], [1, 2, 3, 4]]);
  });
});

import { describe, expect, it } from 'vitest';
import { inSlices } from '../../src/store/slices.ts';

async function slicesOf(count: number): Promise<number[][]> {
  const slices: number[][] = [];
  await inSlices(
    Array.from({ length: count }, (_, index) => index),
    async (slice) => {
      slices.push([...slice]);
      return [];
    },
  );
  return slices;
}

describe('rows of an insert', () => {
  it('come in order and none twice, however many there are', async () => {
    for (let count = 0; count <= 130; count += 1) {
      expect((await slicesOf(count)).flat()).toEqual(Array.from({ length: count }, (_, index) => index));
    }
  });

  it('need six statement texts and no more, so that prepared statements can be kept for life', async () => {
    const sizes = new Set<number>();
    for (let count = 0; count <= 130; count += 1) for (const slice of await slicesOf(count)) sizes.add(slice.length);
    expect([...sizes].sort((a, b) => a - b)).toEqual([1, 2, 4, 8, 16, 32]);
  });
});

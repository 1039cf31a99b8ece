import { expect, it } from 'vitest';
import { Pulse, Stillness } from '../../src/service/pulse.ts';

it('R-MSG-6 what one thread reads is seen by another, and whether it is still the same reading', () => {
  const seen = new Pulse();
  const pulse = new Pulse(seen.memory);
  expect(seen.reading).toBeNull();
  pulse.read(2 ** 40);
  const first = seen.reading;
  expect(first?.inboundId).toBe(2 ** 40);
  expect(seen.reading).toEqual(first);
  pulse.read(null);
  expect(seen.reading).toBeNull();
  pulse.read(2 ** 40);
  expect(seen.reading?.count).not.toBe(first?.count);
});

it('each beat of one thread is seen by another', () => {
  const seen = new Pulse();
  const before = seen.beats;
  new Pulse(seen.memory).beat();
  expect(seen.beats).not.toBe(before);
});

it('a value is still for as long as looks find the same one', () => {
  const stillness = new Stillness();
  expect(stillness.of(1n, 100)).toBe(0);
  expect(stillness.of(1n, 130)).toBe(30);
  expect(stillness.of(2n, 150)).toBe(0);
  expect(stillness.of(null, 160)).toBe(0);
  expect(stillness.of(2n, 190)).toBe(0);
});

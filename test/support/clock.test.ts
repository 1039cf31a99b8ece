import { expect, it } from 'vitest';
import { fakeClock } from './clock.ts';

it('stands still until it is moved', () => {
  const clock = fakeClock('2026-03-02T08:00:00Z');
  expect(clock.now()).toBe('2026-03-02T08:00:00.000Z');
  clock.advance(90_000);
  expect(clock().toISOString()).toBe('2026-03-02T08:01:30.000Z');
  clock.set('2026-03-29T02:30:00+02:00');
  expect(clock.now()).toBe('2026-03-29T00:30:00.000Z');
});

it('refuses what is no time', () => {
  expect(() => fakeClock('tomorrow')).toThrow('not a time: tomorrow');
});

import { expect, it } from 'vitest';
import { GIVE_UP_AFTER_MS, MIN_ATTEMPTS, nextAttemptAt } from '../../src/delivery/backoff.ts';

const CREATED = '2026-03-02T09:00:00.000Z';
const later = (ms: number) => new Date(Date.parse(CREATED) + ms).toISOString();
const minutes = (at: string | null, from: string) =>
  at === null ? null : (Date.parse(at) - Date.parse(from)) / 60_000;

it('R-OUT-2 waits half a minute at first and two hours in the end', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempts) =>
    minutes(nextAttemptAt(attempts, CREATED, CREATED, 0.5), CREATED),
  );
  expect(waits).toEqual([0.5, 1, 2, 5, 15, 30, 60, 120, 120]);
});

it('R-OUT-2 varies each wait by a fifth, so that mails which failed together do not come back together', () => {
  expect(minutes(nextAttemptAt(2, CREATED, CREATED, 0), CREATED)).toBeCloseTo(0.8);
  expect(minutes(nextAttemptAt(2, CREATED, CREATED, 0.999_999), CREATED)).toBeCloseTo(1.2);
});

it('R-OUT-2 gives up after five days', () => {
  const almost = later(GIVE_UP_AFTER_MS - 3 * 60 * 60 * 1_000);
  expect(nextAttemptAt(60, CREATED, almost, 0.5)).not.toBeNull();
  expect(nextAttemptAt(60, CREATED, later(GIVE_UP_AFTER_MS), 0.5)).toBeNull();
});

it('R-OUT-2 tries a mail that lay here while we were switched off as often as any other', () => {
  const muchLater = later(10 * GIVE_UP_AFTER_MS);
  expect(nextAttemptAt(MIN_ATTEMPTS - 1, CREATED, muchLater, 0.5)).not.toBeNull();
  expect(nextAttemptAt(MIN_ATTEMPTS, CREATED, muchLater, 0.5)).toBeNull();
});

import { expect, it } from 'vitest';
import { until } from './until.ts';

it('gives the first truthy value of the condition', async () => {
  let calls = 0;
  expect(await until(async () => (++calls >= 3 ? { calls } : null), { what: 'three calls' })).toEqual({ calls: 3 });
});

it('takes a condition that throws as not yet true', async () => {
  let calls = 0;
  await until(
    () => {
      calls += 1;
      expect(calls).toBe(2);
      return true;
    },
    { what: 'the second call' },
  );
});

it('names what it waited for and what it saw last', async () => {
  await expect(until(() => 0, { what: 'a ticket', timeoutMs: 20 })).rejects.toThrow(
    'timed out after 20 ms waiting for a ticket; last seen: 0',
  );
  const fail = () => {
    throw new Error('no such table');
  };
  await expect(until(fail, { what: 'a ticket', timeoutMs: 20 })).rejects.toThrow('last seen: no such table');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TemporaryError } from '../src/errors.ts';
import { backoffMs, type LoopOptions, type StepResult, startLoop } from '../src/loop.ts';
import { until } from './support/until.ts';

function loopOf(step: LoopOptions['step'], errors: unknown[] = []) {
  return startLoop({
    name: 'test',
    step,
    backoff: { minMs: 1, maxMs: 5 },
    onError: (error) => void errors.push(error),
    random: () => 0,
  });
}

describe('the loop', () => {
  it('steps again at once while there is more', async () => {
    let steps = 0;
    const loop = loopOf(async (): Promise<StepResult> => (++steps < 5 ? 'again' : 60_000));
    await until(() => steps === 5, { what: 'five steps' });
    await loop.stop(0);
  });

  it('rests until it is nudged', async () => {
    let steps = 0;
    const loop = loopOf(async () => {
      steps += 1;
      return 60_000;
    });
    await until(() => steps === 1, { what: 'the first step' });
    loop.nudge();
    await until(() => steps === 2, { what: 'a second step' });
    await loop.stop(0);
  });

  it('keeps a nudge that comes during a step', async () => {
    let steps = 0;
    const loop = loopOf(async () => {
      steps += 1;
      if (steps === 1) loop.nudge();
      return 60_000;
    });
    await until(() => steps === 2, { what: 'a second step' });
    await loop.stop(0);
  });

  it('survives a step that throws, says so once, and goes on', async () => {
    const errors: unknown[] = [];
    let steps = 0;
    const loop = loopOf(async () => {
      steps += 1;
      if (steps === 1) throw new Error('once');
      return 60_000;
    }, errors);
    await until(() => steps === 2, { what: 'a step after the error' });
    expect(errors).toHaveLength(1);
    await loop.stop(0);
  });

  it('stop waits for the step in hand', async () => {
    let finish: () => void = () => undefined;
    let finished = false;
    const loop = loopOf(async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      finished = true;
      return 0;
    });
    const stopped = loop.stop(60_000);
    finish();
    await stopped;
    expect(finished).toBe(true);
  });

  it('stop aborts a step that takes longer than its grace', async () => {
    const loop = loopOf(
      (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    );
    await loop.stop(1);
  });
});

describe('back-off', () => {
  it('R-IN-10 doubles up to its bound, with jitter from half to whole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, random) => {
          const whole = Math.min(60_000, 1_000 * 2 ** (failures - 1));
          const wait = backoffMs({ minMs: 1_000, maxMs: 60_000 }, failures, random);
          expect(wait).toBeGreaterThanOrEqual(Math.floor(whole / 2));
          expect(wait).toBeLessThanOrEqual(whole);
        },
      ),
    );
  });

  it('R-IN-10 is never shorter than what the server asked for', () => {
    const error = new TemporaryError('throttled', { retryAfterMs: 90_000 });
    expect(backoffMs({ minMs: 1_000, maxMs: 60_000 }, 1, 0, error)).toBe(90_000);
  });
});

/**
 * The only loop: every stage is a `step` that does what is there to do and says how long it may rest.
 *
 *   step → 'again' ──────────────▶ step
 *        → rest for n ms ─ nudge ▶ step
 *        → throws ─ back-off ─ nudge does not shorten it ▶ step
 *   stop() ─▶ the step in hand ends by itself, or is aborted by its signal after the grace time
 *
 * Stages hand over through committed rows; a nudge merely shortens the rest, so losing one costs time, never mail.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { TemporaryError } from './errors.ts';

/** `'again'`: there may be more; a number: milliseconds to rest unless nudged. */
export type StepResult = 'again' | number;

export interface Backoff {
  minMs: number;
  maxMs: number;
}

export interface LoopOptions {
  name: string;
  /** Aborted `signal`: end at once. A step in a transaction lets it commit. */
  step: (signal: AbortSignal) => Promise<StepResult>;
  backoff: Backoff;
  /** Called once for each failed step; the loop goes on after `waitMs`. */
  onError: (error: unknown, failures: number, waitMs: number) => void;
  /** 0 ≤ random < 1, for the jitter. */
  random?: () => number;
}

export interface Loop {
  /** Something may have come: rest no longer. */
  nudge(): void;
  /** Takes nothing new; resolves when the step in hand has ended, which is aborted after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Starts a loop at once. */
export function startLoop(options: LoopOptions): Loop {
  const stopping = new AbortController();
  const aborting = new AbortController();
  const rest = createRest(stopping.signal);
  const random = options.random ?? Math.random;

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        const result = await options.step(aborting.signal);
        failures = 0;
        if (result !== 'again') await rest.untilNudged(result);
      } catch (error) {
        if (stopping.signal.aborted) return;
        failures += 1;
        const waitMs = backoffMs(options.backoff, failures, random(), error);
        options.onError(error, failures, waitMs);
        await rest.fully(waitMs);
      }
    }
  }

  const running = run();
  return {
    nudge: () => rest.nudge(),
    async stop(graceMs) {
      stopping.abort();
      const timer = setTimeout(() => aborting.abort(), graceMs);
      await running;
      clearTimeout(timer);
    },
  };
}

/** Exponential with jitter (half to whole); never shorter than the other side asked for. */
export function backoffMs(backoff: Backoff, failures: number, random: number, error?: unknown): number {
  const whole = Math.min(backoff.maxMs, backoff.minMs * 2 ** Math.min(failures - 1, 30));
  const asked = error instanceof TemporaryError ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(asked, Math.round(whole * (0.5 + random / 2)));
}

interface Rest {
  nudge(): void;
  untilNudged(ms: number): Promise<void>;
  fully(ms: number): Promise<void>;
}

function createRest(stop: AbortSignal): Rest {
  let nudged = false;
  let wake: AbortController | null = null;
  return {
    nudge() {
      nudged = true;
      wake?.abort();
    },
    async untilNudged(ms) {
      if (!nudged) {
        wake = new AbortController();
        await sleepUnless(ms, AbortSignal.any([wake.signal, stop]));
        wake = null;
      }
      nudged = false;
    },
    fully: (ms) => sleepUnless(ms, stop),
  };
}

async function sleepUnless(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}

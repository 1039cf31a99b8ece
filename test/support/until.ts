import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';

const POLL_MS = 10;
const DEFAULT_TIMEOUT_MS = 5_000;

type Falsy = false | null | undefined | 0 | '';

export interface UntilOptions {
  /** What is waited for, as it should read after "timed out waiting for". */
  what: string;
  timeoutMs?: number;
}

/**
 * Polls `condition` until it gives something truthy, and returns that.
 * A condition that throws counts as not yet true, so it may hold `expect` calls. The error names `what` and the last thing seen.
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  { what, timeoutMs = DEFAULT_TIMEOUT_MS }: UntilOptions,
): Promise<Exclude<T, Falsy>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    let seen: T | undefined;
    let cause: unknown;
    try {
      seen = await condition();
      if (seen) return seen as Exclude<T, Falsy>;
    } catch (error) {
      cause = error;
    }
    if (performance.now() >= deadline) {
      const last = cause instanceof Error ? cause.message : inspect(cause ?? seen, { depth: 3 });
      throw new Error(`timed out after ${timeoutMs} ms waiting for ${what}; last seen: ${last}`, { cause });
    }
    await sleep(POLL_MS);
  }
}

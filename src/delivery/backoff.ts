/** When a mail that could not be handed over is tried again (R-OUT-2). Pure. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The wait after the first, second, … attempt. Short at first: greylisting wants minutes, a restart seconds. */
const FIRST_WAITS_MS = [
  30 * SECOND_MS,
  1 * MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  1 * HOUR_MS,
];
/** The wait after each later attempt. */
const LATER_WAIT_MS = 2 * HOUR_MS;
/** RFC 5321 section 4.5.4.1: the give-up time generally needs to be at least 4–5 days. */
export const GIVE_UP_AFTER_MS = 5 * 24 * HOUR_MS;
/** A mail that lay here while we were switched off still gets its retries, however old it is. */
export const MIN_ATTEMPTS = FIRST_WAITS_MS.length + 1;
/** Waits vary by a fifth, so that mails which failed together do not come back together. */
const JITTER = 0.2;

/**
 * When to try again, ISO-8601, after `attempts` attempts (≥ 1) of a mail of `createdAt`; null: give up.
 * 0 ≤ `random` < 1.
 */
export function nextAttemptAt(attempts: number, createdAt: string, now: string, random: number): string | null {
  const wait = FIRST_WAITS_MS[attempts - 1] ?? LATER_WAIT_MS;
  const at = Date.parse(now) + Math.round(wait * (1 + JITTER * (2 * random - 1)));
  if (attempts >= MIN_ATTEMPTS && at > Date.parse(createdAt) + GIVE_UP_AFTER_MS) return null;
  return new Date(at).toISOString();
}

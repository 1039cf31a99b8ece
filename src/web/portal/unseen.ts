/** Work of which nobody may learn the outcome: whether an address or a number is known (R-WEB-2). */
import { setTimeout as pause } from 'node:timers/promises';

/** Longer than looking up and queueing a mail takes, so that the time of an answer tells nothing. */
const ANSWER_MS = 400;

export async function inTheSameTime<T>(work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([work(), pause(ANSWER_MS)]);
  return result;
}

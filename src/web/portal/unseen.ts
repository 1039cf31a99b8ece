/** Work of which nobody may learn the outcome: whether an address or a number is known (R-WEB-2). */
import { setTimeout as pause } from 'node:timers/promises';
import { LoketError } from '../../errors.ts';
import type { Clock } from '../../store/transaction.ts';
import { FailedAttempts, networkOf } from '../attempts.ts';
import type { PortalVisit } from './visit.ts';

/** Longer than looking up and queueing a mail takes, so that the time of an answer tells nothing. */
const ANSWER_MS = 400;

/** Does such work, in one and the same time. Errors: `too_many` for a network that asks too often. */
export type Unseen = <T>(visit: Pick<PortalVisit, 'ip'>, work: () => Promise<T>) => Promise<T>;

/** `maxAsked`: how often one network may ask in one window, whoever it is for. */
export function unseenWork(clock: Clock, maxAsked: number): Unseen {
  const asked = new FailedAttempts(clock, { maxFailures: maxAsked, sourceOf: networkOf });
  return async ({ ip }, work) => {
    if (asked.isBlocked(ip)) throw new LoketError('too_many', 'too many links asked for from one network');
    asked.fail(ip);
    const [result] = await Promise.all([work(), pause(ANSWER_MS)]);
    return result;
  };
}

/** Keeps robots from the form without troubling people (P19): counts in memory, a honeypot, a stamp, work under attack. */
import type { Clock } from '../../store/transaction.ts';
import { FailedAttempts, networkOf, WINDOW_MS } from '../attempts.ts';
import type { FormLimits } from './settings.ts';

const MINUTE_MS = 60_000;
const EVERYBODY = 'everybody';

/** What came in lately, by network, by address and in total. */
export class FormGuard {
  readonly #byNetwork: FailedAttempts;
  readonly #filesByNetwork: FailedAttempts;
  readonly #byAddress: FailedAttempts;
  readonly #total: FailedAttempts;
  readonly #attempts: FailedAttempts;

  constructor(clock: Clock, { perNetwork, perAddress, inTotal, attackPerMinute }: FormLimits) {
    const counting = (maxFailures: number, sourceOf: (name: string) => string, windowMs = WINDOW_MS) =>
      new FailedAttempts(clock, { maxFailures, sourceOf, windowMs });
    this.#byNetwork = counting(perNetwork, networkOf);
    this.#filesByNetwork = counting(perNetwork, networkOf);
    this.#byAddress = counting(perAddress, (address) => address.toLowerCase());
    this.#total = counting(inTotal, () => EVERYBODY);
    this.#attempts = counting(attackPerMinute, () => EVERYBODY, MINUTE_MS);
  }

  /** Counts one attempt, whatever becomes of it; gives true when it is the one that makes them an attack. */
  attempted(): boolean {
    return this.#attempts.fail(EVERYBODY);
  }

  /** Browsers have to work before their form is taken. */
  isUnderAttack(): boolean {
    return this.#attempts.isBlocked(EVERYBODY);
  }

  /** R-ACK-9: so many requests were taken lately that this one has to wait. */
  hasToWait(ip: string, address: string): boolean {
    return this.#byNetwork.isBlocked(ip) || this.#byAddress.isBlocked(address) || this.#total.isBlocked(EVERYBODY);
  }

  /** Counts files before they are read, so that forms that come all at once are counted too; false for one too many. */
  filesCome(ip: string): boolean {
    const mayCome = !this.#filesByNetwork.isBlocked(ip);
    this.#filesByNetwork.fail(ip);
    return mayCome;
  }

  /** Counts a form that was filled in well: its files were read, whatever becomes of it. */
  filledIn(ip: string): void {
    this.#byNetwork.fail(ip);
  }

  /** Counts a form that became a ticket. */
  taken(address: string): void {
    this.#byAddress.fail(address);
    this.#total.fail(EVERYBODY);
  }
}

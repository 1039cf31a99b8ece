/**
 * Counts failed attempts by source, in memory. For secret links this sheds load, and is no protection that a secret of
 * 192 bits would need; for passwords it is what slows a guesser down (R-WEB-3).
 */
import { isIPv6 } from 'node:net';
import type { Clock } from '../store/transaction.ts';

/** Failures that one source may make in one window. */
export const MAX_FAILURES = 30;
export const WINDOW_MS = 15 * 60 * 1000;
/** Sources that are remembered; beyond that the oldest is forgotten. */
const MAX_SOURCES = 10_000;

/** What counts as one source, and how often it may fail in one window. */
export interface Counting {
  maxFailures: number;
  sourceOf: (name: string) => string;
  /** Left out: `WINDOW_MS`. */
  windowMs?: number;
}

/** Sources are the networks of IP addresses. */
const BY_NETWORK: Counting = { maxFailures: MAX_FAILURES, sourceOf: networkOf };

export class FailedAttempts {
  private readonly clock: Clock;
  private readonly counting: Counting;
  /** In order of their windows' beginning. */
  private readonly sources = new Map<string, { since: number; failures: number }>();

  constructor(clock: Clock, counting: Counting = BY_NETWORK) {
    this.clock = clock;
    this.counting = counting;
  }

  /** Whether this source failed too often and has to wait. */
  isBlocked(name: string): boolean {
    return (this.current(this.counting.sourceOf(name))?.failures ?? 0) >= this.counting.maxFailures;
  }

  /** Counts one failure; gives true when it is the one that blocks its source. */
  fail(name: string): boolean {
    const source = this.counting.sourceOf(name);
    const known = this.current(source);
    if (known !== undefined) {
      known.failures += 1;
      return known.failures === this.counting.maxFailures;
    }
    // Set anew, so that the order stays that of the windows.
    this.sources.delete(source);
    this.sources.set(source, { since: this.clock().getTime(), failures: 1 });
    const oldest = this.sources.keys().next();
    if (this.sources.size > MAX_SOURCES && !oldest.done) this.sources.delete(oldest.value);
    return false;
  }

  /** Takes one failure back: it was counted before the attempt, and the attempt was right. */
  forgive(name: string): void {
    const known = this.current(this.counting.sourceOf(name));
    if (known !== undefined) known.failures -= 1;
  }

  private current(source: string) {
    const { windowMs = WINDOW_MS } = this.counting;
    const known = this.sources.get(source);
    return known !== undefined && this.clock().getTime() - known.since < windowMs ? known : undefined;
  }
}

/** One customer of a provider has a whole /64 of IPv6 (RFC 6177): its addresses are one source. */
export function networkOf(ip: string): string {
  const address = ip
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/%.*$/, '');
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const behind = tail === '' ? [] : tail.split(':');
    while (groups.length + behind.length < 8) groups.push('0');
    groups.push(...behind);
  }
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

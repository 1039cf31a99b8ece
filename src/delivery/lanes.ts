/** How many mails go out at a time: a connection each. */
import type { Clock } from '../store/transaction.ts';

/** A refusal is forgotten after this time, and as many connections as ever are tried again. */
const FORGET_AFTER_MS = 10_000;

/**
 * Many hosts allow an account fewer connections than we would like. One that is refused while others are at work says
 * that, and not that the server is away: then fewer are used for a while.
 */
export class Lanes {
  private readonly most: number;
  private readonly clock: Clock;
  private fewer: { count: number; until: number } | null = null;

  constructor(most: number, clock: Clock) {
    this.most = most;
    this.clock = clock;
  }

  count(): number {
    if (this.fewer !== null && this.clock().getTime() >= this.fewer.until) this.fewer = null;
    return this.fewer?.count ?? this.most;
  }

  /** A connection was refused while `others` were at work. False: there was no other, so the server is away. */
  makeDoWith(others: number): boolean {
    const until = this.clock().getTime() + FORGET_AFTER_MS;
    this.fewer = others === 0 ? null : { count: Math.min(others, this.count()), until };
    return others > 0;
  }
}

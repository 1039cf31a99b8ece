/** Whether an SMTP account takes our mail: shown to people, and the reason why the loop backs off. */
import { describe, TemporaryError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Clock } from '../store/transaction.ts';
import type { Failure } from './outcome.ts';

/** A password that was refused is not tried often: servers lock accounts out. */
const SIGN_IN_WAIT_MS = 60_000;
const MAX_SIGN_IN_WAIT_MS = 600_000;

export interface DeliveryState {
  /** `host:port`. */
  account: string;
  /** `starting`: the server has not been tried yet; `paused`: the server refuses our sign-in; `stuck`: our own store or disk fails. */
  status: 'starting' | 'ready' | 'unreachable' | 'paused' | 'stuck' | 'stopped';
  /** Since when it is so, ISO-8601. */
  since: string;
  /** What is wrong and how to mend it, in plain words; null while ready. */
  error: string | null;
  lastSentAt: string | null;
}

export class Health {
  private readonly clock: Clock;
  private readonly log: Log;
  private refusedSignIns = 0;
  private now: DeliveryState;

  constructor(account: string, clock: Clock, log: Log) {
    this.clock = clock;
    this.log = log;
    this.now = { account, status: 'starting', since: clock().toISOString(), error: null, lastSentAt: null };
  }

  state(): DeliveryState {
    return this.now;
  }

  isReady(): boolean {
    return this.now.status === 'ready';
  }

  sent(): void {
    this.refusedSignIns = 0;
    this.now = { ...this.now, lastSentAt: this.clock().toISOString() };
  }

  ready(): void {
    this.change('ready', null);
  }

  stopped(): void {
    this.change('stopped', null);
  }

  /** The server could not be reached or refused our sign-in. Gives what the loop has to wait for. */
  away(failure: Failure): TemporaryError {
    if (failure.kind !== 'authentication') {
      this.change('unreachable', failure.message);
      return new TemporaryError('the mail server cannot be reached');
    }
    const retryAfterMs = Math.min(MAX_SIGN_IN_WAIT_MS, SIGN_IN_WAIT_MS * 2 ** this.refusedSignIns);
    this.refusedSignIns += 1;
    this.change('paused', failure.message);
    return new TemporaryError('the mail server refuses our sign-in', { retryAfterMs });
  }

  /** Our own store or disk failed. Gives what the loop has to wait for. */
  stuck(error: unknown): TemporaryError {
    this.change('stuck', `our own disk or store fails: ${describe(error)}`);
    return new TemporaryError('our own disk or store fails', { cause: error });
  }

  private change(status: DeliveryState['status'], error: string | null): void {
    if (this.now.status !== status) {
      this.log.info({ account: this.now.account, from: this.now.status, to: status }, 'delivery changed');
      this.now = { ...this.now, since: this.clock().toISOString() };
    }
    this.now = { ...this.now, status, error };
  }
}

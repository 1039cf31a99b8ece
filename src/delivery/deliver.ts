/**
 * Mail goes out: one loop for each SMTP account, over the mailboxes that send through it.
 *
 *   queued ─ claim, committed ─▶ sending ─ 250 ──────────────▶ sent
 *                                   │ ──── clear 5xx ────────▶ failed, and work on the ticket
 *                                   │ ──── 4xx, lost, … ─────▶ queued, later (R-OUT-2, R-OUT-3)
 *                                   └───── never offered ────▶ queued, nothing counted
 *
 * Claims up to a bound wait for a connection, and a mail is read when it has one; results are written down in groups. When
 * the server cannot be reached or does not take our sign-in, all claims go back, and the loop's back-off tries the server
 * alone, without a mail, until it is there again. So it does at the start, to tell at once of a wrong password.
 */
import { isTemporary, type TemporaryError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type Loop, type StepResult, startLoop } from '../loop.ts';
import type { Metrics } from '../metrics.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import { type ClaimedMail, claimMails, type DeliveryRecord, nextMailAt } from '../store/outbox.ts';
import { readOutgoing } from '../store/outgoing.ts';
import type { Clock } from '../store/transaction.ts';
import { unlessAborted } from './abort.ts';
import { accountName, DEFAULT_CONNECTIONS, DEFAULT_TIMEOUTS, type SmtpAccount, type SmtpTimeouts } from './account.ts';
import { type DeliveryState, Health } from './health.ts';
import { Lanes } from './lanes.ts';
import { makeMessage } from './mime.ts';
import { judgeFailure, recordOfFailure } from './outcome.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { reportFailure, reportSent } from './report.ts';
import { openTransport, type Transport } from './smtp.ts';

/** Claims held at most, waiting and on their way: they are sent again after a crash, so not too many. */
const MAX_CLAIMS = 50;
/** Fewer than this waiting: time to claim more, before a connection stands idle. */
const FEW_CLAIMS = MAX_CLAIMS / 2;
/** Without a nudge the outbox is looked at this often, for mail queued by another process. */
const MAX_REST_MS = 5_000;
/** A server that is away is tried again soon: it costs one connection, and its mail waits. */
const BACKOFF = { minMs: 1_000, maxMs: 5_000 };

export type { DeliveryState };

export interface DeliveryOptions {
  account: SmtpAccount;
  /** Addresses of the mailboxes that send through this account, as the outbox rows name them. */
  mailboxes: readonly string[];
  timeouts?: SmtpTimeouts;
}

export interface DeliveryDeps {
  database: Pick<Database, 'read' | 'write'>;
  blobs: Pick<Blobs, 'open'>;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  /** 0 ≤ random < 1. */
  random: () => number;
  openTransport?: (account: SmtpAccount, timeouts: SmtpTimeouts) => Transport;
}

export interface Delivery {
  /** Mail may have been queued. */
  nudge(): void;
  /** Takes nothing new; waits up to `graceMs` for mails on their way. Those that take longer stay `sending` (R-OUT-3). */
  stop(graceMs: number): Promise<void>;
  state(): DeliveryState;
}

/** Starts sending. Claims left by an earlier worker have to be released before (`releaseClaims`). */
export function startDelivery(options: DeliveryOptions, deps: DeliveryDeps): Delivery {
  return new Sender(options, deps);
}

class Sender implements Delivery {
  private readonly options: DeliveryOptions;
  private readonly deps: DeliveryDeps;
  private readonly transport: Transport;
  private readonly recorder: Recorder;
  private readonly health: Health;
  private readonly lanes: Lanes;
  private readonly loop: Loop;
  private readonly stopping = new AbortController();
  private readonly waiting: ClaimedMail[] = [];
  private readonly onTheirWay = new Set<Promise<void>>();
  /** The outbox may hold more that is due than we have claimed. */
  private mayBeMore = false;
  /** What the next step throws, so that the loop backs off. */
  private trouble: TemporaryError | null = null;
  /** The grace is over: what still comes in is the end of connections that we cut ourselves. */
  private abandoned = false;

  constructor(options: DeliveryOptions, deps: DeliveryDeps) {
    const { account, timeouts = DEFAULT_TIMEOUTS } = options;
    this.options = options;
    this.deps = deps;
    this.health = new Health(accountName(account), deps.clock, deps.log);
    this.lanes = new Lanes(Math.min(account.connections ?? DEFAULT_CONNECTIONS, FEW_CLAIMS), deps.clock);
    this.transport = (deps.openTransport ?? openTransport)(account, timeouts);
    this.recorder = createRecorder({
      ...deps,
      onRecorded: (records) => this.onRecorded(records),
      onStuck: () => this.loop.nudge(),
    });
    const onError = this.onError.bind(this);
    const step = this.step.bind(this);
    this.loop = startLoop({ name: 'delivery', step, backoff: BACKOFF, onError, random: deps.random });
  }

  nudge(): void {
    this.loop.nudge();
  }

  state(): DeliveryState {
    return this.health.state();
  }

  private async step(): Promise<StepResult> {
    if (this.recorder.isStuck()) await this.recorder.flush();
    const { trouble } = this;
    this.trouble = null;
    if (trouble !== null) throw trouble;
    if (!this.health.isReady()) await this.tryServer();
    if (this.waiting.length >= FEW_CLAIMS) {
      this.mayBeMore = true;
      this.sendWaiting();
      return MAX_REST_MS;
    }
    const room = MAX_CLAIMS - this.waiting.length - this.onTheirWay.size;
    const { mailboxes } = this.options;
    const claimed = await this.deps.database.write((tx, now) => claimMails(tx, now, mailboxes, room), 'process');
    this.waiting.push(...claimed);
    this.mayBeMore = claimed.length === room;
    this.sendWaiting();
    return this.mayBeMore ? MAX_REST_MS : this.untilNextMail();
  }

  /** The server alone, without a mail: none is delayed, counted or blamed for it. */
  private async tryServer(): Promise<void> {
    try {
      await unlessAborted(this.transport.verify(), this.stopping.signal);
    } catch (error) {
      throw this.stopping.signal.aborted ? error : this.health.away(judgeFailure(error, this.options.account));
    }
    this.health.ready();
  }

  private async untilNextMail(): Promise<number> {
    const at = await nextMailAt(this.deps.database.read, this.options.mailboxes);
    if (at === null) return MAX_REST_MS;
    return Math.min(MAX_REST_MS, Math.max(0, Date.parse(at) - this.deps.clock().getTime()));
  }

  /** A mail for each free connection, so that none waits in a queue of the pool, where we could not take it back. */
  private sendWaiting(): void {
    if (!this.health.isReady() || this.stopping.signal.aborted) {
      this.giveBack();
      return;
    }
    while (this.onTheirWay.size < this.lanes.count()) {
      const mail = this.waiting.shift();
      if (mail === undefined) break;
      const way = this.send(mail)
        .catch(this.onBug)
        .then(() => {
          this.onTheirWay.delete(way);
          this.sendWaiting();
        });
      this.onTheirWay.add(way);
    }
    if (this.mayBeMore && this.waiting.length < FEW_CLAIMS) this.loop.nudge();
  }

  /** Mails that were claimed and never offered: nothing is counted. */
  private giveBack(): void {
    const now = this.deps.clock().toISOString();
    for (const { id } of this.waiting.splice(0)) this.recorder.add({ id, result: 'released', nextAttemptAt: now });
  }

  /** A mail that fails to fail stays `sending` and is sent again at the next start; it must not end the worker. */
  private readonly onBug = (error: unknown) =>
    this.deps.log.error({ error }, 'the outcome of a mail was not understood');

  /** Whatever happens to one mail is its own outcome. */
  private async send(claimed: ClaimedMail): Promise<void> {
    const { database, blobs, clock } = this.deps;
    try {
      const mail = await readOutgoing(database.read, claimed.id);
      const message = await makeMessage(mail, clock(), (sha256) => blobs.open(database.read, sha256));
      const { refused } = await this.transport.send(message);
      if (this.abandoned) return;
      this.recorder.add({ id: claimed.id, result: 'sent', ...(refused.length === 0 ? {} : { refused }) });
    } catch (error) {
      if (!this.abandoned) this.recordFailure(claimed, error);
      return;
    }
    this.health.sent();
    reportSent(this.deps, claimed);
  }

  private recordFailure(claimed: ClaimedMail, error: unknown): void {
    const now = this.deps.clock().toISOString();
    if (isTemporary(error)) {
      this.recorder.add({ id: claimed.id, result: 'released', nextAttemptAt: now });
      this.backOff(() => this.health.stuck(error));
      return;
    }
    const failure = judgeFailure(error, this.options.account);
    const record = recordOfFailure(claimed, failure, now, this.deps.random());
    this.recorder.add(record);
    if (record.result !== 'released') reportFailure(this.deps, claimed, failure, record);
    else if (failure.kind !== 'unreachable' || !this.lanes.makeDoWith(this.onTheirWay.size - 1)) {
      this.backOff(() => this.health.away(failure));
    }
  }

  /** Mails on their way together meet the same trouble together: the first one tells. */
  private backOff(trouble: () => TemporaryError): void {
    if (!this.health.isReady()) return;
    this.trouble = trouble();
    this.giveBack();
    this.loop.nudge();
  }

  private onRecorded(records: readonly DeliveryRecord[]): void {
    // The rest was measured before these were queued again.
    if (records.some(({ result }) => result === 'retry' || result === 'released')) this.loop.nudge();
  }

  private onError(error: unknown, failures: number, waitMs: number): void {
    // What is not the server's is the store's: neither claims nor results are taken.
    if (this.health.isReady()) this.health.stuck(error);
    const { account, status } = this.health.state();
    this.deps.metrics.loopFailures.inc({ loop: 'delivery' });
    this.deps.log.warn({ account, status, failures, waitMs, error }, 'delivery waits');
  }

  async stop(graceMs: number): Promise<void> {
    this.stopping.abort();
    const graceOver = AbortSignal.timeout(graceMs);
    await this.loop.stop(graceMs);
    this.giveBack();
    await unlessAborted(Promise.all(this.onTheirWay), graceOver).catch(() => undefined);
    this.abandoned = true;
    this.transport.close();
    await this.recorder.flush().catch((error) => {
      this.deps.log.error({ error }, 'deliveries could not be written down; they are sent again at the next start');
    });
    this.health.stopped();
  }
}

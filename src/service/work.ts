/** The worker: delivery, the stages that need the store alone, mailboxes, wired to each other. */
import type { Config } from '../config.ts';
import { DEFAULT_TIMEOUTS, type SmtpTimeouts } from '../delivery/account.ts';
import { type Delivery, startDelivery } from '../delivery/deliver.ts';
import { type MailboxWorker, startMailbox } from '../intake/mailbox.ts';
import type { Deadlines } from '../intake/options.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { House } from '../pipeline/house.ts';
import { openBlobs, removeLeftOvers } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import { releaseClaims } from '../store/outbox.ts';
import type { Clock } from '../store/transaction.ts';
import { mailboxOptions, smtpAccounts } from './options.ts';
import type { Stages, Told } from './stages.ts';
import { STOP_GRACE_MS, type Stop } from './stop.ts';
import type { WatchedStages } from './watched-stages.ts';

/** Shorter waits for servers than people want, so that tests of broken ones are quick. */
export interface Tuning {
  imap?: Partial<Deadlines>;
  smtp?: Partial<SmtpTimeouts>;
}

export interface WorkParts {
  deliveries: Delivery[];
  mailboxes: MailboxWorker[];
}

export interface WorkDeps {
  config: Config;
  database: Database;
  metrics: Metrics;
  log: Log;
  clock: Clock;
  wording: House['wording'];
  hours: House['hours'];
  publicUrl: string;
  tuning: Tuning;
  /** The thread for the stages, loading; null: they run here. */
  thread: WatchedStages | null;
}

/** Starts the worker's stages, last one first, so that each finds the next one at work. */
export async function startWork(deps: WorkDeps, parts: WorkParts, stops: Stop[]): Promise<void> {
  const { config, database, metrics, log, clock, tuning } = deps;
  const released = await database.write(releaseClaims);
  if (released > 0) log.warn({ released }, 'mails that an earlier worker was sending are sent again');
  const blobs = await openBlobs(config.data_dir);
  await removeLeftOvers(config.data_dir, clock());
  for (const { account, mailboxes } of smtpAccounts(config.mailboxes)) {
    const delivery = startDelivery(
      { account, mailboxes, timeouts: { ...DEFAULT_TIMEOUTS, ...tuning.smtp } },
      { database, blobs, clock, log, metrics, random: Math.random },
    );
    parts.deliveries.push(delivery);
  }
  stops.push(() => stopTogether(parts.deliveries));
  const stages = await openStages(deps, (told) => hear(told, metrics, parts.deliveries));
  stops.push(() => stages.stop());
  const onReceived = () => stages.nudge();
  for (const mailbox of config.mailboxes) {
    const watched = { ...mailboxOptions(mailbox, config), deadlines: tuning.imap ?? {} };
    const worker = startMailbox(watched, { database, blobs, clock, log, metrics, onReceived });
    parts.mailboxes.push(worker);
  }
  stops.push(() => stopTogether(parts.mailboxes));
}

async function openStages(deps: WorkDeps, tell: (told: Told) => void): Promise<Stages> {
  const { thread, publicUrl } = deps;
  if (thread === null) {
    const { startStages } = await import('./stages.ts');
    return startStages({ ...deps, tell, unreadable: new Map(), onReading: () => undefined });
  }
  await thread.begin({ publicUrl }, tell);
  return thread;
}

function hear(told: Told, metrics: Metrics, deliveries: readonly Delivery[]): void {
  if (told === 'queued') {
    for (const delivery of deliveries) delivery.nudge();
  } else if ('failedStep' in told) {
    metrics.loopFailures.inc({ loop: told.failedStep });
  } else {
    const { outcomes, seconds, deferred } = told.processed;
    for (const outcome of outcomes) metrics.processed.inc({ outcome });
    for (const each of seconds) metrics.processingSeconds.observe(each);
    metrics.deferredConfirmations.inc(deferred);
  }
}

/** Parts of one kind do not wait for each other: the whole stop stays within a container's patience. */
async function stopTogether(parts: readonly { stop(graceMs: number): Promise<void> }[]): Promise<void> {
  await Promise.all(parts.map((part) => part.stop(STOP_GRACE_MS)));
}

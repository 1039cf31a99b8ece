/** The worker: delivery, pipeline, mailboxes, wired to each other. */
import { randomBytes } from 'node:crypto';
import { answerByMail, noteByMail } from '../actions/mailed-answer.ts';
import type { Config } from '../config.ts';
import { DEFAULT_TIMEOUTS, type SmtpTimeouts } from '../delivery/account.ts';
import { type Delivery, startDelivery } from '../delivery/deliver.ts';
import { type MailboxWorker, startMailbox } from '../intake/mailbox.ts';
import type { Deadlines } from '../intake/options.ts';
import type { Log } from '../log.ts';
import { type Backoff, type Loop, startLoop } from '../loop.ts';
import type { Metrics } from '../metrics.ts';
import type { House } from '../pipeline/house.ts';
import { ReadingThread } from '../pipeline/thread.ts';
import type { PipelineDeps } from '../pipeline.ts';
import { openBlobs, removeLeftOvers } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import { releaseClaims } from '../store/outbox.ts';
import type { Clock } from '../store/transaction.ts';
import { confirmingHouse, deadlineRules, deskOf, mailboxOptions, noticeSender, smtpAccounts } from './options.ts';
import { openSecret } from './secret.ts';

/** A part that is asked to stop may finish its step for so long; then the step is aborted. */
const STOP_GRACE_MS = 8_000;

/** Faults of the machine: a full disk may be freed any moment. */
const PIPELINE_BACKOFF: Backoff = { minMs: 500, maxMs: 10_000 };

/** Chores begin when the rest is at work. */
const UPKEEP_START_MS = 500;
const UPKEEP_BACKOFF: Backoff = { minMs: 2_000, maxMs: 60_000 };

/** Ends a part. Called in reverse order of the starts. */
export type Stop = () => Promise<void> | void;

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
  const thread = new ReadingThread(config.data_dir);
  stops.push(() => thread.stop());
  const pipeline = startPipeline({
    house: houseOf(deps),
    thread,
    database,
    blobs,
    clock,
    log,
    metrics,
    onQueued: () => {
      for (const delivery of parts.deliveries) delivery.nudge();
    },
  });
  stops.push(() => pipeline.stop(STOP_GRACE_MS));
  const upkeep = startUpkeep(deps, () => {
    for (const delivery of parts.deliveries) delivery.nudge();
  });
  stops.push(() => upkeep.stop(STOP_GRACE_MS));
  const onReceived = () => pipeline.nudge();
  for (const mailbox of config.mailboxes) {
    const watched = { ...mailboxOptions(mailbox, config), deadlines: tuning.imap ?? {} };
    const worker = startMailbox(watched, { database, blobs, clock, log, metrics, onReceived });
    parts.mailboxes.push(worker);
  }
  stops.push(() => stopTogether(parts.mailboxes));
}

function startPipeline(deps: PipelineDeps): Loop {
  return startLoop({
    name: 'pipeline',
    // Loaded by the first step: what reads mail is a quarter of all code, and no page has to wait for it.
    step: async () => (await import('../pipeline.ts')).workThrough(deps),
    backoff: PIPELINE_BACKOFF,
    onError(error, failures, waitMs) {
      deps.metrics.loopFailures.inc({ loop: 'pipeline' });
      deps.log.error({ error, failures, waitMs }, 'the pipeline waits: nothing is lost, the ledger is taken up again');
    },
  });
}

function startUpkeep(deps: WorkDeps, onQueued: () => void): Loop {
  const { config, database, clock, wording, hours, publicUrl } = deps;
  let chores: (() => Promise<number>) | null = null;
  let isStarting = true;
  return startLoop({
    name: 'upkeep',
    // Loaded by the second step, as the pipeline is by its first: mail goes before.
    async step() {
      if (isStarting) {
        isStarting = false;
        return UPKEEP_START_MS;
      }
      chores ??= (await import('../upkeep.ts')).openUpkeep({
        database,
        clock,
        deadlines: deadlineRules(config, hours),
        notices: noticeSender(config, wording, publicUrl),
        timerMinutes: config.billing.warn_minutes,
        onQueued,
      });
      return chores();
    },
    backoff: UPKEEP_BACKOFF,
    onError(error, failures, waitMs) {
      deps.metrics.loopFailures.inc({ loop: 'upkeep' });
      deps.log.error({ error, failures, waitMs }, 'upkeep waits: agents are told later, nothing is lost');
    },
  });
}

function houseOf({ config, wording, hours, publicUrl }: WorkDeps): House {
  const secret = openSecret(config.secret, config.data_dir);
  const answering = { ...confirmingHouse(config, wording, hours), publicUrl };
  return {
    desks: new Map(config.mailboxes.map((mailbox) => [mailbox.address, deskOf(mailbox, config, secret)])),
    ticketPrefix: config.ticket.prefix,
    publicUrl,
    timeZone: config.time_zone,
    hours,
    secret,
    wording,
    randomBytes,
    answerByMail: (tx, now, answer) => answerByMail(tx, now, answering, answer),
    noteByMail,
  };
}

/** Parts of one kind do not wait for each other: the whole stop stays within a container's patience. */
async function stopTogether(parts: readonly { stop(graceMs: number): Promise<void> }[]): Promise<void> {
  await Promise.all(parts.map((part) => part.stop(STOP_GRACE_MS)));
}

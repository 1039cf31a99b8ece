/**
 * The stages that need the store alone, no network: the pipeline and upkeep. They run here (tests, with a clock of their own) or in
 * a thread of their own (`watched-stages`), and tell what they did in plain data that can cross to another one.
 */
import { randomBytes } from 'node:crypto';
import { answerByMail, noteByMail } from '../actions/mailed-answer.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { type Backoff, type Loop, startLoop } from '../loop.ts';
import type { House } from '../pipeline/house.ts';
import type { ReadDeps } from '../pipeline/read.ts';
import { type Processed, workThrough } from '../pipeline.ts';
import { openBlobs } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import type { Clock } from '../store/transaction.ts';
import { confirmingHouse, deadlineRules, deskOf, noticeSender } from './options.ts';
import { openSecret } from './secret.ts';
import { STOP_GRACE_MS } from './stop.ts';

/** Faults of the machine: a full disk may be freed any moment. */
const PIPELINE_BACKOFF: Backoff = { minMs: 500, maxMs: 10_000 };

/** Chores begin when the rest is at work. */
const UPKEEP_START_MS = 500;
const UPKEEP_BACKOFF: Backoff = { minMs: 2_000, maxMs: 60_000 };

/** What the stages tell the rest of the service. */
export type Told =
  | { processed: Processed }
  /** Mail was queued: it may be sent. */
  | 'queued'
  | { failedStep: 'pipeline' | 'upkeep' };

export interface StagesDeps extends Pick<ReadDeps, 'unreadable' | 'onReading'> {
  config: Config;
  database: Database;
  log: Log;
  clock: Clock;
  wording: House['wording'];
  hours: House['hours'];
  publicUrl: string;
  tell: (told: Told) => void;
}

export interface Stages {
  /** Mail may have come. */
  nudge(): void;
  /** Takes nothing new; resolves when the steps in hand have ended. */
  stop(): Promise<void>;
}

/** Starts both. */
export async function startStages(deps: StagesDeps): Promise<Stages> {
  const pipeline = await startPipeline(deps);
  const upkeep = startUpkeep(deps);
  return {
    nudge: () => pipeline.nudge(),
    async stop() {
      await Promise.all([pipeline.stop(STOP_GRACE_MS), upkeep.stop(STOP_GRACE_MS)]);
    },
  };
}

async function startPipeline(deps: StagesDeps): Promise<Loop> {
  const { config, database, clock, log, unreadable, onReading, tell } = deps;
  const parts = {
    house: houseOf(deps),
    database,
    blobs: await openBlobs(config.data_dir),
    clock,
    log,
    unreadable,
    onReading,
    onProcessed: (processed: Processed) => tell({ processed }),
    onQueued: () => tell('queued'),
  };
  return startLoop({
    name: 'pipeline',
    step: () => workThrough(parts),
    backoff: PIPELINE_BACKOFF,
    onError(error, failures, waitMs) {
      tell({ failedStep: 'pipeline' });
      log.error({ error, failures, waitMs }, 'the pipeline waits: nothing is lost, the ledger is taken up again');
    },
  });
}

function startUpkeep({ config, database, clock, log, wording, hours, publicUrl, tell }: StagesDeps): Loop {
  let chores: (() => Promise<number>) | null = null;
  let isStarting = true;
  return startLoop({
    name: 'upkeep',
    // Loaded by the second step: mail goes before.
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
        onQueued: () => tell('queued'),
      });
      return chores();
    },
    backoff: UPKEEP_BACKOFF,
    onError(error, failures, waitMs) {
      tell({ failedStep: 'upkeep' });
      log.error({ error, failures, waitMs }, 'upkeep waits: agents are told later, nothing is lost');
    },
  });
}

/** What the pipeline needs to know, of the configuration. Makes the key for signatures when there is none. */
export function houseOf({
  config,
  wording,
  hours,
  publicUrl,
}: Pick<StagesDeps, 'config' | 'wording' | 'hours' | 'publicUrl'>): House {
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

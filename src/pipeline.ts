/**
 * The story of a mail after its door:
 *
 *   pending ─ claim (attempt counted, committed) ─ read ─┬─ decide and write, ONE commit ─▶ done · ignored · held
 *      ▲                                                 │
 *      ├──── its own fault: alone, later, at most N times ┴▶ failed (raw kept, `loket inbound retry`)
 *      └──── the machine's fault (disk, database): the attempt is given back and everybody waits
 */
import { describe, isTemporary } from './errors.ts';
import type { Log } from './log.ts';
import { type Conclusion, concludeBatch } from './pipeline/conclude.ts';
import { type ReadDeps, type ReadMail, readMail } from './pipeline/read.ts';
import type { BlobStage } from './store/blob-stage.ts';
import type { Blobs } from './store/blobs.ts';
import type { Database } from './store/database.ts';
import { type Clock, found } from './store/transaction.ts';
import { claimWork, failWork, giveBackWork, nextWorkAt, postponeWork, type WorkRow } from './store/work.ts';
import type { Outcome } from './triage/decision.ts';

/** One commit for so many mails: measured, larger batches gain nothing, make a crash redo more and hold more memory. */
const BATCH = { count: 50, bytes: 4 * 1024 * 1024 };
/** Attempts before a mail that cannot be processed is `failed`: one in its batch, the others alone (R-IN-15). */
export const MAX_ATTEMPTS = 5;
/** Attempts during which the process died. More: whatever restarts it again and again may have nothing to do with the mail. */
export const MAX_DEATHS = 10;
/** Wait before the second, third … attempt, in ms. The second comes at once, alone: its neighbours were to blame. */
const RETRY_AFTER_MS = [0, 10_000, 60_000, 300_000];
/** Longest rest: the ledger is looked at this often also when a nudge was lost, e.g. of `loket ingest`. */
const REST_MS = 500;

/** What became of some mails. Plain data: it is counted in another thread. */
export interface Processed {
  outcomes: Outcome[];
  /** From the record in the ledger to the outcome, of each. */
  seconds: number[];
  /** Confirmations that were put off by the total cap. */
  deferred: number;
}

export interface PipelineDeps extends ReadDeps {
  database: Database;
  blobs: Blobs;
  clock: Clock;
  log: Log;
  onProcessed: (processed: Processed) => void;
  /** A confirmation was queued. */
  onQueued: () => void;
}

/**
 * One step of the pipeline's loop: claims a batch and takes it to its end. Gives `'again'` after work, else how many
 * milliseconds to rest. Throws for faults of the machine; then nothing is lost and the loop backs off.
 */
export async function workThrough(deps: PipelineDeps): Promise<'again' | number> {
  const claimed = await deps.database.write((tx, now) => claimWork(tx, now, BATCH), 'process');
  if (claimed.length === 0) return restMs(deps);
  const spent = claimed.filter((row) => row.attempts >= MAX_DEATHS);
  for (const row of spent) await giveUp(deps, row, 'the process ended while it worked on this mail');
  const rows = claimed.filter((row) => !spent.includes(row));
  const stage = deps.blobs.stage();
  try {
    const mails = await readAll(deps, rows, stage);
    if (mails.length > 0) await conclude(deps, mails, stage);
  } catch (error) {
    if (!isTemporary(error)) throw error;
    await giveBack(deps, rows);
    throw error;
  }
  return 'again';
}

/** Reads each mail by itself: one that cannot be read takes no neighbour along. */
async function readAll(deps: PipelineDeps, rows: readonly WorkRow[], stage: BlobStage): Promise<ReadMail[]> {
  const hashes = rows.map((row) => row.raw_sha256);
  const places = await deps.blobs.locate(deps.database.read, hashes);
  const mails: ReadMail[] = [];
  for (const row of rows) {
    try {
      const place = found(places.get(row.raw_sha256), `blob ${row.raw_sha256}`);
      mails.push(await readMail(deps, row, place, stage));
    } catch (error) {
      if (isTemporary(error)) throw error;
      await blame(deps, row, error);
    }
  }
  return mails;
}

async function conclude(deps: PipelineDeps, mails: readonly ReadMail[], stage: BlobStage): Promise<void> {
  let conclusions: Conclusion[];
  try {
    conclusions = await deps.database.write((tx, now) => concludeBatch(tx, now, deps.house, mails, stage));
  } catch (error) {
    if (isTemporary(error)) throw error;
    // One of them is to blame, and which one shows when each is tried alone.
    for (const mail of mails) await blame(deps, mail.row, error);
    return;
  }
  for (const { row, outcome, reason, deferred } of conclusions) {
    deps.log.debug({ inbound: row.id, outcome, reason }, 'mail processed');
    if (deferred) alarmDeferred(deps, row);
  }
  deps.onProcessed(processedOf(deps, conclusions));
  if (conclusions.some((conclusion) => conclusion.queued)) deps.onQueued();
}

function processedOf({ clock }: PipelineDeps, conclusions: readonly Conclusion[]): Processed {
  const now = clock().getTime();
  return {
    outcomes: conclusions.map(({ outcome }) => outcome),
    seconds: conclusions.map(({ row }) => Math.max(0, now - Date.parse(row.created_at)) / 1000),
    deferred: conclusions.filter(({ deferred }) => deferred).length,
  };
}

/** R-ACK-4: the total cap is a dam against loops; that it was reached is for a person to see. */
function alarmDeferred(deps: PipelineDeps, row: WorkRow): void {
  deps.log.error(
    { inbound: row.id },
    'confirmation.max_per_hour is reached: confirmations are put off; look for a loop',
  );
}

/** Counts a failed attempt on its mail, which waits and comes again alone, or is given up. */
async function blame(deps: PipelineDeps, row: WorkRow, error: unknown): Promise<void> {
  const attempts = row.attempts + 1;
  if (attempts >= MAX_ATTEMPTS) return giveUp(deps, row, describe(error));
  const waitMs = RETRY_AFTER_MS[attempts - 1] ?? 0;
  const nextAttemptAt = new Date(deps.clock().getTime() + waitMs).toISOString();
  deps.log.warn({ inbound: row.id, attempts, waitMs, error }, 'mail could not be processed; it is tried again alone');
  await deps.database.write((tx, now) => postponeWork(tx, now, [row.id], { error: describe(error), nextAttemptAt }));
}

async function giveUp(deps: PipelineDeps, row: WorkRow, error: string): Promise<void> {
  deps.log.error({ inbound: row.id }, 'mail failed; its raw bytes are kept: see `loket inbound show`, then `retry`');
  deps.onProcessed({ outcomes: ['failed'], seconds: [], deferred: 0 });
  await deps.database.write((tx, now) => failWork(tx, now, row.id, { error, reason: 'processing' }));
}

/** The database itself may be what fails: then the attempts stay counted, which the next start survives too. */
async function giveBack(deps: PipelineDeps, rows: readonly WorkRow[]): Promise<void> {
  const ids = rows.map((row) => row.id);
  await deps.database
    .write((tx, now) => giveBackWork(tx, now, ids))
    .catch((error: unknown) => deps.log.error({ error, rows: ids.length }, 'attempts could not be given back'));
}

async function restMs(deps: PipelineDeps): Promise<number> {
  const next = await nextWorkAt(deps.database.read);
  if (next === null) return REST_MS;
  return Math.min(REST_MS, Math.max(0, Date.parse(next) - deps.clock().getTime()));
}

/**
 * The worker of one mailbox: one loop, one connection that lives across its steps.
 *
 *   step: connect if need be → look (all UIDs on the timer, those after the cursor on a hint) → take → after-care → IDLE, rest
 *   a failed step closes the connection; the next one makes a new client after the back-off
 *
 * IDLE is a hint that shortens the rest (R-IN-9); nothing is lost when it never comes. Mailboxes share nothing (R-IN-13).
 */
import { describe, isTemporary, TemporaryError } from '../errors.ts';
import { backoffMs, type Loop, type StepResult, startLoop } from '../loop.ts';
import { type AfterCareResult, runAfterCare } from './after-care.ts';
import { type Connection, folderNames, openConnection } from './connection.ts';
import { explainImapError, isFolderMissing, isLoginRefused } from './explain.ts';
import { deadlinesOf, type MailboxDeps, type MailboxOptions } from './options.ts';
import { lookForAll, lookForNew, lookForRetries, type View } from './scan.ts';
import { type Deafness, watchForDeafness } from './watchdog.ts';

/** A refused after-care is tried again after this long; reading goes on meanwhile. */
const AFTER_CARE_PAUSE_MS = 5 * 60_000;

export type MailboxStatus = 'connecting' | 'reading' | 'idle' | 'waiting' | 'paused' | 'stopped';

export interface MailboxState {
  address: string;
  /** `waiting`: for the next try after a failure; `paused`: the login was refused. */
  status: MailboxStatus;
  /** Since when it has this status. ISO-8601. */
  since: string;
  /** The last answer of the server. ISO-8601; null before the first. */
  lastProgressAt: string | null;
  /** What is wrong, in words for the operator; null when nothing is. */
  error: string | null;
  known: { uidValidity: string; cursor: number } | null;
  /** What the operator should know although mail is read. */
  notices: string[];
}

export interface MailboxWorker {
  /** Looks at once, also out of a pause. */
  nudge(): void;
  /** Takes nothing new, ends what is begun within `graceMs`, says goodbye. Leaves no timer, promise or socket. */
  stop(graceMs: number): Promise<void>;
  state(): MailboxState;
}

interface Worker extends View {
  connection: Connection | null;
  idle: Promise<void>;
  status: MailboxStatus;
  since: string;
  lastProgressAt: string | null;
  error: string | null;
  /** Monotonic milliseconds. */
  nextScanAt: number;
  nextAfterCareAt: number;
  refusedLogins: number;
  stopping: boolean;
  deafness: Deafness | null;
  nudge: () => void;
}

/** Starts watching a mailbox at once. Never fails: what is wrong stands in its state, and it goes on trying. */
export function startMailbox(options: MailboxOptions, deps: MailboxDeps): MailboxWorker {
  const worker = newWorker(options, deps);
  const { backoffMinMs, backoffMaxMs } = deadlinesOf(options);
  const loop: Loop = startLoop({
    name: 'mailbox',
    step: (signal) => step(worker, signal),
    backoff: { minMs: backoffMinMs, maxMs: backoffMaxMs },
    onError: (error, failures, waitMs) => tell(worker, error, failures, waitMs),
  });
  worker.nudge = () => loop.nudge();
  return {
    nudge: () => loop.nudge(),
    async stop(graceMs) {
      worker.stopping = true;
      await loop.stop(graceMs);
      worker.deafness?.stop();
      await worker.connection?.leave();
      await worker.idle;
      setStatus(worker, 'stopped');
    },
    state: () => stateOf(worker),
  };
}

function newWorker(options: MailboxOptions, deps: MailboxDeps): Worker {
  return {
    options,
    deps: { ...deps, log: deps.log.child({ mailbox: options.address }) },
    connection: null,
    idle: Promise.resolve(),
    folder: null,
    cursor: 0,
    notBefore: null,
    told: 0,
    suspects: new Set(),
    notices: new Map(),
    status: 'connecting',
    since: deps.clock().toISOString(),
    lastProgressAt: null,
    error: null,
    nextScanAt: 0,
    nextAfterCareAt: 0,
    refusedLogins: 0,
    stopping: false,
    deafness: null,
    nudge: () => undefined,
  };
}

async function step(worker: Worker, signal: AbortSignal): Promise<StepResult> {
  try {
    const connection = await connected(worker, signal);
    setStatus(worker, 'reading');
    const keepGoing = () => !worker.stopping;
    if (performance.now() >= worker.nextScanAt) {
      await lookForAll(worker, connection, keepGoing);
      worker.nextScanAt = performance.now() + worker.options.imap.pollSeconds * 1000;
    } else {
      await lookForNew(worker, connection, keepGoing);
    }
    await lookForRetries(worker, connection, keepGoing);
    const more = await afterCare(worker, connection, keepGoing);
    worker.error = null;
    if (more) return 'again';
    if (!worker.stopping) rest(worker, connection);
    return Math.max(0, worker.nextScanAt - performance.now());
  } catch (error) {
    throw await afterFailure(worker, error);
  }
}

/** The connection of the step before, or a new one. A client that was closed is dead (R-IN-11). */
async function connected(worker: Worker, signal: AbortSignal): Promise<Connection> {
  const present = worker.connection;
  if (present?.isOpen()) return present;
  if (present !== null) {
    worker.connection = null;
    throw present.failure() ?? new Error('the server closed the connection');
  }
  setStatus(worker, 'connecting');
  const connection = await openConnection(worker.options, worker.deps.log, signal, {
    onExists: (more) => {
      worker.told += more;
      worker.nudge();
    },
    onClosed: () => worker.nudge(),
    onProgress: () => progress(worker),
  });
  worker.connection = connection;
  worker.refusedLogins = 0;
  worker.nextScanAt = 0;
  worker.deafness = watchForDeafness(connection, worker.options, () => {
    worker.deps.log.warn('no progress; the connection is taken for dead');
    worker.deps.metrics.loopFailures.inc({ loop: 'mailbox-watchdog' });
  });
  worker.deps.log.debug('connected');
  return connection;
}

function progress(worker: Worker): void {
  const now = worker.deps.clock();
  worker.lastProgressAt = now.toISOString();
  worker.deafness?.progress();
  worker.deps.metrics.mailboxProgress.set({ mailbox: worker.options.address }, Math.floor(now.getTime() / 1000));
}

/** True when more of it is due at once. A refusal is told and put off, reading goes on. */
async function afterCare(worker: Worker, connection: Connection, keepGoing: () => boolean): Promise<boolean> {
  if (worker.folder === null || performance.now() < worker.nextAfterCareAt) return false;
  const result: AfterCareResult = await runAfterCare(connection, worker.folder, worker.options, worker.deps, keepGoing);
  if (result.kind !== 'refused') {
    worker.notices.delete('after-care');
    return result.kind === 'more';
  }
  if (worker.notices.get('after-care') !== result.why)
    worker.deps.log.warn({ reason: result.why }, 'after-care refused');
  worker.notices.set('after-care', result.why);
  worker.nextAfterCareAt = performance.now() + AFTER_CARE_PAUSE_MS;
  return false;
}

/** IDLE until something is sent; the promise ends with the next command or with the connection, and fails nobody. */
function rest(worker: Worker, connection: Connection): void {
  setStatus(worker, 'idle');
  if (!connection.client.capabilities.has('IDLE') || connection.client.idling) return;
  worker.idle = connection.client.idle().then(
    () => undefined,
    () => undefined,
  );
}

/** Keeps the connection when only our own disk or database failed; else it is of no use any more. Gives the error to wait for. */
async function afterFailure(worker: Worker, error: unknown): Promise<unknown> {
  const connection = worker.connection;
  const folders = isFolderMissing(error) && connection?.isOpen() ? await folderNames(connection, worker.options) : [];
  worker.error =
    isTemporary(error) && !(error instanceof TemporaryError)
      ? describe(error)
      : explainImapError(error, worker.options, folders);
  if (connection === null || !isTemporary(error) || error instanceof TemporaryError) {
    worker.deafness?.stop();
    worker.deafness = null;
    connection?.close();
    worker.connection = null;
  }
  // Where the scan was broken off is not known: look at all of it again.
  worker.nextScanAt = 0;
  if (!isLoginRefused(error)) {
    setStatus(worker, 'waiting');
    return error;
  }
  const { pauseMinMs, pauseMaxMs } = deadlinesOf(worker.options);
  worker.refusedLogins += 1;
  setStatus(worker, 'paused');
  const retryAfterMs = backoffMs({ minMs: pauseMinMs * 2, maxMs: pauseMaxMs }, worker.refusedLogins, Math.random());
  return new TemporaryError(worker.error, { cause: error, retryAfterMs: Math.max(pauseMinMs, retryAfterMs) });
}

function tell(worker: Worker, error: unknown, failures: number, waitMs: number): void {
  worker.deps.metrics.loopFailures.inc({ loop: 'mailbox' });
  const what = { failures, waitMs, status: worker.status, reason: worker.error, error };
  worker.deps.log.warn(
    what,
    worker.status === 'paused' ? 'login refused; the mailbox is paused' : 'mailbox failed; it will be tried again',
  );
}

function setStatus(worker: Worker, status: MailboxStatus): void {
  if (worker.status !== status) worker.since = worker.deps.clock().toISOString();
  worker.status = status;
  const up = status === 'idle' || status === 'reading' ? 1 : 0;
  worker.deps.metrics.mailboxUp.set({ mailbox: worker.options.address }, up);
}

function stateOf(worker: Worker): MailboxState {
  const { options, status, since, lastProgressAt, error, folder, cursor, notices } = worker;
  return {
    address: options.address,
    status,
    since,
    lastProgressAt,
    error,
    known: folder === null ? null : { uidValidity: folder.uid_validity, cursor },
    notices: [...notices.values()],
  };
}

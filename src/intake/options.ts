/** What the intake needs to know of one mailbox, and what it works with; `service` maps the configuration to it. */
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import type { Clock } from '../store/transaction.ts';

export interface ImapOptions {
  host: string;
  port: number;
  /** `starttls` fails where the server does not offer it; `none` is for a server on the same machine (R-IN-14). */
  tls: 'implicit' | 'starttls' | 'none';
  user: string;
  password: string;
  folder: string;
  pollSeconds: number;
}

export interface MailboxOptions {
  address: string;
  imap: ImapOptions;
  /** What is done on the server once a mail is committed (R-IN-5). */
  afterCare: 'leave' | 'seen' | 'move';
  /** Target folder of `move`; made when it is not there. */
  moveTo: string;
  /** `all`: first sight takes what is there already; `new`: only what comes. */
  firstScan: 'all' | 'new';
  maxMailBytes: number;
  /** PEM of a certificate authority to trust besides the system's, for tests. */
  tlsCa?: string;
  /** Shorter time-outs, for tests. */
  deadlines?: Partial<Deadlines>;
}

/** Milliseconds that each phase may take before the connection is given up (R-IN-10). */
export interface Deadlines {
  /** Name, TCP, TLS. */
  connectMs: number;
  /** Greeting, STARTTLS, login. */
  loginMs: number;
  selectMs: number;
  /** One listing of UIDs or of sizes. */
  listMs: number;
  /** One mail or batch, plus the time its bytes take at `SLOWEST_BYTES_PER_SECOND`. */
  fetchMs: number;
  /** One batch of flags or moves. */
  afterCareMs: number;
  /** IDLE is renewed after this long (R-IN-9): some servers and routers drop it after ten minutes; RFC 2177 allows 29. */
  idleMs: number;
  /** Without proven progress for this long, plus twice the poll time, the connection is taken for deaf. */
  watchdogMs: number;
  /** First and last wait after failures that pass by themselves. */
  backoffMinMs: number;
  backoffMaxMs: number;
  /** First and last wait after a refused login. */
  pauseMinMs: number;
  pauseMaxMs: number;
}

const DEADLINES: Deadlines = {
  connectMs: 30_000,
  loginMs: 30_000,
  selectMs: 30_000,
  listMs: 60_000,
  fetchMs: 60_000,
  afterCareMs: 60_000,
  idleMs: 5 * 60_000,
  watchdogMs: 60_000,
  backoffMinMs: 1_000,
  backoffMaxMs: 60_000,
  pauseMinMs: 5 * 60_000,
  pauseMaxMs: 60 * 60_000,
};

export interface MailboxDeps {
  database: Database;
  blobs: Blobs;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  /** Called after each commit of new mail; a nudge for the pipeline. */
  onReceived(): void;
}

/** The deadlines of a mailbox. */
export function deadlinesOf(options: MailboxOptions): Deadlines {
  return { ...DEADLINES, ...options.deadlines };
}

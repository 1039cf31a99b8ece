import { onTestFinished } from 'vitest';
import { type MailboxWorker, startMailbox } from '../../src/intake/mailbox.ts';
import type { MailboxDeps, MailboxOptions } from '../../src/intake/options.ts';
import { openLog } from '../../src/log.ts';
import { openMetrics } from '../../src/metrics.ts';
import { type Blobs, openBlobs } from '../../src/store/blobs.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import type { InboundRow } from '../../src/store/schema.ts';
import { dataFolder } from '../support/data-folder.ts';
import { ROOT } from '../support/repository.ts';
import { until } from '../support/until.ts';

/** A store of its own for one test, and a worker's surroundings. */
export interface Ledger {
  dataDir: string;
  database: Database;
  blobs: Blobs;
  deps: MailboxDeps;
  /** How often the worker told that mail has come. */
  nudges(): number;
  /** What was logged, one object a line. */
  logged: Record<string, unknown>[];
  rows(): Promise<InboundRow[]>;
  /** Waits until there are so many rows whose bytes are in the store, and gives all rows. */
  taken(count: number): Promise<InboundRow[]>;
  raw(row: InboundRow): Promise<string>;
  /** Starts a worker that ends with the test. */
  start(options: MailboxOptions): MailboxWorker;
}

/** Opens an empty ledger for the running test, or one that an earlier life left in `dataDir`. */
export async function openLedger({
  dataDir,
  clock = () => new Date(),
}: {
  dataDir?: string;
  clock?: () => Date;
} = {}): Promise<Ledger> {
  const folder = dataDir ?? (await dataFolder());
  const database = await openDatabase({
    dataDir: folder,
    migrationsDir: `${ROOT}migrations/sqlite`,
    clock,
    migrate: true,
  });
  onTestFinished(() => database.close());
  const blobs = await openBlobs(folder);
  const logged: Record<string, unknown>[] = [];
  let nudges = 0;
  const deps: MailboxDeps = {
    database,
    blobs,
    clock,
    log: openLog('debug', { write: (line: string) => void logged.push(JSON.parse(line)) }),
    metrics: openMetrics(async () => undefined),
    onReceived: () => {
      nudges += 1;
    },
  };
  const rows = () => database.read.selectFrom('inbound').selectAll().orderBy('id').execute();
  return {
    dataDir: folder,
    database,
    blobs,
    deps,
    nudges: () => nudges,
    logged,
    rows,
    async taken(count) {
      const withBytes = async () => (await rows()).filter((row) => row.raw_sha256 !== null).length;
      await until(async () => (await withBytes()) >= count, {
        what: `${count} mails in the ledger`,
        timeoutMs: 15_000,
      });
      return rows();
    },
    raw: async (row) => (await blobs.read(database.read, row.raw_sha256 ?? '')).toString('latin1'),
    start(options) {
      const worker = startMailbox(options, deps);
      onTestFinished(() => worker.stop(1000));
      return worker;
    },
  };
}

export type MailboxChanges = Partial<Omit<MailboxOptions, 'imap'>> & { imap?: Partial<MailboxOptions['imap']> };

/** Options for a server on the loopback interface, quick to notice and to try again. */
export function mailboxOptions(
  server: { port: number; user?: string; password?: string },
  { imap, ...changes }: MailboxChanges = {},
): MailboxOptions {
  const user = server.user ?? 'support@example.com';
  return {
    address: 'support@example.com',
    imap: {
      host: '127.0.0.1',
      port: server.port,
      tls: 'none',
      user,
      password: server.password ?? 'secret',
      folder: 'INBOX',
      pollSeconds: 60,
      ...imap,
    },
    afterCare: 'leave',
    moveTo: 'Processed',
    firstScan: 'all',
    maxMailBytes: 50 * 1024 * 1024,
    ...changes,
    deadlines: { backoffMinMs: 20, backoffMaxMs: 200, ...changes.deadlines },
  };
}

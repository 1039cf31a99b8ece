/** A whole Loket in this process: composition root, embedded mail server, temporary data folder. Nothing of ours is faked. */
import { onTestFinished } from 'vitest';
import { type MailServer, startMailServer } from '../../demo/mail-server.ts';
import { loadConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import type { Tuning } from '../../src/service/work.ts';
import { type Service, type ServiceRole, startService } from '../../src/service.ts';
import { openForReading } from '../../src/store/database.ts';
import { MIGRATIONS_DIR } from '../../src/store/migrate.ts';
import type { Clock, Db } from '../../src/store/transaction.ts';
import { dataFolder } from './data-folder.ts';
import { until } from './until.ts';
// The service loads these when it needs them; here they are loaded before the clock of the first test runs.
import '../../src/service/stages.ts';
import '../../src/service/work.ts';
import '../../src/web/server.ts';

export const SUPPORT = 'support@example.com';

const SETTLED_TIMEOUT_MS = 15_000;

export interface DeskOptions {
  /** Where the mail is; an embedded server of its own when left out. */
  server?: Pick<MailServer, 'imapPort' | 'smtpPort'>;
  dataDir?: string;
  env?: Record<string, string>;
  clock?: Clock;
  role?: ServiceRole;
  tuning?: Tuning;
  /** Who stops it; by default the running test. */
  atEnd?: (stop: () => Promise<void>) => void;
}

export interface Desk {
  service: Service;
  db: Db;
  dataDir: string;
  env: Record<string, string>;
  /** All that was logged, a line each. */
  log: string[];
  /** Resolves when `count` mails have their outcome and nothing waits to be sent now. */
  settled(count: number, timeoutMs?: number): Promise<void>;
  stop(): Promise<void>;
}

/** The environment of a desk on loopback servers. */
export function deskEnv(server: { imapPort: number; smtpPort: number }, dataDir: string): Record<string, string> {
  return {
    LOKET_DATA_DIR: dataDir,
    LOKET_MAILBOX__ADDRESS: SUPPORT,
    LOKET_MAILBOX__NAME: 'Example support',
    LOKET_MAILBOX__IMAP__HOST: '127.0.0.1',
    LOKET_MAILBOX__IMAP__PORT: String(server.imapPort),
    LOKET_MAILBOX__IMAP__TLS: 'none',
    LOKET_MAILBOX__IMAP__PASSWORD: 'demo',
    LOKET_MAILBOX__IMAP__POLL_SECONDS: '2',
    LOKET_SMTP__HOST: '127.0.0.1',
    LOKET_SMTP__PORT: String(server.smtpPort),
    LOKET_SMTP__TLS: 'none',
    LOKET_WEB__HOST: '127.0.0.1',
    LOKET_WEB__PORT: '0',
    LOKET_WEB__PUBLIC_URL: 'https://support.example.com',
    LOKET_OPS__HOST: '127.0.0.1',
    LOKET_OPS__PORT: '0',
    LOKET_LOG__LEVEL: 'debug',
  };
}

/** Starts an embedded mail server with the support mailbox; ended with the test. */
export async function mailServer(options: Parameters<typeof startMailServer>[0] = {}): Promise<MailServer> {
  const server = await startMailServer({ accounts: [{ address: SUPPORT, password: 'demo' }], ...options });
  onTestFinished(() => server.stop());
  return server;
}

/** Starts a desk; it is stopped with the test unless somebody else sees to that. */
export async function startDesk(options: DeskOptions = {}): Promise<Desk> {
  const server = options.server ?? (await mailServer());
  const dataDir = options.dataDir ?? (await dataFolder());
  const env = { ...deskEnv(server, dataDir), ...options.env };
  const log: string[] = [];
  const clock = options.clock ?? (() => new Date());
  const config = loadConfig(env, dataDir);
  const service = await startService(config, {
    role: options.role ?? 'all',
    log: openLog(config.log.level, { write: (line: string) => void log.push(line) }),
    clock,
    // With this process's clock and log.
    stages: 'here',
    ...(options.tuning === undefined ? {} : { tuning: options.tuning }),
  });
  const store = await openForReading(dataDir, MIGRATIONS_DIR);
  let running = true;
  const desk: Desk = {
    service,
    db: store.read,
    dataDir,
    env,
    log,
    settled: (count, timeoutMs = SETTLED_TIMEOUT_MS) => settled(store.read, clock, count, timeoutMs),
    async stop() {
      if (!running) return;
      running = false;
      await service.stop();
      await store.close();
    },
  };
  const atEnd = options.atEnd ?? onTestFinished;
  atEnd(() => desk.stop());
  return desk;
}

async function settled(db: Db, clock: Clock, count: number, timeoutMs: number): Promise<void> {
  await until(
    async () => {
      const now = clock().toISOString();
      const over = await db.selectFrom('inbound').select('id').where('state', '!=', 'pending').execute();
      const due = await db
        .selectFrom('outbox')
        .select('id')
        .where((where) =>
          where.or([
            where('state', '=', 'sending'),
            where.and([where('state', '=', 'queued'), where('next_attempt_at', '<=', now)]),
          ]),
        )
        .execute();
      return over.length >= count && due.length === 0;
    },
    { what: `${count} mails with an outcome, and nothing left to send`, timeoutMs },
  );
}

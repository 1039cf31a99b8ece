/**
 * The composition root: opens, wires, starts, and stops in reverse. Tests and the command line start it alike; argv,
 * environment and signals stay outside.
 *
 *   lock ─ database ─ blobs ─ ops ─ web ─ delivery ─ pipeline, upkeep ─ mailboxes       and back when it stops
 *
 * The code of the pages and that of the worker are loaded by the role that needs them: either alone is smaller without.
 */

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Config, requireMailboxes } from './config.ts';
import type { Log } from './log.ts';
import { openMetrics } from './metrics.ts';
import { LOCK_FILE, makeDataDir, refuseHalfRestored } from './service/data-dir.ts';
import { type HealthSources, type Phase, readHealth, refreshRowGauges } from './service/health.ts';
import { openOpeningHours, targetsOf } from './service/opening-hours.ts';
import { billingRules, confirmingHouse, formSettings, remoteSessionOf } from './service/options.ts';
import type { Stop } from './service/stop.ts';
import { WatchedStages } from './service/watched-stages.ts';
import { wordingOf } from './service/words.ts';
import type { Tuning, WorkParts } from './service/work.ts';
import { openBlobs } from './store/blobs.ts';
import { type Database, openDatabase } from './store/database.ts';
import { MIGRATIONS_DIR } from './store/migrate.ts';
import { lockForWorker } from './store/sqlite.ts';
import type { Clock } from './store/transaction.ts';
import type { OpeningHours } from './ticket/opening-hours.ts';
import { type Health, startOps } from './web/ops.ts';
import type { Wording } from './wording/wording.ts';

export type ServiceRole = 'all' | 'worker' | 'web';

export interface ServiceOptions {
  role: ServiceRole;
  log: Log;
  clock?: Clock;
  tuning?: Tuning;
  /** Where pipeline and upkeep run; left out: in a thread of their own, by the system's clock and with a log of their own. */
  stages?: 'here' | 'thread';
}

export interface Service {
  /** Where the customers' pages are; null with the role `worker`. */
  webUrl: string | null;
  opsUrl: string;
  /** While there is no admin: where somebody becomes the first one, once, until the next start. */
  firstAdminUrl: string | null;
  health(): Promise<Health>;
  /** Looks for mail now. */
  nudge(): void;
  /** Takes nothing new, ends what is in hand, closes in reverse order. Bounded by `STOP_GRACE_MS` a part. */
  stop(): Promise<void>;
}

/** Starts what the role asks for; resolves when it is ready. Errors: LoketError that says what to mend. */
export async function startService(config: Config, options: ServiceOptions): Promise<Service> {
  const stops: Stop[] = [];
  try {
    return await start(config, options, stops);
  } catch (error) {
    await stopInReverse(stops);
    throw error;
  }
}

async function start(
  config: Config,
  { role, log, clock = () => new Date(), tuning = {}, stages = 'thread' }: ServiceOptions,
  stops: Stop[],
): Promise<Service> {
  const works = role !== 'web';
  if (works) requireMailboxes(config);
  const wording = wordingOf(config);
  makeDataDir(config.data_dir);
  refuseHalfRestored(config.data_dir);
  if (works) stops.push(lockForWorker(join(config.data_dir, LOCK_FILE)));
  const hours = await openOpeningHours(config, clock());
  const database = await openDatabase({
    dataDir: config.data_dir,
    migrationsDir: MIGRATIONS_DIR,
    clock,
    migrate: true,
  });
  stops.push(() => database.close());
  const thread = works && stages === 'thread' ? new WatchedStages({ config, log, onLost: crash }) : null;
  if (thread !== null) stops.push(() => thread.stop());
  const metrics = openMetrics((own) => refreshRowGauges(own, database));
  let phase: Phase = 'starting';
  stops.push(() => {
    phase = 'stopping';
  });
  const parts: WorkParts = { deliveries: [], mailboxes: [] };
  const sources: HealthSources = {
    role,
    startedAt: clock().toISOString(),
    phase: () => phase,
    database,
    clock,
    mailboxes: () => parts.mailboxes.map((mailbox) => mailbox.state()),
    deliveries: () => parts.deliveries.map((delivery) => delivery.state()),
  };
  const health = () => readHealth(sources);
  const ops = await startOps({ host: config.ops.host, port: config.ops.port, health, metrics, log });
  stops.push(() => ops.close());
  const nudge = () => nudgeAll(parts.deliveries);
  const web = role === 'worker' ? null : await openWeb(config, { database, log, clock, wording, hours, nudge, health });
  if (web !== null) stops.push(() => web.close());
  const publicUrl = publicUrlOf(config, web?.url ?? null);
  if (works) {
    const { startWork } = await import('./service/work.ts');
    await startWork({ config, database, metrics, log, clock, wording, hours, publicUrl, tuning, thread }, parts, stops);
  }
  phase = 'running';
  log.info({ role, web: web?.url ?? null, ops: ops.url }, 'Loket is ready');
  return {
    webUrl: web?.url ?? null,
    opsUrl: ops.url,
    firstAdminUrl: web === null ? null : await inviteTo(database, publicUrl),
    health,
    nudge: () => nudgeAll(parts.mailboxes),
    async stop() {
      phase = 'stopping';
      await stopInReverse(stops);
      log.info('Loket has stopped');
    },
  };
}

/** As any error that nobody expected ends the process: the next start goes on from the rows. */
function crash(error: unknown): never {
  throw error;
}

function nudgeAll(parts: readonly { nudge(): void }[]): void {
  for (const part of parts) part.nudge();
}

/** With port 0 the address of our pages is known only once they are served. */
function publicUrlOf({ web }: Config, served: string | null): string {
  return web.port === 0 && web.public_url === `http://localhost:${web.port}`
    ? (served ?? web.public_url)
    : web.public_url;
}

async function inviteTo(database: Database, publicUrl: string): Promise<string | null> {
  const { inviteFirstAdmin, welcomeUrl } = await import('./actions/agent.ts');
  const secret = await inviteFirstAdmin(database, { randomBytes });
  return secret === null ? null : welcomeUrl(publicUrl, secret);
}

interface WebParts {
  database: Database;
  log: Log;
  clock: Clock;
  wording: Wording;
  hours: OpeningHours;
  nudge: () => void;
  health: () => Promise<Health>;
}

async function openWeb(config: Config, parts: WebParts) {
  const { startWeb } = await import('./web/server.ts');
  const { themeOf } = await import('./service/theme.ts');
  const { database, clock, log } = parts;
  const house = confirmingHouse(config, parts.wording, parts.hours);
  const web = await startWeb({
    host: config.web.host,
    port: config.web.port,
    mailboxNames: new Map(config.mailboxes.map(({ address, name }) => [address, name])),
    house: {
      database,
      blobs: await openBlobs(config.data_dir),
      clock,
      log,
      language: config.language,
      timeZone: config.time_zone,
      ticketPrefix: config.ticket.prefix,
      reopenDays: config.ticket.reopen_days,
      house,
      billing: billingRules(config),
      remoteSession: remoteSessionOf(config),
      targets: targetsOf(config),
      form: formSettings(config),
      theme: themeOf(config),
      secure: config.web.public_url.startsWith('https:'),
      nudge: parts.nudge,
      health: parts.health,
    },
  });
  house.publicUrl = publicUrlOf(config, web.url);
  return web;
}

/** Every part is stopped, also when one of them fails to. */
async function stopInReverse(stops: Stop[]): Promise<void> {
  const failures: unknown[] = [];
  for (const stop of stops.splice(0).reverse()) {
    try {
      await stop();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'parts of the service did not stop cleanly');
}

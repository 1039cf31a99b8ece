/** `loket start`: runs the service until a signal ends it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Log, openLog } from '../log.ts';
import { type ServiceRole, startService } from '../service.ts';
import { EXIT_FAILED, EXIT_OK } from './failure.ts';
import { configOf } from './open.ts';
import type { Shell } from './shell.ts';

/** Every part has its own, shorter limit; this one holds when something does not keep its word. Docker kills after 30 s. */
const MAX_STOP_MS = 25_000;

/** Starts, waits for SIGTERM or SIGINT, stops in order. A second signal ends the process at once. */
export async function start(shell: Shell, options: { role: ServiceRole }): Promise<number> {
  const config = configOf(shell);
  const log = openLog(config.log.level);
  exitOnCrash(log);
  const signal = firstSignal(log);
  const service = await startService(config, { role: options.role, log });
  if (shell.showsProgress) {
    const web = service.webUrl === null ? '' : `portal and desk at ${service.webUrl}, `;
    shell.note(`Loket is ready: ${web}health at ${service.opsUrl}. Ctrl-C stops it.\n`);
  }
  // Not in the log, which may be kept and read by many.
  if (service.firstAdminUrl !== null) {
    shell.note(
      `Nobody can sign in yet. Become the first admin here, once, within seven days:\n${service.firstAdminUrl}\n`,
    );
  }
  const name = await signal;
  log.info({ signal: name }, 'Loket stops: what is in hand is finished first');
  return stopInTime(service.stop(), log);
}

async function stopInTime(stopping: Promise<void>, log: Log): Promise<number> {
  const limit = new AbortController();
  const late = sleep(MAX_STOP_MS, 'late' as const, { signal: limit.signal }).catch(() => 'over' as const);
  const ended = await Promise.race([stopping.then(() => 'stopped' as const), late]);
  limit.abort();
  if (ended === 'stopped') return EXIT_OK;
  log.fatal('Loket did not stop in time; it ends now, and takes up at its next start what it had in hand');
  process.exit(EXIT_FAILED);
}

function firstSignal(log: Log): Promise<string> {
  return new Promise((resolve) => {
    let stopping = false;
    for (const name of ['SIGTERM', 'SIGINT'] as const) {
      process.on(name, () => {
        if (stopping) {
          log.warn({ signal: name }, 'second signal: Loket ends at once');
          process.exit(EXIT_FAILED);
        }
        stopping = true;
        resolve(name);
      });
    }
  });
}

/** Crashing is safe, going on in an unknown state is not: every stage takes up its work from committed rows. */
function exitOnCrash(log: Log): void {
  const crash = (what: string) => (error: unknown) => {
    log.fatal(
      { error, stack: error instanceof Error ? error.stack : undefined },
      `${what}: Loket ends; start it again`,
    );
    process.exit(EXIT_FAILED);
  };
  process.on('uncaughtException', crash('uncaught exception'));
  process.on('unhandledRejection', crash('unhandled rejection'));
}

import { execFileSync } from 'node:child_process';
import { accessSync, constants, statfsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/*
 * The optional parts of the tests: programs that a machine may not have. A test that needs one says
 * `describe.runIf(dovecot)(…)`; what is missing is named at the end of the run, and with CI=true it is a failure.
 */

const TMPFS_MAGIC = 0x01021994;
const REGISTRY_WAIT_MS = 10_000;

/** Path of the Dovecot server; Debian keeps it in sbin, which is not on every PATH. */
export const dovecot: string | null = find(['dovecot'], ['/usr/sbin', '/usr/local/sbin']);

/** Path of a Chromium that tests can drive. @public */
export const chromium: string | null = find(['chromium', 'chromium-browser', 'google-chrome'], []);

/** A folder in memory, where a full disk can be played without one. @public */
export const tmpfs: string | null = isTmpfs('/dev/shm') ? '/dev/shm' : null;

/** Address of the package registry that npm is set up for, or null when it does not answer; takes a second or two. */
export function findRegistry(): string | null {
  try {
    npm('ping', '--fetch-retries=0', `--fetch-timeout=${REGISTRY_WAIT_MS}`);
    return npm('config', 'get', 'registry').trim();
  } catch {
    return null;
  }
}

/** What this machine lacks, one sentence each: the part, and how to get it. */
export function missing(): string[] {
  const parts: [present: unknown, sentence: string][] = [
    [dovecot, 'Dovecot is not installed (Debian: apt-get install dovecot-imapd dovecot-lmtpd)'],
    [chromium, 'Chromium is not installed (Debian: apt-get install chromium)'],
    [tmpfs, '/dev/shm is not a tmpfs that we may write to'],
    [findRegistry(), 'the package registry does not answer (npm ping)'],
  ];
  return parts.filter(([present]) => present === null).map(([, sentence]) => sentence);
}

function npm(...words: string[]): string {
  return execFileSync('npm', words, {
    encoding: 'utf8',
    timeout: REGISTRY_WAIT_MS,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function find(names: string[], folders: string[]): string | null {
  const path = [...(process.env.PATH ?? '').split(delimiter), ...folders].filter((folder) => folder !== '');
  const candidates = names.flatMap((name) => path.map((folder) => join(folder, name)));
  return candidates.find((candidate) => allows(candidate, constants.X_OK)) ?? null;
}

function isTmpfs(folder: string): boolean {
  return allows(folder, constants.W_OK) && statfsSync(folder).type === TMPFS_MAGIC;
}

function allows(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}

/** Loket as an operator runs it: the built program in a process of its own, everything set by the environment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SUPPORT } from './mails.ts';
import { end, pidOf } from './processes.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const PROGRAM = fileURLToPath(new URL('../dist/main.js', import.meta.url));
/** As in the image. */
const NODE_WORDS = [
  '--no-parallel-scavenge',
  '--no-parallel-compaction',
  '--v8-pool-size=1',
  '--max-inlined-bytecode-size-cumulative=150',
  '--no-flush-bytecode',
  '--expose-gc',
];
const START_TIMEOUT_MS = 60_000;
const PROBE_PAUSE_MS = 2;

export interface Servers {
  imapPort: number;
  password: string;
  smtpPort: number;
}

export interface LoketOptions extends Servers {
  dataDir: string;
  role: 'all' | 'worker' | 'web';
  folder?: string;
  /** Words for node itself, e.g. `--cpu-prof`. */
  nodeWords?: readonly string[];
}

export interface Loket {
  pid: number;
  opsUrl: string;
  webUrl: string | null;
  /** When it said that it is ready, in ms since 1970: its mailboxes are about to connect. */
  readyAt: number;
  stop(): Promise<void>;
}

/** The settings of a desk on our own servers; the caps on confirmations and on the form are out of the way. */
export function environment({
  imapPort,
  password,
  smtpPort,
  dataDir,
  folder = 'INBOX',
}: LoketOptions): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    // As in the image.
    MALLOC_ARENA_MAX: '1',
    MALLOC_MMAP_THRESHOLD_: '131072',
    NODE_OPTIONS: '--max-semi-space-size=2 --max-old-space-size=1024',
    LOKET_DATA_DIR: dataDir,
    LOKET_MAILBOX__ADDRESS: SUPPORT,
    LOKET_MAILBOX__NAME: 'Support',
    LOKET_MAILBOX__IMAP__HOST: '127.0.0.1',
    LOKET_MAILBOX__IMAP__PORT: String(imapPort),
    LOKET_MAILBOX__IMAP__TLS: 'none',
    LOKET_MAILBOX__IMAP__PASSWORD: password,
    LOKET_MAILBOX__IMAP__FOLDER: folder,
    LOKET_SMTP__HOST: '127.0.0.1',
    LOKET_SMTP__PORT: String(smtpPort),
    LOKET_SMTP__TLS: 'none',
    LOKET_WEB__HOST: '127.0.0.1',
    LOKET_WEB__PORT: '0',
    LOKET_WEB__PUBLIC_URL: 'https://support.loket.example',
    LOKET_OPS__PORT: '0',
    LOKET_CONFIRMATION__MAX_PER_ADDRESS_PER_HOUR: '1000',
    LOKET_CONFIRMATION__MAX_PER_HOUR: '100000',
    LOKET_FORM__MAX_PER_NETWORK: '1000000',
    LOKET_FORM__MAX_IN_TOTAL: '1000000',
    LOKET_FORM__ATTACK_PER_MINUTE: '1000000',
  };
}

/** Starts `loket start` and waits until it says that it is ready. Errors: it ended, or did not say so in time. */
export async function startLoket(options: LoketOptions): Promise<Loket> {
  const { child, lines } = launch(options, environment(options));
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Loket did not become ready')), START_TIMEOUT_MS);
    child.once('exit', (code) => reject(new Error(`Loket ended with ${code}; has it been built (npm run build)?`)));
    lines.on('line', (line) => {
      const said = readLine(line);
      if (said === null) return;
      clearTimeout(timer);
      resolve({ pid: pidOf(child), ...said, stop: () => end(child) });
    });
  });
}

/** Ms from the start of the process until /readyz says 200. */
export async function startupMs(options: LoketOptions): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  const { child, lines } = launch(options, { ...environment(options), LOKET_OPS__PORT: String(port) });
  lines.resume();
  try {
    while (performance.now() - begun < START_TIMEOUT_MS) {
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (ready) return performance.now() - begun;
      if (child.exitCode !== null) throw new Error(`Loket ended with ${child.exitCode}`);
      await new Promise((resolve) => setTimeout(resolve, PROBE_PAUSE_MS));
    }
    throw new Error('Loket did not become ready');
  } finally {
    await end(child);
  }
}

function launch({ role, nodeWords = [] }: LoketOptions, env: NodeJS.ProcessEnv) {
  const child: ChildProcess = spawn(process.execPath, [...NODE_WORDS, ...nodeWords, PROGRAM, 'start', '--role', role], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.stdout === null) throw new Error('Loket has no standard output');
  return { child, lines: createInterface({ input: child.stdout }) };
}

function readLine(line: string): Pick<Loket, 'opsUrl' | 'webUrl' | 'readyAt'> | null {
  const said = parse(line);
  if (said.msg !== 'Loket is ready' || typeof said.ops !== 'string' || typeof said.time !== 'string') return null;
  const webUrl = typeof said.web === 'string' ? said.web : null;
  return { opsUrl: said.ops, webUrl, readyAt: Date.parse(said.time) };
}

function parse(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return {};
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ROOT } from './repository.ts';
import { until } from './until.ts';

const START_TIMEOUT_MS = 60_000;

/** The real program in a process of its own. */
export interface LoketProcess {
  child: ChildProcess;
  /** Lines of standard output, which is the log, and of standard error. */
  out: string[];
  err: string[];
  /** Where health is, once it is ready. */
  opsUrl(): Promise<string>;
  /** Sends a signal; resolves at once. */
  signal(name: NodeJS.Signals): void;
  /** Resolves when the process has ended. */
  ended(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts `node dist/main.js …` with just this environment; killed with the test if it still runs. */
export function startLoket(words: readonly string[], env: Record<string, string>): LoketProcess {
  const child = spawn(process.execPath, [join(ROOT, 'dist/main.js'), ...words], {
    cwd: env.LOKET_DATA_DIR ?? ROOT,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out = linesOf(child.stdout);
  const err = linesOf(child.stderr);
  const exit = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exit;
  });
  return {
    child,
    out,
    err,
    opsUrl: () =>
      until(
        () => {
          if (child.exitCode !== null) return 'ended';
          return /"ops":"([^"]+)"/.exec(out.find((line) => line.includes('Loket is ready')) ?? '')?.[1];
        },
        { what: `Loket to be ready; it said: ${err.join(' ')}`, timeoutMs: START_TIMEOUT_MS },
      ),
    signal: (name) => void child.kill(name),
    ended: async () => {
      await exit;
      return { code: child.exitCode, signal: child.signalCode };
    },
  };
}

function linesOf(stream: NodeJS.ReadableStream | null): string[] {
  const lines: string[] = [];
  let rest = '';
  stream?.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  return lines;
}

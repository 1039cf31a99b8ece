/** The real program as a child process, in an environment of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { ROOT } from '../support/repository.ts';

const PROGRAM = join(ROOT, 'dist/main.js');

export interface Run {
  code: number | null;
  stdout: string;
  /** Each line of standard output as JSON. */
  objects: Record<string, unknown>[];
  /** Lines of standard error. */
  errors: string[];
}

export interface RunOptions {
  env?: Record<string, string>;
  input?: Buffer | string;
  cwd?: string;
}

/** Starts `loket` with pipes for all that it reads and says; it is killed with the test. */
export function spawnLoket(args: readonly string[], { env = {}, cwd = ROOT }: RunOptions = {}): ChildProcess {
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd, env: { PATH: process.env.PATH ?? '', ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Runs a command of the real program inside this process, where what the process itself does is not the point. */
export async function command(args: readonly string[], options: RunOptions & { columns?: number } = {}): Promise<Run> {
  const out: Buffer[] = [];
  let errors = '';
  const write = async (content: string | Uint8Array) => void out.push(Buffer.from(content));
  const code = await run(args, {
    env: options.env ?? {},
    cwd: options.cwd ?? ROOT,
    input: Readable.from([Buffer.from(options.input ?? '')]),
    columns: options.columns ?? null,
    showsProgress: false,
    write,
    print: (line) => write(`${line}\n`),
    complain: (line) => {
      errors += `loket: ${line}\n`;
    },
    note: (text) => {
      errors += text;
    },
  });
  return resultOf(code, Buffer.concat(out).toString(), errors);
}

/** Runs `loket` to its end. */
export async function loket(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const child = spawnLoket(args, options);
  if (child.stdout === null || child.stderr === null || child.stdin === null) throw new Error('no pipes');
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input ?? '');
  const ended = once(child, 'close');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await ended;
  return resultOf(child.exitCode, stdout, stderr);
}

function resultOf(code: number | null, stdout: string, stderr: string): Run {
  return {
    code,
    stdout,
    get objects() {
      return linesOf(stdout).map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    errors: linesOf(stderr),
  };
}

function linesOf(output: string): string[] {
  return output.split('\n').filter((line) => line !== '');
}

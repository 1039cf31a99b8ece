/** Where a command runs: the environment, folder and streams of whoever called it. */
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { Environment } from '../config/setting.ts';
import { codeOf } from '../errors.ts';

export interface Shell {
  readonly env: Environment;
  readonly cwd: string;
  readonly input: Readable;
  /** Columns of the terminal that shows standard output; null when it goes elsewhere. */
  readonly columns: number | null;
  /** True when a person sees standard error. */
  readonly showsProgress: boolean;
  /** Writes to standard output, no faster than its reader takes it. */
  write(content: string | Uint8Array): Promise<void>;
  /** One line on standard output. */
  print(line: string): Promise<void>;
  /** One line on standard error, after the program's name. */
  complain(line: string): void;
  /** Writes to standard error as it is. */
  note(text: string): void;
}

/** The shell of this process. When the reader of its output goes away (`loket ticket list | head`), it ends quietly. */
export function openShell(): Shell {
  const { stdout, stderr } = process;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error) => {
      if (codeOf(error) === 'EPIPE') process.exit(0);
      throw error;
    });
  }
  const write = async (content: string | Uint8Array) => {
    if (!stdout.write(content)) await once(stdout, 'drain');
  };
  return {
    env: process.env,
    cwd: process.cwd(),
    input: process.stdin,
    columns: stdout.isTTY ? stdout.columns : null,
    showsProgress: stderr.isTTY === true,
    write,
    print: (line) => write(`${line}\n`),
    complain: (line) => void stderr.write(`loket: ${line}\n`),
    note: (text) => void stderr.write(text),
  };
}

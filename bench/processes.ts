/** Other processes, and what the kernel says of them. Linux only: it reads /proc. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The kernel counts processor time in hundredths of a second (USER_HZ). */
const TICK_MS = 10;

/** Processor time of a process so far, user and system, all threads, in ms. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is a name in parentheses, which may hold spaces; utime and stime are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** The most memory that a process has held so far, in MB. */
export function peakMemoryMb(pid: number): number {
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(peak ?? 0) / 1024;
}

/** Starts a file of ours as a process that is talked to by messages. */
export function forked(file: string, ...words: string[]): ChildProcess {
  return fork(file, words, { stdio: 'inherit' });
}

/** In such a process: tells the parent, and ends with it. Null in one that nobody forked. */
export function teller(): ((message: object) => void) | null {
  if (process.send === undefined) return null;
  process.once('disconnect', () => process.exit(0));
  return (message) => void process.send?.(message);
}

export function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('a process did not start');
  return child.pid;
}

/** Resolves with the next message of a forked child. Errors: the child ended instead. */
export function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a process ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}

/** Ends a process of ours and waits for its end. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

import type { Connection } from './connection.ts';
import { deadlinesOf, type MailboxOptions } from './options.ts';

/** Looks so many times within the time that a connection may be silent. */
const LOOKS = 10;

export interface Deafness {
  /** The server has answered. */
  progress(): void;
  stop(): void;
}

/**
 * R-IN-10: closes a connection without proven progress (an answer, or bytes of a large mail) for twice the poll time and a
 * bit: an open socket with nobody behind it. Second line of defence; each command has its deadline.
 */
export function watchForDeafness(connection: Connection, options: MailboxOptions, onDeaf: () => void): Deafness {
  const limitMs = 2 * options.imap.pollSeconds * 1000 + deadlinesOf(options).watchdogMs;
  let progressAt = performance.now();
  let received = 0;
  const timer = setInterval(() => {
    const bytes = connection.client.stats().received;
    if (bytes !== received) progressAt = performance.now();
    received = bytes;
    if (performance.now() - progressAt <= limitMs) return;
    clearInterval(timer);
    onDeaf();
    connection.close();
  }, limitMs / LOOKS);
  return {
    progress: () => {
      progressAt = performance.now();
    },
    stop: () => clearInterval(timer),
  };
}

/** What every part is given, and what it gives. */

import { temporaryFolder } from '../test/support/data-folder.ts';
import type { Dovecot } from '../test/support/dovecot.ts';
import type { Row } from './report.ts';
import type { Sink } from './sink.ts';

export interface Stage {
  dovecot: Dovecot;
  sink: Sink;
  /** Mails of the throughput part; other parts take a share of it. */
  mails: number;
  rounds: number;
  /** A data folder with so many tickets in it, made once a run. */
  filled(tickets: number): Promise<string>;
  say(line: string): void;
}

export interface Outcome {
  rows: Row[];
  /** The single values, for the JSON. */
  detail: object;
}

export type Part = (stage: Stage) => Promise<Outcome>;

/** Runs `work` with an empty folder that is gone afterwards. */
export async function inFolder<T>(work: (path: string) => Promise<T>): Promise<T> {
  const folder = await temporaryFolder('loket-bench-');
  try {
    return await work(folder.path);
  } finally {
    await folder.remove();
  }
}

/** Where Loket finds the servers. */
export function serversOf({ dovecot, sink }: Stage) {
  return { imapPort: dovecot.port, password: dovecot.password, smtpPort: sink.port };
}

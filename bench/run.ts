/** One run of Loket over the mails of a folder, from the first byte to the last row and the last mail accepted. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Ledger, openLedger } from './ledger.ts';
import { type Loket, startLoket } from './loket.ts';
import { type Stage, serversOf } from './parts.ts';
import { cpuMs, peakMemoryMb } from './processes.ts';

const RUN_TIMEOUT_MS = 300_000;
/** Seldom enough to take no processor time from those that are measured. */
const LOOK_EVERY_MS = 50;

export interface Run {
  perSecond: number;
  cpuPerMailMs: number;
  seconds: number;
  /** Mean bytes of a confirmation. */
  bytesPerMail: number;
  peakMemoryMb: number;
}

export interface Expected {
  mails: number;
  confirmations: number;
}

/** Lets a worker take all of `folder` and stops it. Errors: not all was taken and confirmed in time. */
export async function runLoket(
  stage: Stage,
  dataDir: string,
  folder: string,
  expected: Expected,
  nodeWords: readonly string[] = [],
): Promise<Run> {
  await stage.sink.reset();
  const loket = await startLoket({ ...serversOf(stage), dataDir, folder, role: 'worker', nodeWords });
  const before = cpuMs(loket.pid);
  try {
    return await measure(stage, loket, before, dataDir, expected);
  } finally {
    await loket.stop();
  }
}

async function measure(
  { sink }: Stage,
  { pid, readyAt }: Loket,
  before: number,
  dataDir: string,
  expected: Expected,
): Promise<Run> {
  const { mails, confirmations } = expected;
  const ledger = openLedger(dataDir);
  try {
    await settled(ledger, expected);
    const used = cpuMs(pid) - before;
    const accepted = await sink.read();
    if (accepted.mails !== confirmations)
      throw new Error(`${accepted.mails} mails accepted, ${confirmations} expected`);
    const seconds = (Math.max(ledger.lastAt(), accepted.lastAt) - readyAt) / 1000;
    return {
      perSecond: mails / seconds,
      cpuPerMailMs: used / mails,
      seconds,
      bytesPerMail: accepted.bytes / accepted.mails,
      peakMemoryMb: peakMemoryMb(pid),
    };
  } finally {
    ledger.close();
  }
}

async function settled(ledger: Ledger, { mails, confirmations }: Expected): Promise<void> {
  const deadline = performance.now() + RUN_TIMEOUT_MS;
  for (;;) {
    const { settled, sent } = ledger.progress();
    if (settled === mails && sent === confirmations) return;
    if (performance.now() > deadline) {
      throw new Error(`${settled} of ${mails} mails settled and ${sent} of ${confirmations} sent in time`);
    }
    await sleep(LOOK_EVERY_MS);
  }
}

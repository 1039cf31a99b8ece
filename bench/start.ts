/** From the start of the process to the first 200 of /readyz, with a database that is there already. */
import { FEW, MANY } from './filling.ts';
import { startupMs } from './loket.ts';
import { type Outcome, type Stage, serversOf } from './parts.ts';
import { median, type Row } from './report.ts';

const LIMIT_MS = 1_500;
const STARTS = 5;

export async function start(stage: Stage): Promise<Outcome> {
  const sizes: { tickets: number; dataDir: string; taken: number[] }[] = [];
  for (const tickets of [FEW, MANY]) sizes.push({ tickets, dataDir: await stage.filled(tickets), taken: [] });
  // In turns, so that whatever else the machine does hits both.
  for (let n = 0; n < STARTS; n += 1) {
    for (const { dataDir, taken } of sizes) {
      taken.push(await startupMs({ ...serversOf(stage), dataDir, role: 'all' }));
    }
  }
  const rows = sizes.map(
    ({ tickets, taken }): Row => ({
      part: 'start',
      what: `ready with ${tickets} tickets, median of ${STARTS}`,
      reference: `${LIMIT_MS} ms`,
      ours: `${Math.round(median(taken))} ms`,
      ratio: median(taken) / LIMIT_MS,
      bar: { limit: 1, atMost: true },
    }),
  );
  return { rows, detail: sizes.map(({ tickets, taken }) => ({ tickets, taken })) };
}

/** Pages of a running desk, asked one after the other: how long each takes, and what it costs the process. */
import type { Loket } from './loket.ts';
import { cpuMs } from './processes.ts';
import { median, quantile, type Row } from './report.ts';

const MOST = 1.5;
const PAGE_MS = 50;
const WARM_UP = 5;

/** Of one page at one size. */
export interface Asked {
  /** Milliseconds of each request. */
  taken: number[];
  /** Processor time of a request, in ms. */
  cpuMs: number;
}

/** Asks `times` times for what `urlOf` gives. Errors: an answer is not 200, or wants a sign-in. */
export async function askFor(
  loket: Loket,
  name: string,
  urlOf: (n: number) => string,
  { times, cookie = '' }: { times: number; cookie?: string },
): Promise<Asked> {
  const ask = async (n: number) => {
    const answer = await fetch(urlOf(n), { headers: { cookie } });
    await answer.arrayBuffer();
    if (!answer.ok || answer.url.includes('/sign-in')) throw new Error(`${name} answered ${answer.status}`);
  };
  for (let n = 1; n <= WARM_UP; n += 1) await ask(n);
  const cpuBefore = cpuMs(loket.pid);
  const taken: number[] = [];
  for (let n = 1; n <= times; n += 1) {
    const begun = performance.now();
    await ask(n);
    taken.push(performance.now() - begun);
  }
  return { taken, cpuMs: (cpuMs(loket.pid) - cpuBefore) / times };
}

/** Two lines: how much slower a page is at the larger size, and whether it is within its time there. */
export function pageRows(part: string, name: string, tickets: number, few: Asked, many: Asked): Row[] {
  const show = ({ taken, cpuMs: cpu }: Asked) => `${quantile(taken, 0.95).toFixed(1)} ms, CPU ${cpu.toFixed(1)} ms`;
  return [
    {
      part,
      what: `${name}, times slower at ${tickets} tickets`,
      reference: show(few),
      ours: show(many),
      ratio: median(many.taken) / median(few.taken),
      bar: { limit: MOST, atMost: true },
    },
    {
      part,
      what: `${name}, p95 within ${PAGE_MS} ms`,
      reference: `${PAGE_MS} ms`,
      ours: show(many),
      ratio: quantile(many.taken, 0.95) / PAGE_MS,
      bar: { limit: 1, atMost: true },
    },
  ];
}

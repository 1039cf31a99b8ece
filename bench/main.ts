/** `npm run bench [-- PART… --mails N --rounds N]`: measures, prints a table, writes JSON to bench/results. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { dovecot as binary } from '../test/support/available.ts';
import { temporaryFolder } from '../test/support/data-folder.ts';
import { startDovecot } from '../test/support/dovecot.ts';
import { desk } from './desk.ts';
import { fill } from './filling.ts';
import { forms } from './forms.ts';
import { growth } from './growth.ts';
import { latency } from './latency.ts';
import { SUPPORT } from './mails.ts';
import { memory } from './memory.ts';
import type { Part, Stage } from './parts.ts';
import { type LeftOut, type Row, save, tableOf } from './report.ts';
import { startSink } from './sink.ts';
import { start } from './start.ts';
import { throughput } from './throughput.ts';

const PARTS: Readonly<Record<string, Part>> = { throughput, latency, memory, growth, desk, start, forms };
const RESULTS = fileURLToPath(new URL('results', import.meta.url));

async function main(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { mails: { type: 'string', default: '3000' }, rounds: { type: 'string', default: '3' } },
  });
  const wanted = positionals.length === 0 ? Object.keys(PARTS) : positionals;
  const unknown = wanted.filter((name) => PARTS[name] === undefined);
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(', ')}; there are: ${Object.keys(PARTS).join(', ')}`);
    return 2;
  }
  const rows: Row[] = [];
  const detail: Record<string, object> = {};
  const leftOut = whyNot(wanted);
  if (leftOut.length === 0) await measure(wanted, Number(values.mails), Number(values.rounds), rows, detail, leftOut);
  console.log(`\n${tableOf(rows)}`);
  for (const { part, why } of leftOut) console.log(`Left out: ${part}, because ${why}`);
  console.log(`Written to ${save(RESULTS, rows, leftOut, detail)}`);
  return 0;
}

/** Every part needs real mail from a real server. */
function whyNot(parts: readonly string[]): LeftOut[] {
  const why =
    process.platform !== 'linux'
      ? 'processor time and memory are read from /proc, which only Linux has'
      : binary === null
        ? 'Dovecot is not installed (Debian: apt-get install dovecot-imapd dovecot-lmtpd)'
        : null;
  return why === null ? [] : parts.map((part) => ({ part, why }));
}

async function measure(
  wanted: readonly string[],
  mails: number,
  rounds: number,
  rows: Row[],
  detail: Record<string, object>,
  leftOut: LeftOut[],
): Promise<void> {
  const dovecot = await startDovecot({ user: SUPPORT });
  const sink = await startSink();
  const folder = await temporaryFolder('loket-bench-');
  const filled = filledOnce(folder.path);
  try {
    for (const name of wanted) {
      const stage: Stage = { dovecot, sink, mails, rounds, filled, say: (line) => console.log(`${name}: ${line}`) };
      try {
        const outcome = await PARTS[name]?.(stage);
        rows.push(...(outcome?.rows ?? []));
        detail[name] = outcome?.detail ?? {};
      } catch (error) {
        leftOut.push({ part: name, why: error instanceof Error ? error.message : String(error) });
      }
    }
  } finally {
    await folder.remove();
    await sink.stop();
    await dovecot.stop();
  }
}

function filledOnce(folder: string): Stage['filled'] {
  const made = new Map<number, Promise<string>>();
  return (tickets) => {
    const dir = join(folder, String(tickets));
    const ready = made.get(tickets) ?? fill(dir, tickets).then(() => dir);
    made.set(tickets, ready);
    return ready;
  };
}

process.exitCode = await main(process.argv.slice(2));

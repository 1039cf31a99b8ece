/** What 200,000 tickets cost that 2,000 do not: mails a second, the customer's page, health, metrics, the list of tickets. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { FEW, MANY, statusSecret } from './filling.ts';
import { environment, PROGRAM, startLoket } from './loket.ts';
import { mixedMails } from './mails.ts';
import { type Asked, askFor, pageRows } from './pages.ts';
import { type Outcome, type Stage, serversOf } from './parts.ts';
import { median, type Row } from './report.ts';
import { runLoket } from './run.ts';

const run = promisify(execFile);
const MOST = 1.5;
const REQUESTS = 100;
const COMMANDS = 3;
const LIST = 'loket ticket list --limit 50';

interface Size {
  tickets: number;
  dir: string;
  perSecond: number[];
  answers: Record<string, Asked>;
  /** Milliseconds of each command. */
  listed: number[];
}

export async function growth(stage: Stage): Promise<Outcome> {
  const sizes: Size[] = [];
  for (const tickets of [FEW, MANY]) {
    sizes.push({ tickets, dir: await stage.filled(tickets), perSecond: [], answers: {}, listed: [] });
  }
  for (let round = 1; round <= stage.rounds; round += 1) await takeMails(stage, round, sizes);
  for (const size of sizes) await askPages(stage, size);
  return { rows: rowsOf(sizes), detail: sizes.map(({ dir: _, ...size }) => size) };
}

/** The same new mails for both sizes, from a folder of their own. */
async function takeMails(stage: Stage, round: number, sizes: readonly Size[]): Promise<void> {
  const folder = `Growth${round}`;
  const { mails, persons } = await mixedMails(Math.ceil(stage.mails / 3), 100 + round);
  await stage.dovecot.createFolder(folder);
  await stage.dovecot.drop(mails, { folder });
  // In turns the one and the other first: the first reader of a folder waits for Dovecot's cache.
  for (const size of round % 2 === 0 ? sizes : [...sizes].reverse()) {
    const result = await runLoket(stage, size.dir, folder, { mails: mails.length, confirmations: persons });
    size.perSecond.push(result.perSecond);
    stage.say(`round ${round}, ${size.tickets} tickets: ${Math.round(result.perSecond)} mails/s`);
  }
}

async function askPages(stage: Stage, { tickets, dir, answers, listed }: Size): Promise<void> {
  const options = { ...serversOf(stage), dataDir: dir, role: 'web' as const };
  const loket = await startLoket(options);
  try {
    const ask = async (name: string, urlOf: (n: number) => string, times: number) => {
      answers[name] = await askFor(loket, name, urlOf, { times });
    };
    await ask('status page', (n) => `${loket.webUrl}/status/${statusSecret((n * 7_919) % tickets || 1)}`, REQUESTS);
    await ask('/readyz', () => `${loket.opsUrl}/readyz`, REQUESTS);
    await ask('/metrics', () => `${loket.opsUrl}/metrics`, REQUESTS);
  } finally {
    await loket.stop();
  }
  for (let n = 0; n < COMMANDS; n += 1) {
    const begun = performance.now();
    await run(process.execPath, [PROGRAM, 'ticket', 'list', '--limit', '50', '--json'], { env: environment(options) });
    listed.push(performance.now() - begun);
  }
}

function rowsOf([few, many]: readonly Size[]): Row[] {
  if (few === undefined || many === undefined) return [];
  const speeds = few.perSecond.map((rate, round) => rate / (many.perSecond[round] ?? Number.NaN));
  const rate = (size: Size) => `${Math.round(median(size.perSecond))}/s`;
  const rows: Row[] = [
    {
      part: 'growth',
      what: `mails a second at ${MANY} tickets, times slower`,
      reference: `${FEW} tickets ${rate(few)}`,
      ours: rate(many),
      ratio: median(speeds),
      bar: { limit: MOST, atMost: true },
    },
  ];
  for (const [name, asked] of Object.entries(many.answers)) {
    const before = few.answers[name];
    if (before !== undefined) rows.push(...pageRows('growth', name, MANY, before, asked));
  }
  rows.push({
    part: 'growth',
    what: `${LIST}, median, times slower`,
    reference: `${FEW} tickets ${median(few.listed).toFixed(0)} ms`,
    ours: `${median(many.listed).toFixed(0)} ms`,
    ratio: median(many.listed) / median(few.listed),
    bar: { limit: MOST, atMost: true },
  });
  return rows;
}

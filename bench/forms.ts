/** Many people at the form at once: no request is lost, and mail goes on becoming tickets meanwhile. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { databasePath } from '../src/store/database.ts';
import { MIN_AGE_MS, newStamp } from '../src/web/portal/form-stamp.ts';
import { until } from '../test/support/until.ts';
import { startLoket } from './loket.ts';
import { mixedMails } from './mails.ts';
import { inFolder, type Outcome, type Stage, serversOf } from './parts.ts';
import { cpuMs } from './processes.ts';
import { median, quantile, type Row } from './report.ts';

const PER_SECOND = 200;
const SECONDS = 30;
const FILE_BYTES = 20_000;
/** While it lasts, one mail every so often. */
const MAIL_EVERY_MS = 1_000;
/** A mail that comes while the form is stormed is a ticket within this time. */
const MAIL_LIMIT_MS = 5_000;
const TIMEOUT_MS = 120_000;
const FILE = new Blob([new Uint8Array(FILE_BYTES)]);

interface Storm {
  /** Ms from a post to the number that it was answered with, or why there was none. */
  answers: (number | string)[];
  /** Ms from the delivery of a mail to its ticket. */
  mails: number[];
  tickets: number;
  /** Of the whole process, sending the confirmation included, in ms. */
  cpuPerForm: number;
}

export async function forms(stage: Stage): Promise<Outcome> {
  const storm = await inFolder((dir) => measure(stage, dir));
  const answered = storm.answers.filter((answer) => typeof answer === 'number');
  const p95 = quantile(storm.mails, 0.95);
  const rows: Row[] = [
    {
      part: 'forms',
      what: `forms with a file, ${PER_SECOND} a second, answered with a number`,
      reference: `${storm.answers.length} sent`,
      ours: `${answered.length}${refusals(storm.answers)}, p50 ${median(answered)} ms, p95 ${quantile(answered, 0.95)} ms, ${storm.cpuPerForm.toFixed(1)} ms of processor time each`,
      ratio: answered.length / storm.answers.length,
      bar: { limit: 1, atMost: false },
    },
    {
      part: 'forms',
      what: 'tickets of those numbers',
      reference: `${answered.length} answered`,
      ours: String(storm.tickets),
      ratio: storm.tickets / answered.length,
      bar: { limit: 1, atMost: false },
    },
    {
      part: 'forms',
      what: 'a mail meanwhile is a ticket',
      reference: `${MAIL_LIMIT_MS} ms`,
      ours: `p95 ${p95} ms`,
      ratio: p95 / MAIL_LIMIT_MS,
      bar: { limit: 1, atMost: true },
    },
  ];
  return { rows, detail: storm };
}

/** Those without a number, by what was said instead. */
function refusals(answers: Storm['answers']): string {
  const counts = new Map<string, number>();
  for (const why of answers) if (typeof why === 'string') counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts].map(([why, count]) => `, ${count} × ${why}`).join('');
}

async function measure(stage: Stage, dataDir: string): Promise<Storm> {
  const loket = await startLoket({ ...serversOf(stage), dataDir, role: 'all' });
  const secret = Buffer.from(readFileSync(join(dataDir, 'secret.key'), 'utf8').trim(), 'hex');
  const db = new Sqlite(databasePath(dataDir), { readonly: true });
  const count = (channel: string) =>
    Number(db.prepare('SELECT count(*) FROM ticket WHERE channel = ?').pluck().get(channel));
  try {
    const begun = cpuMs(loket.pid);
    let stormy = true;
    const mails = mailsDuring(
      stage,
      () => stormy,
      () => count('email'),
    );
    const answers = await storm(`${loket.webUrl}/`, secret);
    stormy = false;
    const arrived = await mails;
    const cpuPerForm = (cpuMs(loket.pid) - begun) / Math.max(1, count('form'));
    stage.say(`${answers.length} forms, ${arrived.length} mails meanwhile`);
    return { answers, mails: arrived, tickets: count('form'), cpuPerForm };
  } finally {
    db.close();
    await loket.stop();
  }
}

/** Posts at the rate, whether or not the earlier ones are answered. */
async function storm(url: string, secret: Uint8Array): Promise<Storm['answers']> {
  const begun = Date.now();
  const posts: Promise<number | string>[] = [];
  for (let sent = 0; sent < PER_SECOND * SECONDS; sent += 1) {
    const due = begun + (sent * 1_000) / PER_SECOND;
    if (due > Date.now()) await sleep(due - Date.now());
    posts.push(post(url, secret, sent));
  }
  return Promise.all(posts);
}

async function post(url: string, secret: Uint8Array, at: number): Promise<number | string> {
  const stamp = newStamp(secret, randomBytes, new Date(Date.now() - MIN_AGE_MS).toISOString());
  const body = new FormData();
  const fields = {
    stamp: stamp.text,
    subject: `Request ${at}`,
    words: 'The printer in the warehouse has not printed since this morning.',
    name: `Customer ${at}`,
    address: `customer-${at}@customers.example`,
  };
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('files', FILE, 'photo.jpg');
  const begun = Date.now();
  try {
    const answer = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(TIMEOUT_MS) });
    const page = await answer.text();
    return answer.status === 200 && /SA-\d+/.test(page) ? Date.now() - begun : `status ${answer.status}`;
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return cause instanceof Error ? cause.message : String(cause);
  }
}

async function mailsDuring({ dovecot }: Stage, goesOn: () => boolean, tickets: () => number): Promise<number[]> {
  const { mails } = await mixedMails(200, 2);
  const plain = mails.filter((raw) => raw.length < 20_000 && !raw.includes('Auto-Submitted'));
  const taken: number[] = [];
  for (const raw of plain) {
    if (!goesOn()) break;
    const [before, begun] = [tickets(), Date.now()];
    await dovecot.deliver(raw);
    await until(() => tickets() > before, { what: 'the ticket of a mail', timeoutMs: TIMEOUT_MS });
    taken.push(Date.now() - begun);
    await sleep(MAIL_EVERY_MS);
  }
  return taken;
}

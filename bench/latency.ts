/** How long after a bare IDLE client notices a mail its ticket is committed, and how long after that it is confirmed. */
import { setTimeout as sleep } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { databasePath } from '../src/store/database.ts';
import { until } from '../test/support/until.ts';
import { startLoket } from './loket.ts';
import { mixedMails } from './mails.ts';
import { inFolder, type Outcome, type Stage, serversOf } from './parts.ts';
import { quantile, type Row } from './report.ts';

const TICKET_MS = 30;
const CONFIRMATION_MS = 50;
const MAILS = 40;
/** Deliveries that are not counted: code is compiled, pages are read. */
const WARM_UP = 5;
/** Until both clients sit in IDLE again. */
const PAUSE_MS = 900;
const TIMEOUT_MS = 20_000;

interface Sample {
  /** Ms from the delivery to the bare client's notice, from there to the ticket, from there to the confirmation. */
  notice: number;
  ticket: number;
  confirmation: number;
}

/** Needs an INBOX that nobody else uses meanwhile. */
export async function latency(stage: Stage): Promise<Outcome> {
  const samples = await inFolder((dir) => measure(stage, dir));
  const counted = samples.slice(WARM_UP);
  const row = (what: string, of: (sample: Sample) => number, since: string, limitMs: number): Row => {
    const p50 = quantile(counted.map(of), 0.5);
    const p95 = quantile(counted.map(of), 0.95);
    return {
      part: 'latency',
      what,
      reference: since,
      ours: `p50 ${p50} ms, p95 ${p95} ms`,
      ratio: p95 / limitMs,
      bar: { limit: 1, atMost: true },
    };
  };
  const notice = `bare IDLE notice, p50 ${quantile(
    counted.map((sample) => sample.notice),
    0.5,
  )} ms after delivery`;
  return {
    rows: [
      row(`ticket committed within ${TICKET_MS} ms of the notice`, (sample) => sample.ticket, notice, TICKET_MS),
      row(
        `confirmation accepted within ${CONFIRMATION_MS} ms of the ticket`,
        (sample) => sample.confirmation,
        'the ticket',
        CONFIRMATION_MS,
      ),
    ],
    detail: { samples: counted },
  };
}

async function measure(stage: Stage, dataDir: string): Promise<Sample[]> {
  const { dovecot, say } = stage;
  const { mails } = await mixedMails(MAILS * 2, 2);
  const short = mails.filter((raw) => raw.length < 20_000 && !raw.includes('Auto-Submitted')).slice(0, MAILS + WARM_UP);
  const loket = await startLoket({ ...serversOf(stage), dataDir, role: 'worker' });
  const client = await dovecot.client();
  const db = new Sqlite(databasePath(dataDir), { readonly: true });
  const done = db.prepare("SELECT count(*) FROM inbound WHERE state <> 'pending'").pluck();
  try {
    let noticedAt = 0;
    client.on('exists', () => {
      noticedAt ||= Date.now();
    });
    await client.mailboxOpen('INBOX', { readOnly: true });
    await idleAt(loket.opsUrl);
    const samples: Sample[] = [];
    for (const [at, raw] of short.entries()) {
      const idle = client.idle();
      await sleep(PAUSE_MS);
      await stage.sink.reset();
      noticedAt = 0;
      const begun = Date.now();
      await dovecot.deliver(raw);
      const committedAt = await turns(() => Number(done.get()) > at);
      const acceptedAt = await until(async () => (await stage.sink.read()).lastAt, {
        what: 'the confirmation',
        timeoutMs: TIMEOUT_MS,
      });
      await until(() => noticedAt, { what: 'the notice of the bare client', timeoutMs: TIMEOUT_MS });
      samples.push({
        notice: noticedAt - begun,
        ticket: committedAt - noticedAt,
        confirmation: acceptedAt - committedAt,
      });
      await client.noop();
      await idle;
    }
    say(`${samples.length} mails, one at a time`);
    return samples;
  } finally {
    db.close();
    await client.logout();
    await loket.stop();
  }
}

/** When the condition came true, looked at every millisecond. */
async function turns(met: () => boolean): Promise<number> {
  const deadline = Date.now() + TIMEOUT_MS;
  while (!met()) {
    if (Date.now() > deadline) throw new Error('no ticket in time');
    await sleep(1);
  }
  return Date.now();
}

/** Resolves when the worker's mailbox sits in IDLE. */
async function idleAt(opsUrl: string): Promise<void> {
  await until(
    async () => {
      const health = (await (await fetch(`${opsUrl}/readyz`)).json()) as { mailboxes: { status: string }[] };
      return health.mailboxes.every(({ status }) => status === 'idle');
    },
    { what: 'the mailbox to be idle', timeoutMs: TIMEOUT_MS },
  );
}

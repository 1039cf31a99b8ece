import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ingest } from '../../src/intake/receive.ts';
import { MAX_ATTEMPTS, MAX_DEATHS } from '../../src/pipeline.ts';
import { type Blobs, openBlobs } from '../../src/store/blobs.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { MIGRATIONS_DIR } from '../../src/store/migrate.ts';
import { claimWork } from '../../src/store/work.ts';
import { runningClock } from '../support/clock.ts';
import { dataFolder } from '../support/data-folder.ts';
import { type Desk, SUPPORT, startDesk } from '../support/desk.ts';
import { personMail } from '../support/mail.ts';
import { startLoket } from '../support/process.ts';
import { until } from '../support/until.ts';
import { readiness } from './place.ts';

/** Longer than the longest wait between two attempts at a mail. */
const PAST_ANY_WAIT_MS = 6 * 60_000;
const MAX_MAIL_BYTES = 10_000_000;

/** Mails that came through the pipe while no worker ran; then `meddle`. */
async function ingested(mails: readonly Buffer[], meddle: (store: Database) => Promise<void> = async () => {}) {
  const dataDir = await dataFolder();
  const clock = () => new Date();
  const database = await openDatabase({ dataDir, migrationsDir: MIGRATIONS_DIR, clock, migrate: true });
  const blobs: Blobs = await openBlobs(dataDir);
  for (const raw of mails) {
    await ingest(
      { database, blobs, clock },
      { mailbox: SUPPORT, raw: Readable.from([raw]), maxMailBytes: MAX_MAIL_BYTES },
    );
  }
  await meddle(database);
  await database.close();
  return dataDir;
}

function rows(desk: Desk) {
  return desk.db
    .selectFrom('inbound')
    .select(['state', 'outcome', 'attempts', 'error', 'raw_sha256'])
    .orderBy('id')
    .execute();
}

const named = (...subjects: string[]) =>
  subjects.map((subject, at) => personMail({ from: `${at}@customer.example`, subject }));

describe('rows that an earlier life left', () => {
  it('R-IN-6 are taken up at the next start, oldest first', async () => {
    const dataDir = await ingested(named('One', 'Two', 'Three'));
    const desk = await startDesk({ dataDir });
    await desk.settled(3);
    const tickets = await desk.db.selectFrom('ticket').select('subject').orderBy('id').execute();
    expect(tickets.map(({ subject }) => subject)).toEqual(['One', 'Two', 'Three']);
  });

  it('R-IN-15 are tried one by one when the process died with them, and only they', async () => {
    const dataDir = await ingested(named('One', 'Two', 'Three'), (store) =>
      store.write(async (tx, now) => void (await claimWork(tx, now, { count: 2, bytes: MAX_MAIL_BYTES }))),
    );
    const desk = await startDesk({ dataDir });
    await desk.settled(3);
    expect((await rows(desk)).map(({ state, attempts }) => `${state} ${attempts}`)).toEqual([
      'done 2',
      'done 2',
      'done 1',
    ]);
  });

  it('R-IN-15 a mail with which the process died each time ends `failed`, its raw bytes kept, its neighbours unharmed', async () => {
    const dataDir = await ingested(named('Killer', 'Innocent'), async (store) => {
      for (let life = 0; life < MAX_DEATHS; life++) {
        await store.write((tx, now) => claimWork(tx, now, { count: 1, bytes: MAX_MAIL_BYTES }));
      }
    });
    const desk = await startDesk({ dataDir });
    await desk.settled(2);
    const [killer, innocent] = await rows(desk);
    expect(killer).toMatchObject({
      state: 'failed',
      outcome: 'failed',
      error: 'the process ended while it worked on this mail',
      raw_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(innocent).toMatchObject({ state: 'done', attempts: 1 });
  });
});

describe('R-IN-15 a mail that cannot be read', () => {
  it('is tried alone, fails visibly after some attempts, and is a ticket once an operator mends and retries it', async () => {
    const large = personMail({
      from: 'large@customer.example',
      subject: 'Large',
      body: 'A long line of words.\n'.repeat(20_000),
    });
    const [first, last] = named('First', 'Last');
    const dataDir = await ingested([first ?? large, large, last ?? large]);
    const clock = runningClock();
    const damaged = await damage(dataDir);
    const desk = await startDesk({ dataDir, clock });
    await until(
      async () => {
        clock.advance(PAST_ANY_WAIT_MS);
        return (await rows(desk))[1]?.state === 'failed';
      },
      { what: 'the mail given up', timeoutMs: 20_000 },
    );
    const [before, bad, after] = await rows(desk);
    expect([before?.state, after?.state]).toEqual(['done', 'done']);
    expect(bad).toMatchObject({ outcome: 'failed', attempts: MAX_ATTEMPTS, error: expect.stringContaining('ENOENT') });
    expect(after?.attempts, 'a neighbour is not punished').toBe(1);
    expect((await readiness(desk)).health.inbound).toEqual({ pending: 0, held: 0, failed: 1 });

    await damaged.mend();
    expect(await startLoket(['inbound', 'retry', '2'], desk.env).ended()).toEqual({ code: 0, signal: null });
    await until(async () => (await rows(desk))[1]?.state === 'done', { what: 'the ticket', timeoutMs: 10_000 });
    const tickets = await desk.db.selectFrom('ticket').select('subject').orderBy('id').execute();
    expect(tickets.map(({ subject }) => subject)).toEqual(['First', 'Last', 'Large']);
  }, 60_000);
});

/** Takes away the only file of a blob, as a broken disk or a careless hand would. */
async function damage(dataDir: string): Promise<{ mend(): Promise<void> }> {
  const clock = () => new Date();
  const database = await openDatabase({ dataDir, migrationsDir: MIGRATIONS_DIR, clock, migrate: false });
  const { sha256 } = await database.read
    .selectFrom('blob')
    .select('sha256')
    .where('data', 'is', null)
    .executeTakeFirstOrThrow();
  await database.close();
  const path = join(dataDir, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  await rename(path, `${path}.away`);
  return { mend: () => rename(`${path}.away`, path) };
}

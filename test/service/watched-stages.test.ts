import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { openLog } from '../../src/log.ts';
import type { Told } from '../../src/service/stages.ts';
import { type Bounds, WatchedStages } from '../../src/service/watched-stages.ts';
import { SUPPORT } from '../support/desk.ts';
import { recordMails, rowsOf } from '../support/ledger.ts';
import { mailWithFile, personMail } from '../support/mail.ts';
import { openStore, type TestStore } from '../support/store.ts';
import { until } from '../support/until.ts';

const LARGE_BYTES = 40_000_000;
/** Much less than reading so much takes. */
const SHORT_DEADLINE_MS = 100;

const line = 'Tm9nIGVlbiBibG9rIHZhbiBkZSBiaWpsYWdlLCBlbiBub2cgZWVuLCBlbiBub2cgZWVuLg==\r\n';

async function startStages({ dataDir }: TestStore, bounds: Partial<Bounds> = {}) {
  const told: Told[] = [];
  const lost: unknown[] = [];
  const config = loadConfig({ LOKET_MAILBOX__ADDRESS: SUPPORT, LOKET_LOG__LEVEL: 'silent' }, dataDir);
  const stages = new WatchedStages({
    config: { ...config, data_dir: dataDir },
    log: openLog('silent'),
    onLost: (error) => void lost.push(error),
    bounds,
  });
  onTestFinished(() => stages.stop());
  await stages.begin({ publicUrl: 'https://support.example.com' }, (what) => void told.push(what));
  return { stages, told, lost };
}

const settled = (store: TestStore, ids: number[]) =>
  until(() => rowsOf(store, ids), { what: 'an outcome for every mail', timeoutMs: 20_000 });

it('mails are worked through in the thread, which tells what is to be counted and sent', async () => {
  const store = await openStore();
  const { stages, told } = await startStages(store);
  const ids = await recordMails(store, [personMail(), personMail()]);
  stages.nudge();
  expect((await settled(store, ids)).map(({ outcome }) => outcome)).toEqual(['opened', 'opened']);
  await until(async () => (told.includes('queued') ? true : null), { what: 'the word that mail was queued' });
  expect(told).toContainEqual({ processed: expect.objectContaining({ outcomes: ['opened', 'opened'], deferred: 0 }) });
});

it('R-MSG-6 a mail that takes longer than the deadline is a ticket all the same, and so are its neighbours', async () => {
  const store = await openStore();
  await startStages(store, { readMs: SHORT_DEADLINE_MS });
  const ids = await recordMails(store, [personMail(), mailWithFile(Buffer.alloc(LARGE_BYTES, line)), personMail()]);
  const rows = await settled(store, ids);
  expect(rows.map(({ outcome }) => outcome)).toEqual(['opened', 'opened', 'opened']);
  expect(rows[1]?.anomalies).toContain('not-read:too-slow');
});

it('the thread ends with its step done and its store closed', async () => {
  const store = await openStore();
  const { stages } = await startStages(store);
  const ids = await recordMails(store, [personMail()]);
  stages.nudge();
  await stages.stop();
  const [row] = await store.database.read.selectFrom('inbound').select('attempts').where('id', 'in', ids).execute();
  const rows = await rowsOf(store, ids);
  // Taken and over, or not taken: never in between.
  expect(rows === null ? row?.attempts : 0).toBe(0);
});

it('what keeps the thread from its work is told to who starts it', async () => {
  const store = await openStore();
  await store.database.write((tx) => tx.deleteFrom('schema_migration' as never).execute());
  await expect(startStages(store)).rejects.toThrow(/loket migrate/);
});

it('a thread that does not answer any more is lost, and that is told once', async () => {
  const store = await openStore();
  const { lost } = await startStages(store, { readMs: 10, silenceMs: 1 });
  await until(() => lost.length > 0, { what: 'the word that it is lost' });
  expect(lost).toEqual([expect.objectContaining({ message: expect.stringMatching(/has not answered/) })]);
});

import { expect, it } from 'vitest';
import { createRecorder } from '../../src/delivery/recorder.ts';
import { openLog } from '../../src/log.ts';
import type { Database } from '../../src/store/database.ts';
import { claimMails } from '../../src/store/outbox.ts';
import { until } from '../support/until.ts';
import { MAILBOX, type Outbox, openOutbox } from './outbox.ts';

/** A recorder over the outbox with `count` claimed mails; `write` may fail before the database is asked. */
async function openRecorder(outbox: Outbox, count: number, before: () => void = () => {}) {
  await outbox.queueMany(count);
  const claimed = await outbox.database.write((tx, now) => claimMails(tx, now, [MAILBOX], count));
  const groups: number[] = [];
  let stuck = 0;
  const write: Database['write'] = async (work) => {
    before();
    return outbox.database.write(work);
  };
  const recorder = createRecorder({
    database: { write },
    log: openLog('silent'),
    onRecorded: (records) => groups.push(records.length),
    onStuck: () => {
      stuck += 1;
    },
  });
  return { recorder, ids: claimed.map(({ id }) => id), groups, stuck: () => stuck };
}

const statesOf = async (outbox: Outbox) => (await outbox.rows()).map(({ state }) => state);

it('commits the first result at once, and together all that came in the meantime', async () => {
  const outbox = await openOutbox();
  const { recorder, ids, groups } = await openRecorder(outbox, 20);
  for (const id of ids) recorder.add({ id, result: 'sent' });
  await recorder.flush();
  expect(await statesOf(outbox)).toEqual(Array(20).fill('sent'));
  expect(groups).toEqual([1, 19]);
});

it('R-OUT-3 keeps results that the store does not take, and writes them down when it does again', async () => {
  const outbox = await openOutbox();
  let full = true;
  const { recorder, ids, stuck } = await openRecorder(outbox, 3, () => {
    if (full) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  });
  for (const id of ids) recorder.add({ id, result: 'sent' });
  await until(stuck, { what: 'the recorder to be stuck' });
  await expect(recorder.flush()).rejects.toThrow('disk is full');
  expect(await statesOf(outbox)).toEqual(['sending', 'sending', 'sending']);
  full = false;
  await recorder.flush();
  expect(await statesOf(outbox)).toEqual(['sent', 'sent', 'sent']);
  expect((await outbox.rows()).map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
});

it('one result that the store never takes does not keep its neighbours back', async () => {
  const outbox = await openOutbox();
  const { recorder, ids } = await openRecorder(outbox, 3);
  // SQLite can bind no object.
  const refused = {
    id: ids[1] ?? 0,
    result: 'retry',
    error: 'later',
    nextAttemptAt: { not: 'text' } as unknown as string,
  } as const;
  recorder.add({ id: ids[0] ?? 0, result: 'sent' });
  recorder.add(refused);
  recorder.add({ id: ids[2] ?? 0, result: 'failed', error: '550 no' });
  await recorder.flush();
  expect(await statesOf(outbox)).toEqual(['sent', 'sending', 'failed']);
  expect(await outbox.entries()).toHaveLength(1);
});

it('a bounce that was faster than our record stays', async () => {
  const outbox = await openOutbox();
  const { recorder, ids } = await openRecorder(outbox, 2);
  await outbox.database.write((tx) => tx.updateTable('outbox').set({ state: 'bounced' }).execute());
  for (const id of ids) recorder.add({ id, result: 'sent' });
  await recorder.flush();
  expect(await statesOf(outbox)).toEqual(['bounced', 'bounced']);
});

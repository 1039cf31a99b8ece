import { describe, expect, it, onTestFinished } from 'vitest';
import { type MailServer, startMailServer } from '../../demo/mail-server.ts';
import { reconcile } from '../../src/intake/reconcile.ts';
import { fakeClock } from '../support/clock.ts';
import { imapClient } from '../support/imap-client.ts';
import { personMail } from '../support/mail.ts';
import { until } from '../support/until.ts';
import { asksBytesOf, judgingProxy, type Verdict } from './judging-proxy.ts';
import { mailboxOptions, openLedger } from './ledger.ts';

const ADDRESS = 'support@example.com';
const LOGIN = { user: ADDRESS, password: 'secret' };
const BAD_UID = 2;

const mailServer = async (mails: number): Promise<MailServer> => {
  const server = await startMailServer({ accounts: [{ address: ADDRESS, password: 'secret' }] });
  onTestFinished(() => server.stop());
  for (let at = 1; at <= mails; at++) server.deliver(ADDRESS, personMail({ subject: `Mail ${at}` }));
  return server;
};

describe('R-IN-15 one mail that cannot be had', () => {
  it.each([
    ['the server says NO to it', { answer: 'NO [SERVERBUG] Internal error' }],
    ['the server says BAD to it', { answer: 'BAD Cannot' }],
    ['the server gives nothing for it', { answer: 'OK Fetch completed' }],
    ['the connection breaks on it', 'cut'],
  ] as [string, Verdict][])('does not keep its neighbours waiting: %s', async (_what, verdict) => {
    const server = await mailServer(4);
    const port = await judgingProxy(server.imapPort, (line) => (asksBytesOf(line, BAD_UID) ? verdict : 'pass'));
    const ledger = await openLedger();
    const worker = ledger.start(mailboxOptions({ port }));
    await ledger.taken(3);
    server.deliver(ADDRESS, personMail({ subject: 'Mail 5' }));
    await ledger.taken(4);
    const rows = await ledger.rows();
    expect(rows.filter((row) => row.raw_sha256 !== null).map((row) => row.uid)).toEqual([1, 3, 4, 5]);
    expect(rows.find((row) => row.uid === BAD_UID)).toMatchObject({ state: 'pending', attempts: 1, raw_sha256: null });
    await until(() => worker.state().status === 'idle' && worker.state().known?.cursor === 5, { what: 'the cursor' });
  });

  it('fails after five attempts, visibly, and is taken when an operator puts it back', async () => {
    const server = await mailServer(3);
    let healed = false;
    const port = await judgingProxy(server.imapPort, (line) =>
      !healed && asksBytesOf(line, BAD_UID) ? { answer: 'NO [SERVERBUG] Internal error' } : 'pass',
    );
    const clock = fakeClock('2026-03-02T08:00:00.000Z');
    const ledger = await openLedger({ clock });
    const worker = ledger.start(mailboxOptions({ port }));
    await ledger.taken(2);
    const bad = async () => (await ledger.rows()).find((row) => row.uid === BAD_UID);
    const waits: number[] = [];
    for (let attempt = 1; attempt < 5; attempt++) {
      await until(async () => (await bad())?.attempts === attempt, { what: `attempt ${attempt}` });
      const wait = new Date((await bad())?.next_attempt_at ?? 0).getTime() - clock().getTime();
      waits.push(wait / 1000);
      clock.advance(wait);
      worker.nudge();
    }
    await until(async () => (await bad())?.state === 'failed', { what: 'the failure' });
    expect(waits).toEqual([30, 60, 120, 240]);
    expect(await bad()).toMatchObject({ outcome: 'failed', reason: 'download', attempts: 5, next_attempt_at: null });
    expect((await bad())?.error).not.toBe('');

    healed = true;
    await ledger.database.write((tx) =>
      tx.updateTable('inbound').set({ state: 'pending', attempts: 0 }).where('uid', '=', BAD_UID).execute(),
    );
    worker.nudge();
    await ledger.taken(3);
    expect(await bad()).toMatchObject({ state: 'pending', attempts: 0, error: null, outcome: null });
  });
});

describe('R-IN-8 mail that is expunged by another client', () => {
  const expunge = async (server: MailServer, uid: number) => {
    const other = await imapClient({ port: server.imapPort, ...LOGIN });
    await other.mailboxOpen('INBOX');
    await other.messageDelete([uid], { uid: true });
    await other.logout();
  };

  it.each([
    ['between the search and the sizes', /^UID FETCH .*RFC822\.SIZE/],
    ['between the sizes and the bytes', /BODY\.PEEK\[\]/],
  ])('%s is vanished, not a failure', async (_when, moment) => {
    const server = await mailServer(3);
    let done = false;
    const port = await judgingProxy(server.imapPort, async (line) => {
      if (!done && moment.test(line)) {
        done = true;
        await expunge(server, BAD_UID);
      }
      return 'pass' as const;
    });
    const ledger = await openLedger();
    const worker = ledger.start(mailboxOptions({ port }));
    await ledger.taken(2);
    await until(() => worker.state().status === 'idle', { what: 'idle' });
    const gone = (await ledger.rows()).find((row) => row.uid === BAD_UID);
    expect(gone).toMatchObject({ state: 'ignored', outcome: 'vanished', reason: 'expunged', attempts: 0 });
    expect(worker.state()).toMatchObject({ error: null, known: { cursor: 3 } });
  });
});

describe('R-IN-4 every UID', () => {
  it('has exactly one row, whatever became of it', async () => {
    const server = await mailServer(3);
    server.deliver(ADDRESS, personMail({ body: 'x'.repeat(50_000) }));
    server.deliver(ADDRESS, personMail({ subject: 'Mail 5' }));
    const port = await judgingProxy(server.imapPort, (line) =>
      asksBytesOf(line, BAD_UID) ? { answer: 'NO [SERVERBUG] Internal error' } : 'pass',
    );
    const ledger = await openLedger();
    const options = mailboxOptions({ port }, { maxMailBytes: 20_000, imap: { pollSeconds: 1 } });
    ledger.start(options);
    await ledger.taken(3);
    const found = await reconcile(options, { read: ledger.database.read, log: ledger.deps.log });
    expect(found).toMatchObject({ onServer: 5, accounted: 5, missing: [] });
    const rows = await ledger.rows();
    expect(rows.map((row) => [row.uid, row.state]).sort()).toEqual([
      [1, 'pending'],
      [2, 'pending'],
      [3, 'pending'],
      [4, 'held'],
      [5, 'pending'],
    ]);
  });
});

describe('R-IN-13 mailboxes', () => {
  it('share nothing: one that cannot log in does not keep the other waiting', async () => {
    const server = await mailServer(1);
    const ledger = await openLedger();
    const wrong = ledger.start(
      mailboxOptions({ port: server.imapPort, password: 'wrong' }, { address: 'sales@example.com' }),
    );
    await until(() => wrong.state().status === 'paused', { what: 'the pause' });
    const right = ledger.start(mailboxOptions({ port: server.imapPort }));
    await ledger.taken(1);
    expect(right.state().error).toBe(null);
    expect(wrong.state().status).toBe('paused');
  });
});

import type { ImapFlow } from 'imapflow';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { findMessage, probeMailbox } from '../../src/intake/probe.ts';
import { reconcile } from '../../src/intake/reconcile.ts';
import { type ImapLogin, imapClient } from '../support/imap-client.ts';
import { headerOf, personMail } from '../support/mail.ts';
import { until } from '../support/until.ts';
import { mailboxOptions, openLedger } from './ledger.ts';

export interface WatchedServer extends ImapLogin {
  deliver(raw: Buffer): Promise<void>;
}

/** What a mailbox worker does on any IMAP server. `server` is called inside tests. */
export function watchesMailbox(name: string, server: () => WatchedServer): void {
  describe(`${name}: the worker of a mailbox`, () => {
    let other: ImapFlow;

    beforeEach(async () => {
      other = await imapClient(server());
      onTestFinished(() => other.logout());
      for (const folder of ['Processed', 'INBOX']) {
        await other.mailboxOpen(folder).catch(() => other.mailboxCreate(folder).then(() => other.mailboxOpen(folder)));
        await other.messageDelete('1:*', { uid: true });
      }
    });

    const deliver = async (...subjects: string[]) => {
      for (const subject of subjects) await server().deliver(personMail({ subject }));
    };
    const uids = async (query = {}) => {
      await other.noop();
      return (await other.search({ all: true, ...query }, { uid: true })) || [];
    };
    const subjects = async (ledger: Awaited<ReturnType<typeof openLedger>>) =>
      Promise.all((await ledger.rows()).map(async (row) => headerOf(Buffer.from(await ledger.raw(row)), 'Subject')));

    it('R-IN-3 takes everything that is there at first sight, oldest first, and says how much', async () => {
      await deliver('One', 'Two', 'Three');
      const ledger = await openLedger();
      const worker = ledger.start(mailboxOptions(server()));
      const rows = await ledger.taken(3);
      expect(await subjects(ledger)).toEqual(['One', 'Two', 'Three']);
      expect(rows.map((row) => row.uid)).toEqual(await uids());
      expect(ledger.logged.find((line) => line.level === 'info')?.msg).toContain('3 mails are there');
      await until(() => worker.state().status === 'idle', { what: 'idle' });
      expect(worker.state()).toMatchObject({ error: null, notices: [], known: { cursor: rows[2]?.uid } });
    });

    it('R-IN-3 takes only what comes, with first_scan=new', async () => {
      await deliver('Old');
      const ledger = await openLedger();
      const options = mailboxOptions(server(), { firstScan: 'new' });
      const worker = ledger.start(options);
      await until(() => worker.state().status === 'idle', { what: 'idle' });
      await deliver('New');
      await ledger.taken(1);
      expect(await subjects(ledger)).toEqual(['New']);
      expect(await reconcile(options, { read: ledger.database.read, log: ledger.deps.log })).toMatchObject({
        onServer: 1,
        before: 1,
        missing: [],
      });
    });

    it('R-IN-2 reads without changing a flag', async () => {
      await deliver('Untouched');
      const ledger = await openLedger();
      const worker = ledger.start(mailboxOptions(server()));
      await ledger.taken(1);
      await worker.stop(1000);
      expect(await uids({ seen: true })).toEqual([]);
      expect((await uids()).length).toBe(1);
    });

    it('R-IN-1 takes mail that somebody has read, flagged or marked as deleted, once', async () => {
      await deliver('Read', 'Answered');
      await other.messageFlagsAdd('1:*', ['\\Seen', '\\Answered', '\\Deleted'], { uid: true });
      const ledger = await openLedger();
      const first = ledger.start(mailboxOptions(server()));
      await ledger.taken(2);
      await other.messageFlagsRemove('1:*', ['\\Seen', '\\Deleted'], { uid: true });
      await first.stop(1000);
      const again = ledger.start(mailboxOptions(server()));
      await until(() => again.state().status === 'idle', { what: 'idle' });
      expect((await ledger.rows()).length).toBe(2);
    });

    it('R-IN-1 takes mail that somebody moves in, with an old date', async () => {
      const ledger = await openLedger();
      const worker = ledger.start(mailboxOptions(server()));
      await until(() => worker.state().status === 'idle', { what: 'idle' });
      await other.append(
        'Processed',
        personMail({ subject: 'Moved in' }),
        ['\\Seen'],
        new Date('2024-05-06T07:08:09Z'),
      );
      await other.mailboxOpen('Processed');
      await other.messageMove('1:*', 'INBOX', { uid: true });
      const [row] = await ledger.taken(1);
      expect(row?.arrived_at).toBe('2024-05-06T07:08:09.000Z');
    });

    it('R-IN-9 hears of mail by IDLE, long before the timer', async () => {
      const ledger = await openLedger();
      const worker = ledger.start(mailboxOptions(server(), { imap: { pollSeconds: 3600 } }));
      for (const count of [1, 2, 3]) {
        await until(() => worker.state().status === 'idle', { what: 'idle' });
        await deliver(`Mail ${count}`);
        await ledger.taken(count);
        expect(ledger.nudges()).toBe(count);
      }
      expect((await subjects(ledger)).length).toBe(3);
    });

    it('R-IN-3 R-IN-6 takes what came while it was away, and nothing twice', async () => {
      await deliver('Before');
      const ledger = await openLedger();
      const first = ledger.start(mailboxOptions(server()));
      await ledger.taken(1);
      await first.stop(1000);
      await deliver('Meanwhile', 'And more');
      ledger.start(mailboxOptions(server()));
      await ledger.taken(3);
      expect(await subjects(ledger)).toEqual(['Before', 'Meanwhile', 'And more']);
    });

    it('R-IN-12 leaves a mail over the limit on the server, as a row that an agent sees', async () => {
      await deliver('Small');
      await server().deliver(personMail({ subject: 'Large', body: 'x'.repeat(60_000) }));
      await deliver('Small too');
      const ledger = await openLedger();
      ledger.start(mailboxOptions(server(), { maxMailBytes: 50_000, afterCare: 'move' }));
      await ledger.taken(2);
      await until(async () => (await uids()).length === 1, { what: 'the move of the others' });
      const [, large] = (await ledger.rows()).sort((a, b) => (a.uid ?? 0) - (b.uid ?? 0));
      expect(large).toMatchObject({ state: 'held', outcome: 'oversize', raw_sha256: null, after_care: null });
      expect(large?.size).toBeGreaterThan(60_000);
    });

    it('streams a mail of several megabytes, byte for byte', async () => {
      const body = Array.from({ length: 40_000 }, (_, at) => `Line ${at} of a long mail, with an end of its own.`).join(
        '\n',
      );
      const raw = personMail({ subject: 'Long', body });
      await server().deliver(raw);
      const ledger = await openLedger();
      ledger.start(mailboxOptions(server()));
      const [row] = await ledger.taken(1);
      expect(row && (await ledger.raw(row)).endsWith(raw.toString('latin1'))).toBe(true);
      expect(row?.size).toBeGreaterThan(raw.length - 1);
    });

    it('R-IN-5 marks as read only what is committed, when told to', async () => {
      await deliver('One', 'Two');
      const ledger = await openLedger();
      ledger.start(mailboxOptions(server(), { afterCare: 'seen' }));
      const rows = await ledger.taken(2);
      await until(async () => (await uids({ seen: true })).length === 2, { what: 'the flags' });
      await until(async () => (await ledger.rows()).every((row) => row.after_care === 'done'), { what: 'the rows' });
      expect(await uids()).toEqual(rows.map((row) => row.uid));
    });

    it('R-IN-5 moves what is committed, into a folder that it makes, and what an earlier life left', async () => {
      await deliver('One');
      const ledger = await openLedger();
      const options = mailboxOptions(server(), { afterCare: 'move', moveTo: `Done ${name}` });
      const first = ledger.start(options);
      await ledger.taken(1);
      await until(async () => (await uids()).length === 0, { what: 'the move' });
      await first.stop(1000);

      // A life that died between the commit and the move.
      await deliver('Two');
      const left = ledger.start(mailboxOptions(server(), { afterCare: 'leave' }));
      await ledger.taken(2);
      await left.stop(1000);
      await ledger.database.write((tx) =>
        tx.updateTable('inbound').set({ after_care: 'pending' }).where('after_care', 'is', null).execute(),
      );
      ledger.start(options);
      await until(async () => (await uids()).length === 0, { what: 'the move of the rest' });
      await other.mailboxOpen(`Done ${name}`);
      await until(async () => (await uids()).length === 2, { what: 'both in the other folder' });
      await other.mailboxDelete(`Done ${name}`);
    });

    it('R-IN-13 pauses when the password is refused, and says so in plain words', async () => {
      const ledger = await openLedger();
      const worker = ledger.start(mailboxOptions({ ...server(), password: 'not it' }));
      const state = await until(() => worker.state().status === 'paused' && worker.state(), { what: 'the pause' });
      expect(state?.error).toContain('refused the login of support@example.com');
      const wait = ledger.logged.find((line) => String(line.msg).startsWith('login refused'));
      expect(Number(wait?.waitMs)).toBeGreaterThanOrEqual(5 * 60_000);
      expect(JSON.stringify([state, ledger.logged])).not.toContain('not it');
    });

    it('says which folders there are when the configured one is missing, and recovers when it comes', async () => {
      const ledger = await openLedger();
      const folder = `Late ${name}`;
      const worker = ledger.start(mailboxOptions(server(), { imap: { folder } }));
      const state = await until(() => worker.state().error !== null && worker.state(), { what: 'the error' });
      expect(state?.error).toContain(`no folder "${folder}"`);
      await other.mailboxCreate(folder);
      await other.append(folder, personMail({ subject: 'At last' }));
      await ledger.taken(1);
      await until(() => worker.state().error === null, { what: 'recovery' });
      await worker.stop(1000);
      await other.mailboxDelete(folder);
    });

    it('R-IN-11 leaves nothing behind when it is stopped, in any state', async () => {
      const ledger = await openLedger();
      for (const port of [server().port, 1]) {
        const worker = ledger.start(mailboxOptions({ ...server(), port }));
        await until(() => worker.state().status !== 'connecting', { what: 'a try' });
        const start = performance.now();
        await worker.stop(1000);
        expect(performance.now() - start).toBeLessThan(1500);
        expect(worker.state().status).toBe('stopped');
        await worker.stop(1000);
      }
    });

    it('reconcile names the UIDs without a row', async () => {
      await deliver('One', 'Two', 'Three');
      const ledger = await openLedger();
      const options = mailboxOptions(server());
      const deps = { read: ledger.database.read, log: ledger.deps.log };
      expect(await reconcile(options, deps)).toMatchObject({
        known: false,
        onServer: 3,
        accounted: 0,
        missing: await uids(),
      });
      const worker = ledger.start(options);
      const [, second] = await ledger.taken(3);
      await worker.stop(1000);
      expect(await reconcile(options, deps)).toMatchObject({ known: true, onServer: 3, accounted: 3, missing: [] });
      await ledger.database.write((tx) =>
        tx
          .deleteFrom('inbound')
          .where('id', '=', second?.id ?? 0)
          .execute(),
      );
      expect(await reconcile(options, deps)).toMatchObject({ accounted: 2, missing: [second?.uid] });
    });

    it('R-IN-3 fills a hole below the cursor at the next full scan', async () => {
      await deliver('One', 'Two', 'Three');
      const ledger = await openLedger();
      const worker = ledger.start(mailboxOptions(server(), { imap: { pollSeconds: 1 } }));
      const [, second] = await ledger.taken(3);
      await ledger.database.write((tx) =>
        tx
          .deleteFrom('inbound')
          .where('id', '=', second?.id ?? 0)
          .execute(),
      );
      const rows = await ledger.taken(3);
      expect(rows.at(-1)?.uid).toBe(second?.uid);
      expect(worker.state().error).toBe(null);
    });

    it('the probe reports what the server can do, and finds a mail that arrives', async () => {
      const { log } = (await openLedger()).deps;
      const options = mailboxOptions(server());
      await deliver('One');
      expect(await probeMailbox(options, log)).toMatchObject({
        ok: true,
        messages: 1,
        capabilities: { idle: true, move: true, uidplus: true },
        moveToExists: true,
      });
      const wrong = await probeMailbox({ ...options, imap: { ...options.imap, folder: 'inbux' } }, log);
      expect(wrong).toMatchObject({ ok: false, error: expect.stringContaining('there is') });
      const messageId = '<probe-1@example.com>';
      const found = findMessage(options, log, messageId, 10_000);
      await server().deliver(personMail({ messageId }));
      expect(await found).toBe(true);
      expect(await findMessage(options, log, '<never@example.com>', 100)).toBe(false);
    });
  });
}

import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { probeMailbox } from '../../src/intake/probe.ts';
import { dovecot } from '../support/available.ts';
import { type Dovecot, type DovecotOptions, startDovecot } from '../support/dovecot.ts';
import { headerOf, personMail } from '../support/mail.ts';
import { until } from '../support/until.ts';
import { type Ledger, mailboxOptions, openLedger } from './ledger.ts';

const server = async (options: DovecotOptions = {}): Promise<Dovecot> => {
  const started = await startDovecot(options);
  onTestFinished(() => started.stop());
  return started;
};
const subjects = async (ledger: Ledger) =>
  Promise.all(
    (await ledger.rows())
      .filter((row) => row.raw_sha256 !== null)
      .map(async (row) => headerOf(Buffer.from(await ledger.raw(row)), 'Subject')),
  );
const idle = (worker: { state(): { status: string } }) =>
  until(() => worker.state().status === 'idle', { what: 'idle' });

describe.runIf(dovecot)('R-IN-7 a new UIDVALIDITY', () => {
  it('is noticed while connected: all is read again as a rescan, and the operator is told', async () => {
    const imap = await server();
    await imap.deliver([personMail({ subject: 'One' }), personMail({ subject: 'Two' })]);
    const ledger = await openLedger();
    const worker = ledger.start(mailboxOptions(imap, { imap: { pollSeconds: 1 } }));
    await ledger.taken(2);
    const before = worker.state().known;
    await imap.changeUidValidity();
    await ledger.taken(4);
    await imap.deliver(personMail({ subject: 'Three' }));
    const rows = await ledger.taken(5);
    expect(await subjects(ledger)).toEqual(['One', 'Two', 'One', 'Two', 'Three']);
    expect(rows.map((row) => row.rescan)).toEqual([0, 0, 1, 1, 0]);
    expect(worker.state().known?.uidValidity).not.toBe(before?.uidValidity);
    expect(worker.state().notices.join()).toContain('new UIDVALIDITY');
    expect(ledger.logged.some((line) => line.level === 'warn' && String(line.msg).includes('UIDVALIDITY'))).toBe(true);
  });

  it('with first_scan=new does not bring in the mail from before our time', async () => {
    const imap = await server();
    await imap.drop([personMail({ subject: 'Old' })], { internalDate: new Date('2024-01-02T03:04:05Z') });
    const ledger = await openLedger();
    const options = mailboxOptions(imap, { firstScan: 'new', imap: { pollSeconds: 1 } });
    const worker = ledger.start(options);
    await idle(worker);
    await imap.deliver(personMail({ subject: 'Ours' }));
    await ledger.taken(1);
    await imap.changeUidValidity();
    await ledger.taken(2);
    expect(await subjects(ledger)).toEqual(['Ours', 'Ours']);
    const old = (await ledger.rows()).find((row) => row.raw_sha256 === null);
    expect(old).toMatchObject({ state: 'ignored', outcome: 'before-start', rescan: 1 });
  });

  it('comes with a folder that is deleted and made again; meanwhile the worker says what is missing', async () => {
    const imap = await server();
    await imap.createFolder('Desk');
    await imap.drop([personMail({ subject: 'First life' })], { folder: 'Desk' });
    const ledger = await openLedger();
    const worker = ledger.start(mailboxOptions(imap, { imap: { folder: 'Desk', pollSeconds: 1 } }));
    await ledger.taken(1);
    await imap.deleteFolder('Desk');
    await until(() => worker.state().error?.includes('no folder "Desk"'), { what: 'the error', timeoutMs: 10_000 });
    await imap.createFolder('Desk');
    await imap.drop([personMail({ subject: 'Second life' })], { folder: 'Desk' });
    await ledger.taken(2);
    expect(await subjects(ledger)).toEqual(['First life', 'Second life']);
  });
});

describe.runIf(dovecot)('a server without extensions', () => {
  const BARE = ['IDLE', 'MOVE', 'CONDSTORE', 'QRESYNC', 'ESEARCH', 'LIST-EXTENDED', 'LIST-STATUS', 'SPECIAL-USE'];

  it('R-IN-9 is read on the timer', async () => {
    const imap = await server({ without: [...BARE, 'UIDPLUS'] });
    const ledger = await openLedger();
    const worker = ledger.start(mailboxOptions(imap, { imap: { pollSeconds: 1 } }));
    await idle(worker);
    for (const count of [1, 2]) {
      await imap.deliver(personMail());
      await ledger.taken(count);
    }
    expect(worker.state().error).toBe(null);
  });

  it.each([
    { has: 'UIDPLUS', without: BARE, stays: ['Marked by another'] },
    { has: 'neither', without: [...BARE, 'UIDPLUS'], stays: ['Marked by another', 'Ours'] },
  ])('R-IN-5 moves by copy, and expunges nothing that is not ours (MOVE missing, $has)', async ({ without, stays }) => {
    const imap = await server({ without });
    await imap.deliver([personMail({ subject: 'Marked by another' })]);
    const ledger = await openLedger();
    const left = ledger.start(mailboxOptions(imap));
    await ledger.taken(1);
    await left.stop(1000);
    const other = await imap.client();
    onTestFinished(() => other.logout());
    await other.mailboxOpen('INBOX');
    await other.messageFlagsAdd('1', ['\\Deleted'], { uid: true });

    await imap.deliver(personMail({ subject: 'Ours' }));
    const worker = ledger.start(mailboxOptions(imap, { afterCare: 'move' }));
    await until(async () => (await ledger.rows()).some((row) => row.after_care === 'done'), { what: 'after-care' });
    await worker.stop(1000);

    const listed = async (folder: string) => {
      await other.mailboxOpen(folder);
      const messages = await other.fetchAll('1:*', { envelope: true, flags: true }, { uid: true });
      return messages.map(({ envelope, flags }) => [envelope?.subject, flags?.has('\\Deleted') ?? false]);
    };
    expect(await listed('INBOX')).toEqual(stays.map((subject) => [subject, true]));
    expect(await listed('Processed')).toEqual([['Ours', false]]);
  });
});

describe.runIf(dovecot)('R-IN-14 TLS', () => {
  let imap: Dovecot;
  beforeAll(async () => {
    imap = await startDovecot({ tls: true });
    await imap.deliver(personMail());
  });
  afterAll(() => imap.stop());

  const probe = async (tls: 'implicit' | 'starttls', trusted: boolean, on: Dovecot = imap) => {
    const port = tls === 'implicit' ? (on.imapsPort ?? 0) : on.port;
    const ca = trusted ? { tlsCa: on.certificate?.cert ?? '' } : {};
    return probeMailbox(
      mailboxOptions({ port }, { imap: { tls, host: 'localhost' }, ...ca }),
      (await openLedger()).deps.log,
    );
  };

  it.each(['implicit', 'starttls'] as const)('%s reads with a certificate that is trusted', async (tls) => {
    expect(await probe(tls, true)).toMatchObject({ ok: true, messages: 1 });
  });

  it.each(['implicit', 'starttls'] as const)('%s refuses a certificate that nobody vouches for', async (tls) => {
    expect(await probe(tls, false)).toMatchObject({ ok: false, error: expect.stringContaining('certificate') });
  });

  it('STARTTLS never falls back to clear text where the server does not offer it', async () => {
    const plain = await server();
    const result = await probe('starttls', true, plain);
    expect(result).toMatchObject({ ok: false, error: expect.stringContaining('does not offer STARTTLS') });
    expect(await plain.log()).not.toContain('Login: user');
  });
});

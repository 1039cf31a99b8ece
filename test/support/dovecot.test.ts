import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dovecot as installed } from './available.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { behavesAsImap } from './imap-behaviour.ts';
import { headerOf, personMail } from './mail.ts';

describe.runIf(installed)('Dovecot', () => {
  let dovecot: Dovecot;

  beforeAll(async () => {
    const start = performance.now();
    dovecot = await startDovecot();
    console.log(`Dovecot started in ${Math.round(performance.now() - start)} ms`);
  });
  afterAll(() => dovecot.stop());

  behavesAsImap('Dovecot', () => dovecot);

  it('takes mails in bulk, byte for byte, with the date they came', async () => {
    await dovecot.expunge();
    const mails = Array.from({ length: 500 }, (_, at) => personMail({ subject: `Bulk ${at}` }));
    const internalDate = new Date('2026-01-15T10:20:30Z');
    await dovecot.drop(mails, { internalDate });
    const client = await dovecot.client();
    expect((await client.mailboxOpen('INBOX')).exists).toBe(500);
    const got = await client.fetchAll('1:*', { source: true, internalDate: true });
    expect(got.map(({ source }) => headerOf(source ?? Buffer.alloc(0), 'Subject'))).toEqual(
      mails.map((raw) => headerOf(raw, 'Subject')),
    );
    expect(got[0]?.source).toEqual(mails[0]);
    expect(new Date(got[0]?.internalDate ?? 0)).toEqual(internalDate);
    await client.logout();
  });

  it('expunges behind the back of everybody', async () => {
    await dovecot.expunge();
    await dovecot.deliver([personMail({ subject: 'Stays' }), personMail({ subject: 'Goes' })]);
    const client = await dovecot.client();
    await client.mailboxOpen('INBOX');
    const [stays = 0, goes = 0] = (await client.search({ all: true }, { uid: true })) || [];
    await dovecot.expunge({ uids: [goes] });
    await client.noop();
    expect(await client.search({ all: true }, { uid: true })).toEqual([stays]);
    await client.logout();
  });

  it('changes UIDVALIDITY and gives the mails new UIDs', async () => {
    await dovecot.expunge();
    await dovecot.deliver([personMail({ subject: 'First' }), personMail({ subject: 'Second' })]);
    const before = await dovecot.client();
    const { uidValidity } = await before.mailboxOpen('INBOX');
    await before.logout();
    await dovecot.changeUidValidity();
    const after = await dovecot.client();
    const opened = await after.mailboxOpen('INBOX');
    expect(opened.uidValidity).not.toBe(uidValidity);
    expect(await after.search({ all: true }, { uid: true })).toEqual([1, 2]);
    const [first] = await after.fetchAll('1', { source: true }, { uid: true });
    expect(headerOf(first?.source ?? Buffer.alloc(0), 'Subject')).toBe('First');
    await after.logout();
  });

  it('makes and deletes folders', async () => {
    await dovecot.createFolder('Support');
    await dovecot.drop([personMail()], { folder: 'Support' });
    const client = await dovecot.client();
    expect((await client.mailboxOpen('Support')).exists).toBe(1);
    await client.mailboxClose();
    await dovecot.deleteFolder('Support');
    await expect(client.mailboxOpen('Support')).rejects.toMatchObject({ responseStatus: 'NO' });
    await client.logout();
  });
});

describe.runIf(installed)('Dovecot with options', () => {
  it('leaves out the capabilities that a test forbids', async () => {
    const without = ['IDLE', 'MOVE', 'UIDPLUS', 'CONDSTORE', 'QRESYNC'];
    const dovecot = await startDovecot({ without });
    const client = await dovecot.client();
    for (const capability of without) expect(client.capabilities.has(capability)).toBe(false);
    expect(client.capabilities.has('NAMESPACE')).toBe(true);
    await client.logout();
    await dovecot.stop();
  });

  it('speaks implicit TLS and STARTTLS with a certificate of its own', async () => {
    const dovecot = await startDovecot({ tls: true });
    const auth = { user: dovecot.user, pass: dovecot.password };
    const ports = [
      { port: dovecot.imapsPort ?? 0, secure: true },
      { port: dovecot.port, secure: false, doSTARTTLS: true },
    ];
    for (const how of ports) {
      const trusting = { host: 'localhost', logger: false, auth, tls: { ca: dovecot.certificate?.cert } } as const;
      const client = new ImapFlow({ ...trusting, ...how });
      await client.connect();
      expect(client.secureConnection).toBe(true);
      await client.logout();
    }
    const stranger = new ImapFlow({
      host: 'localhost',
      port: dovecot.imapsPort ?? 0,
      secure: true,
      logger: false,
      auth,
    });
    stranger.on('error', () => {});
    await expect(stranger.connect()).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    await dovecot.stop();
  });
});

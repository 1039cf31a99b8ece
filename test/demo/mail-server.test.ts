import nodemailer from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type MailServer, type ReceivedSmtp, startMailServer } from '../../demo/mail-server.ts';
import { behavesAsImap } from '../support/imap-behaviour.ts';
import { imapClient } from '../support/imap-client.ts';
import { bodyOf, headerOf, personMail } from '../support/mail.ts';

const SUPPORT = 'support@example.com';
const CUSTOMER = 'ann@customer.example';
const login = { user: SUPPORT, password: 'geheim "1"' };

let server: MailServer;
let arrived: ReceivedSmtp[] = [];

beforeAll(async () => {
  server = await startMailServer({
    accounts: [{ address: SUPPORT, password: login.password, folders: ['Processed'] }],
    bounces: (address) => address.startsWith('gone@'),
    onMail: (mail) => arrived.push(mail),
  });
});
beforeEach(() => {
  arrived = [];
});
afterAll(() => server.stop());

behavesAsImap('the embedded IMAP server', () => ({
  port: server.imapPort,
  ...login,
  deliver: async (raw) => {
    server.deliver(SUPPORT, raw);
  },
}));

describe('accounts', () => {
  it('refuses a wrong password and an unknown user', async () => {
    const port = server.imapPort;
    const refused = { authenticationFailed: true };
    await expect(imapClient({ port, user: SUPPORT, password: 'wrong' })).rejects.toMatchObject(refused);
    await expect(imapClient({ port, user: 'nobody@example.com', password: 'wrong' })).rejects.toMatchObject(refused);
  });

  it('keeps the mail of two addresses apart', async () => {
    server.deliver('bob@customer.example', personMail({ subject: 'For Bob' }));
    expect(server.list('bob@customer.example').map(({ raw }) => headerOf(raw, 'Subject'))).toEqual(['For Bob']);
    expect(server.list(SUPPORT).map(({ raw }) => headerOf(raw, 'Subject'))).not.toContain('For Bob');
    const client = await imapClient({ port: server.imapPort, user: 'bob@customer.example', password: 'demo' });
    expect((await client.mailboxOpen('INBOX')).exists).toBe(1);
    await client.logout();
  });
});

describe('SMTP', () => {
  const send = (envelope: { from: string; to: string[] }, raw: Buffer, auth?: { user: string; pass: string }) => {
    const port = server.smtpPort;
    return nodemailer
      .createTransport({ host: server.host, port, ...(auth ? { auth } : {}) })
      .sendMail({ envelope, raw });
  };

  it('delivers to each recipient, keeps what was sent, and says so', async () => {
    const raw = personMail({ from: SUPPORT, to: CUSTOMER, subject: 'Re: Scanner', body: 'Ünïcode.\n.\ndots' });
    await send({ from: SUPPORT, to: [CUSTOMER, 'carl@customer.example'] }, raw, {
      user: SUPPORT,
      pass: login.password,
    });
    expect(arrived).toMatchObject([{ from: SUPPORT, to: [CUSTOMER, 'carl@customer.example'] }]);
    expect(arrived[0]?.raw).toEqual(raw);
    expect(server.sent).toContain(arrived[0]);
    const got = server.list('carl@customer.example').at(-1)?.raw ?? Buffer.alloc(0);
    expect(headerOf(got, 'Return-Path')).toBe(`<${SUPPORT}>`);
    expect(bodyOf(got)).toBe('Ünïcode.\n.\ndots');
  });

  it('takes name+detail@ as name@', async () => {
    const before = server.list(SUPPORT).length;
    await send({ from: CUSTOMER, to: ['support+abc@example.com'] }, personMail());
    expect(server.list(SUPPORT).length).toBe(before + 1);
  });

  it('refuses a wrong password', async () => {
    const sending = send({ from: SUPPORT, to: [CUSTOMER] }, personMail(), { user: SUPPORT, pass: 'wrong' });
    await expect(sending).rejects.toMatchObject({ responseCode: 535 });
  });

  it('returns a delivery status notification (RFC 3464) for an address that bounces', async () => {
    const raw = personMail({ from: SUPPORT, to: 'gone@customer.example', messageId: '<out-1@example.com>' });
    await send({ from: SUPPORT, to: ['gone@customer.example'] }, raw);
    const report = server.list(SUPPORT).at(-1)?.raw ?? Buffer.alloc(0);
    expect(headerOf(report, 'Return-Path')).toBe('<>');
    expect(headerOf(report, 'Content-Type')).toContain('multipart/report; report-type=delivery-status');
    expect(bodyOf(report)).toContain('Final-Recipient: rfc822; gone@customer.example\nAction: failed\nStatus: 5.1.1');
    expect(bodyOf(report)).toContain('Message-ID: <out-1@example.com>');
    expect(server.list('gone@customer.example')).toEqual([]);
  });

  it('never bounces a bounce (RFC 5321 §4.5.5)', async () => {
    const before = server.list(SUPPORT).length;
    await send({ from: '', to: ['gone@customer.example'] }, personMail());
    expect(arrived).toMatchObject([{ from: '' }]);
    expect(server.list(SUPPORT).length).toBe(before);
  });
});

it('stops while clients are connected, and frees its ports', async () => {
  const first = await startMailServer({ accounts: [{ address: SUPPORT, password: 'a' }] });
  const client = await imapClient({ port: first.imapPort, user: SUPPORT, password: 'a' });
  const closed = new Promise((resolve) => client.once('close', resolve));
  await first.stop();
  await closed;
  const again = await startMailServer({ imapPort: first.imapPort, smtpPort: first.smtpPort });
  expect([again.imapPort, again.smtpPort]).toEqual([first.imapPort, first.smtpPort]);
  await again.stop();
});

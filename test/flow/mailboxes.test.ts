import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { mailServer, startDesk } from '../support/desk.ts';
import { headerOf, personMail } from '../support/mail.ts';
import { until } from '../support/until.ts';
import { QUICK, readiness } from './place.ts';

const NAMES = ['first', 'second', 'third'] as const;

it('R-IN-13 of several mailboxes the one with a wrong password stops none of the others', async () => {
  const accounts = NAMES.map((name) => ({ address: `${name}@example.com`, password: 'demo' }));
  const server = await mailServer({ accounts });
  const dataDir = await dataFolder();
  const config = join(dataDir, 'loket.yaml');
  const mailboxes = NAMES.map((name) => ({
    address: `${name}@example.com`,
    name: `The ${name} desk`,
    imap: {
      host: '127.0.0.1',
      port: server.imapPort,
      tls: 'none',
      password: name === 'second' ? 'not it' : 'demo',
      poll_seconds: 1,
    },
  }));
  await writeFile(config, JSON.stringify({ mailboxes }));
  const desk = await startDesk({ server, dataDir, tuning: QUICK, env: { ...NO_MAILBOX, LOKET_CONFIG: config } });
  for (const name of NAMES) {
    server.deliver(`${name}@example.com`, personMail({ from: `${name}@customer.example`, to: `${name}@example.com` }));
  }
  await desk.settled(2);
  const { status, health } = await until(
    async () => {
      const now = await readiness(desk);
      return now.health.mailboxes[1]?.status === 'paused' && now;
    },
    { what: 'the pause of the second mailbox', timeoutMs: 10_000 },
  );
  expect(status).toBe(200);
  expect(health.mailboxes.map(({ error }) => error)).toEqual([
    null,
    expect.stringContaining('refused the login of second@example.com; check imap.user and imap.password'),
    null,
  ]);
  const tickets = await desk.db
    .selectFrom('ticket')
    .select(['mailbox', 'confirmation_sent'])
    .orderBy('mailbox')
    .execute();
  expect(tickets).toEqual([
    { mailbox: 'first@example.com', confirmation_sent: 1 },
    { mailbox: 'third@example.com', confirmation_sent: 1 },
  ]);
  expect(server.sent.map(({ from, to, raw }) => [from, to[0], headerOf(raw, 'From')]).sort()).toEqual([
    ['first@example.com', 'first@customer.example', expect.stringContaining('The first desk')],
    ['third@example.com', 'third@customer.example', expect.stringContaining('The third desk')],
  ]);
  expect((await fetch(`${desk.service.webUrl}/`)).status).toBe(200);
});

/** What the short form for one mailbox would set. */
const NO_MAILBOX = Object.fromEntries(
  ['ADDRESS', 'NAME', 'IMAP__HOST', 'IMAP__PORT', 'IMAP__TLS', 'IMAP__PASSWORD', 'IMAP__POLL_SECONDS'].map((key) => [
    `LOKET_MAILBOX__${key}`,
    '',
  ]),
);

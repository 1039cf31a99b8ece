import { afterAll, beforeAll, describe } from 'vitest';
import { type MailServer, startMailServer } from '../../demo/mail-server.ts';
import { dovecot } from '../support/available.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { watchesMailbox } from './watch-behaviour.ts';

const ADDRESS = 'support@example.com';

describe('with the embedded mail server', () => {
  let server: MailServer;
  beforeAll(async () => {
    server = await startMailServer({ accounts: [{ address: ADDRESS, password: 'secret' }] });
  });
  afterAll(() => server.stop());

  watchesMailbox('embedded', () => ({
    port: server.imapPort,
    user: ADDRESS,
    password: 'secret',
    deliver: async (raw) => void server.deliver(ADDRESS, raw),
  }));
});

describe.runIf(dovecot)('with Dovecot', () => {
  let server: Dovecot;
  beforeAll(async () => {
    server = await startDovecot();
  });
  afterAll(() => server.stop());

  watchesMailbox('Dovecot', () => server);
});

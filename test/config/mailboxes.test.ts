import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Config, loadConfig, requireMailboxes } from '../../src/config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-mailboxes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Env = Record<string, string>;

const load = (env: Env) => loadConfig({ LOKET_MAILBOX__ADDRESS: 'support@example.com', ...env }, folder);

function loadFile(text: string, env: Env = {}): Config {
  writeFileSync(join(folder, 'loket.yaml'), text);
  return loadConfig({ LOKET_CONFIG: 'loket.yaml', ...env }, folder);
}

describe('one mailbox', () => {
  it('takes language and user from what is known already', () => {
    const [mailbox] = load({ LOKET_MAILBOX__ADDRESS: 'Support@Example.com', LOKET_LANGUAGE: 'fr' }).mailboxes;
    expect(mailbox).toMatchObject({
      address: 'support@example.com',
      language: 'fr',
      imap: { user: 'Support@Example.com' },
    });
  });

  it.each([
    ['implicit', 993, 465],
    ['starttls', 143, 587],
    ['none', 143, 25],
  ])('with tls %s uses port %i for IMAP and %i for SMTP', (tls, imapPort, smtpPort) => {
    const [mailbox] = load({ LOKET_MAILBOX__IMAP__TLS: tls, LOKET_SMTP__TLS: tls }).mailboxes;
    expect([mailbox?.imap.port, mailbox?.smtp.port]).toEqual([imapPort, smtpPort]);
  });

  it('may be half in the file, half in the environment', () => {
    const text = 'mailbox: { address: support@example.com, imap: { host: imap.example.com } }';
    const [mailbox] = loadFile(text, {
      LOKET_MAILBOX__IMAP__PASSWORD: 'x',
      LOKET_MAILBOX__IMAP__PORT: '1143',
    }).mailboxes;
    expect(mailbox?.imap).toMatchObject({ host: 'imap.example.com', password: 'x', port: 1143 });
  });

  it('takes a reply address with a token', () => {
    const [mailbox] = load({ LOKET_MAILBOX__REPLY_ADDRESS: 'support+{token}@example.com' }).mailboxes;
    expect(mailbox?.reply_address).toBe('support+{token}@example.com');
  });
});

describe('several mailboxes', () => {
  const TWO =
    'mailboxes:\n  - address: a@example.com\n    imap: { host: one }\n  - address: b@example.com\n    language: de\n';

  it('each have all defaults and share nothing', () => {
    const { mailboxes } = loadFile(TWO);
    expect(mailboxes.map(({ address, language, imap }) => [address, language, imap.host, imap.folder])).toEqual([
      ['a@example.com', 'nl', 'one', 'INBOX'],
      ['b@example.com', 'de', '', 'INBOX'],
    ]);
  });

  it('exclude the short form, in the file and in the environment', () => {
    expect(() => loadFile(`${TWO}mailbox: { name: x }\n`)).toThrow(/^mailbox, mailboxes: .*keep one/);
    expect(() => loadFile(TWO, { LOKET_MAILBOX__NAME: 'x' })).toThrow(
      /^mailbox\.name \(LOKET_MAILBOX__NAME\): .*one of the two/,
    );
  });

  it('have different addresses, whatever the case', () => {
    const text = 'mailboxes: [{ address: a@example.com }, { address: A@Example.com }]';
    expect(() => loadFile(text)).toThrow(/^mailboxes\[1\]\.address: another mailbox has this address/);
  });

  it('are named by their place in a mistake; a mistake in what they share is told once', () => {
    const text =
      'smtp: { port: x }\nmailboxes:\n  - address: a@example.com\n    imap: { port: x }\n  - address: b@example.com\n';
    expect(() => loadFile(text)).toThrow(
      /^smtp\.port: must be a whole number from 1 to 65535\nmailboxes\[0\]\.imap\.port: must be a whole number from 1 to 65535$/,
    );
  });
});

describe('mailbox.smtp', () => {
  const GENERAL = {
    LOKET_SMTP__HOST: 'smtp.example.com',
    LOKET_SMTP__USER: 'general',
    LOKET_SMTP__PASSWORD: 'general-pw',
  };

  it('is the general smtp where it sets nothing', () => {
    const config = load(GENERAL);
    expect(config.mailboxes[0]?.smtp).toEqual(config.smtp);
  });

  it('overrides key by key; a port follows the tls that holds', () => {
    const [mailbox] = load({ ...GENERAL, LOKET_MAILBOX__SMTP__TLS: 'implicit' }).mailboxes;
    expect(mailbox?.smtp).toMatchObject({ host: 'smtp.example.com', tls: 'implicit', port: 465, user: 'general' });
  });

  it('with a user of its own does not borrow the general password', () => {
    const [mailbox] = load({ ...GENERAL, LOKET_MAILBOX__SMTP__USER: 'own' }).mailboxes;
    expect(mailbox?.smtp).toMatchObject({ user: 'own', password: '' });
  });

  it('does not show the general user and password to another host', () => {
    const [mailbox] = load({ ...GENERAL, LOKET_MAILBOX__SMTP__HOST: 'other.example.net' }).mailboxes;
    expect(mailbox?.smtp).toMatchObject({ host: 'other.example.net', user: '', password: '', port: 587 });
  });
});

describe('requireMailboxes', () => {
  it('gives the mailboxes of a complete configuration', () => {
    const env = {
      LOKET_MAILBOX__IMAP__HOST: 'imap.example.com',
      LOKET_MAILBOX__IMAP__PASSWORD: 'x',
      LOKET_SMTP__HOST: 'smtp.example.com',
    };
    expect(requireMailboxes(load(env))).toHaveLength(1);
  });

  it('says how to begin when there is none', () => {
    expect(() => requireMailboxes(loadConfig({}, folder))).toThrow(
      /no mailbox is set; give at least LOKET_MAILBOX__ADDRESS/,
    );
  });

  it('names everything that a worker would miss', () => {
    expect(() => requireMailboxes(load({ LOKET_SMTP__USER: 'u' }))).toThrow(
      /imap\.host.*\n.*imap\.password.*LOKET_MAILBOX__IMAP__PASSWORD.*\n.*smtp\.host.*\n.*smtp\.password.*beside smtp\.user/,
    );
  });
});

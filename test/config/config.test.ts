import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { variableOf } from '../../src/config/setting.ts';
import { type Config, describeSettings, loadConfig, requireMailboxes } from '../../src/config.ts';
import { LoketError } from '../../src/errors.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Env = Record<string, string | undefined>;

const load = (env: Env = {}) => loadConfig(env, folder);

/** The configuration of a file with this text. */
function loadFile(text: string, env: Env = {}): Config {
  writeFileSync(join(folder, 'loket.yaml'), text);
  return load({ LOKET_CONFIG: 'loket.yaml', ...env });
}

/** The lines of the error that `work` throws. */
function mistakesOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof LoketError && error.code === 'invalid') return error.message.split('\n');
    throw error;
  }
  return [];
}

/** 09:00–12:00 and 13:00–17:00, in minutes. */
const OFFICE_DAY = [
  { from: 540, to: 720 },
  { from: 780, to: 1_020 },
];

const MAILBOX = { LOKET_MAILBOX__ADDRESS: 'support@example.com' };

describe('defaults', () => {
  it('works without any setting, for commands that need no mailbox', () => {
    const config = load();
    expect(config.mailboxes).toEqual([]);
    expect(config).toMatchObject({
      data_dir: join(folder, 'data'),
      language: 'nl',
      time_zone: 'Europe/Brussels',
      opening_hours: { mon: OFFICE_DAY, fri: OFFICE_DAY, sat: [], sun: [] },
      holidays: { country: 'BE', region: '', extra: [], without: [] },
      targets: { normal: { first_response_minutes: 420, solution_minutes: 2_100 } },
      web: { port: 8080, public_url: 'http://localhost:8080' },
      ops: { port: 9090 },
      ticket: { prefix: 'SA', reopen_days: 14 },
      confirmation: { max_per_address_per_hour: 5, max_per_hour: 500, max_age_hours: 168 },
      billing: { rate_cents: 9_500, round_minutes: 15, approval_limit_minutes: 60, warn_minutes: 45 },
      spam: { header: 'X-Spam-Flag', hold_from: null },
      limits: { max_mail_bytes: 104_857_600 },
      templates_dir: '',
    });
  });

  it('are listed in default.yaml: every key that it has can be set, and no other', () => {
    const file: unknown = parse(readFileSync('config/default.yaml', 'utf8'));
    const listed = pathsOf(file).filter((path) => !path.startsWith('mailbox.') && path !== 'mailbox');
    const shown = describeSettings(load()).map(({ key }) => key);
    expect(shown.sort()).toEqual(listed.sort());
    const mailboxKeys = pathsOf(file).filter((path) => path.startsWith('mailbox.'));
    const mailbox = describeSettings(load(MAILBOX)).flatMap(({ key }) => /^mailboxes\[0\]\.(.*)/.exec(key)?.[1] ?? []);
    expect(mailbox.map((key) => `mailbox.${key}`).sort()).toEqual(mailboxKeys.sort());
  });

  it('the example file is valid and complete', () => {
    const config = load({ LOKET_CONFIG: join(process.cwd(), 'config/example.yaml'), LOKET_SMTP__PASSWORD: 'x' });
    expect(requireMailboxes(config).map(({ address, language }) => [address, language])).toEqual([
      ['support@example.com', 'nl'],
      ['aide@example.com', 'fr'],
    ]);
  });

  it('cannot be changed afterwards, at any depth', () => {
    const config = load(MAILBOX);
    const frozen = [config, config.web, config.mailboxes, config.mailboxes[0], config.mailboxes[0]?.imap];
    expect(frozen.every((part) => Object.isFrozen(part))).toBe(true);
    expect(Object.isFrozen(config.mailboxes[0]?.authserv_ids)).toBe(true);
  });
});

describe('layers', () => {
  it('the environment wins over the file, the file over the defaults', () => {
    const config = loadFile('language: fr\nticket: { prefix: ABC }\n', { LOKET_LANGUAGE: 'de' });
    expect([config.language, config.ticket.prefix, config.ticket.reopen_days]).toEqual(['de', 'ABC', 14]);
  });

  it('empty means not set, in the environment and in the file', () => {
    const config = loadFile("language:\nticket:\nweb: { port: '' }\ntime_zone: ~\n", { LOKET_OPS__PORT: '' });
    expect([config.language, config.web.port, config.ops.port, config.time_zone]).toEqual([
      'nl',
      8080,
      9090,
      'Europe/Brussels',
    ]);
    expect(load({ LOKET_CONFIG: '', LOKET_LANGUAGE: '', LOKET_LANGUAGE_FILE: '' }).language).toBe('nl');
  });

  it('a value in the file keeps its digits: 00123 is a password, not a number', () => {
    const config = loadFile('smtp: { host: mail.example.com, user: 0x1F, password: 00123 }\n');
    expect(config.smtp).toMatchObject({ user: '0x1F', password: '00123' });
  });

  it('relative paths count from the working folder', () => {
    mkdirSync(join(folder, 'etc'));
    writeFileSync(join(folder, 'etc/loket.yaml'), 'data_dir: store\ntemplates_dir: words\n');
    const config = load({ LOKET_CONFIG: 'etc/loket.yaml' });
    expect([config.data_dir, config.templates_dir]).toEqual([join(folder, 'store'), join(folder, 'words')]);
    expect(load({ LOKET_DATA_DIR: '/srv/loket' }).data_dir).toBe('/srv/loket');
  });

  it('lists are comma-separated in the environment, lists or comma-separated in the file', () => {
    const ids = ['mx.example.com', 'mx2.example.com'];
    const env = { ...MAILBOX, LOKET_MAILBOX__AUTHSERV_IDS: 'mx.example.com, MX2.example.com,' };
    expect(load(env).mailboxes[0]?.authserv_ids).toEqual(ids);
    const file = (list: string) => loadFile(`mailbox: { address: a@example.com, authserv_ids: ${list} }`);
    expect(file('[mx.example.com, mx2.example.com]').mailboxes[0]?.authserv_ids).toEqual(ids);
    expect(file("'mx.example.com,mx2.example.com'").mailboxes[0]?.authserv_ids).toEqual(ids);
  });
});

describe('_FILE', () => {
  const withFile = (content: string) => {
    writeFileSync(join(folder, 'password'), content);
    return load({ LOKET_SMTP__PASSWORD_FILE: 'password' }).smtp.password;
  };

  it('gives the content of the file without one trailing line break', () => {
    expect(withFile('s3cret\n')).toBe('s3cret');
    expect(withFile('s3cret\r\n')).toBe('s3cret');
    expect(withFile(' s3 cret ')).toBe(' s3 cret ');
    expect(mistakesOf(() => withFile('s3cret\n\n'))).toHaveLength(1);
  });

  it('exists for every key, not for secrets alone', () => {
    writeFileSync(join(folder, 'port'), '8081\n');
    expect(load({ LOKET_WEB__PORT_FILE: 'port' }).web.port).toBe(8081);
  });

  it('together with the plain name is an error that names both', () => {
    const lines = mistakesOf(() => load({ LOKET_SMTP__PASSWORD: 'hunter2', LOKET_SMTP__PASSWORD_FILE: '/hunter3' }));
    expect(lines).toEqual(['LOKET_SMTP__PASSWORD, LOKET_SMTP__PASSWORD_FILE: both are set; keep one of them']);
  });

  it('that cannot be read is an error, without the path: somebody may have put the password there', () => {
    const [line, ...more] = mistakesOf(() => load({ LOKET_SECRET_FILE: 'hunter2' }));
    expect(line).toMatch(/^LOKET_SECRET_FILE: the file cannot be read \(ENOENT\); check/);
    expect(line).not.toContain('hunter2');
    expect(more).toEqual([]);
  });
});

describe('unknown names', () => {
  it.each([
    ['LOKET_SMTP_HOST', 'LOKET_SMTP__HOST'],
    ['LOKET_MAILBOX__IMAP__PASWORD', 'LOKET_MAILBOX__IMAP__PASSWORD'],
    ['LOKET_SMTP__PASWORD_FILE', 'LOKET_SMTP__PASSWORD_FILE'],
    ['LOKET_TIMEZONE', 'LOKET_TIME_ZONE'],
    ['LOKET_CONFIG_FILE', 'LOKET_CONFIG'],
    ['LOKET_MAILBOXES', 'LOKET_MAILBOX__ADDRESS'],
    ['LOKET_smtp__host', 'LOKET_SMTP__HOST'],
  ])('%s is refused and %s is named', (name, nearest) => {
    const [line] = mistakesOf(() => load({ [name]: 'hunter2' }));
    expect(line).toContain(`${name}: unknown name; the nearest key is ${nearest}`);
    expect(line).not.toContain('hunter2');
  });

  it('that Kubernetes sets for a service named loket are explained', () => {
    expect(mistakesOf(() => load({ LOKET_SERVICE_HOST: '10.0.0.1' }))[0]).toContain('enableServiceLinks: false');
  });

  it('of others are none of our business', () => {
    expect(load({ LOKETTEN: 'x', PATH: '/bin', loket_language: 'fr' }).language).toBe('nl');
  });

  it('in the file are refused, with their section', () => {
    const text = 'smpt: { host: x }\nweb: { prot: 1 }\nmailboxes: [{ adres: a@example.com }]\n';
    const lines = mistakesOf(() => loadFile(text));
    expect(lines).toContain('smpt: unknown key; the nearest is smtp');
    expect(lines).toContain('web.prot: unknown key; the nearest is web.port');
    expect(lines).toContain('mailboxes[0].adres: unknown key; the nearest is mailboxes[0].address');
  });
});

describe('mistakes', () => {
  it.each<[string, Env, RegExp]>([
    ['a port out of range', { LOKET_WEB__PORT: '65536' }, /^web\.port \(LOKET_WEB__PORT\): .*0 to 65535/],
    ['a number with a tail', { LOKET_OPS__PORT: '9090x' }, /^ops\.port .*whole number/],
    ['a language we do not speak', { LOKET_LANGUAGE: 'es' }, /^language .*nl, fr, en, de/],
    ['an offset for a zone', { LOKET_TIME_ZONE: '+02:00' }, /^time_zone .*Europe\/Brussels/],
    ['a zone that does not exist', { LOKET_TIME_ZONE: 'Europe/Antwerp' }, /^time_zone /],
    ['a short secret', { LOKET_SECRET: 'x'.repeat(31) }, /^secret .*at least 32 characters.*openssl/],
    ['PostgreSQL', { LOKET_DATABASE_URL: 'postgres://u:p@h/d' }, /^database_url .*not yet in this version/],
    ['another database', { LOKET_DATABASE_URL: 'mysql://h/d' }, /^database_url .*SQLite/],
    ['a public address without scheme', { LOKET_WEB__PUBLIC_URL: 'support.example.com' }, /^web\.public_url /],
    ['a prefix in small letters', { LOKET_TICKET__PREFIX: 'sa' }, /^ticket\.prefix .*capital/],
    ['a prefix that begins with a digit', { LOKET_TICKET__PREFIX: '1A' }, /^ticket\.prefix /],
    ['a prefix of nine', { LOKET_TICKET__PREFIX: 'ABCDEFGHI' }, /^ticket\.prefix /],
    ['a host with a port', { LOKET_SMTP__HOST: 'https://h/x' }, /^smtp\.host .*alone/],
    ['an unknown level', { LOKET_LOG__LEVEL: 'verbose' }, /^log\.level .*fatal, error/],
    ['a mailbox without address', { LOKET_MAILBOX__NAME: 'Support' }, /^mailbox\.address \(LOKET_MAILBOX__ADDRESS\): /],
    ['an address with a name', { LOKET_MAILBOX__ADDRESS: 'A <a@example.com>' }, /^mailbox\.address .*without a name/],
    ['move without a folder', { ...MAILBOX, LOKET_MAILBOX__AFTER_CARE: 'move' }, /^mailbox\.move_to .*must name/],
    [
      'move to the folder itself',
      { ...MAILBOX, LOKET_MAILBOX__AFTER_CARE: 'move', LOKET_MAILBOX__MOVE_TO: 'INBOX' },
      /^mailbox\.move_to .*another folder/,
    ],
    ['no token', { ...MAILBOX, LOKET_MAILBOX__REPLY_ADDRESS: 'a@example.com' }, /^mailbox\.reply_address .*\{token\}/],
    ['two tokens', { ...MAILBOX, LOKET_MAILBOX__REPLY_ADDRESS: '{token}+{token}@example.com' }, /^mailbox\.reply_/],
    ['a token after the @', { ...MAILBOX, LOKET_MAILBOX__REPLY_ADDRESS: 'a@{token}.example.com' }, /^mailbox\.reply_/],
    ['a rate with a comma', { LOKET_BILLING__RATE_CENTS: '95,00' }, /^billing\.rate_cents .*whole number/],
    ['a warning after the limit', { LOKET_BILLING__WARN_MINUTES: '61' }, /^billing\.warn_minutes .*before the limit/],
    ['a header with a colon', { LOKET_SPAM__HEADER: 'X-Spam:' }, /^spam\.header /],
    ['a score that is none', { LOKET_SPAM__HOLD_FROM: 'high' }, /^spam\.hold_from /],
    ['polling too slowly', { ...MAILBOX, LOKET_MAILBOX__IMAP__POLL_SECONDS: '3601' }, /poll_seconds .*1 to 3600/],
    ['a line break', { ...MAILBOX, LOKET_MAILBOX__NAME: 'A\r\nBcc: x@example.com' }, /^mailbox\.name .*one line/],
  ])('%s is refused with one line', (_, env, expected) => {
    const lines = mistakesOf(() => load(env));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(expected);
  });

  it('are told all at once, each with its key', () => {
    const env = { LOKET_LANGUAGE: 'es', LOKET_WEB__PORT: 'x', LOKET_NAME: 'x', LOKET_MAILBOX__AFTER_CARE: 'move' };
    const keys = mistakesOf(() => loadFile('time_zone: nowhere\n', env)).map((line) => line.split(/[ :]/)[0]);
    expect(keys.sort()).toEqual(
      ['LOKET_NAME', 'language', 'mailbox.address', 'mailbox.move_to', 'time_zone', 'web.port'].sort(),
    );
  });

  it('in YAML name line and column, and never quote the file', () => {
    const broken = [
      'smtp:\n\tpassword: hunter2',
      'smtp: {password: "hunter2',
      'a: b: hunter2',
      'a: 1\na: hunter2',
      '!x hunter2',
    ];
    for (const text of broken) {
      const lines = mistakesOf(() => loadFile(text));
      expect(lines[0]).toMatch(/^LOKET_CONFIG: the file, line \d+, column \d+: /);
      expect(lines.join()).not.toContain('hunter2');
    }
  });

  it('of form: a section where a value belongs, a value where a section belongs, no mapping at all', () => {
    expect(mistakesOf(() => loadFile('smtp: mail.example.com'))[0]).toBe(
      'smtp: must be a section with keys such as smtp.host',
    );
    expect(mistakesOf(() => loadFile('language: [nl, fr]'))[0]).toMatch(/^language: must be one value/);
    expect(mistakesOf(() => loadFile('just text'))[0]).toMatch(/^LOKET_CONFIG: the file must hold keys and values/);
    expect(mistakesOf(() => loadFile('mailboxes: { address: a@example.com }'))[0]).toMatch(
      /^mailboxes: must be a list/,
    );
    expect(mistakesOf(() => loadFile('__proto__: { polluted: yes }'))[0]).toContain('__proto__: unknown key');
  });

  it('an empty file, or one of comments alone, is fine', () => {
    expect(loadFile('').language).toBe('nl');
    expect(loadFile('# nothing yet\n').language).toBe('nl');
  });
});

/** Dotted paths of all leaves; a list is a leaf. */
function pathsOf(node: unknown, path = ''): string[] {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [path];
  return Object.entries(node).flatMap(([key, child]) => pathsOf(child, path === '' ? key : `${path}.${key}`));
}

describe('secrets', () => {
  const SECRET_KEYS = ['secret', 'database_url', 'smtp.password', 'mailbox.imap.password', 'mailbox.smtp.password'];

  it('never stand in an error, whichever key they were put in', () => {
    const keys = pathsOf(parse(readFileSync('config/default.yaml', 'utf8')));
    const canary = fc.string({ minLength: 5, maxLength: 12 }).map((text) => `\u00a7${text}\u00a7{}@ :`);
    const variable = fc.constantFrom(...keys.map(variableOf), 'LOKET_CONFIG', 'LOKET_SECERT');
    fc.assert(
      fc.property(fc.dictionary(variable, canary), fc.boolean(), (env, asFile) => {
        const given = Object.entries(env).map(([name, value]) => [asFile ? `${name}_FILE` : name, value]);
        const lines = mistakesOf(() => load(Object.fromEntries(given)));
        for (const value of Object.values(env)) expect(lines.join('\n')).not.toContain(value);
      }),
      { numRuns: 150 },
    );
  });

  it('are not told when a forgotten space made them part of a key', () => {
    expect(mistakesOf(() => loadFile('smtp: {password:hunter2}'))).toEqual([
      'smtp.password…: unknown key; the nearest is smtp.password',
    ]);
    expect(mistakesOf(() => loadFile('smtp:\n  host: x\n  password:hunter2\n')).join()).not.toContain('hunter2');
  });

  it('are shown as set or not set', () => {
    const long = 'hunter2-'.repeat(8);
    const env = { ...MAILBOX, LOKET_SECRET: long, LOKET_SMTP__PASSWORD: long, LOKET_MAILBOX__IMAP__PASSWORD: long };
    const lines = describeSettings(load(env));
    expect(JSON.stringify(lines)).not.toContain('hunter2');
    const shown = new Map(lines.map(({ key, value }) => [key, value]));
    expect(shown.get('secret')).toBe('set');
    expect(shown.get('database_url')).toBe('not set');
    expect(shown.get('mailboxes[0].imap.password')).toBe('set');
    expect(shown.get('web.port')).toBe('8080');
    expect(describeSettings(load()).find(({ key }) => key === 'secret')?.value).toBe('not set');
    expect(SECRET_KEYS.filter((key) => !key.startsWith('mailbox.')).every((key) => shown.has(key))).toBe(true);
  });
});

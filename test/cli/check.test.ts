import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { deskEnv, mailServer, SUPPORT } from '../support/desk.ts';
import { personMail } from '../support/mail.ts';
import { startSmtpSink } from '../support/smtp-sink.ts';
import { command } from './loket.ts';

vi.setConfig({ testTimeout: 60_000 });

async function place(env: Record<string, string> = {}) {
  const server = await mailServer();
  return { server, env: { ...deskEnv(server, await dataFolder()), LOKET_LOG__LEVEL: 'info', ...env } };
}

describe('loket check', () => {
  it('says that all is well, and how many mails the first start would take (R-IN-3)', async () => {
    const { server, env } = await place();
    server.deliver(SUPPORT, personMail());
    server.deliver(SUPPORT, personMail());
    await command(['migrate'], { env });
    const run = await command(['check'], { env });
    expect(run, run.stdout).toMatchObject({ code: 0, errors: [] });
    expect(run.stdout).toMatch(/^ok +settings: from config\/default\.yaml, then LOKET_DATA_DIR/);
    expect(run.stdout).toMatch(/^ok +database: /m);
    expect(run.stdout).toMatch(
      /^ok +opening hours: (open now|closed now, open again \d{4}-.*) \(Europe\/Brussels\); the next .* is \d{4}-/m,
    );
    expect(run.stdout).toMatch(
      /^ok +reading support@example\.com: INBOX .* 2 mails in it; .*first start takes all of them/m,
    );
    expect(run.stdout).toMatch(/^ok +sending for support@example\.com/m);
    expect(run.stdout).not.toContain('demo');
  });

  it.each([
    [
      'fr/link.text.liquid',
      'Bonjour,\n{{ statusURL }}',
      'line 2: undefined variable: statusURL; this template may use language, number',
    ],
    ['de/appointment.text.liquid', '{{ moment | shout }}', 'line 1: undefined filter: shout; take it out'],
    ['en/sign-in.text.liquid', '{% if minutes %}', 'line 1: tag {% if minutes %} not closed; docs/templates.md'],
    ['nl/expected-date.subject.liquid', '', 'gives no words; write some'],
    ['nl/link.txt.liquid', 'x', 'replaces no template; rename it to one of'],
  ])('an own template that cannot be used: %s, where and what to mend', async (name, text, what) => {
    const { env } = await place();
    const templates = join(await dataFolder(), 'own');
    mkdirSync(join(templates, dirname(name)), { recursive: true });
    writeFileSync(join(templates, name), text);
    const run = await command(['check', '--offline'], { env: { ...env, LOKET_TEMPLATES_DIR: templates } });
    expect(run.code).toBe(1);
    const said = run.stdout.split('\n').find((line) => line.startsWith('FAIL templates'));
    expect(said).toContain(name);
    expect(said).toContain(what);
  });

  it('a wrong password, a server that is away: in plain words, exit 1', async () => {
    const { env } = await place({ LOKET_MAILBOX__IMAP__PASSWORD: 'wrong-one', LOKET_SMTP__PORT: '1' });
    const run = await command(['check'], { env });
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/^warn database: there is none .* yet/m);
    expect(run.stdout).toMatch(/^FAIL reading support@example\.com: .*refused the login .*imap\.password/m);
    expect(run.stdout).toMatch(/^FAIL sending for support@example\.com: nothing listens at 127\.0\.0\.1:1/m);
    expect(run.stdout).not.toContain('wrong-one');
  });

  it('wrong settings are findings too; --json is one object', async () => {
    const run = await command(['check', '--json'], { env: { LOKET_WEB__PORT: 'eighty' } });
    expect(run.code).toBe(1);
    expect(run.objects).toMatchObject([
      { ok: false, findings: [{ level: 'fail', subject: 'settings', message: expect.stringMatching(/web\.port/) }] },
    ]);
  });

  it('a country or region without a calendar of holidays is told', async () => {
    const env = { ...deskEnv({ imapPort: 1, smtpPort: 1 }, await dataFolder()), LOKET_HOLIDAYS__REGION: 'ZZ' };
    const run = await command(['check', '--offline'], { env });
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/^FAIL opening hours: holidays\.region: is not known; set one of .*VLG/m);
  });

  it('a colour that nobody can read is told, with the setting behind it', async () => {
    const { env } = await place({ LOKET_THEME__ACCENT: '#ffcc00' });
    const run = await command(['check', '--offline'], { env });
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/^FAIL theme: theme\.accent: its contrast .* choose a darker colour/m);
    const readable = await command(['check', '--offline'], { env: { ...env, LOKET_THEME__ACCENT: '#7a1f5c' } });
    expect(readable.stdout).toMatch(/^ok +theme: /m);
  });

  it('--offline leaves the servers alone; --settings lists what is in force, without secrets', async () => {
    const env = {
      ...deskEnv({ imapPort: 1, smtpPort: 1 }, await dataFolder()),
      LOKET_MAILBOX__IMAP__PASSWORD: 'hidden1',
    };
    const run = await command(['check', '--offline', '--settings'], { env });
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^warn mail servers: not tried/m);
    expect(run.stdout).toMatch(/mailboxes\[0\]\.imap\.password: set$/m);
    expect(run.stdout).not.toContain('hidden1');
  });

  it('proves the reply address by a mail that comes back, and only then is it used', async () => {
    const { server, env } = await place({ LOKET_MAILBOX__REPLY_ADDRESS: 'support+{token}@example.com' });
    await command(['migrate'], { env });
    const run = await command(['check'], { env });
    expect(run, run.stdout).toMatchObject({ code: 0 });
    expect(run.stdout).toMatch(/^ok +reply address of support@example\.com: .*arrives/m);
    expect(run.stdout, 'R-THR-7').toMatch(/^warn.*agents cannot answer notices by mail: .*authserv_ids/m);
    expect(server.sent).toMatchObject([{ from: SUPPORT, to: [expect.stringMatching(/^support\+[a-z2-7]{24}@/)] }]);
  });

  it('an SMTP server that wants a sign-in we do not have is told', async () => {
    const sink = await startSmtpSink({ auth: { user: 'me', password: 'secret' } });
    const { env } = await place({
      LOKET_SMTP__PORT: String(sink.port),
      LOKET_SMTP__USER: 'me',
      LOKET_SMTP__PASSWORD: 'not-it',
    });
    const run = await command(['check'], { env });
    await sink.stop();
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/^FAIL sending for .*refused user or password/m);
  });
});

describe('loket reconcile', () => {
  it('exits 1 while a mail on the server has no row', async () => {
    const { server, env } = await place();
    await command(['migrate'], { env });
    expect((await command(['reconcile', '--json'], { env })).objects).toMatchObject([
      { mailbox: SUPPORT, missing: [] },
    ]);
    const uid = server.deliver(SUPPORT, personMail());
    const run = await command(['reconcile', '--json'], { env });
    expect(run.code).toBe(1);
    expect(run.objects).toMatchObject([{ mailbox: SUPPORT, onServer: 1, accounted: 0, missing: [uid] }]);
    expect((await command(['reconcile'], { env })).stdout).toMatch(new RegExp(`1 \\(never read yet\\): UID ${uid}`));
  });

  it('says which mailbox cannot be read', async () => {
    const { env } = await place({ LOKET_MAILBOX__IMAP__PORT: '1' });
    await command(['migrate'], { env });
    const run = await command(['reconcile'], { env });
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.errors).toEqual([expect.stringMatching(/^loket: support@example\.com: 127\.0\.0\.1:1 refuses/)]);
  });
});

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { deskEnv, mailServer, SUPPORT } from '../support/desk.ts';
import { personMail } from '../support/mail.ts';
import { startLoket } from '../support/process.ts';
import { startSmtpSink } from '../support/smtp-sink.ts';
import { until } from '../support/until.ts';
import { command } from './loket.ts';

vi.setConfig({ testTimeout: 60_000 });

const WEB = { LOKET_WEB__HOST: '127.0.0.1', LOKET_WEB__PORT: '0', LOKET_OPS__HOST: '127.0.0.1', LOKET_OPS__PORT: '0' };

describe('loket start', () => {
  it('says where it listens, and ends in order at SIGTERM', async () => {
    const program = startLoket(['start', '--role', 'web'], { ...WEB, LOKET_DATA_DIR: await dataFolder() });
    expect(await program.opsUrl()).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    program.signal('SIGTERM');
    expect(await program.ended()).toEqual({ code: 0, signal: null });
    expect(program.out.at(-1)).toContain('Loket has stopped');
  });

  it('prints where somebody becomes the first admin, beside the log, anew at each start, until there is one', async () => {
    const env = { ...WEB, LOKET_DATA_DIR: await dataFolder(), LOKET_LOG__LEVEL: 'debug' };
    const links: string[] = [];
    for (const start of [1, 2]) {
      const program = startLoket(['start', '--role', 'web'], env);
      await program.opsUrl();
      links.push(await until(() => program.err[1], { what: `the link of start ${start}` }));
      expect(program.err[0]).toMatch(/^Nobody can sign in yet\. Become the first admin here/);
      expect(program.out.join('\n')).not.toContain('/desk/welcome');
      program.signal('SIGTERM');
      await program.ended();
    }
    expect(links).toEqual(
      links.map(() => expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/desk\/welcome\/[\w-]{43}$/)),
    );
    expect(new Set(links.map((link) => link.slice(link.lastIndexOf('/')))).size).toBe(2);
    await command(['agent', 'add', 'ada@example.com', '--admin'], { env });
    const program = startLoket(['start', '--role', 'web'], env);
    await program.opsUrl();
    program.signal('SIGTERM');
    expect(await program.ended()).toEqual({ code: 0, signal: null });
    expect(program.err).toEqual([]);
  });

  it('refuses a second worker on the same data folder', async () => {
    const env = deskEnv(await mailServer(), await dataFolder());
    const first = startLoket(['start'], env);
    await first.opsUrl();
    const second = startLoket(['start', '--role', 'worker'], env);
    expect(await second.ended()).toMatchObject({ code: 1 });
    expect(second.err).toEqual([
      expect.stringMatching(/^loket: another worker runs on this data folder; stop it first/),
    ]);
    first.signal('SIGINT');
    expect(await first.ended()).toEqual({ code: 0, signal: null });
  });

  it('a second signal ends it at once, in the middle of a mail too', async () => {
    const server = await mailServer();
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    sink.next({ do: 'hang' });
    server.deliver(SUPPORT, personMail({ date: new Date().toUTCString() }));
    const program = startLoket(
      ['start'],
      deskEnv({ imapPort: server.imapPort, smtpPort: sink.port }, await dataFolder()),
    );
    await program.opsUrl();
    await until(() => sink.seen().length > 0, { what: 'a mail under way', timeoutMs: 20_000 });
    program.signal('SIGTERM');
    await until(() => program.out.some((line) => line.includes('Loket stops')), { what: 'the first signal heard' });
    program.signal('SIGTERM');
    expect(await program.ended()).toEqual({ code: 1, signal: null });
  });
});

import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type MailServer, startMailServer } from '../../demo/mail-server.ts';
import { smallFileSystem } from '../support/data-folder.ts';
import { personMail } from '../support/mail.ts';
import { startProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';
import { judgingProxy } from './judging-proxy.ts';
import { mailboxOptions, openLedger } from './ledger.ts';

const ADDRESS = 'support@example.com';
const SHORT = { connectMs: 300, loginMs: 300, selectMs: 300, listMs: 300, fetchMs: 300, afterCareMs: 300 };

const start = async (): Promise<{ server: MailServer; proxy: TcpProxy }> => {
  const server = await startMailServer({ accounts: [{ address: ADDRESS, password: 'secret' }] });
  const proxy = await startProxy({ port: server.imapPort });
  onTestFinished(async () => {
    await proxy.stop();
    await server.stop();
  });
  return { server, proxy };
};
const longMail = (bytes: number) =>
  personMail({
    body: randomBytes(bytes / 2)
      .toString('hex')
      .replace(/(.{76})/g, '$1\n'),
  });

const refuseAndCut = (proxy: TcpProxy) => {
  proxy.refuse();
  proxy.cut();
};

describe('R-IN-10 a connection in trouble', () => {
  it.each([
    ['is cut', (proxy: TcpProxy) => proxy.cut()],
    ['is cut and refused for a while', refuseAndCut],
    ['goes deaf', (proxy: TcpProxy) => proxy.stall()],
    ['says noise', (proxy: TcpProxy) => proxy.garbage()],
    ['says BYE', (proxy: TcpProxy) => proxy.say('* BYE Shutting down')],
  ])('%s: the worker connects anew, and no mail is lost or doubled', async (_what, spoil) => {
    const { server, proxy } = await start();
    const ledger = await openLedger();
    const worker = ledger.start(mailboxOptions({ port: proxy.port }, { imap: { pollSeconds: 1 }, deadlines: SHORT }));
    server.deliver(ADDRESS, personMail({ subject: 'Before' }));
    await ledger.taken(1);
    await until(() => worker.state().status === 'idle', { what: 'idle' });
    const connections = proxy.accepted();
    spoil(proxy);
    server.deliver(ADDRESS, personMail({ subject: 'Meanwhile' }));
    await until(() => worker.state().error !== null || proxy.accepted() > connections, { what: 'trouble' });
    await proxy.pass();
    server.deliver(ADDRESS, personMail({ subject: 'After' }));
    const rows = await ledger.taken(3);
    await until(() => worker.state().error === null && worker.state().status === 'idle', { what: 'recovery' });
    expect(rows.map((row) => row.uid)).toEqual([1, 2, 3]);
    expect(proxy.open()).toBeLessThanOrEqual(1);
  });

  it('a deaf one is noticed by the watchdog, were a deadline not to notice it', async () => {
    const { server, proxy } = await start();
    const ledger = await openLedger();
    const worker = ledger.start(
      mailboxOptions({ port: proxy.port }, { imap: { pollSeconds: 1 }, deadlines: { watchdogMs: 100 } }),
    );
    await until(() => worker.state().status === 'idle', { what: 'idle' });
    proxy.stall();
    server.deliver(ADDRESS, personMail());
    await until(() => ledger.logged.some((line) => String(line.msg).startsWith('no progress')), {
      what: 'the watchdog',
    });
    await proxy.pass();
    await ledger.taken(1);
    expect(await ledger.deps.metrics.text()).toContain('loket_loop_failures_total{loop="mailbox-watchdog"} 1');
  });

  it('that breaks within a large mail leaves no half mail', async () => {
    const { server, proxy } = await start();
    const raw = longMail(3 * 1024 * 1024);
    server.deliver(ADDRESS, raw);
    const broken = proxy.cutAfter(1024 * 1024);
    const ledger = await openLedger();
    ledger.start(mailboxOptions({ port: proxy.port }));
    await broken;
    const rows = await ledger.taken(1);
    expect(rows).toHaveLength(1);
    expect(rows[0] && (await ledger.raw(rows[0]))).toBe(raw.toString('latin1'));
  });

  it('says what is wrong while the server is away, and says nothing once it is back', async () => {
    const { proxy } = await start();
    proxy.refuse();
    const ledger = await openLedger();
    const worker = ledger.start(mailboxOptions({ port: proxy.port }));
    await until(() => worker.state().status === 'waiting', { what: 'the failure' });
    expect(worker.state().error).toContain('refuses the connection');
    await proxy.pass();
    await until(() => worker.state().status === 'idle', { what: 'idle' });
    expect(worker.state().error).toBe(null);
  });

  it('is stopped in the middle of a command, within the time allowed', async () => {
    const { server, proxy } = await start();
    server.deliver(ADDRESS, longMail(3 * 1024 * 1024));
    proxy.slow(512, 20);
    const ledger = await openLedger();
    const worker = ledger.start(mailboxOptions({ port: proxy.port }));
    await until(() => worker.state().status === 'reading', { what: 'reading' });
    const begun = performance.now();
    await worker.stop(200);
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(worker.state().status).toBe('stopped');
    expect(await ledger.rows()).toEqual([]);
  });
});

describe('R-IN-10 R-IN-13 a server that asks to wait', () => {
  const firstWait = async (pattern: RegExp, answer: string) => {
    const { server } = await start();
    const port = await judgingProxy(server.imapPort, (line) => (pattern.test(line) ? { answer } : 'pass'));
    const ledger = await openLedger();
    const worker = ledger.start(mailboxOptions({ port }));
    const line = await until(() => ledger.logged.find((entry) => entry.waitMs !== undefined), { what: 'a wait' });
    return { waitMs: Number(line?.waitMs), status: worker.state().status };
  };

  it('is given the time that it names', async () => {
    const throttled = 'BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds';
    expect(await firstWait(/^(SELECT|EXAMINE)/, throttled)).toEqual({ waitMs: 92_415, status: 'waiting' });
  });

  it.each(['NO [LIMIT] Too many connections', 'NO [UNAVAILABLE] Try again', 'NO Too many simultaneous connections'])(
    'is not taken for a wrong password: %s',
    async (answer) => {
      const { waitMs, status } = await firstWait(/^(LOGIN|AUTHENTICATE)/, answer);
      expect(status).toBe('waiting');
      expect(waitMs).toBeLessThanOrEqual(200);
    },
  );
});

describe('R-IN-9 IDLE', () => {
  it('is renewed before a server drops it', async () => {
    const { server } = await start();
    const said: string[] = [];
    const port = await judgingProxy(server.imapPort, (line) => {
      said.push(line);
      return 'pass';
    });
    const ledger = await openLedger();
    ledger.start(mailboxOptions({ port }, { imap: { pollSeconds: 3600 }, deadlines: { idleMs: 50 } }));
    await until(() => said.filter((line) => line === 'IDLE').length >= 4, { what: 'four times IDLE' });
    expect(said.filter((line) => line === 'DONE').length).toBeGreaterThanOrEqual(3);
    server.deliver(ADDRESS, personMail());
    await ledger.taken(1);
    expect(said.filter((line) => /EXPUNGE|STORE|COPY|MOVE|^UID FETCH .*BODY\[/.test(line))).toEqual([]);
  });
});

describe('after-care', () => {
  it('that would move mail into the watched folder itself is refused, and reading goes on', async () => {
    const { server, proxy } = await start();
    const ledger = await openLedger();
    const worker = ledger.start(mailboxOptions({ port: proxy.port }, { afterCare: 'move', moveTo: 'inbox' }));
    server.deliver(ADDRESS, personMail());
    await ledger.taken(1);
    await until(() => worker.state().notices.join().includes('the folder that is watched'), { what: 'the notice' });
    server.deliver(ADDRESS, personMail());
    const rows = await ledger.taken(2);
    expect(rows.map((row) => [row.uid, row.after_care])).toEqual([
      [1, 'pending'],
      [2, 'pending'],
    ]);
    expect(worker.state().error).toBe(null);
  });
});

describe('our own disk', () => {
  it('R-IN-15 when full blames no mail: nothing is counted, and the mail is taken once there is room', async ({
    skip,
  }) => {
    const disk = await smallFileSystem(4 * 1024 * 1024);
    if (disk === null) return skip('mounting needs Linux and root');
    onTestFinished(() => disk.remove());
    const { server } = await start();
    const ledger = await openLedger({ dataDir: disk.path });
    const worker = ledger.start(mailboxOptions({ port: server.imapPort }));
    await until(() => worker.state().status === 'idle', { what: 'idle' });
    const filler = join(disk.path, 'filler');
    await writeFile(filler, Buffer.alloc(4 * 1024 * 1024)).catch(() => undefined);
    server.deliver(ADDRESS, longMail(700 * 1024));
    await until(() => worker.state().status === 'waiting', { what: 'the failure' });
    expect(await ledger.rows()).toEqual([]);
    await rm(filler);
    const [row] = await ledger.taken(1);
    expect(row).toMatchObject({ attempts: 0, state: 'pending' });
  });
});

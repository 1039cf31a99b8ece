import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openForReading } from '../../src/store/database.ts';
import { MIGRATIONS_DIR } from '../../src/store/migrate.ts';
import { dataFolder } from '../support/data-folder.ts';
import { deskEnv, mailServer, SUPPORT } from '../support/desk.ts';
import { startLoket } from '../support/process.ts';
import { startSmtpSink } from '../support/smtp-sink.ts';
import { until } from '../support/until.ts';
import { customers, messageIds } from './place.ts';

/** A busy machine takes its time to start a process; a good one needs a second. */
const WAIT_MS = 60_000;
vi.setConfig({ testTimeout: 2 * WAIT_MS });

/** Servers and an environment for the real program. */
async function place() {
  const server = await mailServer();
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  const dataDir = await dataFolder();
  const env = deskEnv({ imapPort: server.imapPort, smtpPort: sink.port }, dataDir);
  const outbox = async () => {
    const { read, close } = await openForReading(dataDir, MIGRATIONS_DIR);
    const rows = await read.selectFrom('outbox').select(['state', 'message_id']).execute();
    await close();
    return rows;
  };
  return {
    server,
    sink,
    env,
    outbox,
    deliver(mails: readonly Buffer[]) {
      for (const raw of mails) server.deliver(SUPPORT, raw);
    },
  };
}

describe('R-OUT-3 the signal to stop', () => {
  it('lets mails on their way arrive, writes that down, and ends with 0', async () => {
    const { sink, env, outbox, deliver } = await place();
    sink.always({ do: 'accept', afterMs: 1_000 });
    deliver(customers(8).mails);
    const worker = startLoket(['start', '--role', 'worker'], env);
    await until(() => sink.asked().length >= 5, { what: 'five mails on their way', timeoutMs: WAIT_MS });
    const asked = performance.now();
    worker.signal('SIGTERM');
    expect(await worker.ended()).toEqual({ code: 0, signal: null });
    expect(performance.now() - asked).toBeLessThan(10_000);
    const rows = await outbox();
    expect(rows.filter(({ state }) => state === 'sending')).toEqual([]);
    const sent = rows.filter(({ state }) => state === 'sent').map(({ message_id }) => message_id);
    expect(messageIds(sink.accepted()).sort()).toEqual(sent.sort());
    expect(sent.length).toBeGreaterThanOrEqual(5);

    sink.always({ do: 'accept' });
    const next = startLoket(['start', '--role', 'worker'], env);
    await until(async () => (await outbox()).every(({ state }) => state === 'sent'), {
      what: 'the rest',
      timeoutMs: WAIT_MS,
    });
    next.signal('SIGINT');
    expect(await next.ended()).toEqual({ code: 0, signal: null });
    expect(messageIds(sink.accepted()).sort()).toEqual((await outbox()).map(({ message_id }) => message_id).sort());
  });

  it('given twice ends it at once; what was on its way is sent again with the same Message-ID', async () => {
    const { sink, env, outbox, deliver } = await place();
    sink.always({ do: 'hang' });
    deliver(customers(1).mails);
    const worker = startLoket(['start', '--role', 'worker'], env);
    await until(() => sink.seen().length === 1, { what: 'a mail without an answer', timeoutMs: WAIT_MS });
    worker.signal('SIGTERM');
    await until(() => worker.out.some((line) => line.includes('Loket stops')), { what: 'the first signal taken' });
    const second = performance.now();
    worker.signal('SIGTERM');
    expect(await worker.ended()).toEqual({ code: 1, signal: null });
    expect(performance.now() - second).toBeLessThan(2_000);
    expect((await outbox()).map(({ state }) => state)).toEqual(['sending']);

    sink.always({ do: 'accept' });
    const next = startLoket(['start', '--role', 'worker'], env);
    await until(() => sink.accepted().length === 1, { what: 'the mail', timeoutMs: WAIT_MS });
    next.signal('SIGTERM');
    expect(await next.ended()).toEqual({ code: 0, signal: null });
    const [first, again] = messageIds(sink.seen());
    expect(again).toBe(first);
  });
});

describe('one worker for a data folder', () => {
  it('a second one is refused with one line and exit code 1, and the first goes on', async () => {
    const { server, sink, env, deliver } = await place();
    const first = startLoket(['start'], env);
    await first.opsUrl();
    const second = startLoket(['start', '--role', 'worker'], env);
    expect(await second.ended()).toEqual({ code: 1, signal: null });
    expect(second.err).toEqual([expect.stringMatching(/another worker runs on this data folder; stop it first/)]);
    deliver(customers(1).mails);
    await until(() => sink.accepted().length === 1, { what: 'a confirmation', timeoutMs: WAIT_MS });
    expect(server.list(SUPPORT)).toHaveLength(1);
    first.signal('SIGTERM');
    expect((await first.ended()).code).toBe(0);
  });

  it('a web process beside it is not refused', async () => {
    const { env } = await place();
    const worker = startLoket(['start', '--role', 'worker'], env);
    await worker.opsUrl();
    const web = startLoket(['start', '--role', 'web'], env);
    const url = await web.opsUrl();
    expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ ready: true, role: 'web' });
    web.signal('SIGTERM');
    worker.signal('SIGTERM');
    expect([(await web.ended()).code, (await worker.ended()).code]).toEqual([0, 0]);
  });
});

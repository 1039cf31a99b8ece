import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LoketError } from '../../src/errors.ts';
import { openLog } from '../../src/log.ts';
import { openMetrics } from '../../src/metrics.ts';
import { type Health, type OpsOptions, startOps } from '../../src/web/ops.ts';

const HEALTHY: Health = {
  ready: true,
  reason: null,
  role: 'all',
  startedAt: '2026-03-02T09:00:00.000Z',
  database: { ok: true, error: null },
  mailboxes: [],
  delivery: [],
  outbox: { queued: 0, failed: 0, oldestDueSeconds: 0 },
  inbound: { pending: 0, held: 0, failed: 0 },
};

async function ops(options: Partial<OpsOptions> = {}) {
  const server = await startOps({
    host: '127.0.0.1',
    port: 0,
    health: async () => HEALTHY,
    metrics: openMetrics(async () => undefined),
    log: openLog('silent'),
    ...options,
  });
  onTestFinished(server.close);
  return { ...server, get: (path: string, init?: RequestInit) => fetch(`${server.url}${path}`, init) };
}

describe('the operator port', () => {
  it('says that the process lives', async () => {
    const { get } = await ops();
    const answer = await get('/livez');
    expect(answer.status).toBe(200);
    expect((await answer.text()).trim()).toBe('ok');
  });

  it('is ready with its whole state in the body', async () => {
    const { get } = await ops();
    const answer = await get('/readyz');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(await answer.json()).toEqual(HEALTHY);
  });

  it('stays ready while a mailbox and the SMTP server refuse our password: the body tells', async () => {
    const troubled: Health = {
      ...HEALTHY,
      mailboxes: [
        {
          address: 'support@example.com',
          status: 'paused',
          since: '2026-03-02T09:00:00.000Z',
          lastProgressAt: null,
          error: 'the server refuses the password',
          notices: ['UIDVALIDITY changed'],
        },
      ],
      delivery: [{ account: 'smtp.example.com:465', status: 'paused', error: 'refused', lastSentAt: null }],
      outbox: { queued: 40, failed: 3, oldestDueSeconds: 7_200 },
    };
    const { get } = await ops({ health: async () => troubled });
    const answer = await get('/readyz');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual(troubled);
  });

  it('is not ready when the database cannot be written', async () => {
    const shut: Health = { ...HEALTHY, ready: false, reason: 'disk full', database: { ok: false, error: 'disk full' } };
    const { get } = await ops({ health: async () => shut });
    const answer = await get('/readyz');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ ready: false, reason: 'disk full' });
  });

  it('is not ready when its own state cannot be read, and lives', async () => {
    const { get } = await ops({ health: () => Promise.reject(new Error('driver has been destroyed')) });
    const answer = await get('/readyz');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ ready: false, reason: 'driver has been destroyed' });
    expect((await get('/livez')).status).toBe(200);
  });

  it('looks anew at each question', async () => {
    let asked = 0;
    const { get } = await ops({ health: async () => ({ ...HEALTHY, ready: ++asked > 1 }) });
    expect((await get('/readyz')).status).toBe(503);
    const second = await get('/readyz');
    expect(second.status).toBe(200);
    expect(second.headers.get('cache-control')).toBe('no-store');
  });

  it('gives the metrics in the format of Prometheus, refreshed when asked', async () => {
    const metrics = openMetrics(async (own) => own.outboxRows.set({ state: 'queued' }, 7));
    metrics.processed.inc({ outcome: 'opened' }, 2);
    const { get } = await ops({ metrics });
    const answer = await get('/metrics');
    expect(answer.headers.get('content-type')).toBe(metrics.contentType);
    const text = await answer.text();
    expect(text).toContain('loket_mails_processed_total{outcome="opened"} 2');
    expect(text).toContain('loket_outbox_rows{state="queued"} 7');
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('answers 500 without detail, and logs it once, when the metrics fail', async () => {
    const lines: string[] = [];
    const log = openLog('info', { write: (line: string) => void lines.push(line) });
    const metrics = openMetrics(() => Promise.reject(new Error('no such table: outbox')));
    const { get } = await ops({ metrics, log });
    const answer = await get('/metrics');
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({ error: 'internal' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('no such table');
  });

  it('answers HEAD like GET, without a body', async () => {
    const { get } = await ops();
    for (const path of ['/livez', '/readyz', '/metrics']) {
      const answer = await get(path, { method: 'HEAD' });
      expect([path, answer.status, await answer.text()]).toEqual([path, 200, '']);
    }
  });

  it.each(['/', '//[', '/nothing', '/livez/deeper', '/%zz', `/${'x'.repeat(5_000)}`])('knows no %s', async (path) => {
    const { get } = await ops();
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: 'not_found' });
  });

  it('takes no writes', async () => {
    const { get } = await ops();
    const answer = await get('/readyz', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } });
    expect(answer.status).toBe(404);
  });

  it('names the key to change when its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const failure = await ops({ port }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(LoketError);
    expect(failure).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`ops.port: ${port} is in use`),
    });
  });

  it('names the key to change when its address is not one of this machine', async () => {
    const failure = await ops({ host: '192.0.2.1' }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'invalid', message: expect.stringContaining('ops.host') });
  });

  it('closes although a client keeps its connection and another never ends its request', async () => {
    const { close, get, url } = await ops();
    await (await get('/livez')).text();
    const hanging = fetch(`${url}/livez`, {
      method: 'POST',
      body: new ReadableStream(),
      duplex: 'half',
    } as RequestInit);
    const ended = hanging.then(
      () => 'ended',
      () => 'cut',
    );
    await close();
    await expect(get('/livez')).rejects.toThrow();
    expect(await ended).toMatch(/ended|cut/);
  });
});

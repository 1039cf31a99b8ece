import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SendFailure } from '../../src/delivery/outcome.ts';
import type { Transport } from '../../src/delivery/smtp.ts';
import { startProxy } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';
import { openOutbox, plainAccount } from './outbox.ts';
import { allSent, openSink, rowIn, statusOf } from './watch.ts';

describe('R-OUT-2 a server that is away', () => {
  it('costs no mail an attempt, is named in plain words, and gets its mail within seconds of its return', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    const proxy = await startProxy({ port: sink.port });
    onTestFinished(() => proxy.stop());
    proxy.refuse();
    await outbox.queueMany(20);
    const delivery = outbox.deliver(plainAccount({ host: sink.host, port: proxy.port }));
    const state = await statusOf(delivery, 'unreachable');
    expect(state.error).toContain(`nothing listens at 127.0.0.1:${proxy.port}`);
    const backToQueued = async () => (await outbox.rows()).every((row) => row.state === 'queued' && row.attempts === 0);
    await until(backToQueued, { what: 'all mails to be queued again' });
    await proxy.pass();
    const start = performance.now();
    await allSent(outbox);
    expect(performance.now() - start).toBeLessThan(6_000);
    expect((await outbox.rows()).map(({ attempts }) => attempts)).toEqual(Array(20).fill(1));
    expect(delivery.state()).toMatchObject({ status: 'ready', error: null });
    expect(sink.accepted()).toHaveLength(20);
  });

  it('and goes in the middle of our work costs no mail an attempt either', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    const proxy = await startProxy({ port: sink.port });
    onTestFinished(() => proxy.stop());
    const delivery = outbox.deliver(plainAccount({ host: sink.host, port: proxy.port }));
    await statusOf(delivery, 'ready');
    proxy.refuse();
    proxy.cut();
    await outbox.queueMany(20);
    delivery.nudge();
    await statusOf(delivery, 'unreachable');
    const backToQueued = async () => (await outbox.rows()).every((row) => row.state === 'queued' && row.attempts === 0);
    await until(backToQueued, { what: 'all mails to be queued again' });
    await proxy.pass();
    await allSent(outbox);
    expect((await outbox.rows()).map(({ attempts }) => attempts)).toEqual(Array(20).fill(1));
    expect(sink.seen()).toHaveLength(20);
  });

  it('is one that refuses in its greeting: nothing is the mail’s fault', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    sink.refuseConnections(554);
    const id = await outbox.queue();
    const delivery = outbox.deliver(plainAccount(sink));
    expect((await statusOf(delivery, 'unreachable')).error).toContain('would not talk to us: 554');
    sink.refuseConnections(null);
    expect(await rowIn(outbox, id, 'sent')).toMatchObject({ attempts: 1 });
  });

  it('and closes all connections between two mails loses none and blames none', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    const proxy = await startProxy({ port: sink.port });
    onTestFinished(() => proxy.stop());
    const delivery = outbox.deliver(plainAccount({ host: sink.host, port: proxy.port }));
    await outbox.queueMany(10);
    delivery.nudge();
    await allSent(outbox);
    proxy.cut();
    await outbox.queueMany(10);
    delivery.nudge();
    await allSent(outbox);
    expect((await outbox.rows()).map(({ attempts }) => attempts)).toEqual(Array(20).fill(1));
    expect(sink.seen()).toHaveLength(20);
  });
});

describe('a sign-in that is refused', () => {
  const auth = { user: 'support', password: 'right' };

  it('is told at the start, before there is mail', async () => {
    const sink = await openSink({ auth });
    const outbox = await openOutbox();
    const delivery = outbox.deliver({ ...plainAccount(sink), user: 'support', password: 'wrong' });
    expect(delivery.state()).toMatchObject({ status: 'starting', error: null });
    expect((await statusOf(delivery, 'paused')).error).toContain('refused user or password: 535');
  });

  it('pauses the account in plain words, without trying on and without touching mails', async () => {
    const sink = await openSink({ auth });
    const outbox = await openOutbox();
    await outbox.queueMany(10);
    const delivery = outbox.deliver({ ...plainAccount(sink), user: 'support', password: 'wrong' });
    const state = await statusOf(delivery, 'paused');
    expect(state.error).toContain(`${sink.host}:${sink.port} refused user or password: 535`);
    const released = async () => (await outbox.rows()).every((row) => row.state === 'queued' && row.attempts === 0);
    await until(released, { what: 'all mails to be queued again' });
    const { total } = sink.connections();
    expect(total).toBeLessThanOrEqual(5);
    expect(outbox.logged()).toMatch(/"waitMs":6\d{4}/);
    expect(outbox.logged()).not.toContain('wrong');
    delivery.nudge();
    await delivery.stop(1_000);
    expect(sink.connections().total).toBe(total);
  });

  it('R-OUT-2 is not a failure of the mail when the server says so at MAIL', async () => {
    const sink = await openSink({ auth });
    const outbox = await openOutbox();
    const id = await outbox.queue();
    const delivery = outbox.deliver(plainAccount(sink));
    await statusOf(delivery, 'paused');
    await rowIn(outbox, id, 'queued');
    expect(await outbox.row(id)).toMatchObject({ attempts: 0, last_error: null });
  });
});

describe('R-OUT-4 the connections', () => {
  it('are reused and bounded', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    await outbox.queueMany(120);
    outbox.deliver(plainAccount(sink));
    await allSent(outbox);
    expect(sink.accepted()).toHaveLength(120);
    expect(sink.connections().most).toBeLessThanOrEqual(5);
    // One more than these for the look at the server at the start.
    expect(sink.connections().total).toBeLessThanOrEqual(6);
  });

  it('are fewer where the server allows an account fewer, and no mail is blamed for it', async () => {
    const outbox = await openOutbox();
    const seen: number[] = [];
    let open = 0;
    const transport: Transport = {
      async send() {
        if (open === 2) throw new SendFailure('session', new Error('421 too many connections'));
        open += 1;
        seen.push(open);
        await sleep(5);
        open -= 1;
        return { response: '250 OK', refused: [] };
      },
      verify: () => Promise.resolve(),
      close: () => {},
    };
    await outbox.queueMany(30);
    const account = plainAccount({ host: 'mail.example', port: 25 });
    const delivery = outbox.deliver(account, { openTransport: () => transport });
    await allSent(outbox);
    expect((await outbox.rows()).map(({ attempts }) => attempts)).toEqual(Array(30).fill(1));
    expect(Math.max(...seen)).toBe(2);
    expect(delivery.state().status).toBe('ready');
  });

  it('are not all held up by one slow recipient', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    sink.next({ do: 'hang' });
    await outbox.queueMany(40);
    outbox.deliver(plainAccount(sink));
    await until(() => sink.accepted().length === 39, { what: 'all the other mails' });
    const sent = async () => (await outbox.rows()).filter(({ state }) => state === 'sent').length === 39;
    await until(sent, { what: 'their rows' });
  });
});

import { describe, expect, it, onTestFinished } from 'vitest';
import type { Transport } from '../../src/delivery/smtp.ts';
import { claimMails, releaseClaims } from '../../src/store/outbox.ts';
import { startProxy } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';
import { MAILBOX, openOutbox, plainAccount } from './outbox.ts';
import { allSent, messageIdsOf, openSink, rowAfter, rowIn } from './watch.ts';

describe('a queued mail', () => {
  it('R-OUT-1 is handed over with its stored Message-ID, and its row says so', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    const id = await outbox.queue();
    const delivery = outbox.deliver(plainAccount(sink));
    const row = await rowIn(outbox, id, 'sent');
    expect(row).toMatchObject({ attempts: 1, sent_at: outbox.clock.now(), next_attempt_at: null, last_error: null });
    expect(sink.accepted()).toMatchObject([{ from: MAILBOX, to: ['ann1@customer.example'] }]);
    expect(messageIdsOf(sink.accepted())).toEqual([row.message_id]);
    expect(delivery.state()).toMatchObject({ status: 'ready', error: null, lastSentAt: outbox.clock.now() });
  });

  it('leaves soon after the nudge', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    const delivery = outbox.deliver(plainAccount(sink));
    const first = await outbox.queue();
    delivery.nudge();
    await rowIn(outbox, first, 'sent');
    const queuedAt = performance.now();
    await outbox.queue();
    delivery.nudge();
    await until(() => sink.accepted().length === 2, { what: 'the second mail' });
    expect(performance.now() - queuedAt).toBeLessThan(1_000);
  });

  it('R-OUT-1 waits for its time', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    const deferred = await outbox.queue({}, '2026-03-02T10:00:00.000Z');
    const due = await outbox.queue();
    const delivery = outbox.deliver(plainAccount(sink));
    await rowIn(outbox, due, 'sent');
    expect(await outbox.row(deferred)).toMatchObject({ state: 'queued', attempts: 0 });
    outbox.clock.advance(60 * 60 * 1_000);
    delivery.nudge();
    await rowIn(outbox, deferred, 'sent');
  });

  it('that is due longest goes first, over all mailboxes of the account', async () => {
    const outbox = await openOutbox();
    const last = await outbox.queue({}, '2026-03-02T08:59:00.000Z');
    const first = await outbox.queue({}, '2026-03-02T08:57:00.000Z');
    await outbox.database.write((tx) => tx.updateTable('outbox').set({ mailbox: 'sales@example.com' }).execute());
    const second = await outbox.queue({}, '2026-03-02T08:58:00.000Z');
    const claim = (limit: number) =>
      outbox.database.write((tx, now) => claimMails(tx, now, [MAILBOX, 'sales@example.com'], limit));
    expect((await claim(2)).map(({ id }) => id)).toEqual([first, second]);
    expect((await claim(2)).map(({ id }) => id)).toEqual([last]);
  });

  it('of another mailbox is left to the account that sends for it', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    const foreign = await outbox.queue();
    await outbox.database.write((tx) => tx.updateTable('outbox').set({ mailbox: 'sales@example.com' }).execute());
    const own = await outbox.queue();
    outbox.deliver(plainAccount(sink));
    await rowIn(outbox, own, 'sent');
    expect(await outbox.row(foreign)).toMatchObject({ state: 'queued' });
  });
});

describe('R-OUT-2 a refusal', () => {
  it('of 4xx is tried again later, with the answer of the server in the row', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    sink.next({ do: 'reject', at: 'rcpt', code: 451, text: '4.7.1 Greylisted' });
    const id = await outbox.queue();
    const delivery = outbox.deliver(plainAccount(sink));
    const row = await rowAfter(outbox, id, 1);
    expect(row).toMatchObject({
      state: 'queued',
      next_attempt_at: '2026-03-02T09:00:30.000Z',
      last_error: 'the mail server asks to try later: 451 4.7.1 Greylisted',
    });
    outbox.clock.advance(30_000);
    delivery.nudge();
    expect(await rowIn(outbox, id, 'sent')).toMatchObject({ attempts: 2 });
    expect(await outbox.ticket()).toMatchObject({ undelivered_since: null });
  });

  it.each(['mail', 'rcpt', 'data'] as const)('of 5xx at %s fails for good and is work on the ticket', async (at) => {
    const sink = await openSink();
    const outbox = await openOutbox();
    sink.next({ do: 'reject', at, code: 550, text: '5.1.1 User unknown' });
    const id = await outbox.queue();
    const next = await outbox.queue();
    outbox.deliver(plainAccount(sink));
    const row = await rowIn(outbox, id, 'failed');
    expect(row).toMatchObject({ attempts: 1, last_error: 'refused by the mail server: 550 5.1.1 User unknown' });
    expect(await outbox.ticket()).toMatchObject({ undelivered_since: outbox.clock.now() });
    expect(await outbox.entries()).toMatchObject([
      {
        kind: 'event',
        visibility: 'internal',
        reason: 'send-failed',
        text: expect.stringContaining('5.1.1 User unknown'),
      },
    ]);
    await rowIn(outbox, next, 'sent');
  });

  it('of one of several recipients is work on the ticket; the others have the mail, which is not sent again', async () => {
    const sink = await openSink();
    sink.next({ do: 'refuse', recipient: 'gone@customer.example' });
    const outbox = await openOutbox();
    const cc = ['eva', 'gone'].map((name) => ({ address: `${name}@customer.example`, name: '' }));
    const id = await outbox.queue({ cc });
    outbox.deliver(plainAccount(sink));
    expect(await rowIn(outbox, id, 'sent')).toMatchObject({ attempts: 1 });
    expect(sink.accepted()).toMatchObject([{ to: ['ann1@customer.example', 'eva@customer.example'] }]);
    expect(sink.accepted()[0]?.raw.toString()).toMatch(/^Cc: eva@customer\.example, gone@customer\.example\r$/m);
    expect(await outbox.entries()).toMatchObject([
      { reason: 'send-failed', visibility: 'internal', text: 'gone@customer.example: refused by the mail server' },
    ]);
    expect((await outbox.ticket()).undelivered_since).not.toBeNull();
  });

  it('is logged without addresses and without the words of the server', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    sink.next({ do: 'reject', at: 'rcpt', code: 550, text: '5.1.1 <ann1@customer.example> unknown' });
    const id = await outbox.queue();
    outbox.deliver(plainAccount(sink));
    await rowIn(outbox, id, 'failed');
    expect(outbox.logged()).toContain(`"outboxId":${id}`);
    expect(outbox.logged()).toContain('"responseCode":550');
    expect(outbox.logged()).not.toMatch(/customer\.example|unknown|Printer/);
  });

  it('is temporary when nobody knows what it means', async () => {
    const outbox = await openOutbox();
    const id = await outbox.queue();
    const transport: Transport = {
      send: () => Promise.reject(new Error('the moon is full')),
      verify: () => Promise.resolve(),
      close: () => {},
    };
    outbox.deliver(plainAccount({ host: 'mail.example', port: 25 }), { openTransport: () => transport });
    const row = await rowAfter(outbox, id, 1);
    expect(row).toMatchObject({ state: 'queued', last_error: expect.stringContaining('the moon is full') });
  });
});

describe('R-OUT-3 an outcome that nobody knows', () => {
  it('is sent again with the same Message-ID, and its row says so', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    sink.next({ do: 'close' });
    const id = await outbox.queue();
    const delivery = outbox.deliver(plainAccount(sink));
    const row = await rowAfter(outbox, id, 1);
    expect(row).toMatchObject({ state: 'queued', last_error: expect.stringContaining('may have arrived') });
    outbox.clock.advance(30_000);
    delivery.nudge();
    await rowIn(outbox, id, 'sent');
    expect(messageIdsOf(sink.seen())).toEqual([row.message_id, row.message_id]);
  });

  it('is also a server that took the mail and never answers', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    sink.next({ do: 'hang' });
    const id = await outbox.queue();
    outbox.deliver(plainAccount(sink), { timeouts: { socketMs: 200 } });
    const row = await rowAfter(outbox, id, 1);
    expect(row).toMatchObject({ state: 'queued', last_error: expect.stringContaining('may have arrived') });
    expect(sink.seen()).toHaveLength(1);
  });

  it('is never met by a second try of the client behind our back', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    const proxy = await startProxy({ port: sink.port });
    onTestFinished(() => proxy.stop());
    const account = { ...plainAccount({ host: sink.host, port: proxy.port }), connections: 1 };
    const delivery = outbox.deliver(account);
    const first = await outbox.queue();
    delivery.nudge();
    await rowIn(outbox, first, 'sent');
    // The second mail goes over a connection that served before: the one case in which the pool might try again.
    const cut = proxy.cutWhen(/\r\n\.\r\n/);
    const id = await outbox.queue();
    delivery.nudge();
    await cut;
    const row = await rowAfter(outbox, id, 1);
    expect(row).toMatchObject({ state: 'queued', last_error: expect.stringContaining('may have arrived') });
    await until(() => sink.seen().length === 2, { what: 'the second mail' });
    expect(messageIdsOf(sink.seen())).toEqual([(await outbox.row(id - 1)).message_id, row.message_id]);
  });

  it('a claim that a dead worker left is released at the start and sent with its own Message-ID', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    const id = await outbox.queue();
    await outbox.database.write((tx) => tx.updateTable('outbox').set({ state: 'sending' }).execute());
    expect(await outbox.database.write(releaseClaims)).toBe(1);
    outbox.deliver(plainAccount(sink));
    const row = await rowIn(outbox, id, 'sent');
    expect(row.last_error).toContain('stopped while sending');
    expect(messageIdsOf(sink.accepted())).toEqual([row.message_id]);
  });

  it('a mail that outlasts the grace at stop stays sending; those not begun are queued again', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    sink.next({ do: 'hang' });
    await outbox.queueMany(3);
    const delivery = outbox.deliver({ ...plainAccount(sink), connections: 1 });
    await until(() => sink.seen().length === 1, { what: 'the first mail' });
    await delivery.stop(100);
    expect((await outbox.rows()).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['sending', 0],
      ['queued', 0],
      ['queued', 0],
    ]);
    expect(delivery.state().status).toBe('stopped');
    // The next worker.
    expect(await outbox.database.write(releaseClaims)).toBe(1);
    outbox.deliver(plainAccount(sink));
    await allSent(outbox);
    const ids = (await outbox.rows()).map((row) => row.message_id);
    expect(messageIdsOf(sink.seen())[0]).toBe(ids[0]);
    expect(messageIdsOf(sink.accepted()).sort()).toEqual(ids.sort());
  });

  it('a mail that is answered within the grace at stop is sent and written down', async () => {
    const sink = await openSink();
    const outbox = await openOutbox();
    sink.always({ do: 'accept', afterMs: 200 });
    const id = await outbox.queue();
    const delivery = outbox.deliver(plainAccount(sink));
    await until(() => sink.seen().length === 1, { what: 'the mail' });
    await delivery.stop(5_000);
    expect(await outbox.row(id)).toMatchObject({ state: 'sent', attempts: 1 });
  });
});

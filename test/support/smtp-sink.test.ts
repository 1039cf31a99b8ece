import nodemailer from 'nodemailer';
import { expect, it, onTestFinished } from 'vitest';
import { personMail } from './mail.ts';
import { type SmtpSink, type SmtpSinkOptions, startSmtpSink } from './smtp-sink.ts';
import { startProxy } from './tcp-proxy.ts';
import { until } from './until.ts';

async function open(options?: SmtpSinkOptions): Promise<SmtpSink> {
  const sink = await startSmtpSink(options);
  onTestFinished(() => sink.stop());
  return sink;
}

const envelope = { from: 'support@example.com', to: ['ann@customer.example'] };

function send(sink: SmtpSink, more: object = {}, raw = personMail()): Promise<unknown> {
  const transport = nodemailer.createTransport({ host: 'localhost', port: sink.port, socketTimeout: 500, ...more });
  return transport.sendMail({ envelope, raw });
}

it('keeps envelope and bytes of what it accepts', async () => {
  const sink = await open();
  const raw = personMail({ body: '.dot\nend' });
  await send(sink, {}, raw);
  expect(sink.accepted()).toMatchObject([{ ...envelope, raw, user: null, secure: false }]);
  expect(sink.connections().total).toBe(1);
});

it('follows the script mail by mail, then accepts', async () => {
  const sink = await open();
  sink.next(
    { do: 'reject', at: 'mail', code: 451 },
    { do: 'reject', at: 'rcpt', code: 550, text: '5.1.1 User unknown' },
    { do: 'reject', at: 'data', code: 452 },
  );
  await expect(send(sink)).rejects.toMatchObject({ responseCode: 451, command: 'MAIL FROM' });
  await expect(send(sink)).rejects.toMatchObject({ responseCode: 550, response: '550 5.1.1 User unknown' });
  await expect(send(sink)).rejects.toMatchObject({ responseCode: 452, command: 'DATA' });
  await send(sink);
  expect(sink.accepted().length).toBe(1);
  expect(sink.seen().length).toBe(2);
  expect(sink.asked().length).toBe(3);
});

it('takes a mail and never answers, or breaks the connection instead', async () => {
  const sink = await open();
  sink.next({ do: 'hang' }, { do: 'close' });
  await expect(send(sink)).rejects.toMatchObject({ code: 'ETIMEDOUT' });
  await expect(send(sink)).rejects.toThrow();
  expect(sink.seen().map(({ verdict }) => verdict.do)).toEqual(['hang', 'close']);
  expect(sink.accepted()).toEqual([]);
});

it('answers late', async () => {
  const sink = await open();
  sink.always({ do: 'accept', afterMs: 100 });
  const start = performance.now();
  await send(sink);
  expect(performance.now() - start).toBeGreaterThan(95);
});

it('checks the password, and refuses sign-ins and connections as told', async () => {
  const sink = await open({ auth: { user: 'support', password: 'secret' } });
  const auth = { user: 'support', pass: 'secret' };
  await send(sink, { auth });
  await expect(send(sink)).rejects.toMatchObject({ responseCode: 530 });
  await expect(send(sink, { auth: { ...auth, pass: 'wrong' } })).rejects.toMatchObject({ responseCode: 535 });
  sink.refuseAuth(454);
  await expect(send(sink, { auth })).rejects.toMatchObject({ responseCode: 454 });
  sink.refuseConnections(421);
  await expect(send(sink, { auth })).rejects.toMatchObject({ responseCode: 421 });
  expect(sink.accepted()).toMatchObject([{ user: 'support' }]);
});

it('counts connections', async () => {
  const sink = await open();
  sink.always({ do: 'accept', afterMs: 50 });
  const pool = nodemailer.createTransport({ host: sink.host, port: sink.port, pool: true, maxConnections: 3 });
  await Promise.all(Array.from({ length: 6 }, () => pool.sendMail({ envelope, raw: personMail() })));
  expect(sink.connections()).toEqual({ total: 3, most: 3, open: 3 });
  pool.close();
  await until(() => sink.connections().open === 0, { what: 'the pool to close' });
});

it.each(['starttls', 'implicit'] as const)('speaks TLS (%s) with a certificate of its own', async (tls) => {
  const sink = await open({ tls });
  const secure = tls === 'implicit';
  await send(sink, { secure, requireTLS: true, tls: { ca: sink.certificate?.cert } });
  expect(sink.accepted()).toMatchObject([{ secure: true }]);
  await expect(send(sink, { secure, requireTLS: true })).rejects.toThrow('self-signed certificate');
});

it('has the mail although the client, cut off after its last byte, does not know', async () => {
  const sink = await open();
  const proxy = await startProxy({ port: sink.port });
  onTestFinished(() => proxy.stop());
  const cut = proxy.cutWhen(/\r\n\.\r\n/);
  await expect(send(sink, { port: proxy.port })).rejects.toThrow();
  await cut;
  await until(() => sink.seen().length === 1, { what: 'the mail' });
});

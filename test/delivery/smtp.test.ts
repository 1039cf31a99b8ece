import { describe, expect, it, onTestFinished } from 'vitest';
import type { SmtpAccount } from '../../src/delivery/account.ts';
import { makeMessage } from '../../src/delivery/mime.ts';
import { openTransport, probeSmtp } from '../../src/delivery/smtp.ts';
import { type SmtpSink, type SmtpSinkOptions, startSmtpSink } from '../support/smtp-sink.ts';
import { startProxy } from '../support/tcp-proxy.ts';
import { outgoing, plainAccount } from './outbox.ts';

const AUTH = { user: 'support', password: 'right' };

async function openSink(options?: SmtpSinkOptions): Promise<SmtpSink> {
  const sink = await startSmtpSink(options);
  onTestFinished(() => sink.stop());
  return sink;
}

function accountAt(sink: { host: string; port: number }, more: Partial<SmtpAccount> = {}): SmtpAccount {
  return { ...plainAccount(sink), host: 'localhost', ...more };
}

async function sendTo(account: SmtpAccount): Promise<void> {
  const transport = openTransport(account);
  onTestFinished(() => transport.close());
  await transport.send(
    await makeMessage(outgoing(1), new Date('2026-03-02T09:00:00.000Z'), () => Promise.reject(new Error())),
  );
}

describe('TLS', () => {
  it.each(['starttls', 'implicit'] as const)('%s is used, and the certificate checked', async (tls) => {
    const sink = await openSink({ tls, auth: AUTH });
    const tlsCa = sink.certificate?.cert ?? '';
    await sendTo(accountAt(sink, { tls, tlsCa, ...AUTH }));
    expect(sink.accepted()).toMatchObject([{ secure: true, user: 'support' }]);
    await expect(probeSmtp(accountAt(sink, { tls, ...AUTH }))).rejects.toThrow('not from an authority known here');
    await expect(sendTo(accountAt(sink, { tls, ...AUTH }))).rejects.toMatchObject({ stage: 'session' });
    expect(sink.seen()).toHaveLength(1);
  });

  it('starttls never falls back to plain text', async () => {
    const sink = await openSink();
    await expect(sendTo(accountAt(sink, { tls: 'starttls' }))).rejects.toMatchObject({ stage: 'session' });
    await expect(probeSmtp(accountAt(sink, { tls: 'starttls' }))).rejects.toThrow('offers no STARTTLS');
    expect(sink.seen()).toEqual([]);
  });

  it('none stays plain, also where the server offers STARTTLS', async () => {
    const sink = await openSink({ tls: 'starttls' });
    await sendTo(accountAt(sink));
    expect(sink.accepted()).toMatchObject([{ secure: false }]);
  });
});

describe('the probe', () => {
  it('is content with a server that takes our sign-in', async () => {
    const sink = await openSink({ auth: AUTH });
    await expect(probeSmtp(accountAt(sink, AUTH))).resolves.toBeUndefined();
  });

  it('says in plain words that the password is wrong, without the password', async () => {
    const sink = await openSink({ auth: AUTH });
    const failure = probeSmtp(accountAt(sink, { user: 'support', password: 'secret-but-wrong' }));
    await expect(failure).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('refused user or password: 535'),
    });
    await expect(failure).rejects.toMatchObject({ message: expect.not.stringContaining('secret-but-wrong') });
  });

  it('says in plain words that nobody listens, that the port speaks no TLS, and that the server is silent', async () => {
    const sink = await openSink();
    const proxy = await startProxy({ port: sink.port });
    onTestFinished(() => proxy.stop());
    const account = accountAt({ host: 'localhost', port: proxy.port });
    const timeouts = { connectionMs: 5_000, greetingMs: 300, socketMs: 10_000 };
    await expect(probeSmtp({ ...account, tls: 'implicit' })).rejects.toThrow('does not begin with TLS');
    proxy.stall();
    await expect(probeSmtp(account, timeouts)).rejects.toThrow('never greeted');
    proxy.refuse();
    await expect(probeSmtp(account)).rejects.toThrow(`nothing listens at localhost:${proxy.port}`);
    await expect(probeSmtp({ ...account, host: 'no-such-host.invalid' })).rejects.toThrow(
      /is not known|cannot be looked up/,
    );
  });
});

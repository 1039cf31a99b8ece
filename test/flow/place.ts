import { expect, onTestFinished } from 'vitest';
import type { Tuning } from '../../src/service/work.ts';
import type { Health } from '../../src/web/ops.ts';
import { type Desk, mailServer, SUPPORT, startDesk } from '../support/desk.ts';
import { type Dovecot, type DovecotOptions, startDovecot } from '../support/dovecot.ts';
import { headerOf, personMail } from '../support/mail.ts';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts';
import { startProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { until } from '../support/until.ts';

/** Waits for servers in a fault test: long enough for a busy machine, short enough to sit through. */
export const QUICK: Tuning = {
  imap: {
    connectMs: 1_500,
    loginMs: 1_500,
    selectMs: 1_500,
    listMs: 1_500,
    fetchMs: 1_500,
    afterCareMs: 1_500,
    watchdogMs: 1_000,
    backoffMinMs: 50,
    backoffMaxMs: 300,
    pauseMinMs: 500,
    pauseMaxMs: 500,
  },
  smtp: { connectionMs: 1_500, greetingMs: 1_500, socketMs: 1_500 },
};

/** The two servers of a desk, each behind a proxy that breaks connections as networks do. */
export interface Place {
  imap: TcpProxy;
  smtp: TcpProxy;
  /** The way of another mail program into the mailbox, past the proxy. */
  login: { port: number; user: string; password: string };
  /** Puts mails into the support mailbox, in order. */
  deliver(mails: readonly Buffer[]): Promise<void>;
  /** What the SMTP server accepted, oldest first. */
  sent(): readonly { to: string[]; raw: Buffer }[];
  /** Starts a desk between the two. */
  desk(options?: Parameters<typeof startDesk>[0]): Promise<Desk>;
}

/** A place on the embedded mail server. */
export async function embeddedPlace(): Promise<Place> {
  const server = await mailServer();
  const proxies = await startProxies(server.imapPort, server.smtpPort);
  return {
    ...proxies,
    login: { port: server.imapPort, user: SUPPORT, password: 'demo' },
    sent: () => server.sent,
    async deliver(mails) {
      for (const raw of mails) server.deliver(SUPPORT, raw);
    },
    desk: (options) => deskBetween(proxies, 'demo', options),
  };
}

/** A place on Dovecot, with an SMTP server that does as it is told. */
export async function dovecotPlace(
  options: DovecotOptions = {},
): Promise<Place & { dovecot: Dovecot; sink: SmtpSink }> {
  const dovecot = await startDovecot(options);
  onTestFinished(() => dovecot.stop());
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  const proxies = await startProxies(dovecot.port, sink.port);
  return {
    ...proxies,
    login: { port: dovecot.port, user: dovecot.user, password: dovecot.password },
    dovecot,
    sink,
    sent: sink.accepted,
    deliver: (mails) => dovecot.deliver(mails),
    desk: (own) => deskBetween(proxies, dovecot.password, own),
  };
}

/** A proxy before each server, ended with the test. */
export async function startProxies(imapPort: number, smtpPort: number): Promise<Pick<Place, 'imap' | 'smtp'>> {
  const imap = await startProxy({ port: imapPort });
  onTestFinished(() => imap.stop());
  const smtp = await startProxy({ port: smtpPort });
  onTestFinished(() => smtp.stop());
  return { imap, smtp };
}

/** Starts a desk on the two proxies. */
export function deskBetween(
  { imap, smtp }: Pick<Place, 'imap' | 'smtp'>,
  password: string,
  options: Parameters<typeof startDesk>[0] = {},
): Promise<Desk> {
  return startDesk({
    tuning: QUICK,
    ...options,
    server: { imapPort: imap.port, smtpPort: smtp.port },
    env: {
      LOKET_MAILBOX__IMAP__PASSWORD: password,
      LOKET_MAILBOX__IMAP__POLL_SECONDS: '1',
      ...options.env,
    },
  });
}

/** Mails of as many customers, each with a subject of its own. */
export function customers(count: number, name = 'Question', body?: string): { subjects: string[]; mails: Buffer[] } {
  const subjects = Array.from({ length: count }, (_, at) => `${name} ${at + 1}`);
  const address = name.toLowerCase().replaceAll(' ', '-');
  const mails = subjects.map((subject, at) =>
    personMail({ from: `${address}-${at + 1}@customer.example`, subject, ...(body === undefined ? {} : { body }) }),
  );
  return { subjects, mails };
}

/** What /readyz says, with its HTTP status. */
export async function readiness(desk: Desk): Promise<{ status: number; health: Health }> {
  const response = await fetch(`${desk.service.opsUrl}/readyz`);
  return { status: response.status, health: (await response.json()) as Health };
}

/** Waits until /readyz says of the mailbox what matches, and that the rest of the service is in order. */
export async function saysOfMailbox(desk: Desk, words: RegExp): Promise<void> {
  await until(
    async () => {
      const { status, health } = await readiness(desk);
      expect(health.mailboxes[0]?.error ?? '').toMatch(words);
      expect(status, 'trouble with a mailbox must not take the pages away').toBe(200);
      return true;
    },
    { what: `a mailbox that says ${words}`, timeoutMs: 10_000 },
  );
}

/** Waits until no part complains. */
export async function isWell(desk: Desk): Promise<void> {
  await until(
    async () => {
      const { health } = await readiness(desk);
      expect(health.mailboxes.map(({ error, status }) => ({ error, status }))).toEqual(
        health.mailboxes.map(() => ({ error: null, status: 'idle' })),
      );
      expect(health.delivery.map(({ error }) => error)).toEqual(health.delivery.map(() => null));
      return health.ready;
    },
    { what: 'a service without a complaint', timeoutMs: 10_000 },
  );
}

/**
 * R-IN-4, R-IN-6, R-ACK-1: each of these new requests has one row with one outcome, one ticket, one entry, and one
 * confirmation that the SMTP server accepted once.
 */
export async function expectEachOnce(
  desk: Desk,
  place: Pick<Place, 'sent'>,
  subjects: readonly string[],
): Promise<void> {
  const rows = await desk.db.selectFrom('inbound').select(['state', 'outcome']).execute();
  expect(rows.filter(({ state }) => state === 'pending')).toEqual([]);
  expect(rows.filter(({ outcome }) => outcome === 'opened')).toHaveLength(subjects.length);
  const tickets = await desk.db.selectFrom('ticket').select('subject').execute();
  expect(tickets.map(({ subject }) => subject).sort()).toEqual([...subjects].sort());
  const entries = await desk.db.selectFrom('entry').select('ticket_id').where('kind', '=', 'message').execute();
  expect(new Set(entries.map(({ ticket_id }) => ticket_id)).size).toBe(entries.length);
  expect(entries).toHaveLength(subjects.length);
  const outbox = await desk.db.selectFrom('outbox').select(['message_id', 'state']).execute();
  expect(outbox.map(({ state }) => state)).toEqual(subjects.map(() => 'sent'));
  expect(messageIds(place.sent()).sort()).toEqual(outbox.map(({ message_id }) => message_id).sort());
}

/** The Message-IDs of mails. */
export function messageIds(mails: readonly { raw: Buffer }[]): string[] {
  return mails.map(({ raw }) => headerOf(raw, 'Message-ID') ?? '');
}

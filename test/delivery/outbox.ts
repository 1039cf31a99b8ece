import { onTestFinished } from 'vitest';
import { DEFAULT_TIMEOUTS, type SmtpAccount, type SmtpTimeouts } from '../../src/delivery/account.ts';
import { type Delivery, type DeliveryDeps, startDelivery } from '../../src/delivery/deliver.ts';
import { openLog } from '../../src/log.ts';
import type { OutgoingMail } from '../../src/message/mail.ts';
import { openMetrics } from '../../src/metrics.ts';
import { type Blobs, openBlobs } from '../../src/store/blobs.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { queueMails } from '../../src/store/outgoing.ts';
import type { EntryRow, OutboxRow, TicketRow } from '../../src/store/schema.ts';
import { type FakeClock, fakeClock } from '../support/clock.ts';
import { dataFolder } from '../support/data-folder.ts';

export const MAILBOX = 'support@example.com';
const START = '2026-03-02T09:00:00.000Z';

/** A database with one ticket, whose outbox a test fills and watches. */
export interface Outbox {
  database: Database;
  blobs: Blobs;
  clock: FakeClock;
  ticketId: number;
  /** Lines of the log, as text. */
  logged(): string;
  /** Queues one mail; gives the id of its row. */
  queue(change?: Partial<OutgoingMail>, notBefore?: string): Promise<number>;
  /** Queues `count` mails in one transaction. */
  queueMany(count: number): Promise<void>;
  row(id: number): Promise<OutboxRow>;
  rows(): Promise<OutboxRow[]>;
  ticket(): Promise<TicketRow>;
  entries(): Promise<EntryRow[]>;
  /** Starts sending; stopped when the test ends. */
  deliver(account: SmtpAccount, more?: { timeouts?: Partial<SmtpTimeouts> } & Partial<DeliveryDeps>): Delivery;
}

/** An outgoing mail as the confirmation of a ticket is. */
export function outgoing(number: number, change: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    from: { address: MAILBOX, name: 'Example support' },
    to: { address: `ann${number}@customer.example`, name: 'Ann' },
    replyTo: null,
    envelopeFrom: MAILBOX,
    subject: '[SA-100427] Printer on fire',
    messageId: `<loket-${number}@example.com>`,
    inReplyTo: `<question-${number}@customer.example>`,
    references: [`<earlier@customer.example>`, `<question-${number}@customer.example>`],
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
    text: 'We received your question.',
    html: '<p>We received your question.</p>',
    attachments: [],
    ...change,
  };
}

/** A transport to the sink, without TLS and sign-in. */
export function plainAccount(server: { host: string; port: number }): SmtpAccount {
  return { host: server.host, port: server.port, tls: 'none', user: null, password: null };
}

export async function openOutbox(): Promise<Outbox> {
  const dataDir = await dataFolder();
  const clock = fakeClock(START);
  const database = await openDatabase({ dataDir, migrationsDir: 'migrations/sqlite', clock, migrate: true });
  onTestFinished(() => database.close());
  const blobs = await openBlobs(dataDir);
  const lines: string[] = [];
  const ticketId = await insertTicket(database);
  let number = 0;

  async function queueNext(count: number, change: Partial<OutgoingMail>, notBefore: string | null): Promise<void> {
    const mails = Array.from({ length: count }, () => {
      number += 1;
      const mail = outgoing(number, change);
      const dedupeKey = `confirmation:${number}`;
      return { ticketId, mailbox: MAILBOX, kind: 'confirmation' as const, dedupeKey, mail, notBefore };
    });
    await database.write((tx, now) => queueMails(tx, now, mails));
  }

  return {
    database,
    blobs,
    clock,
    ticketId,
    logged: () => lines.join(''),
    async queue(change = {}, notBefore) {
      await queueNext(1, change, notBefore ?? null);
      const last = await database.read
        .selectFrom('outbox')
        .select('id')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      return last.id;
    },
    queueMany: (count) => queueNext(count, {}, null),
    row: (id) => database.read.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    rows: () => database.read.selectFrom('outbox').selectAll().orderBy('id').execute(),
    ticket: () => database.read.selectFrom('ticket').selectAll().where('id', '=', ticketId).executeTakeFirstOrThrow(),
    entries: () => database.read.selectFrom('entry').selectAll().orderBy('id').execute(),
    deliver(account, { timeouts, ...deps } = {}) {
      const log = openLog('debug', { write: (line) => void lines.push(line) });
      const metrics = openMetrics(async () => {});
      const delivery = startDelivery(
        { account, mailboxes: [MAILBOX], timeouts: { ...DEFAULT_TIMEOUTS, ...timeouts } },
        { database, blobs, clock, log, metrics, random: () => 0.5, ...deps },
      );
      onTestFinished(() => delivery.stop(0));
      return delivery;
    },
  };
}

async function insertTicket(database: Database): Promise<number> {
  const { id } = await database.write((tx, now) =>
    tx
      .insertInto('ticket')
      .values({
        number: 'SA-100427',
        mailbox: MAILBOX,
        subject: 'Printer on fire',
        status: 'new',
        channel: 'email',
        language: 'nl',
        requested_priority: 'normal',
        confirmation_sent: 1,
        confirmation_reason: 'new-ticket',
        created_at: now,
        updated_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return id;
}

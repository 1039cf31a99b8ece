import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Random, seeded } from '../../bench/random.ts';
import { openBlobs } from '../../src/store/blobs.ts';
import { openForReading } from '../../src/store/database.ts';
import { MIGRATIONS_DIR } from '../../src/store/migrate.ts';
import type { Db } from '../../src/store/transaction.ts';
import { dovecot } from '../support/available.ts';
import { dataFolder } from '../support/data-folder.ts';
import { deskEnv } from '../support/desk.ts';
import { type Dovecot, startDovecot } from '../support/dovecot.ts';
import { headerOf, replyTo } from '../support/mail.ts';
import { type LoketProcess, startLoket } from '../support/process.ts';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.ts';
import { until } from '../support/until.ts';
import { type MixedMail, mixedMails } from './mixed-mail.ts';
import { messageIds } from './place.ts';

const LONG = process.env.LOKET_LONG === '1';
const LOOK_EVERY_MS = 2;
/** A moment that does not come in one life (all mail is there already, say) is given up, and the kill comes all the same. */
const MOMENT_TIMEOUT_MS = 3_000;
const REPLIES_A_LIFE = 3;

interface Desk {
  imap: Dovecot;
  sink: SmtpSink;
  dataDir: string;
  env: Record<string, string>;
  /** Everything that was put into the mailbox. */
  delivered: MixedMail[];
}

/** What the ledger, the outbox and the SMTP server show. */
interface Sight {
  rows: number;
  over: number;
  sending: number;
  moving: number;
  moved: number;
  accepted: number;
}

/** When the kill falls: a condition on what is seen, compared with the start of this life. */
interface Moment {
  name: string;
  hasCome: (now: Sight, before: Sight) => boolean;
}

/** Different phases of the work; `after` counts vary with the seed. */
function momentOf(life: number, random: Random, moves: boolean): Moment {
  const after = random.whole(1, 25);
  const moments: [Moment, ...Moment[]] = [
    { name: 'mails recorded', hasCome: (now, before) => now.rows >= before.rows + after },
    { name: 'mails processed', hasCome: (now, before) => now.over >= before.over + after },
    { name: 'a mail being sent', hasCome: (now) => now.sending > 0 },
    { name: 'mails accepted by SMTP', hasCome: (now, before) => now.accepted >= before.accepted + after },
    { name: 'recorded, not processed', hasCome: (now) => now.rows > now.over },
  ];
  if (moves) {
    moments.push({ name: 'recorded, not moved', hasCome: (now) => now.moving > 0 });
    moments.push({ name: 'mails moved', hasCome: (now, before) => now.moved >= before.moved + after });
  }
  // Never twice in a row, so that no mail is at work in five ends of the process, after which it is given up (R-IN-15).
  return life % 5 === 4 ? { name: 'just started', hasCome: () => true } : random.pick(moments);
}

async function look(db: Db, sink: SmtpSink): Promise<Sight> {
  const count = (condition: string) => sql<number>`count(*) filter (where ${sql.raw(condition)})`;
  const ledger = await db
    .selectFrom('inbound')
    .select([
      sql<number>`count(*)`.as('rows'),
      count("state != 'pending'").as('over'),
      count("after_care = 'pending'").as('moving'),
      count("after_care = 'done'").as('moved'),
    ])
    .executeTakeFirstOrThrow();
  const sending = await db.selectFrom('outbox').select('id').where('state', '=', 'sending').execute();
  return { ...ledger, sending: sending.length, accepted: sink.accepted().length };
}

/** One life of the worker: mail arrives while it runs, and it is killed when the moment has come. */
async function liveAndDie(desk: Desk, db: Db, moment: Moment, mails: MixedMail[], random: Random): Promise<void> {
  const before = await look(db, desk.sink);
  const worker = startLoket(['start', '--role', 'worker'], desk.env);
  const arriving = arrive(desk, mails);
  if (moment.name === 'just started') {
    await sleep(random.whole(50, 600));
  } else {
    await worker.opsUrl();
    const deadline = performance.now() + MOMENT_TIMEOUT_MS;
    while (performance.now() < deadline && !moment.hasCome(await look(db, desk.sink), before))
      await sleep(LOOK_EVERY_MS);
    await sleep(random.whole(0, 12));
  }
  expect(worker.child.exitCode, `it ended by itself: ${worker.err.join(' ')} ${worker.out.at(-1)}`).toBe(null);
  worker.signal('SIGKILL');
  await worker.ended();
  await arriving;
}

async function arrive(desk: Desk, mails: MixedMail[]): Promise<void> {
  for (const mail of mails) {
    desk.delivered.push(mail);
    await desk.imap.deliver(mail.raw);
  }
}

/** Customers answer confirmations that have reached them, one answer each: threading by our number and Message-ID. */
function answers(desk: Desk): MixedMail[] {
  const answered = new Set(desk.delivered.map(({ messageId }) => messageId));
  const open = desk.sink
    .accepted()
    .map(({ raw }) => ({ raw, messageId: `<answer-to-${(headerOf(raw, 'Message-ID') ?? '').slice(1)}` }))
    .filter(({ messageId }) => !answered.has(messageId));
  const chosen = new Map(open.map((mail) => [mail.messageId, mail.raw]));
  return [...chosen].slice(0, REPLIES_A_LIFE).map(([messageId, raw]) => ({
    raw: replyTo(raw, { messageId }),
    messageId,
    outcome: 'appended' as const,
  }));
}

async function openDesk(afterCare: 'leave' | 'move'): Promise<Desk> {
  const dataDir = await dataFolder();
  const imap = await startDovecot();
  onTestFinished(() => imap.stop());
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  // Between a mail and its 250 there is time to die.
  sink.always({ do: 'accept', afterMs: 4 });
  const env = {
    ...deskEnv({ imapPort: imap.port, smtpPort: sink.port }, dataDir),
    LOKET_MAILBOX__IMAP__PASSWORD: imap.password,
    LOKET_MAILBOX__AFTER_CARE: afterCare,
    LOKET_MAILBOX__MOVE_TO: afterCare === 'move' ? 'Processed' : '',
    LOKET_CONFIRMATION__MAX_PER_HOUR: '100000',
    LOKET_CONFIRMATION__MAX_PER_ADDRESS_PER_HOUR: '1000',
    LOKET_LOG__LEVEL: 'info',
  };
  return { imap, sink, dataDir, env, delivered: [] };
}

/** The last life: works until nothing is left, then stops in order. */
async function finish(desk: Desk, db: Db): Promise<void> {
  const worker: LoketProcess = startLoket(['start', '--role', 'worker'], desk.env);
  await until(
    async () => {
      const { rows, over, moving } = await look(db, desk.sink);
      // In one look: what is queued now may be on its way in the next.
      const unsent = await db.selectFrom('outbox').select('id').where('state', '!=', 'sent').execute();
      expect({ rows, over, moving, unsent: unsent.length }).toEqual({
        rows: desk.delivered.length,
        over: desk.delivered.length,
        moving: 0,
        unsent: 0,
      });
      return true;
    },
    { what: 'all mail dealt with', timeoutMs: 120_000 },
  );
  worker.signal('SIGTERM');
  expect(await worker.ended()).toEqual({ code: 0, signal: null });
}

/** R-IN-4, R-IN-6: every mail that lay in the mailbox has one row with the outcome that it should have, and one entry. */
async function expectLedgerWhole(desk: Desk, db: Db): Promise<void> {
  const rows = await db.selectFrom('inbound').select(['message_id', 'outcome', 'uid', 'folder_id']).execute();
  const asText = (messageId: string | null, outcome: string | null) => `${outcome} ${messageId}`;
  expect(rows.map((row) => asText(row.message_id, row.outcome)).sort()).toEqual(
    desk.delivered.map((mail) => asText(mail.messageId, mail.outcome)).sort(),
  );
  const entries = await db
    .selectFrom('entry')
    .innerJoin('inbound', 'inbound.id', 'entry.inbound_id')
    .select(['inbound.message_id', 'entry.ticket_id'])
    .where('entry.kind', '=', 'message')
    .execute();
  const spoken = desk.delivered.filter(({ outcome }) => outcome === 'opened' || outcome === 'appended');
  expect(entries.map(({ message_id }) => message_id).sort()).toEqual(spoken.map(({ messageId }) => messageId).sort());
  const tickets = await db.selectFrom('ticket').select('number').execute();
  expect(tickets).toHaveLength(desk.delivered.filter(({ outcome }) => outcome === 'opened').length);
  expect(new Set(tickets.map(({ number }) => number)).size).toBe(tickets.length);
}

/** R-ACK-1, R-OUT-3: none lost; a second copy only of what was `sending` when the process died. Gives how many there are. */
async function expectConfirmationsWhole(desk: Desk, db: Db): Promise<number> {
  const owed = await db.selectFrom('ticket').select('id').where('confirmation_sent', '=', 1).execute();
  const outbox = await db.selectFrom('outbox').select(['ticket_id', 'message_id', 'state', 'last_error']).execute();
  expect(outbox.map(({ ticket_id }) => ticket_id).sort()).toEqual(owed.map(({ id }) => id).sort());
  expect(outbox.filter(({ state }) => state !== 'sent')).toEqual([]);
  const got = messageIds(desk.sink.accepted());
  expect([...new Set(got)].sort()).toEqual(outbox.map(({ message_id }) => message_id).sort());
  const doubled = new Set(got.filter((id, at) => got.indexOf(id) !== at));
  const unexplained = outbox.filter(({ message_id, last_error }) => doubled.has(message_id) && last_error === null);
  expect(unexplained).toEqual([]);
  return got.length - outbox.length;
}

/** Every blob that a row names is there, whole. Gives how many lie in files. */
async function expectBlobsWhole(desk: Desk, db: Db): Promise<number> {
  const blobs = await openBlobs(desk.dataDir);
  const rows = await db
    .selectFrom('blob')
    .select(['sha256', 'size', sql<number>`data is null`.as('inFile')])
    .execute();
  for (const { sha256, size } of rows) {
    const bytes = await blobs.read(db, sha256);
    expect({ sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length }).toEqual({ sha256, size });
  }
  const raw = await db.selectFrom('inbound').select('id').where('raw_sha256', 'is', null).execute();
  expect(raw).toEqual([]);
  expect((await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)).rows).toEqual([
    { integrity_check: 'ok' },
  ]);
  return rows.filter(({ inFile }) => inFile === 1).length;
}

async function mailsIn(imap: Dovecot, folder: string): Promise<number> {
  const client = await imap.client();
  const { exists } = await client.mailboxOpen(folder, { readOnly: true });
  await client.logout();
  return exists;
}

interface Run {
  afterCare: 'leave' | 'move';
  mails: number;
  kills: number;
  seed: number;
}

const RUNS: Run[] = LONG
  ? [
      { afterCare: 'leave', mails: 3_500, kills: 140, seed: 11 },
      { afterCare: 'move', mails: 1_500, kills: 60, seed: 12 },
    ]
  : [
      { afterCare: 'leave', mails: 650, kills: 16, seed: 1 },
      { afterCare: 'move', mails: 350, kills: 10, seed: 2 },
    ];

describe.runIf(dovecot)('R-IN-6 kill -9 at any moment', () => {
  it.each(RUNS)(
    'loses and doubles nothing: $mails mails, $kills kills, after_care=$afterCare',
    async ({ afterCare, mails, kills, seed }) => {
      const random = seeded(seed);
      const desk = await openDesk(afterCare);
      const all = mixedMails(mails, seed);
      const waiting = all.splice(0, Math.floor(mails / 4));
      await arrive(desk, waiting);
      expect(await startLoket(['migrate'], desk.env).ended()).toMatchObject({ code: 0 });
      const { read, close } = await openForReading(desk.dataDir, MIGRATIONS_DIR);
      onTestFinished(close);

      const died: Record<string, number> = {};
      const portion = Math.ceil(all.length / kills);
      for (let life = 0; life < kills; life++) {
        const moment = momentOf(life, random, afterCare === 'move');
        await liveAndDie(desk, read, moment, [...all.splice(0, portion), ...answers(desk)], random);
        died[moment.name] = (died[moment.name] ?? 0) + 1;
      }
      await finish(desk, read);

      await expectLedgerWhole(desk, read);
      const doubled = await expectConfirmationsWhole(desk, read);
      const files = await expectBlobsWhole(desk, read);
      const left = await mailsIn(desk.imap, 'INBOX');
      const moved = await mailsIn(desk.imap, 'Processed');
      const total = desk.delivered.length;
      expect({ left, moved }).toEqual(afterCare === 'move' ? { left: 0, moved: total } : { left: total, moved: 0 });
      expect(files).toBeGreaterThan(0);
      console.log(
        `${total} mails, ${kills} kills ${JSON.stringify(died)}; ` +
          `confirmations sent twice, with the same Message-ID: ${doubled}; blobs in files: ${files}`,
      );
    },
    LONG ? 3_600_000 : 300_000,
  );
});

/** A desk with years behind it: tickets with all that hangs on them, made by SQL in the store's own schema. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { databasePath, openDatabase } from '../src/store/database.ts';
import { MIGRATIONS_DIR } from '../src/store/migrate.ts';
import { FIRST_SEQUENCE, formatNumber } from '../src/ticket/number.ts';
import { SUPPORT } from './mails.ts';
import { PHRASES } from './words.ts';

/** Tickets of a desk that is new, and of one with years behind it. */
export const FEW = 2_000;
export const MANY = 200_000;

const PREFIX = 'SA';
const PEOPLE_PER_TICKET = 0.25;
const FIRST_AT = '2024-01-01T08:00:00.000Z';
const SECONDS_APART = 400;

/** The secret of the status link of the n-th ticket. */
export function statusSecret(n: number): string {
  return `bench-status-secret-of-${n}`;
}

const HASH = (secret: string) => createHash('sha256').update(secret).digest('hex');

/**
 * Makes a database with `tickets` tickets, most of them closed long ago. A mail, a conversation of three entries, a sent
 * confirmation, a status link and two Message-IDs each; its texts are shorter than real ones, so that it is made in a minute.
 */
export async function fill(dataDir: string, tickets: number): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const made = await openDatabase({ dataDir, migrationsDir: MIGRATIONS_DIR, clock: () => new Date(), migrate: true });
  await made.close();
  const db = new Sqlite(databasePath(dataDir));
  db.pragma('synchronous = OFF');
  db.function('ticket_number', { deterministic: true }, (n) => formatNumber(PREFIX, FIRST_SEQUENCE - 1 + Number(n)));
  db.function('status_hash', { deterministic: true }, (n) => HASH(statusSecret(Number(n))));
  db.function('sha', { deterministic: true }, (text) => HASH(String(text)));
  db.function('moment', { deterministic: true }, (n) =>
    new Date(Date.parse(FIRST_AT) + Number(n) * SECONDS_APART * 1000).toISOString(),
  );
  const people = Math.max(1, Math.floor(tickets * PEOPLE_PER_TICKET));
  const bind = {
    tickets,
    people,
    mailbox: SUPPORT,
    text: wordsOf(500),
    mail: wordsOf(1_000),
    explanation: wordsOf(400),
  };
  db.transaction(() => {
    for (const statement of STATEMENTS) db.prepare(`${NUMBERS} ${statement}`).run(bind);
    db.prepare('INSERT INTO sequence VALUES (?, ?)').run(`ticket:${PREFIX}`, FIRST_SEQUENCE + tickets);
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.exec('ANALYZE');
  db.close();
  // Else the system would write it to the disk while something is measured.
  const file = openSync(databasePath(dataDir), 'r+');
  fsyncSync(file);
  closeSync(file);
}

function wordsOf(characters: number): string {
  const sentences = PHRASES.nl.sentences.join(' ');
  return sentences.repeat(Math.ceil(characters / sentences.length)).slice(0, characters);
}

const NUMBERS = `WITH RECURSIVE bound AS (SELECT @tickets AS tickets, @people AS people, @mailbox AS mailbox,
  @text AS words, @mail AS mail, @explanation AS explanation),
  n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n, bound WHERE i < tickets)`;

/** In the order of what refers to what. */
const STATEMENTS = [
  `INSERT INTO person (id, address, name, role, language, created_at)
   SELECT i, 'customer' || i || '@company' || (i % 97) || '.example', 'Customer ' || i, 'customer', 'nl', moment(i)
   FROM n, bound WHERE i <= people`,
  `INSERT INTO blob (sha256, size, data, created_at)
   SELECT sha('raw' || i), 500, CAST(words AS BLOB), moment(i) FROM n, bound`,
  `INSERT INTO ticket (id, number, mailbox, subject, status, channel, language, requested_priority, requester_id,
     confirmation_sent, confirmation_reason, created_at, updated_at, closed_at)
   SELECT i, ticket_number(i), mailbox, 'Question ' || i || ' about an invoice',
     CASE WHEN i > tickets - 200 THEN 'open' ELSE 'closed' END, 'email', 'nl', 'normal', 1 + i % people, 1,
     'new-ticket', moment(i), moment(i), CASE WHEN i > tickets - 200 THEN NULL ELSE moment(i) END FROM n, bound`,
  `INSERT INTO inbound (id, mailbox, door, raw_sha256, size, arrived_at, rescan, message_id, state, outcome, reason,
     ticket_id, explanation, attempts, created_at, updated_at)
   SELECT i, mailbox, 'pipe', sha('raw' || i), 500, moment(i), 0, '<old-' || sha('id' || i) || '@company.example>',
     'done', 'opened', 'new-request', i, json_object('words', explanation), 1, moment(i), moment(i) FROM n, bound`,
  `INSERT INTO fingerprint (fingerprint, inbound_id) SELECT sha('print' || i), i FROM n`,
  `INSERT INTO participant (ticket_id, person_id, created_at) SELECT i, 1 + i % people, moment(i) FROM n, bound`,
  `INSERT INTO entry (ticket_id, kind, visibility, direction, person_id, from_address, from_name, unverified, subject,
     text, reply, inbound_id, created_at)
   SELECT i, 'message', 'public', 'in', 1 + i % people, 'customer@company.example', 'Customer', 0, 'Question ' || i,
     words, words, i, moment(i) FROM n, bound`,
  `INSERT INTO entry (ticket_id, kind, visibility, direction, unverified, subject, text, created_at)
   SELECT i, 'message', 'public', 'out', 0, 'Question ' || i, words, moment(i) FROM n, bound`,
  `INSERT INTO entry (ticket_id, kind, visibility, unverified, reason, text, created_at)
   SELECT i, 'event', 'internal', 0, 'confirmation', 'Confirmation.', moment(i) FROM n`,
  `INSERT INTO message_reference (message_id, ticket_id)
   SELECT '<old-' || sha('id' || i) || '@company.example>', i FROM n`,
  `INSERT INTO message_reference (message_id, ticket_id)
   SELECT '<old-' || sha('ancestor' || i) || '@company.example>', i FROM n`,
  `INSERT INTO outbox (ticket_id, mailbox, kind, dedupe_key, message_id, to_address, subject, mail, state, attempts,
     created_at, sent_at)
   SELECT i, mailbox, 'confirmation', 'confirmation:' || i, '<' || sha('own' || i) || '@loket.example>',
     'customer' || (1 + i % people) || '@company.example', 'Question ' || i, json_object('text', mail), 'sent', 1,
     moment(i), moment(i) FROM n, bound`,
  `INSERT INTO status_link (secret_hash, ticket_id, created_at, expires_at)
   SELECT status_hash(i), i, moment(i), '2100-01-01T00:00:00.000Z' FROM n`,
] as const;

/** A desk with years behind it: tickets with all that hangs on them, made by SQL in the store's own schema. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { type DatabaseOptions, databasePath, openDatabase } from '../src/store/database.ts';
import { MIGRATIONS_DIR } from '../src/store/migrate.ts';
import { FIRST_SEQUENCE, formatNumber } from '../src/ticket/number.ts';
import { adoptRules, reckonDeadlines } from '../src/upkeep/deadlines.ts';
import { tokenHashOf } from '../src/web/session.ts';
import { officeHours } from '../test/support/hours.ts';
import { SUPPORT } from './mails.ts';
import { PHRASES } from './words.ts';

/** Tickets of a desk that is new, and of one with years behind it. */
export const FEW = 2_000;
export const MANY = 200_000;

const PREFIX = 'SA';
const PEOPLE_PER_TICKET = 0.25;
/** So that 200,000 tickets are those of two and a half years up to now. */
const SECONDS_APART = 400;
export const ORGANISATIONS = 97;
const TARGET = { firstResponse: 240, solution: 2_400 };
const RULES = {
  hours: officeHours(),
  targets: { urgent: TARGET, high: TARGET, normal: TARGET, low: TARGET },
  fingerprint: 'bench',
};

/** The secret of the status link of the n-th ticket. */
export function statusSecret(n: number): string {
  return `bench-status-secret-of-${n}`;
}

/** Who is signed in, by the token of the session: an agent, a customer of four tickets, the contact of an organisation. */
export const TOKENS = { agent: 'bench-agent', customer: 'bench-customer', contact: 'bench-contact' } as const;

/** A word that the n-th ticket alone has. */
export function rareWord(n: number): string {
  return `kenmerk${n.toString(36)}x`;
}

/** The number of the n-th ticket. */
export function numberOf(n: number): string {
  return formatNumber(PREFIX, FIRST_SEQUENCE - 1 + n);
}

const HASH = (secret: string) => createHash('sha256').update(secret).digest('hex');

/**
 * Makes a database with `tickets` tickets, most of them closed long ago. A mail, a conversation of three entries, a sent
 * confirmation, a status link and two Message-IDs each, time on every second one; its texts are shorter than real ones, so
 * that it is made in a few minutes. Upkeep has reckoned all of it.
 */
export async function fill(dataDir: string, tickets: number): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const options = { dataDir, migrationsDir: MIGRATIONS_DIR, clock: () => new Date(), migrate: true };
  await (await openDatabase(options)).close();
  const db = new Sqlite(databasePath(dataDir));
  db.pragma('synchronous = OFF');
  db.function('ticket_number', { deterministic: true }, (n) => numberOf(Number(n)));
  db.function('rare_word', { deterministic: true }, (n) => rareWord(Number(n)));
  db.function('token_hash', { deterministic: true }, (token) => tokenHashOf(String(token)));
  db.function('status_hash', { deterministic: true }, (n) => HASH(statusSecret(Number(n))));
  db.function('sha', { deterministic: true }, (text) => HASH(String(text)));
  const now = Date.now();
  db.function('moment', { deterministic: true }, (n) =>
    new Date(now - (tickets - Number(n)) * SECONDS_APART * 1000).toISOString(),
  );
  const people = Math.max(1, Math.floor(tickets * PEOPLE_PER_TICKET));
  const bind = {
    tickets,
    people,
    organisations: ORGANISATIONS,
    mailbox: SUPPORT,
    ...TOKENS,
    text: wordsOf(500),
    mail: wordsOf(1_000),
    explanation: wordsOf(400),
  };
  db.transaction(() => {
    for (const statement of STATEMENTS) db.prepare(`${NUMBERS} ${statement}`).run(bind);
    db.prepare('INSERT INTO sequence VALUES (?, ?)').run(`ticket:${PREFIX}`, FIRST_SEQUENCE + tickets);
  })();
  db.close();
  await reckonAll(options);
  settle(dataDir);
}

async function reckonAll(options: DatabaseOptions): Promise<void> {
  const database = await openDatabase(options);
  await adoptRules(database, RULES);
  for (let isMore = true; isMore; ) isMore = await reckonDeadlines(database, RULES);
  await database.write((tx) => tx.deleteFrom('happening').execute());
  await database.close();
}

function settle(dataDir: string): void {
  const db = new Sqlite(databasePath(dataDir));
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
  @text AS words, @mail AS mail, @explanation AS explanation, @organisations AS organisations, @agent AS agent,
  @customer AS customer, @contact AS contact),
  n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n, bound WHERE i < tickets)`;

/** In the order of what refers to what. */
const STATEMENTS = [
  `INSERT INTO organisation (id, name, created_at)
   SELECT i, 'Company ' || i, moment(1) FROM n, bound WHERE i <= organisations`,
  // The first is a customer, the second the contact of an organisation; the last five are agents.
  `INSERT INTO person (id, address, name, role, language, organisation_id, is_contact, created_at)
   SELECT i, 'customer' || i || '@company' || (i % 97) || '.example', 'Customer ' || i,
     CASE WHEN i > people THEN 'agent' ELSE 'customer' END, 'nl',
     CASE WHEN i > people THEN NULL ELSE 1 + i % organisations END, i = 2, moment(i) FROM n, bound WHERE i <= people + 5`,
  `INSERT INTO session (token_hash, person_id, remembered, created_at, expires_at)
   SELECT token_hash(CASE i WHEN 1 THEN customer WHEN 2 THEN contact ELSE agent END),
     CASE WHEN i > 2 THEN people + 1 ELSE i END, 1, moment(tickets), '2100-01-01T00:00:00.000Z'
   FROM n, bound WHERE i <= 3`,
  `INSERT INTO blob (sha256, size, data, created_at)
   SELECT sha('raw' || i), 500, CAST(words AS BLOB), moment(i) FROM n, bound`,
  `INSERT INTO ticket (id, number, mailbox, subject, status, channel, language, requested_priority, requester_id,
     organisation_id, category_id, assignee_id, confirmation_sent, confirmation_reason, created_at, updated_at, closed_at,
     over_at)
   SELECT i, ticket_number(i), mailbox, 'Question ' || i || ' about an invoice',
     CASE WHEN i <= tickets - 200 THEN iif(i % 7, 'closed', 'resolved')
       ELSE iif(i % 4, iif(i % 3, 'open', 'new'), iif(i % 8, 'planned', 'waiting')) END,
     'email', 'nl', CASE i % 10 WHEN 0 THEN 'urgent' WHEN 1 THEN 'high' WHEN 2 THEN 'low' ELSE 'normal' END,
     1 + i % people, 1 + (1 + i % people) % organisations, nullif(i % 9, 0), iif(i % 11, people + 1 + i % 5, NULL), 1,
     'new-ticket', moment(i), moment(i), CASE WHEN i > tickets - 200 THEN NULL ELSE moment(i + 150) END,
     CASE WHEN i > tickets - 200 THEN NULL ELSE moment(i + 150) END FROM n, bound`,
  `INSERT INTO inbound (id, mailbox, door, raw_sha256, size, arrived_at, rescan, message_id, state, outcome, reason,
     ticket_id, explanation, attempts, created_at, updated_at)
   SELECT i, mailbox, 'pipe', sha('raw' || i), 500, moment(i), 0, '<old-' || sha('id' || i) || '@company.example>',
     'done', 'opened', 'new-request', i, json_object('words', explanation), 1, moment(i), moment(i) FROM n, bound`,
  `INSERT INTO fingerprint (fingerprint, inbound_id) SELECT sha('print' || i), i FROM n`,
  `INSERT INTO participant (ticket_id, person_id, created_at) SELECT i, 1 + i % people, moment(i) FROM n, bound`,
  `INSERT INTO entry (ticket_id, kind, visibility, direction, person_id, from_address, from_name, unverified, subject,
     text, reply, inbound_id, created_at)
   SELECT i, 'message', 'public', 'in', 1 + i % people, 'customer@company.example', 'Customer', 0, 'Question ' || i,
     words || ' ' || rare_word(i), words, i, moment(i) FROM n, bound`,
  `INSERT INTO entry (ticket_id, kind, visibility, direction, person_id, unverified, subject, text, created_at)
   SELECT i, 'message', 'public', 'out', people + 1 + i % 5, 0, 'Question ' || i, words, moment(i + i % 60)
   FROM n, bound WHERE i <= tickets - 100`,
  `INSERT INTO time_entry (ticket_id, agent_id, started_at, day, raw_minutes, minutes, note, kind, rate_cents,
     organisation_id, category_id, cleared_minutes, pending_minutes, written_off_minutes, invoiced_minutes, created_at)
   SELECT i, people + 1 + i % 5, moment(i), substr(moment(i), 1, 10), 25, 30, 'Looked at it.',
     iif(i % 3, 'covered', 'billable'), 9500, 1 + i % organisations, nullif(i % 9, 0), iif(i % 20, 30, 0),
     iif(i % 20, 0, 30), 0, 0, moment(i) FROM n, bound WHERE i % 2`,
  `INSERT INTO entry (ticket_id, kind, visibility, unverified, reason, text, created_at)
   SELECT i, 'event', 'internal', 0, 'confirmation', 'Confirmation.', moment(i) FROM n`,
  `INSERT INTO message_reference (message_id, ticket_id)
   SELECT '<old-' || sha('id' || i) || '@company.example>', i FROM n`,
  `INSERT INTO message_reference (message_id, ticket_id)
   SELECT '<old-' || sha('ancestor' || i) || '@company.example>', i FROM n`,
  `INSERT INTO outbox (ticket_id, mailbox, kind, dedupe_key, message_id, to_address, subject, state, attempts,
     created_at, sent_at)
   SELECT i, mailbox, 'confirmation', 'confirmation:' || i, '<' || sha('own' || i) || '@loket.example>',
     'customer' || (1 + i % people) || '@company.example', 'Question ' || i, 'sent', 1,
     moment(i), moment(i) FROM n, bound`,
  `INSERT INTO outbox_mail (outbox_id, mail) SELECT i, json_object('text', mail) FROM n, bound`,
  `INSERT INTO status_link (secret_hash, ticket_id, created_at, expires_at)
   SELECT status_hash(i), i, moment(i), '2100-01-01T00:00:00.000Z' FROM n`,
] as const;

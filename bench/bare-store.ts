/** What the bare loop keeps: seven tables, prepared statements, the bytes as Loket stores them. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { CONFIRMATION_HTML, CONFIRMATION_TEXT } from './confirmation.ts';

/** As Loket: larger content is a file. */
const MAX_INLINE_BYTES = 256 * 1024;

interface Blob {
  sha256: string;
  data: Buffer;
}

export interface Parsed {
  raw: Blob;
  uid: number;
  messageId: string;
  from: string;
  name: string;
  subject: string;
  text: string;
  html: string | null;
  attachments: (Blob & { fileName: string; contentType: string })[];
  isPerson: boolean;
}

export function blobOf(data: Buffer): Blob {
  return { sha256: createHash('sha256').update(data).digest('hex'), data };
}

/** The same words for everybody, as long as Loket's. */
export function confirmationOf(mail: Parsed) {
  return {
    from: { name: 'Support', address: 'support@loket.example' },
    to: { name: mail.name, address: mail.from },
    subject: `[B-100427] ${mail.subject}`,
    inReplyTo: mail.messageId,
    references: mail.messageId,
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
    text: CONFIRMATION_TEXT,
    html: CONFIRMATION_HTML,
  };
}

const TABLES = `
CREATE TABLE blob (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, data BLOB) STRICT;
CREATE TABLE inbound (id INTEGER PRIMARY KEY, uid INTEGER UNIQUE, raw TEXT NOT NULL, message_id TEXT NOT NULL) STRICT;
CREATE TABLE person (id INTEGER PRIMARY KEY, address TEXT UNIQUE, name TEXT NOT NULL) STRICT;
CREATE TABLE ticket (id INTEGER PRIMARY KEY, subject TEXT NOT NULL, requester TEXT NOT NULL, created_at TEXT NOT NULL) STRICT;
CREATE TABLE entry (id INTEGER PRIMARY KEY, ticket_id INTEGER NOT NULL, text TEXT NOT NULL, html TEXT) STRICT;
CREATE TABLE attachment (id INTEGER PRIMARY KEY, entry_id INTEGER NOT NULL, file_name TEXT, type TEXT, sha256 TEXT) STRICT;
CREATE TABLE outbox (id INTEGER PRIMARY KEY, ticket_id INTEGER NOT NULL, to_address TEXT NOT NULL, mail TEXT NOT NULL) STRICT;
`;

/** Opens the store; gives the function that commits a batch. */
export function openStore(dir: string): (mails: readonly Parsed[]) => Promise<void> {
  const db = new Sqlite(join(dir, 'bare.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(TABLES);
  const blob = db.prepare('INSERT INTO blob VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const inbound = db.prepare('INSERT INTO inbound (uid, raw, message_id) VALUES (?, ?, ?)');
  const person = db.prepare('INSERT INTO person (address, name) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const ticket = db.prepare('INSERT INTO ticket (subject, requester, created_at) VALUES (?, ?, ?)');
  const entry = db.prepare('INSERT INTO entry (ticket_id, text, html) VALUES (?, ?, ?)');
  const attachment = db.prepare('INSERT INTO attachment (entry_id, file_name, type, sha256) VALUES (?, ?, ?, ?)');
  const outbox = db.prepare('INSERT INTO outbox (ticket_id, to_address, mail) VALUES (?, ?, ?)');
  const save = ({ sha256, data }: Blob) => blob.run(sha256, data.length, data.length > MAX_INLINE_BYTES ? null : data);
  const commit = db.transaction((mails: readonly Parsed[]) => {
    for (const mail of mails) {
      save(mail.raw);
      inbound.run(mail.uid, mail.raw.sha256, mail.messageId);
      person.run(mail.from, mail.name);
      const ticketId = ticket.run(mail.subject, mail.from, new Date().toISOString()).lastInsertRowid;
      const entryId = entry.run(ticketId, mail.text, mail.html).lastInsertRowid;
      for (const file of mail.attachments) {
        save(file);
        attachment.run(entryId, file.fileName, file.contentType, file.sha256);
      }
      if (mail.isPerson) outbox.run(ticketId, mail.from, JSON.stringify(confirmationOf(mail)));
    }
  });
  return async (mails) => {
    for (const mail of mails) {
      for (const one of [mail.raw, ...mail.attachments])
        if (one.data.length > MAX_INLINE_BYTES) await keepFile(dir, one);
    }
    commit(mails);
  };
}

/** A durable file, as Loket writes it: bytes and both folders are synced. */
async function keepFile(dir: string, { sha256, data }: Blob): Promise<void> {
  const folder = join(dir, 'blobs', sha256.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of [[join(folder, sha256), data] as const, [folder, null] as const]) {
    const handle = await open(path, content === null ? 'r' : 'w');
    if (content !== null) await handle.writeFile(content);
    await handle.sync();
    await handle.close();
  }
}

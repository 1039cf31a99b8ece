/** Loket's own rows, watched from outside by a connection that only reads. */
import Sqlite from 'better-sqlite3';
import { databasePath } from '../src/store/database.ts';

export interface Progress {
  /** Mails with their outcome, and confirmations recorded as sent. */
  settled: number;
  sent: number;
}

export interface Ledger {
  progress(): Progress;
  /** When the last row was written, in ms since 1970. */
  lastAt(): number;
  close(): void;
}

/** Opens the ledger of a running Loket; counts from here on, by indexes that stay small, so that looking costs nothing. */
export function openLedger(dataDir: string): Ledger {
  const db = new Sqlite(databasePath(dataDir), { readonly: true });
  const one = (sql: string) => db.prepare(sql).pluck();
  const newest = {
    inbound: one('SELECT coalesce(max(id), 0) FROM inbound'),
    outbox: one('SELECT coalesce(max(id), 0) FROM outbox'),
  };
  const pending = one("SELECT count(*) FROM inbound WHERE state = 'pending'");
  const queued = one("SELECT count(*) FROM outbox WHERE state = 'queued'");
  const sending = one("SELECT count(*) FROM outbox WHERE state = 'sending'");
  const lastSettled = one('SELECT max(updated_at) FROM inbound WHERE id > ?');
  const lastSent = one('SELECT max(sent_at) FROM outbox WHERE id > ?');
  const first = { inbound: Number(newest.inbound.get()), outbox: Number(newest.outbox.get()) };
  return {
    progress: () => ({
      settled: Number(newest.inbound.get()) - first.inbound - Number(pending.get()),
      sent: Number(newest.outbox.get()) - first.outbox - Number(queued.get()) - Number(sending.get()),
    }),
    lastAt: () =>
      Math.max(Date.parse(String(lastSettled.get(first.inbound))), Date.parse(String(lastSent.get(first.outbox)))),
    close: () => void db.close(),
  };
}

/** What /readyz says. Not ready is only what a restart or another instance could mend: the database, start and stop. */
import type { DeliveryState } from '../delivery/deliver.ts';
import { describe } from '../errors.ts';
import type { MailboxState } from '../intake/mailbox.ts';
import type { Metrics } from '../metrics.ts';
import type { Database } from '../store/database.ts';
import { openLedger, proveWritable, unsentMail } from '../store/health.ts';
import type { Clock } from '../store/transaction.ts';
import type { Health } from '../web/ops.ts';

export type Phase = 'starting' | 'running' | 'stopping';

export interface HealthSources {
  role: Health['role'];
  startedAt: string;
  phase: () => Phase;
  database: Database;
  clock: Clock;
  mailboxes: () => MailboxState[];
  deliveries: () => DeliveryState[];
}

export async function readHealth(sources: HealthSources): Promise<Health> {
  const { database, clock } = sources;
  const error = await database.write(proveWritable).then(
    () => null,
    (failure: unknown) => describe(failure),
  );
  const outbox = error === null ? await unsentMail(database.read) : null;
  const inbound = error === null ? await openLedger(database.read) : null;
  const oldestDueMs = outbox?.oldestDue == null ? 0 : clock().getTime() - Date.parse(outbox.oldestDue);
  const phase = sources.phase();
  return {
    ready: phase === 'running' && error === null,
    reason: error === null ? (phase === 'running' ? null : phase) : `the database cannot be written: ${error}`,
    role: sources.role,
    startedAt: sources.startedAt,
    database: { ok: error === null, error },
    mailboxes: sources.mailboxes().map(({ address, status, since, lastProgressAt, error: trouble, notices }) => ({
      address,
      status,
      since,
      lastProgressAt,
      error: trouble,
      notices,
    })),
    delivery: sources.deliveries().map(({ account, status, error: trouble, lastSentAt }) => ({
      account,
      status,
      error: trouble,
      lastSentAt,
    })),
    outbox: {
      queued: outbox?.rows.queued ?? 0,
      failed: outbox?.rows.failed ?? 0,
      oldestDueSeconds: Math.max(0, Math.round(oldestDueMs / 1000)),
    },
    inbound: { pending: inbound?.pending ?? 0, held: inbound?.held ?? 0, failed: inbound?.failed ?? 0 },
  };
}

/**
 * Counts rows for /metrics when somebody asks, so that they are right without being kept: those that are not over. What ever
 * was done and sent is told by the counters, which cost no look at the rows of years.
 */
export async function refreshRowGauges(metrics: Metrics, database: Database): Promise<void> {
  const { rows: unsent } = await unsentMail(database.read);
  for (const [state, count] of Object.entries(unsent)) metrics.outboxRows.set({ state }, count);
  const open = await openLedger(database.read);
  for (const [state, count] of Object.entries(open)) metrics.ledgerRows.set({ state }, count);
}

/** What operators see of a failed attempt: ids, classes and the server's code; never an address or the server's words. */
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { ClaimedMail, DeliveryRecord } from '../store/outbox.ts';
import type { Failure } from './outcome.ts';

interface ReportDeps {
  log: Log;
  metrics: Metrics;
}

/** Counts and logs a mail that was handed over. */
export function reportSent({ log, metrics }: ReportDeps, { id, ticketId, attempts }: ClaimedMail): void {
  metrics.deliveries.inc({ result: 'sent' });
  log.debug({ outboxId: id, ticketId, attempt: attempts + 1 }, 'mail sent');
}

/** Counts and logs a failed attempt that is retried or given up. */
export function reportFailure(
  { log, metrics }: ReportDeps,
  { id, ticketId, attempts }: ClaimedMail,
  { kind, responseCode }: Failure,
  { result }: DeliveryRecord,
): void {
  const fields = { outboxId: id, ticketId, attempt: attempts + 1, kind, responseCode };
  if (result === 'failed') {
    metrics.deliveries.inc({ result: 'failed' });
    log.warn(fields, 'mail failed for good; its ticket says so');
  } else {
    metrics.deliveries.inc({ result: kind === 'ambiguous' ? 'ambiguous' : 'retried' });
    log.info(fields, 'mail not taken; it is tried again');
  }
}

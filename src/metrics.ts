/** What the service counts, for Prometheus. One value that is handed around; no global registry. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  /** Mails recorded in the ledger, by mailbox and door. */
  received: Counter<'mailbox' | 'door'>;
  /** Mails that reached their outcome, by outcome. */
  processed: Counter<'outcome'>;
  /** Seconds from the record in the ledger to the outcome. */
  processingSeconds: Histogram;
  /** Attempts to send, by result: sent, retried, ambiguous, failed. */
  deliveries: Counter<'result'>;
  /** Confirmations that were put off by the total cap: an alarm. */
  deferredConfirmations: Counter;
  /** 1 while the mailbox is connected and idle or reading, else 0. */
  mailboxUp: Gauge<'mailbox'>;
  /** Unix seconds of the last answer of the server that proved progress. */
  mailboxProgress: Gauge<'mailbox'>;
  /** Failed steps of each loop. */
  loopFailures: Counter<'loop'>;
  /** Rows by state, taken when asked. */
  ledgerRows: Gauge<'state'>;
  outboxRows: Gauge<'state'>;
  /** Prometheus text format. */
  text(): Promise<string>;
  contentType: string;
}

/** `beforeText` refreshes the gauges that are counted from the store when somebody asks. */
export function openMetrics(beforeText: (metrics: Metrics) => Promise<void>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const metrics: Metrics = {
    received: new Counter({
      name: 'loket_mails_received_total',
      help: 'Mails recorded in the ledger',
      labelNames: ['mailbox', 'door'],
      registers,
    }),
    processed: new Counter({
      name: 'loket_mails_processed_total',
      help: 'Mails that reached their outcome',
      labelNames: ['outcome'],
      registers,
    }),
    processingSeconds: new Histogram({
      name: 'loket_mail_processing_seconds',
      help: 'Time from the record in the ledger to the outcome',
      buckets: [0.005, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 60, 600],
      registers,
    }),
    deliveries: new Counter({
      name: 'loket_deliveries_total',
      help: 'Attempts to send a mail',
      labelNames: ['result'],
      registers,
    }),
    deferredConfirmations: new Counter({
      name: 'loket_confirmations_deferred_total',
      help: 'Confirmations put off by the total cap',
      registers,
    }),
    mailboxUp: new Gauge({
      name: 'loket_mailbox_up',
      help: '1 while the mailbox is connected',
      labelNames: ['mailbox'],
      registers,
    }),
    mailboxProgress: new Gauge({
      name: 'loket_mailbox_progress_timestamp_seconds',
      help: 'Last proven progress',
      labelNames: ['mailbox'],
      registers,
    }),
    loopFailures: new Counter({
      name: 'loket_loop_failures_total',
      help: 'Failed steps',
      labelNames: ['loop'],
      registers,
    }),
    ledgerRows: new Gauge({
      name: 'loket_inbound_rows',
      help: 'Mails that are not over',
      labelNames: ['state'],
      registers,
    }),
    outboxRows: new Gauge({ name: 'loket_outbox_rows', help: 'Mails not sent', labelNames: ['state'], registers }),
    async text() {
      await beforeText(metrics);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
  return metrics;
}

/**
 * Writes down what became of mails while others are still on their way. The first result is committed at once; after
 * each commit others gather for a moment, so that under load a commit serves many mails: SQLite's keep everything else
 * waiting.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isTemporary } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';
import { type DeliveryRecord, recordDeliveries } from '../store/outbox.ts';

/** A mail that was taken is at risk of being sent twice until it is written down, so no longer than this. */
const PAUSE_MS = 50;

export interface Recorder {
  /** Takes a result; it is committed at once, or together with those that wait. */
  add(record: DeliveryRecord): void;
  /** Resolves when nothing waits any more. Errors: the store's; the results are kept for the next try. */
  flush(): Promise<void>;
  /** The store did not take results when it was last asked. */
  isStuck(): boolean;
}

export interface RecorderDeps {
  database: Pick<Database, 'write'>;
  log: Log;
  /** Told after each commit. */
  onRecorded: (records: readonly DeliveryRecord[]) => void;
  /** The store does not take results now: `flush` again later. */
  onStuck: () => void;
}

export function createRecorder(deps: RecorderDeps): Recorder {
  let waiting: DeliveryRecord[] = [];
  let draining: Promise<void> | null = null;
  let stuck = false;

  async function drain(): Promise<void> {
    try {
      while (waiting.length > 0) {
        const records = waiting;
        waiting = [];
        try {
          await record(deps, records);
          stuck = false;
        } catch (error) {
          stuck = true;
          waiting = [...records, ...waiting];
          throw error;
        }
        deps.onRecorded(records);
        await sleep(PAUSE_MS);
      }
    } finally {
      draining = null;
    }
  }

  async function flush(): Promise<void> {
    if (waiting.length > 0) draining ??= drain();
    if (draining !== null) await draining;
  }

  return {
    add(result) {
      waiting.push(result);
      flush().catch(deps.onStuck);
    },
    flush,
    isStuck: () => stuck,
  };
}

/** One row that the store will never take must not keep its neighbours back: it is left out, and said so. */
async function record(
  { database, log }: Pick<RecorderDeps, 'database' | 'log'>,
  records: readonly DeliveryRecord[],
): Promise<void> {
  try {
    await database.write((tx, now) => recordDeliveries(tx, now, records));
  } catch (error) {
    if (isTemporary(error)) throw error;
    if (records.length === 1) {
      log.error(
        { outboxId: records[0]?.id, result: records[0]?.result, error },
        'a delivery could not be written down',
      );
      return;
    }
    for (const single of records) await record({ database, log }, [single]);
  }
}

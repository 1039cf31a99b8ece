/** Mails through the one door and the pipeline, in one batch, without a mail server: for what a whole batch decides. */
import { loadConfig } from '../../src/config.ts';
import { receive } from '../../src/intake/receive.ts';
import { openLog } from '../../src/log.ts';
import type { UnreadReason } from '../../src/pipeline/read.ts';
import { workThrough } from '../../src/pipeline.ts';
import { hoursOf } from '../../src/service/opening-hours.ts';
import { houseOf } from '../../src/service/stages.ts';
import { BUILT_IN_TEMPLATES, readTemplates } from '../../src/templates.ts';
import { openWording } from '../../src/wording/wording.ts';
import { SUPPORT } from './desk.ts';
import { openStore, type TestStore } from './store.ts';
import { until } from './until.ts';

const KEY = 'the key of a test desk, long enough';
const SECRET = Buffer.from(KEY);

export interface Ledger extends TestStore {
  /** Records the mails in one commit, works through them, and gives their rows, oldest first. */
  take(
    mails: readonly Buffer[],
    how?: { arrivedAt?: string; rescan?: boolean; attempts?: number },
  ): Promise<LedgerRow[]>;
  secret: Uint8Array;
}

export interface LedgerRow {
  id: number;
  state: string;
  outcome: string | null;
  reason: string | null;
  ticket: string | null;
  confirmation: { send: boolean; reason: string; to: string | null };
  anomalies: string[];
}

/** A store with a pipeline for the support mailbox; `env` as for the service, `unreadable` by id of the ledger, from 1 on. */
export async function openLedger(
  env: Record<string, string> = {},
  clock = () => new Date(),
  unreadable: ReadonlyMap<number, UnreadReason> = new Map(),
): Promise<Ledger> {
  const store = await openStore(clock);
  const config = loadConfig(
    { LOKET_MAILBOX__ADDRESS: SUPPORT, LOKET_MAILBOX__NAME: 'Example support', LOKET_SECRET: KEY, ...env },
    store.dataDir,
  );
  const house = houseOf({
    config,
    wording: openWording(readTemplates(BUILT_IN_TEMPLATES, null)),
    hours: hoursOf(config, []),
    publicUrl: 'https://support.example.com',
  });
  const deps = {
    ...store,
    unreadable,
    onReading: () => undefined,
    house,
    clock,
    log: openLog('silent'),
    onProcessed: () => undefined,
    onQueued: () => undefined,
  };
  return {
    ...store,
    secret: SECRET,
    async take(mails, how = {}) {
      const ids = await recordMails(store, mails, { arrivedAt: clock().toISOString(), ...how });
      // As if the process had died with them.
      await store.database.write((tx) =>
        tx
          .updateTable('inbound')
          .set({ attempts: how.attempts ?? 0 })
          .where('id', 'in', ids)
          .execute(),
      );
      return until(
        async () => {
          while ((await workThrough(deps)) === 'again');
          return rowsOf(store, ids);
        },
        { what: 'an outcome for every mail' },
      );
    },
  };
}

/** Records mails for the support mailbox, in one commit, as the pipe does; gives their ids. */
export async function recordMails(
  { blobs, database }: TestStore,
  mails: readonly Buffer[],
  { arrivedAt = new Date().toISOString(), rescan = false }: { arrivedAt?: string; rescan?: boolean } = {},
): Promise<number[]> {
  const stage = blobs.stage();
  const taken = [];
  for (const raw of mails) {
    const { sha256, size } = await stage.put(raw);
    taken.push({
      mailbox: SUPPORT,
      door: 'pipe' as const,
      folderId: null,
      uid: null,
      rawSha256: sha256,
      size,
      arrivedAt,
      rescan,
      afterCare: false,
    });
  }
  return receive(database, stage, taken);
}

/** Their rows, oldest first; null while one of them has no outcome. */
export async function rowsOf({ database }: TestStore, ids: number[]): Promise<LedgerRow[] | null> {
  const rows = await database.read
    .selectFrom('inbound')
    .leftJoin('ticket', 'ticket.id', 'inbound.ticket_id')
    .select([
      'inbound.id',
      'inbound.state',
      'inbound.outcome',
      'inbound.reason',
      'inbound.explanation',
      'ticket.number',
    ])
    .where('inbound.id', 'in', ids)
    .orderBy('inbound.id')
    .execute();
  if (rows.some((row) => row.state === 'pending')) return null;
  return rows.map(({ id, state, outcome, reason, explanation, number }) => {
    const told = JSON.parse(explanation ?? '{}');
    return {
      id,
      state,
      outcome,
      reason,
      ticket: number,
      confirmation: told.confirmation,
      anomalies: told.anomalies ?? [],
    };
  });
}

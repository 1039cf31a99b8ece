/** Reading a mail as it came, which holds more than its ticket: written down before it is given out. */
import { addAudit, hasAudit } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { showInbound } from '../store/listing-inbound.ts';
import type { Db } from '../store/transaction.ts';

/** The mail may be downloaded for so long after it was written down. */
const NOTED_FOR_MS = 10 * 60 * 1000;

/** Writes down that this admin reads the raw bytes of an incoming mail. Errors: LoketError `not_found`. */
export async function noteRawRead(database: Database, by: number, inboundId: number): Promise<void> {
  await database.write(async (tx, now) => {
    const { id } = await showInbound(tx, inboundId);
    await addAudit(tx, now, { by, action: 'raw-viewed', about: String(id) });
  });
}

/** Whether it was written down a moment ago. */
export async function wasNoted(db: Db, now: string, by: number, inboundId: number): Promise<boolean> {
  const since = new Date(Date.parse(now) - NOTED_FOR_MS).toISOString();
  return hasAudit(db, since, { by, action: 'raw-viewed', about: String(inboundId) });
}

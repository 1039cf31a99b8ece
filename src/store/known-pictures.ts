/** The pictures that lie on a ticket: mail clients send the logo of a signature along with every reply. */
import { listed } from './sqlite.ts';
import type { Tx } from './transaction.ts';

/** Hashes of the pictures of each ticket. */
export async function knownPictures(tx: Tx, ticketIds: readonly number[]): Promise<Map<number, Set<string>>> {
  const known = new Map<number, Set<string>>();
  if (ticketIds.length === 0) return known;
  const rows = await tx
    .selectFrom('entry')
    .innerJoin('attachment', 'attachment.entry_id', 'entry.id')
    .select(['entry.ticket_id', 'attachment.sha256'])
    .where('entry.ticket_id', 'in', listed(ticketIds))
    .where('attachment.content_type', 'like', 'image/%')
    .execute();
  for (const { ticket_id, sha256 } of rows) {
    const hashes = known.get(ticket_id) ?? new Set();
    known.set(ticket_id, hashes.add(sha256));
  }
  return known;
}

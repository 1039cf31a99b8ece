/** Proofs that mail to a reply address with a token arrives: without one the address is not used. */
import type { Db, Tx } from './transaction.ts';

export async function recordProof(tx: Tx, now: string, mailbox: string, pattern: string): Promise<void> {
  await tx
    .insertInto('reply_address_proof')
    .values({ mailbox, pattern, proved_at: now })
    .onConflict((conflict) => conflict.columns(['mailbox', 'pattern']).doUpdateSet({ proved_at: now }))
    .execute();
}

/** Mailbox and pattern of every proof, as `mailbox pattern`. */
export async function provedPatterns(db: Db): Promise<Set<string>> {
  const rows = await db.selectFrom('reply_address_proof').select(['mailbox', 'pattern']).execute();
  return new Set(rows.map((row) => proofKey(row.mailbox, row.pattern)));
}

/** The pattern of a mailbox if it is proved, else null. `proved`: from `provedPatterns`. */
export function provedPattern(proved: ReadonlySet<string>, mailbox: string, pattern: string | null): string | null {
  return pattern !== null && proved.has(proofKey(mailbox, pattern)) ? pattern : null;
}

function proofKey(mailbox: string, pattern: string): string {
  return `${mailbox} ${pattern}`;
}

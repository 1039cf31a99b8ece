/** UID arithmetic of a folder: which UIDs are new, which have no row, and in what portions they are taken. Pure. */

/** What is known of a mail before a byte of it is downloaded (R-IN-12). `size` in bytes, from RFC822.SIZE. */
export interface Meta {
  uid: number;
  size: number;
}

/** Bounds of one portion. All byte limits are compared with RFC822.SIZE. */
export interface PlanLimits {
  /** Mails in one FETCH. */
  count: number;
  /** Bytes in one FETCH; a single mail may come up to `streamOver`. */
  bytes: number;
  /** Larger mails are streamed to disk, one at a time. */
  streamOver: number;
  /** Larger mails stay on the server. */
  maxBytes: number;
}

export type Portion =
  | { kind: 'batch'; uids: number[] }
  | { kind: 'stream'; uid: number }
  | { kind: 'oversize'; uid: number };

/** UIDs above the cursor, ascending, each once. A search for `n:*` may answer with a UID below n (R-IN-8, RFC 3501 §6.4.8). */
export function newUids(serverUids: readonly number[], cursor: number): number[] {
  return ascending(serverUids.filter((uid) => uid > cursor));
}

/** UIDs on the server that have no row, ascending, each once. */
export function missing(serverUids: readonly number[], rowUids: readonly number[]): number[] {
  const rows = new Set(rowUids);
  return ascending(serverUids.filter((uid) => !rows.has(uid)));
}

/** `uids` in slices of at most `size`, so that what is asked and compared at once stays small however large the folder is. */
export function slices<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}

/**
 * In what portions to take mails, in the order given: batches bounded by count and bytes, large mails streamed, too large
 * ones left. UIDs in `alone` (an earlier attempt failed) never share a batch, so that a bad mail fails by itself (R-IN-15).
 */
export function planBatches(
  metas: readonly Meta[],
  limits: PlanLimits,
  alone: ReadonlySet<number> = new Set(),
): Portion[] {
  const portions: Portion[] = [];
  let batch: number[] = [];
  let bytes = 0;
  const close = () => {
    if (batch.length > 0) portions.push({ kind: 'batch', uids: batch });
    batch = [];
    bytes = 0;
  };
  for (const { uid, size } of metas) {
    if (size > limits.maxBytes) {
      close();
      portions.push({ kind: 'oversize', uid });
    } else if (size > limits.streamOver) {
      close();
      portions.push({ kind: 'stream', uid });
    } else if (alone.has(uid)) {
      close();
      portions.push({ kind: 'batch', uids: [uid] });
    } else {
      if (batch.length === limits.count || bytes + size > limits.bytes) close();
      batch.push(uid);
      bytes += size;
    }
  }
  close();
  return portions;
}

/** UIDs as an IMAP sequence set, runs folded: `1:5,7` (RFC 3501 §9). The order of the UIDs does not matter. */
export function uidSet(uids: readonly number[]): string {
  const runs: string[] = [];
  const sorted = ascending(uids);
  let start = 0;
  for (let at = 1; at <= sorted.length; at++) {
    const last = sorted[at - 1] ?? 0;
    if (at < sorted.length && sorted[at] === last + 1) continue;
    const first = sorted[start] ?? 0;
    runs.push(first === last ? String(first) : `${first}:${last}`);
    start = at;
  }
  return runs.join(',');
}

function ascending(uids: readonly number[]): number[] {
  return [...new Set(uids)].sort((a, b) => a - b);
}

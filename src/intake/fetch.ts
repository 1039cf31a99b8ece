/**
 * Taking mails from the selected folder, oldest first. Sizes are asked before bytes; small mails come as batches and are
 * committed as such; a batch that fails is taken one by one, and a mail that fails alone is counted on its own row, so that
 * it never holds up its neighbours (R-IN-15). The cursor moves with the commit that gives the last UID below it a row.
 */
import { isTemporary } from '../errors.ts';
import { recordUntaken, type UntakenMail } from '../store/inbound.ts';
import { searchUids } from './connection.ts';
import { type Meta, missing, newUids, type PlanLimits, planBatches, slices, uidSet } from './cursor.ts';
import { fetchBytes, streamBytes } from './download.ts';
import { deadlinesOf } from './options.ts';
import { commitTaken, countFailure, type Fetched, type Taking } from './taking.ts';

/** UIDs whose sizes are asked in one command. */
const METAS_PER_FETCH = 500;
const BATCH_MAILS = 50;
/** All of a batch lies in memory until it is committed. */
const BATCH_BYTES = 4 * 1024 * 1024;
/** Larger mails are streamed to the disk. */
const STREAM_OVER_BYTES = 1024 * 1024;

/** A mail that is still on the server: its size and INTERNALDATE (ISO-8601). */
interface Waiting extends Meta {
  arrivedAt: string;
}

/**
 * Takes the mails of these UIDs, ascending. `inOrder`: every UID of the folder below one of them has a row already or is
 * among them, so the cursor may follow. Ends early when asked to stop; then the rest is found again by the next scan.
 */
export async function takeUids(taking: Taking, uids: readonly number[], inOrder: boolean): Promise<void> {
  for (const slice of slices(uids, METAS_PER_FETCH)) {
    if (!taking.keepGoing()) return;
    const metas = await fetchMetas(taking, uidSet(slice));
    await recordGone(taking, missing(slice, [...metas.keys()]));
    await takeListed(taking, metas, slice, inOrder);
  }
}

/** Takes what came after the cursor when it is little, listing UIDs and sizes by one command: a round trip less. */
export async function takeFew(
  taking: Taking,
  cursor: number,
  unknown: (uids: number[]) => Promise<number[]>,
): Promise<void> {
  const metas = await fetchMetas(taking, `${cursor + 1}:*`);
  const uids = newUids([...metas.keys()], cursor);
  if (uids.length > 0) await takeListed(taking, metas, await unknown(uids), true);
}

async function takeListed(
  taking: Taking,
  metas: ReadonlyMap<number, Waiting>,
  uids: readonly number[],
  inOrder: boolean,
): Promise<void> {
  const listed = uids.flatMap((uid) => metas.get(uid) ?? []);
  const ours = await recordTooOld(taking, listed);
  for (const portion of planBatches(ours, limits(taking), taking.suspects)) {
    if (!taking.keepGoing()) return;
    if (portion.kind === 'oversize') await recordOversize(taking, meta(metas, portion.uid));
    else if (portion.kind === 'stream') await takeAlone(taking, meta(metas, portion.uid), inOrder);
    else
      await takeBatch(
        taking,
        portion.uids.map((uid) => meta(metas, uid)),
        inOrder,
      );
  }
  const last = uids.at(-1);
  if (inOrder && last !== undefined && taking.keepGoing()) await follow(taking, last);
}

/** Moves the cursor where no commit of mails has done so. */
async function follow(taking: Taking, uid: number): Promise<void> {
  if (uid > taking.cursor()) await commitTaken(taking, null, [], uid);
}

function limits(taking: Taking): PlanLimits {
  const { maxMailBytes } = taking.options;
  return { count: BATCH_MAILS, bytes: BATCH_BYTES, streamOver: STREAM_OVER_BYTES, maxBytes: maxMailBytes };
}

function meta(metas: ReadonlyMap<number, Waiting>, uid: number): Waiting {
  const found = metas.get(uid);
  if (found === undefined) throw new Error(`UID ${uid} was planned without being listed`);
  return found;
}

/** R-IN-12: size and arrival of each mail, without a byte of it; by UID, ascending. */
async function fetchMetas(taking: Taking, set: string): Promise<Map<number, Waiting>> {
  const messages = await taking.connection.run('list', deadlinesOf(taking.options).listMs, (client) =>
    client.fetchAll(set, { uid: true, size: true, internalDate: true }, { uid: true }),
  );
  const metas = new Map<number, Waiting>();
  for (const { uid, size, internalDate } of messages.sort((a, b) => a.uid - b.uid)) {
    // A server may add what happens to another mail meanwhile, as a row without a size.
    if (size === undefined) continue;
    metas.set(uid, { uid, size, arrivedAt: isoOf(internalDate) ?? taking.deps.clock().toISOString() });
  }
  return metas;
}

function isoOf(date: Date | string | undefined): string | null {
  if (date === undefined) return null;
  const parsed = new Date(date);
  return Number.isNaN(parsed.getTime()) ? null : parsed.toISOString();
}

/** R-IN-8: listed a moment ago, not there any more; asked once more, since a wrong `vanished` would lose a mail. */
async function recordGone(taking: Taking, uids: readonly number[]): Promise<void> {
  if (uids.length === 0) return;
  const present = await searchUids(taking.connection, taking.options, uidSet(uids));
  const now = taking.deps.clock().toISOString();
  for (const uid of missing(uids, present))
    await record(taking, { uid, size: 0, arrivedAt: now }, 'vanished', 'expunged');
  for (const uid of missing(uids, missing(uids, present))) {
    await countFailure(
      taking,
      untaken(taking, { uid, size: 0, arrivedAt: now }),
      new Error('the server lists this mail but gives no size'),
    );
  }
}

/** With `first_scan: new`, after the folder got a new life: mail from before our time stays what it was, not ours. */
async function recordTooOld(taking: Taking, metas: readonly Waiting[]): Promise<Waiting[]> {
  const since = taking.notBefore;
  if (since === null) return [...metas];
  const tooOld = ({ uid, arrivedAt }: Waiting) => uid < taking.folder.rescan_below && arrivedAt < since;
  for (const old of metas.filter(tooOld)) await record(taking, old, 'before-start', 'before-first-scan');
  return metas.filter((mail) => !tooOld(mail));
}

function recordOversize(taking: Taking, mail: Waiting): Promise<void> {
  return record(taking, mail, 'oversize', 'over-limit');
}

async function record(
  taking: Taking,
  mail: Waiting,
  outcome: 'oversize' | 'vanished' | 'before-start',
  reason: string,
): Promise<void> {
  await taking.deps.database.write((tx, now) => recordUntaken(tx, now, untaken(taking, mail), outcome, reason));
  taking.suspects.delete(mail.uid);
}

function untaken(taking: Taking, mail: Waiting): UntakenMail {
  return {
    mailbox: taking.options.address,
    folderId: taking.folder.id,
    rescan: mail.uid < taking.folder.rescan_below,
    ...mail,
  };
}

async function takeBatch(taking: Taking, metas: readonly Waiting[], inOrder: boolean): Promise<void> {
  const [only] = metas;
  if (only === undefined) return;
  if (metas.length === 1) return takeAlone(taking, only, inOrder);
  let fetched: Fetched[];
  const stage = taking.deps.blobs.stage();
  try {
    fetched = await fetchBytes(taking, stage, metas);
  } catch (error) {
    if (isTemporary(error)) throw error;
    // Which one it was nobody knows: from now on each comes alone.
    for (const { uid } of metas) taking.suspects.add(uid);
    if (!taking.connection.isOpen()) throw error;
    fetched = [];
  }
  const got = new Set(fetched.map(({ uid }) => uid));
  const rest = metas.filter(({ uid }) => !got.has(uid));
  // The cursor stops below the first mail that did not come; what came behind it is committed all the same.
  const follows = inOrder && rest.length === 0 ? metas.at(-1)?.uid : undefined;
  if (fetched.length > 0) await commitTaken(taking, stage, fetched, follows ?? null);
  for (const mail of rest) {
    if (!taking.keepGoing()) return;
    await takeAlone(taking, mail, false);
  }
}

/** Takes one mail by itself. What goes wrong now is the mail's own fault, unless the connection broke for the first time. */
async function takeAlone(taking: Taking, mail: Waiting, inOrder: boolean): Promise<void> {
  const stage = taking.deps.blobs.stage();
  let fetched: Fetched | null;
  try {
    fetched =
      mail.size > STREAM_OVER_BYTES
        ? await streamBytes(taking, stage, mail)
        : ((await fetchBytes(taking, stage, [mail]))[0] ?? null);
  } catch (error) {
    if (isTemporary(error)) throw error;
    const open = taking.connection.isOpen();
    if (!open && !taking.suspects.has(mail.uid)) {
      taking.suspects.add(mail.uid);
      throw error;
    }
    await countFailure(taking, untaken(taking, mail), error);
    if (!open) throw error;
    return;
  }
  if (fetched === null) return recordMissing(taking, mail);
  if (fetched.blob.size > taking.options.maxMailBytes) return recordOversize(taking, mail);
  await commitTaken(taking, stage, [fetched], inOrder ? mail.uid : null);
}

/** The server had its size, then gave nothing. */
async function recordMissing(taking: Taking, mail: Waiting): Promise<void> {
  const present = await searchUids(taking.connection, taking.options, String(mail.uid));
  if (!present.includes(mail.uid)) return record(taking, mail, 'vanished', 'expunged');
  await countFailure(taking, untaken(taking, mail), new Error('the server lists this mail but gives no bytes'));
}

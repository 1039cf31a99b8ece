/** What is on the server and has no row yet, found and taken: by the cursor, by comparing all UIDs, and by rows that wait. */
import { firstSeen, openFolder, uidsWithRows } from '../store/folders.ts';
import { awaitingDownload } from '../store/inbound.ts';
import type { FolderRow } from '../store/schema.ts';
import { type Connection, folderSource, type Selected, searchUids, selectFolder } from './connection.ts';
import { missing, newUids, slices } from './cursor.ts';
import { takeFew, takeUids } from './fetch.ts';
import type { MailboxDeps, MailboxOptions } from './options.ts';
import { commitTaken, type Taking } from './taking.ts';

/** UIDs compared with the ledger at once. */
const UIDS_PER_COMPARISON = 10_000;
/** So many mails may be asked for their sizes without having been counted. */
const FEW_MAILS = 50;
/** Clocks and time zones of servers may be off by this much; a mail too many is better than one too few. */
const DATE_TOLERANCE_MS = 24 * 60 * 60_000;

/** What the worker remembers of its folder between steps. */
export interface View {
  options: MailboxOptions;
  deps: MailboxDeps;
  /** The row of the folder's present life. */
  folder: FolderRow | null;
  cursor: number;
  notBefore: string | null;
  /** How many mails the server has told of since the last look; a hint. */
  told: number;
  suspects: Set<number>;
  /** For the operator, by subject. */
  notices: Map<string, string>;
}

/**
 * R-IN-3: opens the folder anew and compares all its UIDs with the ledger; so finds what no hint told and what an earlier
 * life left out. A folder with a new UIDVALIDITY is another folder and is read from its start (R-IN-7).
 */
export async function lookForAll(view: View, connection: Connection, keepGoing: () => boolean): Promise<void> {
  const { options } = view;
  view.told = 0;
  const selected = await selectFolder(connection, options, options.afterCare === 'leave');
  const folder = await knownFolder(view, connection, selected);
  if (selected.exists === 0) return;
  const uids = newUids(await searchUids(connection, options, `${folder.first_uid}:*`), folder.first_uid - 1);
  const taking = takingOf(view, folder, connection, keepGoing);
  for (const slice of slices(uids, UIDS_PER_COMPARISON)) {
    if (!keepGoing()) return;
    await takeUids(taking, await withoutRows(view, folder, slice), true);
  }
  const last = uids.at(-1);
  if (last !== undefined && last > view.cursor && keepGoing()) await commitTaken(taking, null, [], last);
}

/** The mails after the cursor, in the folder as it is open. */
export async function lookForNew(view: View, connection: Connection, keepGoing: () => boolean): Promise<void> {
  const { folder, cursor, told } = view;
  if (folder === null) return;
  view.told = 0;
  const taking = takingOf(view, folder, connection, keepGoing);
  if (told > 0 && told <= FEW_MAILS) {
    return takeFew(taking, cursor, (uids) => withoutRows(view, folder, uids));
  }
  const uids = newUids(await searchUids(connection, view.options, `${cursor + 1}:*`), cursor);
  if (uids.length > 0) await takeUids(taking, await withoutRows(view, folder, uids), true);
}

/** Mails that could not be downloaded before, or were put back by an operator, whose time has come; each alone. */
export async function lookForRetries(view: View, connection: Connection, keepGoing: () => boolean): Promise<void> {
  const { folder, deps, suspects } = view;
  if (folder === null || !keepGoing()) return;
  const uids = await awaitingDownload(deps.database.read, folder.id, deps.clock().toISOString());
  for (const uid of uids) suspects.add(uid);
  if (uids.length > 0) await takeUids(takingOf(view, folder, connection, keepGoing), uids, false);
}

async function withoutRows(view: View, folder: FolderRow, uids: readonly number[]): Promise<number[]> {
  const rows = await uidsWithRows(view.deps.database.read, folder.id, uids[0] ?? 0, uids.at(-1) ?? 0);
  return missing(uids, rows);
}

function takingOf(view: View, folder: FolderRow, connection: Connection, keepGoing: () => boolean): Taking {
  const { options, deps, suspects, notBefore } = view;
  return {
    connection,
    folder,
    options,
    deps,
    suspects,
    notBefore,
    keepGoing,
    cursor: () => view.cursor,
    onCursor: (uid) => {
      view.cursor = Math.max(view.cursor, uid);
    },
  };
}

async function knownFolder(view: View, connection: Connection, selected: Selected): Promise<FolderRow> {
  const { options, deps } = view;
  const { address, firstScan } = options;
  const { uidValidity, exists } = selected;
  if (view.folder?.uid_validity === uidValidity) return view.folder;
  const uidNext =
    selected.uidNext || (exists === 0 ? 1 : ((await searchUids(connection, options, '1:*')).at(-1) ?? 0) + 1);
  const { folder, sight } = await deps.database.write((tx, now) =>
    openFolder(tx, now, {
      mailbox: address,
      source: folderSource(options),
      uidValidity,
      uidNext,
      takeAll: firstScan === 'all',
    }),
  );
  if (sight === 'first') {
    const words = firstScan === 'all' ? 'all of it is taken' : 'only what comes from now on is taken';
    deps.log.info({ messages: exists, firstScan }, `first sight of the mailbox: ${exists} mails are there; ${words}`);
  } else if (sight === 'changed') {
    const words = `the server gave the folder a new UIDVALIDITY (${uidValidity}); all its mail is compared with what is known`;
    deps.log.warn({ uidValidity, messages: exists }, words);
    view.notices.set('uidvalidity', words);
  }
  // UIDs of the old life mean nothing in the new one.
  view.suspects.clear();
  view.folder = folder;
  view.cursor = folder.cursor;
  view.notBefore = firstScan === 'new' && folder.rescan_below > 0 ? await startOf(view) : null;
  return folder;
}

/** With `first_scan: new`, the moment before which mail is not ours. */
async function startOf(view: View): Promise<string | null> {
  const seen = await firstSeen(view.deps.database.read, view.options.address);
  return seen === null ? null : new Date(new Date(seen).getTime() - DATE_TOLERANCE_MS).toISOString();
}

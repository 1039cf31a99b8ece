/** IMAP folders and where we are in them (R-IN-1, R-IN-3, R-IN-7). One row is one life of a folder: one UIDVALIDITY. */
import type { FolderRow } from './schema.ts';
import { type Db, found, type Tx } from './transaction.ts';

export interface FolderSight {
  mailbox: string;
  /** `imap://user@host/folder`: the same UIDVALIDITY on another host is another folder. */
  source: string;
  uidValidity: string;
  uidNext: number;
  /** `first_scan`: take what is there already, or only what comes. */
  takeAll: boolean;
}

export interface OpenedFolder {
  folder: FolderRow;
  /** `first`: never seen this mailbox; `changed`: the server gave the folder a new life, all of it is read again. */
  sight: 'known' | 'first' | 'changed';
}

/** Finds or makes the row of a folder as the server shows it now. */
export async function openFolder(tx: Tx, now: string, seen: FolderSight): Promise<OpenedFolder> {
  const rows = await tx
    .selectFrom('imap_folder')
    .selectAll()
    .where('mailbox', '=', seen.mailbox)
    .orderBy('id')
    .execute();
  const known = rows.find((row) => row.source === seen.source && row.uid_validity === seen.uidValidity);
  if (known !== undefined) return { folder: known, sight: 'known' };
  const changed = rows.length > 0;
  // After a change everything is read again, also with first_scan=new: what arrived meanwhile cannot be told from the rest.
  const firstUid = changed || seen.takeAll ? 1 : seen.uidNext;
  const folder = await tx
    .insertInto('imap_folder')
    .values({
      mailbox: seen.mailbox,
      source: seen.source,
      uid_validity: seen.uidValidity,
      first_uid: firstUid,
      rescan_below: changed ? seen.uidNext : 0,
      cursor: firstUid - 1,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirst();
  return { folder: found(folder, 'folder'), sight: changed ? 'changed' : 'first' };
}

/** The row of a folder's present life; null when nothing was taken from it yet. For readers: `openFolder` makes it. */
export async function findFolder(
  db: Db,
  mailbox: string,
  source: string,
  uidValidity: string,
): Promise<FolderRow | null> {
  const row = await db
    .selectFrom('imap_folder')
    .selectAll()
    .where('mailbox', '=', mailbox)
    .where('source', '=', source)
    .where('uid_validity', '=', uidValidity)
    .executeTakeFirst();
  return row ?? null;
}

/** When the mailbox was seen first; null when it never was. Mail older than that is not ours with `first_scan: new`. */
export async function firstSeen(db: Db, mailbox: string): Promise<string | null> {
  const row = await db
    .selectFrom('imap_folder')
    .select('created_at')
    .where('mailbox', '=', mailbox)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.created_at ?? null;
}

/** UIDs of a range (both ends included) that have rows, ascending. */
export async function uidsWithRows(db: Db, folderId: number, from: number, to: number): Promise<number[]> {
  const rows = await db
    .selectFrom('inbound')
    .select('uid')
    .where('folder_id', '=', folderId)
    .where('uid', '>=', from)
    .where('uid', '<=', to)
    .orderBy('uid')
    .execute();
  return rows.flatMap((row) => (row.uid === null ? [] : [row.uid]));
}

/** Every UID up to `cursor` has a row from now on. It never goes back. */
export async function moveCursor(tx: Tx, folderId: number, cursor: number): Promise<void> {
  await tx.updateTable('imap_folder').set({ cursor }).where('id', '=', folderId).where('cursor', '<', cursor).execute();
}

/** Is every mail on the server accounted for? Reads only, on the server (EXAMINE) and in the store. */

import type { Log } from '../log.ts';
import { findFolder, uidsWithRows } from '../store/folders.ts';
import type { Db } from '../store/transaction.ts';
import { type Connection, folderSource, openConnection, searchUids, selectFolder } from './connection.ts';
import { missing, newUids, slices } from './cursor.ts';
import type { MailboxOptions } from './options.ts';

const UIDS_PER_COMPARISON = 10_000;

export interface Reconciliation {
  mailbox: string;
  /** Mails in the folder that are ours to take. */
  onServer: number;
  /** Of these, with a row in the ledger. */
  accounted: number;
  /** UIDs without one. */
  missing: number[];
  /** Mails that were there before a mailbox with `first_scan: new` was first seen. */
  before: number;
  /** False when the folder, in its present life, was never read; then all of it is missing. */
  known: boolean;
}

/** Compares all UIDs of the folder with the ledger. Errors: those of the connection. */
export async function reconcile(options: MailboxOptions, deps: { read: Db; log: Log }): Promise<Reconciliation> {
  const connection = await openConnection(options, deps.log);
  try {
    return await compare(connection, options, deps.read);
  } finally {
    await connection.leave();
  }
}

async function compare(connection: Connection, options: MailboxOptions, db: Db): Promise<Reconciliation> {
  const { uidValidity, exists } = await selectFolder(connection, options, true);
  const all = exists === 0 ? [] : newUids(await searchUids(connection, options, '1:*'), 0);
  const folder = await findFolder(db, options.address, folderSource(options), uidValidity);
  const ours = all.filter((uid) => uid >= (folder?.first_uid ?? 1));
  const lacking: number[] = [];
  for (const slice of slices(ours, UIDS_PER_COMPARISON)) {
    const rows = folder === null ? [] : await uidsWithRows(db, folder.id, slice[0] ?? 0, slice.at(-1) ?? 0);
    lacking.push(...missing(slice, rows));
  }
  return {
    mailbox: options.address,
    onServer: ours.length,
    accounted: ours.length - lacking.length,
    missing: lacking,
    before: all.length - ours.length,
    known: folder !== null,
  };
}

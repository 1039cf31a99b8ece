/** The files of a ticket that its customer may see and take (R-WEB-4): those of public messages, by named columns. */
import type { StoredFile } from './desk-files.ts';
import { listed } from './sqlite.ts';
import { type Db, found } from './transaction.ts';

const MAX_FILES_PER_PAGE = 1_000;

export interface CustomerFile {
  id: number;
  fileName: string;
  /** As its mail says; as what it is shown, its bytes decide. */
  contentType: string;
  size: number;
}

/** By entry. Inline images are part of the message's looks, not files to name. */
export async function filesOfEntries(db: Db, entryIds: readonly number[]): Promise<Map<number, CustomerFile[]>> {
  const byEntry = new Map<number, CustomerFile[]>();
  if (entryIds.length === 0) return byEntry;
  const rows = await db
    .selectFrom('attachment')
    .select(['entry_id', 'id', 'file_name as fileName', 'content_type as contentType', 'size'])
    .where('entry_id', 'in', listed(entryIds))
    .where('inline', '=', 0)
    .orderBy('id')
    .limit(MAX_FILES_PER_PAGE)
    .execute();
  for (const { entry_id, ...file } of rows) byEntry.set(entry_id, [...(byEntry.get(entry_id) ?? []), file]);
  return byEntry;
}

/** A file of a public message of this ticket. Errors: LoketError `not_found`, also for what is internal or another ticket's. */
export async function readCustomerFile(db: Db, ticketId: number, fileId: number): Promise<StoredFile> {
  const row = await db
    .selectFrom('attachment')
    .innerJoin('entry', 'entry.id', 'attachment.entry_id')
    .select(['attachment.file_name as fileName', 'attachment.content_type as contentType'])
    .select(['attachment.size', 'attachment.sha256'])
    .where('attachment.id', '=', fileId)
    .where('attachment.inline', '=', 0)
    .where('entry.ticket_id', '=', ticketId)
    .where('entry.visibility', '=', 'public')
    .where('entry.kind', '!=', 'note')
    .executeTakeFirst();
  return found(row, 'such file');
}

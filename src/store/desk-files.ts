/** What the desk serves as documents of their own: the HTML of a message, its whole text, its files. */
import { type Db, found } from './transaction.ts';

export interface EntryDocument {
  text: string;
  /** Null: it had none. */
  html: string | null;
  /** Files that its HTML shows in place. */
  inline: { contentId: string; size: number; sha256: string }[];
}

/** Errors: LoketError `not_found`. */
export async function readEntryDocument(db: Db, entryId: number): Promise<EntryDocument> {
  const entry = await db.selectFrom('entry').select(['text', 'html']).where('id', '=', entryId).executeTakeFirst();
  const inline = await db
    .selectFrom('attachment')
    .select(['content_id', 'size', 'sha256'])
    .where('entry_id', '=', entryId)
    .where('inline', '=', 1)
    .orderBy('id')
    .execute();
  return {
    ...found(entry, 'such message'),
    inline: inline.map(({ content_id, ...file }) => ({ ...file, contentId: content_id ?? '' })),
  };
}

export interface StoredFile {
  fileName: string;
  contentType: string;
  size: number;
  sha256: string;
}

/** Errors: LoketError `not_found`. */
export async function readAttachmentFile(db: Db, attachmentId: number): Promise<StoredFile> {
  const row = await db
    .selectFrom('attachment')
    .select(['file_name as fileName', 'content_type as contentType', 'size', 'sha256'])
    .where('id', '=', attachmentId)
    .executeTakeFirst();
  return found(row, 'such attachment');
}

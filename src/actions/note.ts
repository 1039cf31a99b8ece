/** What an agent writes for colleagues: internal notes, and drafts for nobody yet. */
import { LoketError } from '../errors.ts';
import { addWritten, findByFormKey, type WrittenEntry } from '../store/answers.ts';
import type { Database } from '../store/database.ts';
import { saveDraft } from '../store/drafts.ts';
import type { SignedIn } from '../store/sessions.ts';
import { touchTickets } from '../store/tickets.ts';
import type { Tx } from '../store/transaction.ts';
import { readTriaged } from '../store/triage.ts';
import { checkWords } from './words.ts';

/** Adds an internal note, once for each form. Gives its entry. Errors: LoketError `invalid`, `not_found`. */
export async function addNote(
  database: Database,
  agent: SignedIn,
  note: { ticketId: number; formKey: string; words: string },
): Promise<number> {
  const words = checkWords(note.words);
  return database.write(async (tx, now) => {
    const earlier = await findByFormKey(tx, note.formKey);
    if (earlier !== null) return earlier.id;
    const { id, isMerged, number } = await readTriaged(tx, note.ticketId);
    if (isMerged)
      throw new LoketError('conflict', `${number} was merged; write on the other ticket`, {
        key: 'merged',
        values: { number },
      });
    return writeNote(tx, now, agent, { ticketId: id, words, formKey: note.formKey, attachments: [] });
  });
}

/** Writes a note in the caller's transaction; gives its entry. */
export async function writeNote(
  tx: Tx,
  now: string,
  agent: SignedIn,
  note: Pick<WrittenEntry, 'ticketId' | 'words' | 'formKey' | 'attachments' | 'inboundId'>,
): Promise<number> {
  const entryId = await addWritten(tx, now, { ...note, agent, kind: 'note', subject: null, text: note.words });
  await touchTickets(tx, now, [note.ticketId]);
  return entryId;
}

/** Keeps words that are not sent yet; none removes them. */
export async function keepDraft(database: Database, agent: SignedIn, ticketId: number, words: string): Promise<void> {
  await database.write(async (tx, now) => {
    await readTriaged(tx, ticketId);
    await saveDraft(tx, now, agent.id, ticketId, words.trim() === '' ? '' : checkWords(words));
  });
}

/** The ready replies that agents choose from (P13): admins keep them, and each is tried before it is kept. */
import { cleanHeaderText } from '../message/clean.ts';
import type { Language } from '../message/mail.ts';
import { addAudit } from '../store/audit.ts';
import { readCategory } from '../store/categories.ts';
import type { Database } from '../store/database.ts';
import {
  addReadyReplyRow,
  changeReadyReplyRow,
  listReadyReplies,
  orderReadyReplies,
  readReadyReply,
  setReadyReplyRetired,
} from '../store/ready-replies.ts';
import type { ReadyReply } from '../ticket/ready-reply.ts';
import { type ReadyReplyFault, readyReplyFault } from '../wording/ready-reply.ts';
import { LANGUAGES } from '../wording/wording.ts';
import { trimWords } from './words.ts';

const MAX_NAME = 80;
const MAX_TEXT = 10_000;

/** As it was filled in. */
export type ReadyReplyDraft = Omit<ReadyReply, 'id'>;

/** Why a draft is not kept, and in which language. */
export type DraftFault = { language: Language } & (ReadyReplyFault | { kind: 'no-name' | 'no-text' | 'too-long' });

/** Null for a draft that can be kept and filled. */
export function draftFault({ names, texts }: ReadyReplyDraft): DraftFault | null {
  for (const language of LANGUAGES) {
    if (cleanHeaderText(names[language], MAX_NAME) === '') return { language, kind: 'no-name' };
    if (texts[language].trim() === '') return { language, kind: 'no-text' };
    if (texts[language].length > MAX_TEXT) return { language, kind: 'too-long' };
    const fault = readyReplyFault(texts[language]);
    if (fault !== null) return { language, ...fault };
  }
  return null;
}

/** Keeps a reply, a new one behind the others; gives what is wrong with it, or null. Errors: LoketError `not_found`. */
export async function keepReadyReply(
  database: Database,
  id: number | null,
  draft: ReadyReplyDraft,
  by: number,
): Promise<DraftFault | null> {
  const fault = draftFault(draft);
  if (fault !== null) return fault;
  const reply = tidy(draft);
  return database.write(async (tx, now) => {
    if (reply.categoryId !== null) await readCategory(tx, reply.categoryId);
    if (id === null) await addReadyReplyRow(tx, reply);
    else await changeReadyReplyRow(tx, { ...reply, id: (await readReadyReply(tx, id)).id });
    await addAudit(tx, now, { by, action: 'ready-reply-kept', about: reply.names.en });
    return null;
  });
}

/** A reply that suits a category needs no scope. */
function tidy({ names, texts, scope, categoryId }: ReadyReplyDraft): ReadyReplyDraft {
  const each = (of: (language: Language) => string) => ({ nl: of('nl'), fr: of('fr'), en: of('en'), de: of('de') });
  return {
    names: each((language) => cleanHeaderText(names[language], MAX_NAME)),
    texts: each((language) => trimWords(texts[language], MAX_TEXT)),
    scope: categoryId === null ? scope : null,
    categoryId,
  };
}

/** Offers a reply no more, or again. Errors: LoketError `not_found`. */
export async function retireReadyReply(database: Database, id: number, retired: boolean, by: number): Promise<void> {
  await database.write(async (tx, now) => {
    const { names } = await readReadyReply(tx, id);
    await setReadyReplyRetired(tx, id, retired ? now : null);
    await addAudit(tx, now, { by, action: retired ? 'ready-reply-retired' : 'ready-reply-kept', about: names.en });
  });
}

/** One place towards the front, or the back; at the end it stays. Errors: LoketError `not_found`. */
export async function moveReadyReply(database: Database, id: number, to: 'front' | 'back'): Promise<void> {
  await database.write(async (tx) => {
    await readReadyReply(tx, id);
    const ids = (await listReadyReplies(tx)).map((reply) => reply.id);
    const at = ids.indexOf(id);
    const there = to === 'front' ? Math.max(0, at - 1) : at + 1;
    await orderReadyReplies(tx, ids.toSpliced(at, 1).toSpliced(there, 0, id));
  });
}

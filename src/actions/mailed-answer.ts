/** What an agent wrote by mail and is believed to have written: an answer to the customer, or a note, as from the desk. */
import { readSigner } from '../store/agents.ts';
import { readAnswerable } from '../store/answerable.ts';
import { findByFormKey } from '../store/answers.ts';
import type { Tx } from '../store/transaction.ts';
import type { MailedWords } from '../triage/agent-answer.ts';
import { writeAnswer } from './answer.ts';
import type { ConfirmingHouse } from './confirmation.ts';
import { writeNote } from './note.ts';

/**
 * Sends the words to the requester, in the caller's transaction, and gives their entry; once for each mail. Like every
 * answer it can be taken back on the desk for a moment. Errors: LoketError `not_found`, `conflict`, `invalid`.
 */
export async function answerByMail(
  tx: Tx,
  now: string,
  house: ConfirmingHouse,
  { ticketId, agentId, words, attachments, inboundId }: MailedWords,
): Promise<number> {
  const formKey = keyOf(inboundId);
  const earlier = await findByFormKey(tx, formKey);
  if (earlier !== null) return earlier.id;
  const ticket = await readAnswerable(tx, ticketId);
  const answer = { formKey, words, cc: [], quotes: true, after: 'keep' as const, attachments, inboundId };
  return writeAnswer(tx, now, house, await readSigner(tx, agentId), ticket, answer);
}

/** Adds the words as an internal note, with what was attached; once for each mail. */
export async function noteByMail(
  tx: Tx,
  now: string,
  { ticketId, agentId, words, attachments, inboundId }: MailedWords,
): Promise<number> {
  const formKey = keyOf(inboundId);
  const earlier = await findByFormKey(tx, formKey);
  if (earlier !== null) return earlier.id;
  return writeNote(tx, now, await readSigner(tx, agentId), { ticketId, words, formKey, attachments, inboundId });
}

function keyOf(inboundId: number): string {
  return `mail:${inboundId}`;
}

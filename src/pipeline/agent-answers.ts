/** What agents answered by mail: written as the desk writes it, in the commit of the mail; what is not believed is told. */
import { addEvents } from '../store/entries.ts';
import { addHappenings } from '../store/happenings.ts';
import type { Decided } from '../store/record.ts';
import type { Tx } from '../store/transaction.ts';
import type { House } from './house.ts';

/** Records the answers and notes among these mails; gives the entry of each, by inbound row. */
export async function recordAgentAnswers(
  tx: Tx,
  now: string,
  house: Pick<House, 'answerByMail' | 'noteByMail'>,
  decided: readonly Decided[],
): Promise<Map<number, number>> {
  const entries = new Map<number, number>();
  for (const { inboundId, understood, decision } of decided) {
    if (decision.action === 'hold' && decision.answer !== undefined) {
      await tellHeld(tx, now, decision.answer, understood.author?.address ?? '');
    }
    if (decision.action !== 'answer') continue;
    const { ticketId, agentId } = decision;
    // The words go as text, so that pictures in them are files like others.
    const files = understood.mail.attachments.map((attachment) => ({ ...attachment, inline: false }));
    const written = { inboundId, ticketId, agentId, words: understood.reply, attachments: files };
    const write = decision.reason === 'agent-answer' ? house.answerByMail : house.noteByMail;
    entries.set(inboundId, await write(tx, now, written));
  }
  return entries;
}

/** The agent hears that the words went nowhere: they were his, or somebody writes in his name. */
async function tellHeld(
  tx: Tx,
  now: string,
  { ticketId, agentId }: { ticketId: number; agentId: number },
  from: string,
): Promise<void> {
  await addEvents(tx, now, [{ ticketId, reason: 'answer-held', text: from, visibility: 'internal' }]);
  await addHappenings(tx, now, [{ ticketId, kind: 'answer-held', agentId }]);
}

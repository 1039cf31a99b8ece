import { describe, expect, it } from 'vitest';
import { undoAnswer } from '../../src/actions/answer.ts';
import { answerByMail, noteByMail } from '../../src/actions/mailed-answer.ts';
import { keepDraft } from '../../src/actions/note.ts';
import { readDraft } from '../../src/store/drafts.ts';
import type { MailedWords } from '../../src/triage/agent-answer.ts';
import { personMail } from '../support/mail.ts';
import { type AnswerStage, openAnswerStage } from './answer-stage.ts';

const QUESTION = personMail({ from: 'An <an@example.org>', subject: 'Printer' });

/** A ticket, and the row of a mail in which the agent Bart answers it. */
async function withMail() {
  const stage = await openAnswerStage();
  await stage.take([QUESTION]);
  const [row] = await stage.take([QUESTION]);
  const words: MailedWords = {
    inboundId: row?.id ?? 0,
    ticketId: 1,
    agentId: stage.agent.id,
    words: 'Zet hem eens uit.',
    attachments: [],
  };
  return { stage, words };
}

/** As the pipeline does it: the mail's row names the entry that it became. */
const answer = ({ database, house }: AnswerStage, words: MailedWords) =>
  database.write(async (tx, now) => {
    const entryId = await answerByMail(tx, now, house, words);
    await tx.updateTable('inbound').set({ entry_id: entryId }).where('id', '=', words.inboundId).execute();
    return entryId;
  });

describe('an answer by mail', () => {
  it('does to the ticket what an answer from the desk does, and once for each mail', async () => {
    const { stage, words } = await withMail();
    const entryId = await answer(stage, words);
    expect(await answer(stage, words)).toBe(entryId);
    expect(await stage.ticket(1)).toMatchObject({ status: 'open', assignee_id: stage.agent.id });
    const [mail, ...more] = await stage.mails('answer');
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: { address: 'an@example.org' }, headers: {} });
    expect(mail?.text).toMatch(/^Zet hem eens uit\.\n/);
  });

  it('can be taken back on the desk; the mail stays in the ledger', async () => {
    const { stage, words } = await withMail();
    const entryId = await answer(stage, words);
    await undoAnswer(stage.database, stage.agent, 1, entryId);
    expect(await stage.mails('answer')).toEqual([]);
    expect(await stage.ticket(1)).toMatchObject({ status: 'new', assignee_id: null });
    expect((await stage.entries(1)).some(({ id }) => id === entryId)).toBe(false);
    const row = await stage.database.read
      .selectFrom('inbound')
      .select(['state', 'entry_id'])
      .where('id', '=', words.inboundId)
      .executeTakeFirst();
    expect(row?.entry_id).toBeNull();
  });

  it('leaves a draft on the desk alone', async () => {
    const { stage, words } = await withMail();
    await keepDraft(stage.database, stage.agent, 1, 'Half');
    await answer(stage, words);
    expect((await readDraft(stage.database.read, stage.agent.id, 1))?.text).toBe('Half');
  });
});

describe('a note by mail', () => {
  it('R-WEB-4 is internal, and mailed to nobody', async () => {
    const { stage, words } = await withMail();
    await stage.database.write((tx, now) => noteByMail(tx, now, words));
    expect((await stage.entries(1)).at(-1)).toMatchObject({ kind: 'note', visibility: 'internal', reply: words.words });
    expect(await stage.mails('answer')).toEqual([]);
  });
});

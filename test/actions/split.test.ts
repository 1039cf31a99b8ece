import { describe, expect, it } from 'vitest';
import { sendAnswer } from '../../src/actions/answer.ts';
import { merge } from '../../src/actions/merge.ts';
import { addNote } from '../../src/actions/note.ts';
import { split, unsplit } from '../../src/actions/split.ts';
import { splitsOf, splittableEntries } from '../../src/store/splits.ts';
import { participantsOf, readTriaged } from '../../src/store/triage.ts';
import { eventText } from '../../src/wording/desk/events.ts';
import { SUPPORT } from '../support/desk.ts';
import { personMail, replyTo } from '../support/mail.ts';
import { type AnswerStage, openAnswerStage } from './answer-stage.ts';

const AN = 'An Peeters <an@example.org>';
const BOB = 'Bob Claes <bob@example.net>';

/** Ticket 1: An's question, and An's second one in a reply to it. */
async function withTwoQuestions() {
  const stage = await openAnswerStage();
  const first = personMail({ from: AN, subject: 'De printer hapert' });
  await stage.take([first]);
  const second = replyTo(first, { from: AN, to: SUPPORT, body: 'En hoe maak ik een back-up?' });
  await stage.take([second]);
  return { stage, first, second };
}

const cut = (stage: AnswerStage, entryIds: number[], more: { subject?: string; confirms?: boolean } = {}) =>
  split(stage.database, stage.house, 'SA', stage.agent, {
    ticketId: 1,
    entryIds,
    subject: 'Back-up',
    confirms: false,
    ...more,
  });

const said = async (stage: AnswerStage, id: number) => {
  const entries = await stage.entries(id);
  return entries.filter(({ kind }) => kind !== 'event').map(({ reply, text }) => (reply ?? text).trim());
};

const lastMessage = async (stage: AnswerStage, id: number) =>
  (await splittableEntries(stage.database.read, id)).at(-1)?.id ?? 0;

describe('a split', () => {
  it('issue 4.5 makes a ticket of its own of what was chosen, and says so on both', async () => {
    const { stage } = await withTwoQuestions();
    const result = await cut(stage, [await lastMessage(stage, 1)]);
    const part = await readTriaged(stage.database.read, 2);
    expect(result).toEqual({ number: part.number });
    expect(part).toMatchObject({ subject: 'Back-up', status: 'new', requestedPriority: 'normal' });
    expect(await said(stage, 1)).toEqual(['The printer is on fire. Please send someone.']);
    expect(await said(stage, 2)).toEqual(['En hoe maak ik een back-up?']);
    expect((await participantsOf(stage.database.read, 2)).map(({ address }) => address)).toEqual(['an@example.org']);
    const told = async (id: number) => {
      const event = (await stage.entries(id)).at(-1);
      return eventText('en', event?.reason ?? '', event?.text ?? '');
    };
    expect(await told(1)).toBe(`A part went to ${part.number}`);
    expect(await told(2)).toBe(`Split off from ${(await readTriaged(stage.database.read, 1)).number}`);
    expect(await stage.mails('confirmation')).toHaveLength(1);
  });

  it('R-THR-4: replies to a mail that moved arrive where it is', async () => {
    const { stage, first, second } = await withTwoQuestions();
    await cut(stage, [await lastMessage(stage, 1)]);
    const [toSecond] = await stage.take([replyTo(second, { from: AN, to: SUPPORT })]);
    expect(toSecond).toMatchObject({ outcome: 'appended', ticket: (await readTriaged(stage.database.read, 2)).number });
    const [toFirst] = await stage.take([replyTo(first, { from: AN, to: SUPPORT })]);
    expect(toFirst).toMatchObject({ outcome: 'appended', ticket: (await readTriaged(stage.database.read, 1)).number });
  });

  it('R-THR-1: an answer that was sent goes along; replies to it arrive there, whatever number they carry', async () => {
    const { stage } = await withTwoQuestions();
    const answer = {
      ticketId: 1,
      seenEntryId: 99,
      words: 'Zo maakt u een back-up',
      cc: [],
      quotes: false,
      attachments: [],
    };
    const { blobs, database, house, agent } = stage;
    await sendAnswer(database, house, blobs.stage(), agent, { ...answer, formKey: 'a'.repeat(32), after: 'keep' });
    await database.write((tx) =>
      tx.updateTable('outbox').set({ state: 'sent' }).where('kind', '=', 'answer').execute(),
    );
    const ids = (await splittableEntries(database.read, 1)).map(({ id }) => id);
    await cut(stage, ids.slice(1));
    expect(await said(stage, 2)).toEqual(['En hoe maak ik een back-up?', 'Zo maakt u een back-up']);
    expect((await stage.ticket(2)).first_answer_at).not.toBeNull();
    expect((await stage.ticket(1)).first_answer_at).toBeNull();
    const [sent] = await stage.mails('answer');
    const headers = { 'In-Reply-To': sent?.messageId ?? '' };
    const [reply] = await stage.take([personMail({ from: AN, subject: `Re: ${sent?.subject}`, headers })]);
    expect(reply).toMatchObject({ outcome: 'appended', ticket: (await readTriaged(database.read, 2)).number });
  });

  it('confirms the new number when the agent wants it, to who wrote the first of it', async () => {
    const { stage } = await withTwoQuestions();
    await cut(stage, [await lastMessage(stage, 1)], { confirms: true });
    const mails = await stage.mails('confirmation');
    const { number } = await readTriaged(stage.database.read, 2);
    expect(mails.at(-1)).toMatchObject({ to: { address: 'an@example.org' }, subject: expect.stringContaining(number) });
    expect(await stage.ticket(2)).toMatchObject({ confirmation_sent: 1, confirmation_to: 'an@example.org' });
  });

  it('R-THR-2: a stranger’s message becomes the stranger’s own ticket, and the doubt comes back with it', async () => {
    const { stage, second } = await withTwoQuestions();
    await stage.take([replyTo(second, { from: BOB, to: SUPPORT, body: 'Mijn scherm is zwart.' })]);
    const doubtful = async (id: number) =>
      (await stage.entries(id)).filter(({ unverified }) => unverified === 1).length;
    const hadDoubt = await doubtful(1);
    await cut(stage, [await lastMessage(stage, 1)]);
    expect(await doubtful(2)).toBe(0);
    expect((await participantsOf(stage.database.read, 2)).map(({ address }) => address)).toEqual(['bob@example.net']);
    const [made] = await splitsOf(stage.database.read, 2);
    await unsplit(stage.database, stage.agent, 2, made?.id ?? 0);
    expect(await doubtful(1)).toBe(hadDoubt);
    expect(hadDoubt).toBe(1);
  });

  it('leaves an answer that can still be taken back, and says what cannot be chosen', async () => {
    const { stage } = await withTwoQuestions();
    const answer = { ticketId: 1, seenEntryId: 99, words: 'Even kijken', cc: [], quotes: false, attachments: [] };
    const { blobs, database, house, agent } = stage;
    await sendAnswer(database, house, blobs.stage(), agent, { ...answer, formKey: 'a'.repeat(32), after: 'keep' });
    const ids = (await splittableEntries(database.read, 1)).map(({ id }) => id);
    expect(ids).toHaveLength(2);
    const note = await addNote(database, agent, { ticketId: 1, formKey: 'b'.repeat(32), words: 'Twee vragen' });
    expect(await cut(stage, [note])).toEqual({ fault: 'no-message' });
    expect(await cut(stage, ids)).toEqual({ fault: 'all' });
    expect(await cut(stage, ids.slice(1), { subject: ' ' })).toEqual({ fault: 'no-subject' });
    expect(await stage.database.read.selectFrom('ticket').select('id').execute()).toHaveLength(1);
  });
});

describe('a split that is undone', () => {
  it('gives back words, mails and their replies; an emptied number leads to the whole', async () => {
    const { stage, second } = await withTwoQuestions();
    await cut(stage, [await lastMessage(stage, 1)]);
    const part = (await readTriaged(stage.database.read, 2)).number;
    const [made] = await splitsOf(stage.database.read, 1);
    const whole = await unsplit(stage.database, stage.agent, 1, made?.id ?? 0);
    expect(await said(stage, 1)).toEqual([
      'The printer is on fire. Please send someone.',
      'En hoe maak ik een back-up?',
    ]);
    expect(await readTriaged(stage.database.read, 2)).toMatchObject({ isMerged: true, status: 'closed' });
    const [reply] = await stage.take([replyTo(second, { from: AN, to: SUPPORT })]);
    const [byNumber] = await stage.take([personMail({ from: AN, subject: `[${part}] nog iets` })]);
    expect([reply?.ticket, byNumber?.ticket]).toEqual([whole, whole]);
    await expect(unsplit(stage.database, stage.agent, 1, made?.id ?? 0)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('leaves what came since where it came', async () => {
    const { stage, second } = await withTwoQuestions();
    await cut(stage, [await lastMessage(stage, 1)]);
    await stage.take([replyTo(second, { from: AN, to: SUPPORT, body: 'Dringend' })]);
    const [made] = await splitsOf(stage.database.read, 1);
    await unsplit(stage.database, stage.agent, 2, made?.id ?? 0);
    expect(await said(stage, 2)).toEqual(['Dringend']);
    expect(await readTriaged(stage.database.read, 2)).toMatchObject({ isMerged: false, status: 'new' });
  });

  it('is refused once one of the two was merged', async () => {
    const { stage } = await withTwoQuestions();
    await cut(stage, [await lastMessage(stage, 1)]);
    const [made] = await splitsOf(stage.database.read, 1);
    await merge(stage.database, stage.agent, 2, 1);
    await expect(unsplit(stage.database, stage.agent, 1, made?.id ?? 0)).rejects.toMatchObject({
      code: 'conflict',
      refusal: { key: 'merged-since' },
    });
  });
});

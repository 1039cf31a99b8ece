import { describe, expect, it } from 'vitest';
import { type Answer, sendAnswer, UNDO_MS, undoAnswer } from '../../src/actions/answer.ts';
import { addNote } from '../../src/actions/note.ts';
import { readDraft, saveDraft } from '../../src/store/drafts.ts';
import { claimMails } from '../../src/store/outbox.ts';
import { readCustomerTicket } from '../../src/store/status-page.ts';
import { addParticipants, addWait, setStatus } from '../../src/store/tickets.ts';
import { SUPPORT } from '../support/desk.ts';
import { headerOf, personMail, replyTo } from '../support/mail.ts';
import { type AnswerStage, openAnswerStage } from './answer-stage.ts';

const AN = 'An Peeters <an@example.org>';

let forms = 0;

async function answer(stage: AnswerStage, change: Partial<Answer> = {}, who = stage.agent) {
  forms += 1;
  const newest = (await stage.entries(1)).at(-1)?.id ?? 0;
  const whole: Answer = {
    ticketId: 1,
    formKey: `form-${forms}`,
    seenEntryId: newest,
    words: 'Zet hem eens uit en aan.',
    cc: [],
    quotes: false,
    after: 'keep',
    attachments: [],
    ...change,
  };
  return sendAnswer(stage.database, stage.house, stage.blobs.stage(), who, whole);
}

async function queued(stage: AnswerStage, change: Partial<Answer> = {}): Promise<number> {
  const result = await answer(stage, change);
  if (result.result !== 'queued') throw new Error('the answer was overtaken');
  return result.entryId;
}

async function withQuestion() {
  const stage = await openAnswerStage();
  const question = personMail({
    from: AN,
    subject: 'De printer hapert',
    body: 'De printer doet het niet meer sinds gisteren. Kunt u dat eens nakijken?',
  });
  await stage.take([question]);
  return { stage, question };
}

describe('an answer', () => {
  it('R-OUT-1 is an entry and a mail that threads, in one commit', async () => {
    const { stage, question } = await withQuestion();
    await queued(stage);
    const [mail] = await stage.mails('answer');
    const { number } = await stage.ticket(1);
    expect(mail).toMatchObject({
      to: { address: 'an@example.org', name: 'An Peeters' },
      from: { address: SUPPORT },
      envelopeFrom: SUPPORT,
      subject: `[${number}] Re: De printer hapert`,
      inReplyTo: headerOf(question, 'Message-ID'),
      references: [headerOf(question, 'Message-ID')],
      headers: {},
      state: 'queued',
      nextAttemptAt: new Date(stage.clock().getTime() + UNDO_MS).toISOString(),
    });
    expect(mail?.messageId).toMatch(new RegExp(`^<${number}\\.[0-9a-f]{48}@example\\.com>$`));
    expect(mail?.text).toMatch(
      /^Zet hem eens uit en aan\.\n\n.*https:\/\/support\.example\.com\/status\/[\w-]{32}\n$/s,
    );
    expect(await stage.ticket(1)).toMatchObject({ status: 'open', assignee_id: stage.agent.id });
    const customer = await readCustomerTicket(stage.database.read, 1);
    expect(customer?.messages[0]).toMatchObject({ direction: 'out', text: 'Zet hem eens uit en aan.' });
  });

  it('carries the signature, and the customer’s last words where the agent wants them, without a secret', async () => {
    const { stage, question } = await withQuestion();
    const secret = `https://support.example.com/status/${'s'.repeat(32)}`;
    await stage.take([replyTo(question, { from: AN, to: SUPPORT, body: `Nog iets: ${secret}` })]);
    const agent = { ...stage.agent, signature: 'Bart\nExample support' };
    await answer(stage, { quotes: true }, agent);
    const [mail] = await stage.mails('answer');
    expect(mail?.text).toContain('Zet hem eens uit en aan.\n\nBart\nExample support\n\n');
    expect(mail?.text).toMatch(/Op maandag 2 maart 2026 om 10:00 schreef An Peeters:\n> Nog iets: .*\/status\/…/);
    expect(mail?.text).not.toContain('s'.repeat(32));
    const [message] = (await stage.entries(1)).filter(({ direction }) => direction === 'out');
    expect(message).toMatchObject({ visibility: 'public', reply: 'Zet hem eens uit en aan.' });
  });

  it('goes to participants whom the agent ticked, and to nobody else', async () => {
    const { stage } = await withQuestion();
    const eva = await stage.person('eva@example.org', 'customer', 'Eva');
    const mallory = await stage.person('mallory@example.net', 'customer');
    await stage.database.write((tx, now) => addParticipants(tx, now, [{ ticketId: 1, personId: eva.id }]));
    await answer(stage, { cc: [eva.id, mallory.id] });
    const [mail] = await stage.mails('answer');
    expect(mail?.cc).toEqual([{ address: 'eva@example.org', name: 'Eva' }]);
  });

  it('sent twice from one form goes out once', async () => {
    const { stage } = await withQuestion();
    const seenEntryId = (await stage.entries(1)).at(-1)?.id ?? 0;
    const twice = { formKey: 'one-form', seenEntryId };
    const ids = await Promise.all([queued(stage, twice), queued(stage, twice)]);
    expect(ids[0]).toBe(ids[1]);
    expect(await stage.mails('answer')).toHaveLength(1);
  });

  it('waits for who has not read what came in meanwhile; the words are the draft', async () => {
    const { stage, question } = await withQuestion();
    const seenEntryId = (await stage.entries(1)).at(-1)?.id ?? 0;
    await stage.take([replyTo(question, { from: AN, to: SUPPORT, body: 'Al opgelost, dank u!' })]);
    expect(await answer(stage, { seenEntryId })).toMatchObject({
      result: 'overtaken',
      by: { kind: 'message', name: 'An Peeters' },
    });
    expect(await stage.mails('answer')).toEqual([]);
    const draft = await readDraft(stage.database.read, stage.agent.id, 1);
    expect(draft?.text).toBe('Zet hem eens uit en aan.');
    expect(await answer(stage)).toMatchObject({ result: 'queued' });
    expect(await readDraft(stage.database.read, stage.agent.id, 1)).toBeNull();
  });

  it.each([
    ['waiting', 'waiting', ['customer']],
    ['resolved', 'resolved', []],
  ] as const)('and set to %s: so it is', async (after, status, waits) => {
    const { stage } = await withQuestion();
    await queued(stage, { after });
    expect(await stage.ticket(1)).toMatchObject({ status });
    const rows = await stage.database.read.selectFrom('ticket_wait').select('wait').execute();
    expect(rows.map(({ wait }) => wait)).toEqual(waits);
  });

  it('cannot resolve what is closed', async () => {
    const { stage } = await withQuestion();
    await stage.database.write((tx, now) => setStatus(tx, now, 1, 'closed'));
    await expect(answer(stage, { after: 'resolved' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('R-THR-1 of a call without a mail follows our own last mail', async () => {
    const { stage } = await withQuestion();
    await stage.database.write((tx) => tx.updateTable('entry').set({ direction: null }).execute());
    await queued(stage);
    const [confirmation] = await stage.mails('confirmation');
    expect((await stage.mails('answer'))[0]?.inReplyTo).toBe(confirmation?.messageId);
  });
});

describe('an answer that is taken back', () => {
  it('is gone, the ticket is as it was, the words are the draft', async () => {
    const { stage } = await withQuestion();
    await stage.database.write(async (tx, now) => {
      await setStatus(tx, now, 1, 'waiting');
      await addWait(tx, now, 1, 'third-party');
    });
    const entryId = await queued(stage, { after: 'resolved' });
    await undoAnswer(stage.database, stage.agent, 1, entryId);
    expect(await stage.mails('answer')).toEqual([]);
    expect((await stage.entries(1)).map(({ id }) => id)).not.toContain(entryId);
    expect(await stage.ticket(1)).toMatchObject({ status: 'waiting', assignee_id: null });
    const waits = await stage.database.read.selectFrom('ticket_wait').select('wait').execute();
    expect(waits).toEqual([{ wait: 'third-party' }]);
    expect((await readDraft(stage.database.read, stage.agent.id, 1))?.text).toBe('Zet hem eens uit en aan.');
    await expect(undoAnswer(stage.database, stage.agent, 1, entryId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('too late says that it is sent', async () => {
    const { stage } = await withQuestion();
    const entryId = await queued(stage);
    stage.clock.advance(UNDO_MS);
    await stage.database.write((tx, now) => claimMails(tx, now, [SUPPORT], 10));
    await expect(undoAnswer(stage.database, stage.agent, 1, entryId)).rejects.toMatchObject({ code: 'conflict' });
    expect((await stage.entries(1)).map(({ id }) => id)).toContain(entryId);
  });

  it('is its writer’s own', async () => {
    const { stage } = await withQuestion();
    const entryId = await queued(stage);
    const other = await stage.person('carl@example.com', 'agent');
    await expect(undoAnswer(stage.database, other, 1, entryId)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a note', () => {
  it('R-WEB-4 is internal: no mail, and no customer sees it', async () => {
    const { stage } = await withQuestion();
    const note = { ticketId: 1, formKey: 'note-1', words: 'Moeilijke klant' };
    const ids = [await addNote(stage.database, stage.agent, note), await addNote(stage.database, stage.agent, note)];
    expect(ids[0]).toBe(ids[1]);
    expect((await stage.entries(1)).find(({ id }) => id === ids[0])).toMatchObject({
      kind: 'note',
      visibility: 'internal',
      direction: null,
      person_id: stage.agent.id,
    });
    expect(await stage.mails('answer')).toEqual([]);
    const customer = await readCustomerTicket(stage.database.read, 1);
    expect(JSON.stringify(customer)).not.toContain('Moeilijke');
  });
});

describe('a draft', () => {
  it('is one agent’s own, the last words count, and none removes it', async () => {
    const { stage } = await withQuestion();
    const { database, agent } = stage;
    const save = (text: string) => database.write((tx, now) => saveDraft(tx, now, agent.id, 1, text));
    await save('Eerste');
    await save('Tweede');
    expect((await readDraft(database.read, agent.id, 1))?.text).toBe('Tweede');
    expect(await readDraft(database.read, agent.id + 1, 1)).toBeNull();
    await save('');
    expect(await readDraft(database.read, agent.id, 1)).toBeNull();
  });
});

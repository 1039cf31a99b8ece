import { describe, expect, it } from 'vitest';
import { sendAnswer, undoAnswer } from '../../src/actions/answer.ts';
import { moveTo } from '../../src/actions/triage.ts';
import { readTicketTimes } from '../../src/store/deadlines.ts';
import { addWait, setStatus } from '../../src/store/tickets.ts';
import type { AfterAnswer, TicketStatus, Wait } from '../../src/ticket/status.ts';
import { type AnswerStage, openAnswerStage } from '../actions/answer-stage.ts';
import { personMail, replyTo } from '../support/mail.ts';

const ID = 1;
const AN = 'An Peeters <an@example.org>';
const QUESTION = personMail({ from: AN, subject: 'Printer' });

async function openQuestion(): Promise<AnswerStage> {
  const stage = await openAnswerStage();
  await stage.take([QUESTION]);
  return stage;
}

const timesOf = async ({ database }: AnswerStage) => (await readTicketTimes(database.read, [ID, 99])).get(ID);

const at = (minute: number) => new Date(Date.parse('2026-03-02T09:00:00.000Z') + minute * 60_000).toISOString();

async function move(stage: AnswerStage, minute: number, status: TicketStatus, wait: Wait | null = null): Promise<void> {
  stage.clock.set(at(minute));
  await moveTo({ database: stage.database, agent: stage.agent, ticketId: ID }, status, wait);
}

async function answer(stage: AnswerStage, minute: number, after: AfterAnswer): Promise<number> {
  stage.clock.set(at(minute));
  const { database, house, agent, blobs } = stage;
  const formKey = minute.toString(16).padStart(32, '0');
  const parts = { ticketId: ID, formKey, seenEntryId: 1_000, cc: [], quotes: false, attachments: [] };
  const sent = await sendAnswer(database, house, blobs.stage(), agent, { ...parts, words: 'Gelukt.', after });
  return sent.result === 'queued' ? sent.entryId : 0;
}

describe('the clock of a ticket (P14)', () => {
  it('runs from its creation, by the requested priority until somebody judged it', async () => {
    const stage = await openQuestion();
    const fresh = { createdAt: at(0), priority: 'normal', pauses: [], firstResponseAt: null, solvedAt: null };
    expect(await timesOf(stage)).toEqual(fresh);
    await stage.database.write((tx) => tx.updateTable('ticket').set({ assessed_priority: 'urgent' }).execute());
    expect(await timesOf(stage)).toEqual({ ...fresh, priority: 'urgent' });
  });

  it('rests while the customer is awaited, until he writes', async () => {
    const stage = await openQuestion();
    await answer(stage, 10, 'waiting');
    expect(await timesOf(stage)).toMatchObject({ firstResponseAt: at(10), pauses: [{ from: at(10), to: null }] });
    stage.clock.set(at(70));
    await stage.take([replyTo(QUESTION, { from: AN })]);
    expect(await timesOf(stage)).toMatchObject({ pauses: [{ from: at(10), to: at(70) }] });
  });

  it('does not rest while others are awaited', async () => {
    const stage = await openQuestion();
    await move(stage, 10, 'waiting', 'third-party');
    expect(await timesOf(stage)).toMatchObject({ pauses: [] });
    await move(stage, 20, 'waiting', 'customer');
    await move(stage, 30, 'open');
    expect(await timesOf(stage)).toMatchObject({ pauses: [{ from: at(20), to: at(30) }] });
  });

  it('rests from the end of the work until the ticket is opened again', async () => {
    const stage = await openQuestion();
    await move(stage, 10, 'resolved');
    await move(stage, 20, 'closed');
    expect(await timesOf(stage)).toMatchObject({ solvedAt: at(10), pauses: [{ from: at(10), to: null }] });
    await move(stage, 60, 'open');
    expect(await timesOf(stage)).toMatchObject({ solvedAt: null, pauses: [{ from: at(10), to: at(60) }] });
  });

  it('goes on as before when an answer is taken back', async () => {
    const stage = await openQuestion();
    await move(stage, 10, 'waiting', 'customer');
    const entryId = await answer(stage, 20, 'resolved');
    expect(await timesOf(stage)).toMatchObject({ solvedAt: at(20), firstResponseAt: at(20) });
    await undoAnswer(stage.database, stage.agent, ID, entryId);
    const times = await timesOf(stage);
    expect(times).toMatchObject({ solvedAt: null, firstResponseAt: null });
    expect(times?.pauses[0]).toEqual({ from: at(10), to: null });
  });

  it('keeps its rests when a ticket is moved several times in one moment', async () => {
    const stage = await openQuestion();
    await stage.database.write(async (tx, now) => {
      for (const status of ['resolved', 'open', 'waiting', 'open', 'waiting'] as const) {
        await setStatus(tx, now, ID, status);
        if (status === 'waiting') await addWait(tx, now, ID, 'customer');
      }
    });
    expect((await timesOf(stage))?.pauses).toContainEqual({ from: at(0), to: null });
  });
});

import { describe, expect, it } from 'vitest';
import { merge, unmerge } from '../../src/actions/merge.ts';
import { letTakePart, takeNoPart } from '../../src/actions/participants.ts';
import { assess, assign, moveTo, rename, setOrganisation, snooze, tag, untag } from '../../src/actions/triage.ts';
import { mergesInto } from '../../src/store/merge-undo.ts';
import { addOrganisation } from '../../src/store/people.ts';
import { participantsOf, readTriaged } from '../../src/store/triage.ts';
import { SUPPORT } from '../support/desk.ts';
import { personMail, replyTo } from '../support/mail.ts';
import { type AnswerStage, openAnswerStage } from './answer-stage.ts';

const AN = 'An Peeters <an@example.org>';
const BOB = 'bob@example.org';

async function withQuestion() {
  const stage = await openAnswerStage();
  const question = personMail({ from: AN, subject: 'De printer hapert' });
  await stage.take([question]);
  return { stage, question, triage: { database: stage.database, agent: stage.agent, ticketId: 1 } };
}

/** What the ticket tells of its agents. */
async function told({ entries, agent }: AnswerStage) {
  const events = (await entries(1)).filter(({ kind, person_id }) => kind === 'event' && person_id === agent.id);
  return events.map(({ reason, text, visibility }) => [reason, text, visibility]);
}

const triaged = ({ database }: AnswerStage, id = 1) => readTriaged(database.read, id);

describe('triage', () => {
  it('P3, P8 keeps the agents’ priority beside the one asked for, and says who judged', async () => {
    const { stage, triage } = await withQuestion();
    await assess(triage, 'high');
    expect(await triaged(stage)).toMatchObject({
      requestedPriority: 'normal',
      assessedPriority: 'high',
      status: 'open',
    });
    await assess(triage, 'high');
    expect(await told(stage)).toEqual([
      ['priority', '– → high', 'internal'],
      ['status', 'new → open', 'internal'],
    ]);
  });

  it('assigns to agents alone, and to nobody', async () => {
    const { stage, triage } = await withQuestion();
    const carl = await stage.person('carl@example.com', 'admin', 'Carl');
    await assign(triage, carl.id);
    expect((await triaged(stage)).assignee).toEqual({ id: carl.id, name: 'Carl' });
    const customer = (await triaged(stage)).requesterId ?? 0;
    await expect(assign(triage, customer)).rejects.toMatchObject({ code: 'invalid' });
    await assign(triage, null);
    expect((await triaged(stage)).assignee).toBeNull();
    expect((await told(stage)).map(([reason, text]) => `${reason}: ${text}`)).toEqual([
      'assignee: – → Carl',
      'status: new → open',
      'assignee: Carl → –',
    ]);
  });

  it('moves by the one legal table; a ticket may wait for several things', async () => {
    const { stage, triage } = await withQuestion();
    await moveTo(triage, 'waiting', 'customer');
    await moveTo(triage, 'waiting', 'third-party');
    expect((await triaged(stage)).waits.sort()).toEqual(['customer', 'third-party']);
    await moveTo(triage, 'closed', null);
    expect(await triaged(stage)).toMatchObject({ status: 'closed', waits: [] });
    await expect(moveTo(triage, 'planned', null)).rejects.toMatchObject({ code: 'conflict' });
    await moveTo(triage, 'open', null);
    expect(await stage.ticket(1)).toMatchObject({ status: 'open', closed_at: null });
    expect((await told(stage)).map(([, text]) => text)).toEqual([
      'new → waiting (customer)',
      'waiting → waiting (third-party)',
      'waiting → closed',
      'closed → open',
    ]);
  });

  it('sets organisation, subject and tags, each with its event', async () => {
    const { stage, triage } = await withQuestion();
    const id = await stage.database.write((tx, now) => addOrganisation(tx, now, 'Bakkerij Peeters', []));
    await setOrganisation(triage, id);
    await expect(setOrganisation(triage, 99)).rejects.toMatchObject({ code: 'invalid' });
    await rename(triage, ' Printer\r\nBcc: x@example.org ');
    await tag(triage, 'Printer ');
    await tag(triage, 'printer');
    expect(await triaged(stage)).toMatchObject({
      organisation: { name: 'Bakkerij Peeters' },
      subject: 'Printer Bcc: x@example.org',
      tags: ['printer'],
    });
    await untag(triage, 'printer');
    expect((await triaged(stage)).tags).toEqual([]);
    expect((await told(stage)).map(([reason]) => reason)).toEqual([
      'organisation',
      'subject',
      'tag-added',
      'tag-removed',
    ]);
  });

  it('puts a ticket away until a moment, or until the customer writes', async () => {
    const { stage, question, triage } = await withQuestion();
    const zone = 'Europe/Brussels';
    await snooze(triage, '2026-03-03', zone);
    expect((await triaged(stage)).snoozedUntil).toBe('2026-03-02T23:00:00.000Z');
    for (const day of ['2026-03-02', '2026-02-30', 'tomorrow']) {
      await expect(snooze(triage, day, zone)).rejects.toMatchObject({ code: 'invalid' });
    }
    await snooze(triage, null, zone);
    expect((await triaged(stage)).snoozedUntil).toBeNull();
    await snooze(triage, '2026-03-04', zone);
    await stage.take([replyTo(question, { from: AN, to: SUPPORT })]);
    expect((await triaged(stage)).snoozedUntil).toBeNull();
  });

  it('R-THR-2 lets somebody take part, whose mail with the number then counts; the requester always does', async () => {
    const { stage, triage } = await withQuestion();
    await letTakePart(triage, `Bob <${BOB}>`);
    await expect(letTakePart(triage, 'nobody')).rejects.toMatchObject({ code: 'invalid' });
    const { number, requesterId } = await triaged(stage);
    const [reply] = await stage.take([personMail({ from: BOB, subject: `Over [${number}]` })]);
    expect(reply).toMatchObject({ outcome: 'appended', reason: 'subject-number' });
    const bob = (await participantsOf(stage.database.read, 1)).find(({ address }) => address === BOB);
    await takeNoPart(triage, bob?.id ?? 0);
    expect((await participantsOf(stage.database.read, 1)).map(({ address }) => address)).toEqual(['an@example.org']);
    await expect(takeNoPart(triage, requesterId ?? 0)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a merge', () => {
  async function merged() {
    const { stage, triage } = await withQuestion();
    const second = personMail({ from: BOB, subject: 'Ook over de printer' });
    await stage.take([second]);
    const number = (await triaged(stage, 2)).number;
    await merge(stage.database, stage.agent, 2, 1);
    return { stage, triage, second, number };
  }

  it('R-THR-4 makes two tickets one; the number stays an alias', async () => {
    const { stage, number } = await merged();
    expect(await triaged(stage, 2)).toMatchObject({ isMerged: true, status: 'closed' });
    const [reply] = await stage.take([personMail({ from: BOB, subject: `[${number}] nog iets` })]);
    expect(reply).toMatchObject({ outcome: 'appended', ticket: (await triaged(stage, 1)).number });
    await expect(merge(stage.database, stage.agent, 2, 1)).rejects.toMatchObject({ code: 'conflict' });
    await expect(assess({ ...stage, ticketId: 2 }, 'high')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('R-THR-4 undone, each has its own again: words, people, mails and the replies to them', async () => {
    const { stage, second, number } = await merged();
    const [one] = await mergesInto(stage.database.read, 1);
    expect(await unmerge(stage.database, stage.agent, 1, one?.id ?? 0)).toBe(number);
    expect(await triaged(stage, 2)).toMatchObject({ isMerged: false, status: 'new' });
    const words = async (id: number) => (await stage.entries(id)).filter(({ kind }) => kind === 'message').length;
    expect([await words(1), await words(2)]).toEqual([1, 1]);
    const people = async (id: number) => (await participantsOf(stage.database.read, id)).map(({ address }) => address);
    expect([await people(1), await people(2)]).toEqual([['an@example.org'], [BOB]]);
    const [reply] = await stage.take([replyTo(second, { from: BOB, to: SUPPORT })]);
    expect(reply).toMatchObject({ outcome: 'appended', ticket: number });
    await expect(unmerge(stage.database, stage.agent, 1, one?.id ?? 0)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('into itself, or into what was merged into it, is refused', async () => {
    const { stage } = await merged();
    await expect(merge(stage.database, stage.agent, 1, 1)).rejects.toMatchObject({ code: 'conflict' });
    await expect(merge(stage.database, stage.agent, 1, 2)).rejects.toMatchObject({ code: 'conflict' });
  });
});

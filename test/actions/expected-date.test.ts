import { describe, expect, it } from 'vitest';
import { setExpected } from '../../src/actions/expected-date.ts';
import type { Language, OutgoingMail } from '../../src/message/mail.ts';
import { readExpectedDate } from '../../src/store/deadlines.ts';
import { setStatus } from '../../src/store/tickets.ts';
import { outgoingMails } from '../support/outgoing.ts';
import { openWork, type WorkStage } from '../support/work.ts';

const expectOn = (stage: WorkStage, on: string | null) =>
  setExpected(stage.database, stage.house, { ticketId: stage.ticketId, agentId: stage.agentId, on });

const mailsOf = ({ database }: WorkStage) => outgoingMails(database, 'expected-date');

const change = ({ database, ticketId }: WorkStage, values: { language?: Language; mailbox?: string }) =>
  database.write((tx) => tx.updateTable('ticket').set(values).where('id', '=', ticketId).execute());

/** Lines are folded. */
function unfolded(mail: OutgoingMail | undefined): string {
  return (mail?.text ?? '').replace(/(?<=\S)\n(?=\S)/g, ' ');
}

describe('the expected date (P15)', () => {
  it('is told to the customer by mail, and the event says who set it', async () => {
    const stage = await openWork();
    await expectOn(stage, '2026-12-01');
    const [mail] = await mailsOf(stage);
    expect(mail?.text).toContain('Beste An Peeters,');
    expect(mail?.text).toContain('Wij verwachten dat uw aanvraag op dinsdag 1 december 2026 opgelost is.');
    expect(mail?.text).toMatch(/^https:\/\/support\.example\.com\/status\/[\w-]{32}$/m);
    expect((await readExpectedDate(stage.database.read, stage.ticketId)).on).toBe('2026-12-01');
    expect((await stage.events()).at(-1)).toEqual({
      reason: 'expected-date',
      text: '– → 2026-12-01 (an@example.org)',
      person_id: stage.agentId,
    });
  });

  it('R-ACK-10 the mail says that a machine wrote it, and stands in the conversation', async () => {
    const stage = await openWork();
    await expectOn(stage, '2026-12-01');
    expect(await mailsOf(stage)).toMatchObject([
      {
        to: { address: 'an@example.org', name: 'An Peeters' },
        subject: '[SA-100014] Verwachte datum: Factuur klopt niet',
        inReplyTo: '<question@example.org>',
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      },
    ]);
  });

  it('each change is told once, its withdrawal too', async () => {
    const stage = await openWork();
    for (const on of ['2026-12-01', '2026-12-01', '2026-12-04', null, null]) await expectOn(stage, on);
    const [, changed, withdrawn, ...more] = await mailsOf(stage);
    expect(more).toEqual([]);
    expect(unfolded(changed)).toContain(
      'op vrijdag 4 december 2026 opgelost is, en niet meer op dinsdag 1 december 2026.',
    );
    expect(unfolded(withdrawn)).toContain('vermoedelijk op vrijdag 4 december 2026 opgelost zou zijn');
  });

  it.each([
    ['fr', 'sera résolue le mardi 1er décembre 2026.'],
    ['en', 'to be solved on Tuesday, 1 December 2026.'],
    ['de', 'am Dienstag, 1. Dezember 2026 gelöst ist.'],
  ] as const)('is told in the language of the ticket: %s', async (language, words) => {
    const stage = await openWork();
    await change(stage, { language });
    await expectOn(stage, '2026-12-01');
    expect(unfolded((await mailsOf(stage))[0])).toContain(words);
  });

  it('is kept all the same when nobody can be mailed, and the event says so', async () => {
    const stage = await openWork();
    await change(stage, { mailbox: 'gone@example.com' });
    await expectOn(stage, '2026-12-01');
    expect(await mailsOf(stage)).toEqual([]);
    expect((await stage.events()).at(-1)).toMatchObject({ reason: 'expected-date-untold', text: '– → 2026-12-01' });
  });

  it.each(['2026-11-23', '2026-02-30', 'soon', '2031-01-01'])('is a day that can be expected, not %s', async (on) => {
    const stage = await openWork();
    await expect(expectOn(stage, on)).rejects.toMatchObject({ code: 'invalid' });
    expect(await mailsOf(stage)).toEqual([]);
  });

  it('is not set on a ticket whose work is over', async () => {
    const stage = await openWork();
    await stage.database.write((tx, now) => setStatus(tx, now, stage.ticketId, 'resolved'));
    await expect(expectOn(stage, '2026-12-01')).rejects.toMatchObject({ code: 'conflict' });
  });
});

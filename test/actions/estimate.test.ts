import { describe, expect, it } from 'vitest';
import { categorise } from '../../src/actions/category.ts';
import { addContract } from '../../src/actions/contract.ts';
import { decideApproval, type GivenDecision, giveEstimate } from '../../src/actions/estimate.ts';
import { approvalsOf } from '../../src/store/estimates.ts';
import { addWait } from '../../src/store/tickets.ts';
import { personMail } from '../support/mail.ts';
import { openWork, type WorkStage } from '../support/work.ts';

const estimate = (stage: WorkStage, minutes: number, reason = 'De databank moet worden hersteld.') =>
  giveEstimate(stage.database, stage.house, { ...stage, minutes, reason });

/** Bart writes down what An said on the phone about the last question, unless it is told otherwise. */
async function decide(stage: WorkStage, change: Partial<GivenDecision> = {}): Promise<void> {
  const approvals = await approvalsOf(stage.database.read, [stage.ticketId]);
  return decideApproval(stage.database, stage.house, {
    ticketId: stage.ticketId,
    approvalId: approvals.at(-1)?.id ?? 0,
    outcome: 'approved',
    personId: null,
    name: 'An Peeters',
    how: 'phone',
    entryId: null,
    remark: '',
    recordedBy: stage.agentId,
    ...change,
  });
}

const approvals = ({ database, ticketId }: WorkStage) => approvalsOf(database.read, [ticketId]);
/** Money is written with spaces that do not break; mails fold theirs. */
const plain = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ');

describe('an estimate', () => {
  it('P10 within the limit asks nothing', async () => {
    const stage = await openWork();
    await estimate(stage, 60);
    expect(await approvals(stage)).toEqual([]);
    expect(await stage.ticket()).toEqual({ status: 'new', waits: [] });
  });

  it('P10 past the limit is put to the customer in their language, word for word as it is kept', async () => {
    const stage = await openWork();
    await stage.log(30);
    await estimate(stage, 150);
    const [asked] = await approvals(stage);
    expect(asked).toMatchObject({ minutes: 150, language: 'nl', askedTo: 'an@example.org', outcome: null });
    expect(plain(asked?.text)).toBe(
      'Voor uw aanvraag SA-100014 (Factuur klopt niet) vragen wij uw akkoord voor 2 uur 30 minuten werk in totaal. ' +
        'Reden: De databank moet worden hersteld. Al besteed: 30 minuten. ' +
        'Zonder uw akkoord rekenen wij niet meer dan 1 uur. ' +
        'Wij rekenen de werkelijk bestede tijd aan tegen € 95,00 per uur, zonder btw.',
    );
    const [mail] = await stage.approvalMails();
    expect(plain(mail?.text)).toContain(plain(asked?.text));
    expect(mail?.text).toMatch(/^https:\/\/support\.example\.com\/status\/[\w-]{32}\/approvals\/1$/m);
    expect(mail?.html).toContain('De databank moet worden hersteld.');
    expect(await stage.ticket()).toEqual({ status: 'waiting', waits: ['approval'] });
  });

  it('R-ACK-10 the mail says that a machine wrote it, and stands in the conversation', async () => {
    const stage = await openWork();
    await estimate(stage, 90, 'Reden <b>met</b>\r\nBcc: x@example.net');
    expect(await stage.approvalMails()).toMatchObject([
      {
        to: { address: 'an@example.org', name: 'An Peeters' },
        envelopeFrom: 'support@example.com',
        subject: '[SA-100014] Uw akkoord gevraagd: Factuur klopt niet',
        inReplyTo: '<question@example.org>',
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        html: expect.stringContaining('Reden &lt;b&gt;met&lt;/b&gt; Bcc: x@example.net'),
      },
    ]);
  });

  it('P9 under a contract says that it is covered; P13 out of scope that it is not', async () => {
    const stage = await openWork();
    await addContract(stage.database, stage.organisationId, {
      from: '2026-01-01',
      to: null,
      categories: null,
      rateCents: 8_000,
    });
    await estimate(stage, 90);
    expect((await approvals(stage))[0]?.text).toContain('Uw onderhoudscontract dekt dit werk.');
    await categorise(stage.database, stage.house, { ...stage, categoryId: stage.outside });
    await estimate(stage, 30);
    const [first, second] = await approvals(stage);
    expect(first).toMatchObject({ outcome: 'withdrawn', how: 'desk', name: 'Bart' });
    expect(plain(second?.text)).toContain('valt niet onder onze gewone ondersteuning');
    expect(plain(second?.text)).toContain('€ 80,00 per uur');
  });

  it('that is lower than the limit after all withdraws the question', async () => {
    const stage = await openWork();
    await estimate(stage, 90);
    await estimate(stage, 45);
    expect(await approvals(stage)).toMatchObject([{ outcome: 'withdrawn' }]);
    expect(await stage.ticket()).toEqual({ status: 'open', waits: [] });
    await expect(decide(stage)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('without an address or a mailbox is asked by phone; the ticket waits all the same', async () => {
    const stage = await openWork();
    stage.house.mailboxes = [];
    await estimate(stage, 90);
    expect(await approvals(stage)).toMatchObject([{ askedTo: null, outcome: null }]);
    expect(await stage.approvalMails()).toEqual([]);
    expect((await stage.events()).at(-1)?.text).toContain('ask by phone');
    expect((await stage.ticket()).waits).toEqual(['approval']);
  });

  it('needs minutes and a reason', async () => {
    const stage = await openWork();
    await expect(estimate(stage, 0)).rejects.toMatchObject({ code: 'invalid' });
    await expect(estimate(stage, 90, ' ')).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('a decision', () => {
  it('P10 to approve clears the minutes that waited and ends the wait; who and how are kept', async () => {
    const stage = await openWork();
    await stage.log(90);
    expect(await stage.split()).toEqual([[60, 30, 0]]);
    stage.clock.advance(60_000);
    await decide(stage, { remark: ' Graag vandaag nog ' });
    expect(await stage.split()).toEqual([[90, 0, 0]]);
    expect(await stage.ticket()).toEqual({ status: 'open', waits: [] });
    expect(await approvals(stage)).toMatchObject([
      {
        minutes: 120,
        outcome: 'approved',
        name: 'An Peeters',
        how: 'phone',
        remark: 'Graag vandaag nog',
        decidedAt: '2026-11-24T09:01:00.000Z',
      },
    ]);
    expect((await stage.events()).at(-1)).toMatchObject({ reason: 'approval-approved', person_id: stage.agentId });
  });

  it('P10 a second limit needs a second approval', async () => {
    const stage = await openWork();
    await stage.log(75);
    await decide(stage);
    await stage.log(60);
    expect(await stage.split()).toEqual([
      [75, 0, 0],
      [45, 15, 0],
    ]);
    expect(await approvals(stage)).toMatchObject([
      { minutes: 120, outcome: 'approved' },
      { minutes: 180, outcome: null },
    ]);
    expect(await stage.approvalMails()).toHaveLength(2);
  });

  it('P10 to decline ends the wait and leaves the minutes to be written off; nothing is asked again for them', async () => {
    const stage = await openWork();
    await stage.log(90);
    await decide(stage, { outcome: 'declined' });
    await stage.log(15);
    expect(await stage.split()).toEqual([
      [60, 30, 0],
      [0, 15, 0],
    ]);
    expect(await stage.ticket()).toEqual({ status: 'open', waits: [] });
    expect(await approvals(stage)).toHaveLength(1);
  });

  it('is taken once; what was decided cannot be changed, not even in the database', async () => {
    const stage = await openWork();
    await estimate(stage, 90);
    await decide(stage);
    await expect(decide(stage, { outcome: 'declined' })).rejects.toMatchObject({ code: 'conflict' });
    const { database } = stage;
    const evidence = /evidence/;
    await expect(database.write((tx) => tx.updateTable('approval').set({ text: 'x' }).execute())).rejects.toThrow(
      evidence,
    );
    await expect(database.write((tx) => tx.deleteFrom('approval').execute())).rejects.toThrow(evidence);
    await expect(
      database.write((tx) => tx.updateTable('approval_outcome').set({ name: 'x' }).execute()),
    ).rejects.toThrow(evidence);
    await expect(database.write((tx) => tx.deleteFrom('approval_outcome').execute())).rejects.toThrow(evidence);
  });

  it('P10 by mail cites a message of a customer on this ticket, and no other', async () => {
    const stage = await openWork();
    await estimate(stage, 90);
    await stage.take([
      personMail({ from: 'An Peeters <an@example.org>', subject: 'Re: [SA-100014]', body: 'Akkoord.' }),
    ]);
    const messages = await stage.database.read.selectFrom('entry').select(['id', 'kind']).orderBy('id').execute();
    const mail = messages.filter(({ kind }) => kind === 'message').at(-1)?.id ?? 0;
    const event = messages.find(({ kind }) => kind === 'event')?.id ?? 0;
    await expect(decide(stage, { how: 'mail' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(decide(stage, { how: 'mail', entryId: event })).rejects.toMatchObject({ code: 'invalid' });
    await decide(stage, { how: 'mail', entryId: mail });
    expect(await approvals(stage)).toMatchObject([{ outcome: 'approved', how: 'mail', entryId: mail }]);
  });

  it('R-THR-5 is not taken by a mere reply: the question stays open and the ticket waits', async () => {
    const stage = await openWork();
    await stage.log(90);
    await stage.take([
      personMail({ from: 'An Peeters <an@example.org>', subject: 'Re: [SA-100014]', body: 'Akkoord.' }),
    ]);
    expect(await approvals(stage)).toMatchObject([{ outcome: null }]);
    expect(await stage.split()).toEqual([[60, 30, 0]]);
    expect(await stage.ticket()).toEqual({ status: 'waiting', waits: ['approval'] });
  });

  it('leaves a ticket waiting that waits for something else too', async () => {
    const stage = await openWork();
    await estimate(stage, 90);
    await stage.database.write((tx, now) => addWait(tx, now, stage.ticketId, 'third-party'));
    await decide(stage);
    expect(await stage.ticket()).toEqual({ status: 'waiting', waits: ['third-party'] });
  });

  it('on the page is the customer’s own; on another ticket there is nothing to decide', async () => {
    const stage = await openWork();
    await estimate(stage, 90);
    await stage.take([personMail({ from: 'eve@example.net' })]);
    const page = { how: 'page' as const, recordedBy: null };
    await expect(decide(stage, { ...page, ticketId: 2 })).rejects.toMatchObject({ code: 'not_found' });
    await decide(stage, page);
    expect(await approvals(stage)).toMatchObject([{ outcome: 'approved', how: 'page' }]);
  });
});

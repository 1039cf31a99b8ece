import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { claimMails, recordDeliveries } from '../../src/store/outbox.ts';
import { noteUndelivered } from '../../src/store/undelivered.ts';
import { sendNotices, spreadHappenings } from '../../src/upkeep/notices.ts';
import { type AnswerStage, openAnswerStage } from '../actions/answer-stage.ts';
import { SUPPORT } from '../support/desk.ts';
import { mail, personMail } from '../support/mail.ts';

/** A ticket of which the agent Bart was told. */
async function withNotice() {
  const stage = await openAnswerStage();
  await stage.take([personMail({ from: 'An <an@example.org>', subject: 'Printer' })]);
  await tell(stage);
  const [notice] = await stage.mails('notice');
  return { stage, messageId: notice?.messageId ?? '' };
}

async function tell({ database, clock, house }: AnswerStage): Promise<void> {
  await spreadHappenings(database);
  const sender = {
    ...house,
    mailboxes: [{ address: { address: SUPPORT, name: '' }, replyAddress: null, isVouchedFor: false }],
    language: 'en' as const,
    rules: { groupMinutes: 0, maxPerHour: 20 },
    randomBytes,
  };
  await sendNotices(database, sender, clock.now());
}

/** Takes all that is due from the outbox, and says what became of each. */
async function deliver({ database }: AnswerStage, result: 'sent' | 'failed'): Promise<void> {
  await database.write(async (tx, now) => {
    for (const { id } of await claimMails(tx, now, [SUPPORT], 20)) {
      await recordDeliveries(tx, now, [result === 'sent' ? { id, result } : { id, result, error: '550 no such user' }]);
    }
  });
}

const bounceOf = (messageId: string) => mail`
  Return-Path: <>
  From: mailer-daemon@example.com
  To: ${SUPPORT}
  Subject: Undelivered Mail Returned to Sender
  Message-ID: <bounce@example.com>
  MIME-Version: 1.0
  Content-Type: multipart/report; report-type=delivery-status; boundary=part

  --part
  Content-Type: text/plain

  Your message could not be delivered.
  --part
  Content-Type: message/delivery-status

  Reporting-MTA: dns; mail.example

  Final-Recipient: rfc822; bart@example.com
  Action: failed
  Status: 5.1.1

  --part
  Content-Type: text/rfc822-headers

  Message-ID: ${messageId}
  --part--
`;

describe('a notice that does not arrive', () => {
  it('R-OUT-2 at the server is no work on the ticket: the customer lacks nothing', async () => {
    const { stage } = await withNotice();
    await deliver(stage, 'sent');
    await stage.database.write((tx) =>
      tx
        .updateTable('outbox')
        .set({ state: 'queued', next_attempt_at: stage.clock.now() })
        .where('kind', '=', 'notice')
        .execute(),
    );
    await deliver(stage, 'failed');
    expect((await stage.mails('notice')).map(({ state }) => state)).toEqual(['failed']);
    expect((await stage.ticket(1)).undelivered_since).toBeNull();
  });

  it('R-KIND-5 and comes back is marked, and told to nobody: no loop begins', async () => {
    const { stage, messageId } = await withNotice();
    await deliver(stage, 'sent');
    const [row] = await stage.take([bounceOf(messageId)]);
    expect(row).toMatchObject({ state: 'done', outcome: 'delivery-event' });
    await tell(stage);
    expect((await stage.mails('notice')).map(({ state }) => state)).toEqual(['bounced']);
    expect((await stage.ticket(1)).undelivered_since).toBeNull();
  });

  it('and one that does says nothing of an answer that is still undelivered', async () => {
    const { stage } = await withNotice();
    await deliver(stage, 'sent');
    await stage.database.write((tx, now) => noteUndelivered(tx, now, 1, 'send-failed', 'cc@example.org: refused'));
    await tell(stage);
    await deliver(stage, 'sent');
    expect(await stage.mails('notice')).toHaveLength(2);
    expect((await stage.ticket(1)).undelivered_since).not.toBeNull();
  });
});

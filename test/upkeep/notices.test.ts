import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addNote } from '../../src/actions/note.ts';
import { registerCall } from '../../src/actions/phone.ts';
import { assign } from '../../src/actions/triage.ts';
import { setDisabled } from '../../src/store/agents.ts';
import { setNoticeWish } from '../../src/store/notices.ts';
import { recordProof } from '../../src/store/reply-address.ts';
import type { SignedIn } from '../../src/store/sessions.ts';
import { addTimer } from '../../src/store/timers.ts';
import { noteUndelivered } from '../../src/store/undelivered.ts';
import { BUILT_IN_TEMPLATES, readTemplates } from '../../src/templates.ts';
import { type NoticeSender, sendNotices, spreadHappenings } from '../../src/upkeep/notices.ts';
import { warnTimers } from '../../src/upkeep/timers.ts';
import { openWording } from '../../src/wording/wording.ts';
import { type AnswerStage, openAnswerStage } from '../actions/answer-stage.ts';
import { SUPPORT } from '../support/desk.ts';
import { personMail } from '../support/mail.ts';

const AN = 'An Peeters <an@example.org>';
const MINUTE = 60_000;
const PATTERN = 'support+{token}@example.com';
const SENDER: NoticeSender = {
  wording: openWording(readTemplates(BUILT_IN_TEMPLATES, null)),
  mailboxes: [{ address: { address: SUPPORT, name: 'Example support' }, replyAddress: PATTERN, isVouchedFor: true }],
  publicUrl: 'https://support.example.com',
  timeZone: 'Europe/Brussels',
  language: 'en',
  secret: Buffer.from('the key of a test desk, long enough'),
  rules: { groupMinutes: 2, maxPerHour: 3 },
  randomBytes,
};

/** Lets the minutes pass in which happenings are grouped, and gives the mails that go out then. */
async function told(stage: AnswerStage, sender: NoticeSender = SENDER) {
  const { database, clock } = stage;
  await spreadHappenings(database);
  clock.advance(2 * MINUTE);
  await sendNotices(database, sender, clock.now());
  const mails = (await stage.mails('notice')).slice(seen.get(stage) ?? 0);
  seen.set(stage, (seen.get(stage) ?? 0) + mails.length);
  return mails;
}
const seen = new WeakMap<AnswerStage, number>();

const question = (subject = 'Printer') => personMail({ from: AN, subject, body: 'De printer hapert.' });

const assignTo = ({ database, agent }: AnswerStage, to: SignedIn, by = agent) =>
  assign({ database, agent: by, ticketId: 1 }, to.id);

describe('what agents are told by mail', () => {
  it('says number, subject, who, the new words and where to find it, in the agent’s language; as a machine does (R-ACK-10)', async () => {
    const stage = await openAnswerStage();
    await stage.take([question()]);
    const [mail, ...more] = await told(stage);
    expect(more).toEqual([]);
    const { number } = await stage.ticket(1);
    expect(mail).toMatchObject({
      to: { address: 'bart@example.com', name: 'Bart' },
      from: { address: SUPPORT },
      envelopeFrom: SUPPORT,
      subject: `[${number}] New request: Printer`,
      replyTo: null,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      state: 'queued',
    });
    expect(mail?.text).toContain('An Peeters opened a request:\n\n    De printer hapert.');
    expect(mail?.text).toContain(`https://support.example.com/desk/tickets/${number}`);
    expect(mail?.text).toContain('Answer on the desk: a reply to this mail does not reach the customer.');
    await stage.database.write((tx) => tx.updateTable('person').set({ language: 'nl' }).execute());
    await stage.take([personMail({ from: AN, subject: `Nog iets over ${number}`, body: 'En hij rookt.' })]);
    expect((await told(stage))[0]?.text).toContain('An Peeters antwoordde:\n\n    En hij rookt.');
  });

  it('offers an address for the customer and one for colleagues, where one was proved and somebody vouches for senders', async () => {
    const stage = await openAnswerStage();
    await stage.database.write((tx, now) => recordProof(tx, now, SUPPORT, PATTERN));
    await stage.take([question()]);
    const [mail] = await told(stage);
    expect(mail?.replyTo).toMatch(/^support\+[a-z2-7]{32}@example\.com$/);
    expect(mail?.text).toMatch(/^##- Reply above this line -##\n/);
    expect(mail?.text).toContain('If you reply to this mail, your answer goes to the customer (An Peeters).');
    const internal = /internal note\): (support\+[a-z2-7]{32}@example\.com)/.exec(mail?.text ?? '')?.[1];
    expect(internal).not.toBe(mail?.replyTo);
    await stage.take([question('Another')]);
    const unvouched = { ...SENDER, mailboxes: SENDER.mailboxes.map((one) => ({ ...one, isVouchedFor: false })) };
    expect((await told(stage, unvouched))[0]).toMatchObject({ replyTo: null });
  });

  it('is one mail for what happens together, and a digest for many tickets', async () => {
    const stage = await openAnswerStage();
    await stage.take([question()]);
    const { number } = await stage.ticket(1);
    await stage.take([personMail({ from: AN, subject: number, body: 'Het is dringend.' })]);
    const [mail, ...more] = await told(stage);
    expect(more).toEqual([]);
    expect(mail?.text).toMatch(/De printer hapert\.[\s\S]*An Peeters replied:[\s\S]*Het is dringend\./);
    await stage.take(['a', 'b', 'c', 'd'].map((subject) => question(subject)));
    const [digest, ...others] = await told(stage);
    expect(others).toEqual([]);
    expect(digest?.subject).toBe('News of 4 requests');
    expect(digest?.text.match(/desk\/tickets\//g)).toHaveLength(4);
  });

  it('stops at the cap with a mail that says so; the rest waits and comes when there is room', async () => {
    const stage = await openAnswerStage();
    const mails = [];
    for (const subject of ['1', '2', '3', '4', '5']) {
      await stage.take([question(subject)]);
      mails.push(...(await told(stage)));
    }
    expect(mails).toHaveLength(3);
    expect(mails[2]?.text).toContain('You got as many notices in the last hour as are allowed.');
    expect(mails[1]?.text).not.toContain('as are allowed');
    stage.clock.advance(45 * MINUTE);
    expect(await told(stage)).toEqual([]);
    stage.clock.advance(3 * MINUTE);
    const [rest] = await told(stage);
    expect(rest?.text).toMatch(/· 4\n[\s\S]*· 5\n/);
  });

  it('follows the choice of each agent, and never tells who did it', async () => {
    const stage = await openAnswerStage();
    const { database, agent: bart } = stage;
    const [cato, dirk] = [
      await stage.person('cato@example.com', 'agent', 'Cato'),
      await stage.person('dirk@example.com', 'admin'),
    ];
    await database.write(async (tx) => {
      await setNoticeWish(tx, bart.id, 'mine');
      await setNoticeWish(tx, dirk.id, 'none');
    });
    const toOf = async () => (await told(stage)).map(({ to, subject }) => `${to.address} ${subject.split('] ')[1]}`);
    await stage.take([question()]);
    expect(await toOf()).toEqual(['cato@example.com New request: Printer']);
    await assignTo(stage, bart, cato);
    expect(await toOf()).toEqual(['bart@example.com Assigned to you: Printer']);
    await addNote(database, bart, { ticketId: 1, formKey: 'a'.repeat(32), words: 'Ik kijk.' });
    expect(await toOf()).toEqual(['cato@example.com Internal note: Printer']);
    await database.write((tx, now) => setDisabled(tx, cato.id, now));
    await database.write((tx, now) => noteUndelivered(tx, now, 1, 'bounced', 'failed for an@example.org'));
    expect(await toOf()).toEqual(['bart@example.com Answer not delivered: Printer']);
  });

  it('never tells who brought it: an agent who registers a call, or passes a customer’s mail on', async () => {
    const stage = await openAnswerStage();
    await stage.person('cato@example.com', 'agent', 'Cato');
    const call = {
      mailbox: SUPPORT,
      name: 'An',
      address: '',
      organisationId: null,
      subject: 'Call',
      words: 'Help',
      priority: 'normal',
    } as const;
    await registerCall(stage.database, stage.house, 'SA', stage.agent, {
      ...call,
      language: 'nl',
      formKey: 'b'.repeat(32),
    });
    expect((await told(stage)).map(({ to }) => to.address)).toEqual(['cato@example.com']);
    const passedOn =
      'Voor ons.\n\n---------- Forwarded message ---------\nVan: Dora <dora@example.net>\nDatum: 2 mrt 2026\nOnderwerp: Deur\nAan: bart@example.com\n\nDe deur klemt.';
    await stage.take([personMail({ from: 'bart@example.com', subject: 'Fwd: Deur', body: passedOn })]);
    const mails = await told(stage);
    expect(mails.map(({ to }) => to.address)).toEqual(['cato@example.com']);
    expect(mails[0]?.text).toContain('Dora opened a request:\n\n    De deur klemt.');
  });

  it('R-KIND-7: machines that write to a ticket are told to nobody', async () => {
    const stage = await openAnswerStage();
    await stage.take([question()]);
    await told(stage);
    const { number } = await stage.ticket(1);
    const away = { 'Auto-Submitted': 'auto-replied' };
    await stage.take([personMail({ from: AN, subject: `Afwezig ${number}`, headers: away })]);
    await stage.take([personMail({ from: 'bart@example.com', subject: 'Afwezig', headers: away })]);
    expect(await told(stage)).toEqual([]);
  });

  it('P10 a timer that runs for 45 minutes is told to its agent, once', async () => {
    const stage = await openAnswerStage();
    await stage.take([question()]);
    await told(stage);
    await stage.database.write((tx, now) => addTimer(tx, now, stage.agent.id, 1));
    stage.clock.advance(44 * MINUTE);
    await warnTimers(stage.database, stage.clock.now(), 45);
    expect(await told(stage)).toEqual([]);
    await warnTimers(stage.database, stage.clock.now(), 45);
    const [mail] = await told(stage);
    expect(mail?.subject).toContain('Your timer is still running');
    await warnTimers(stage.database, stage.clock.now(), 45);
    expect(await told(stage)).toEqual([]);
  });
});

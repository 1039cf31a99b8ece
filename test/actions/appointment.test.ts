import { describe, expect, it } from 'vitest';
import {
  answerAppointment,
  cancelAppointment,
  changeAppointment,
  planAppointment,
} from '../../src/actions/appointment.ts';
import type { PlanningHouse } from '../../src/actions/appointment-invitation.ts';
import { SETTLE_MS } from '../../src/actions/appointment-invitation.ts';
import type { Language, OutgoingMail } from '../../src/message/mail.ts';
import { type AppointmentPlan, appointmentsOf } from '../../src/store/appointments.ts';
import type { SignedIn } from '../../src/store/sessions.ts';
import { addWait, setStatus } from '../../src/store/tickets.ts';
import { calendarReply, eventOf } from '../support/calendar.ts';
import { outgoingMails } from '../support/outgoing.ts';
import { makeAgent, openWork, type WorkStage } from '../support/work.ts';

const LINKS = { pcUrl: 'https://remote.example.com/pc', macUrl: 'https://remote.example.com/mac' };

async function openPlanning() {
  const stage = await openWork();
  const house: PlanningHouse = { ...stage.house, remoteSession: LINKS };
  const agent: SignedIn = { ...BART, id: stage.agentId };
  const plan = (given: Partial<AppointmentPlan> = {}) =>
    planAppointment(stage.database, house, agent, stage.ticketId, { ...THURSDAY, agentId: agent.id, ...given });
  const change = (id: number, given: Partial<AppointmentPlan>) =>
    changeAppointment(stage.database, house, agent, id, (before) => ({ ...before, ...given }));
  const appointments = () => appointmentsOf(stage.database.read, [stage.ticketId]);
  return {
    ...stage,
    house,
    agent,
    plan,
    change,
    cancel: (id: number) => cancelAppointment(stage.database, house, agent, id),
    answer: (appointmentId: number, answer: 'accepted' | 'declined' | 'other-time', words = '') =>
      answerAppointment(stage.database, house, { ticketId: stage.ticketId, appointmentId, answer, words, by: null }),
    appointments,
    only: async () => (await appointments())[0],
    mails: () => mailsOf(stage),
    /** Those that wait are sent. */
    send: () => stage.database.write((tx) => tx.updateTable('outbox').set({ state: 'sent' }).execute()),
    lastEvents: async (count: number) => (await stage.events()).slice(-count).map(({ reason, text }) => [reason, text]),
  };
}

const BART = { address: 'bart@example.com', name: 'Bart', role: 'agent', language: null, signature: '' } as const;

/** Thursday 26 November 2026, 10:00 to 10:45 in Brussels. */
const THURSDAY = {
  startsAt: '2026-11-26T09:00:00.000Z',
  endsAt: '2026-11-26T09:45:00.000Z',
  title: 'Factuur nakijken',
  notes: 'Houd de factuur bij de hand.',
  isRemote: true,
};
const FRIDAY = { startsAt: '2026-11-27T13:00:00.000Z', endsAt: '2026-11-27T13:30:00.000Z' };

type Invitation = OutgoingMail & { calendar: { method: string; text: string } };

const mailsOf = async ({ database }: WorkStage) => (await outgoingMails(database, 'appointment')) as Invitation[];

describe('P4 an appointment', () => {
  it('is mailed to the customer in his words, with the moment, the links for the screen and the status page', async () => {
    const stage = await openPlanning();
    await stage.plan();
    const [mail] = await stage.mails();
    expect(mail?.subject).toBe('[SA-100014] Afspraak: Factuur klopt niet');
    expect(mail?.to).toEqual({ address: 'an@example.org', name: 'An Peeters' });
    expect(mail?.inReplyTo).toBe('<question@example.org>');
    expect(mail?.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' });
    for (const words of [
      'donderdag 26 november 2026, van 10:00 tot 10:45',
      'Houd de factuur bij de hand.',
      'met Bart',
      'Windows-pc: https://remote.example.com/pc',
      'Mac: https://remote.example.com/mac',
    ])
      expect(mail?.text).toContain(words);
    expect(mail?.text).toMatch(/^https:\/\/support\.example\.com\/status\/[\w-]{32}$/m);
    expect((await stage.ticket()).status).toBe('planned');
    expect(await stage.lastEvents(3)).toEqual([
      ['appointment-planned', '2026-11-26 10:00–10:45, Bart (an@example.org)'],
      ['assignee', '– → Bart'],
      ['status', 'new → planned'],
    ]);
  });

  it('R-OUT-5 is an invitation that stands in the calendar, without the link to the status page', async () => {
    const stage = await openPlanning();
    await stage.plan();
    const [mail] = await stage.mails();
    expect(mail?.calendar.method).toBe('REQUEST');
    const event = eventOf(mail?.calendar.text ?? '');
    expect(event.get('UID')).toMatch(/^appointment\.[0-9a-f]{36}@example\.com$/);
    expect(event.get('SEQUENCE')).toBe('0');
    expect(event.get('DTSTART')).toBe('20261126T090000Z');
    expect(event.get('DTEND')).toBe('20261126T094500Z');
    expect(event.get('ATTENDEE')).toMatch(/mailto:an@example\.org/i);
    expect(event.get('LOCATION')).toBe('https://remote.example.com/pc');
    expect(mail?.calendar.text).not.toContain('/status/');
  });

  it.each([
    ['fr', 'jeudi 26 novembre 2026, de 10:00 à 10:45'],
    ['en', 'Thursday, 26 November 2026, from 10:00 to 10:45'],
    ['de', 'Donnerstag, 26. November 2026, von 10:00 Uhr bis 10:45 Uhr'],
  ] as const)('is told in the language of the ticket: %s', async (language: Language, words) => {
    const stage = await openPlanning();
    await stage.database.write((tx) => tx.updateTable('ticket').set({ language }).execute());
    await stage.plan();
    expect((await stage.mails())[0]?.text).toContain(words);
  });

  it('P11 speaks of the screen only when it is wanted and there is a link', async () => {
    const stage = await openPlanning();
    await stage.plan({ isRemote: false });
    expect((await stage.mails())[0]?.text).not.toContain('remote.example.com');
  });

  it('that is moved before its mail left is told once, as it stands', async () => {
    const stage = await openPlanning();
    const id = await stage.plan();
    await stage.change(id, FRIDAY);
    const mails = await stage.mails();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toContain('Afspraak: ');
    expect(mails[0]?.text).toContain('vrijdag 27 november 2026, van 14:00 tot 14:30');
    const row = await stage.database.read
      .selectFrom('outbox')
      .select('next_attempt_at')
      .where('kind', '=', 'appointment')
      .execute();
    expect(row[0]?.next_attempt_at).toBe(new Date(Date.parse(stage.clock.now()) + SETTLE_MS).toISOString());
  });

  it('R-OUT-5 that is moved later is an update: the same UID, the next SEQUENCE, asked anew', async () => {
    const stage = await openPlanning();
    const id = await stage.plan();
    await stage.send();
    await stage.answer(id, 'accepted');
    await stage.change(id, FRIDAY);
    const [first, second] = await stage.mails();
    expect(second?.subject).toContain('Afspraak gewijzigd');
    const [before, after] = [first, second].map((mail) => eventOf(mail?.calendar.text ?? ''));
    expect(after?.get('UID')).toBe(before?.get('UID'));
    expect(after?.get('SEQUENCE')).toBe('1');
    expect(second?.calendar.text.replace(/\r\n /g, '')).toContain('PARTSTAT=NEEDS-ACTION;RSVP=TRUE');
    expect(await stage.only()).toMatchObject({ state: 'proposed', answeredAt: null });
    expect((await stage.lastEvents(1))[0]?.[1]).toBe(
      '2026-11-26 10:00 → 2026-11-27 14:00–14:30, Bart (an@example.org)',
    );
  });

  it('that gets other words alone stays accepted, and says so to the calendar', async () => {
    const stage = await openPlanning();
    const id = await stage.plan();
    await stage.send();
    await stage.answer(id, 'accepted');
    await stage.change(id, { notes: 'Breng koffie mee.' });
    const mail = (await stage.mails()).at(-1);
    expect(mail?.calendar.text.replace(/\r\n /g, '')).toContain('PARTSTAT=ACCEPTED');
    expect(await stage.only()).toMatchObject({ state: 'accepted', sequence: 1, movedSequence: 0 });
  });

  it('in a colleague’s planning is told to the colleague, and to who had it before', async () => {
    const stage = await openPlanning();
    const ada = await makeAgent(stage, 'ada@example.com', 'Ada');
    const told = async () => {
      const rows = await stage.database.read
        .selectFrom('happening')
        .select('agent_id')
        .where('kind', '=', 'appointment-changed')
        .execute();
      return rows.map(({ agent_id }) => agent_id);
    };
    const id = await stage.plan();
    expect(await told(), 'nobody is told what he did').toEqual([]);
    await stage.change(id, { agentId: ada });
    await stage.change(id, FRIDAY);
    await stage.change(id, { agentId: stage.agentId });
    expect(await told()).toEqual([ada, ada, ada]);
  });

  it('that does not change tells nothing', async () => {
    const stage = await openPlanning();
    const id = await stage.plan();
    const before = await stage.events();
    await stage.change(id, {});
    expect(await stage.events()).toEqual(before);
  });

  it('R-OUT-5 that is cancelled is taken out of the calendar, and the ticket is open again', async () => {
    const stage = await openPlanning();
    const id = await stage.plan();
    await stage.send();
    await stage.cancel(id);
    await stage.cancel(id);
    const mails = await stage.mails();
    expect(mails).toHaveLength(2);
    expect(mails[1]?.subject).toContain('Afspraak afgezegd');
    expect(mails[1]?.calendar.method).toBe('CANCEL');
    expect(eventOf(mails[1]?.calendar.text ?? '').get('STATUS')).toBe('CANCELLED');
    expect((await stage.ticket()).status).toBe('open');
    await expect(stage.change(id, FRIDAY)).rejects.toMatchObject({ code: 'conflict' });
    await expect(stage.answer(id, 'accepted')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('that is cancelled before its mail left is never told', async () => {
    const stage = await openPlanning();
    await stage.cancel(await stage.plan());
    expect(await stage.mails()).toEqual([]);
  });

  it.each([
    [{ title: ' ' }, 'invalid'],
    [{ startsAt: '2026-11-23T09:00:00.000Z', endsAt: '2026-11-23T09:45:00.000Z' }, 'invalid'],
    [{ startsAt: '2029-11-23T09:00:00.000Z', endsAt: '2029-11-23T09:45:00.000Z' }, 'invalid'],
    [{ agentId: 999 }, 'invalid'],
  ] as const)('is refused with %j', async (given, code) => {
    const stage = await openPlanning();
    await expect(stage.plan(given)).rejects.toMatchObject({ code });
    expect(await stage.appointments()).toEqual([]);
  });

  it('is refused on a ticket whose work is over', async () => {
    const stage = await openPlanning();
    await stage.database.write((tx, now) => setStatus(tx, now, stage.ticketId, 'resolved'));
    await expect(stage.plan()).rejects.toMatchObject({ code: 'conflict' });
  });

  it('does not end a wait for an approval (P10)', async () => {
    const stage = await openPlanning();
    await stage.database.write(async (tx, now) => {
      await setStatus(tx, now, stage.ticketId, 'waiting');
      await addWait(tx, now, stage.ticketId, 'approval');
    });
    await stage.plan();
    expect(await stage.ticket()).toEqual({ status: 'waiting', waits: ['approval'] });
  });

  it('is kept all the same when nobody can be mailed', async () => {
    const stage = await openPlanning();
    await stage.database.write((tx) => tx.updateTable('ticket').set({ mailbox: 'gone@example.com' }).execute());
    await stage.plan();
    expect(await stage.mails()).toEqual([]);
    expect((await stage.only())?.attendee).toBeNull();
  });
});

describe('P4 the customer’s answer', () => {
  it('to another time opens the ticket: an agent has to find another moment', async () => {
    const stage = await openPlanning();
    const id = await stage.plan();
    await stage.answer(id, 'other-time', 'Liever vrijdag.');
    expect(await stage.only()).toMatchObject({ state: 'other-time', answer: 'Liever vrijdag.' });
    expect((await stage.ticket()).status).toBe('open');
    expect(await stage.lastEvents(2)).toEqual([
      ['appointment-other-time', '2026-11-26 10:00: Liever vrijdag.'],
      ['status', 'planned → open'],
    ]);
    await stage.change(id, FRIDAY);
    expect((await stage.ticket()).status, 'and another moment plans it').toBe('planned');
  });

  it('for another time takes words', async () => {
    const stage = await openPlanning();
    const id = await stage.plan();
    await expect(stage.answer(id, 'other-time', ' ')).rejects.toMatchObject({ code: 'invalid' });
  });

  it('given on another ticket finds nothing', async () => {
    const stage = await openPlanning();
    const id = await stage.plan();
    const given = { ticketId: stage.ticketId + 1, appointmentId: id, answer: 'accepted', words: '', by: null } as const;
    await expect(answerAppointment(stage.database, stage.house, given)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('R-OUT-5 the answer of a calendar', () => {
  const invitationOf = async (stage: Awaited<ReturnType<typeof openPlanning>>) =>
    (await stage.mails()).at(-1)?.calendar.text ?? '';
  const AN = 'an@example.org';
  const outcomes = ({ database }: Pick<WorkStage, 'database'>) =>
    database.read.selectFrom('inbound').select(['outcome', 'reason']).orderBy('id', 'desc').execute();

  it.each([
    ['ACCEPTED', 'accepted', 'planned'],
    ['TENTATIVE', 'tentative', 'planned'],
    ['DECLINED', 'declined', 'open'],
  ])('%s moves the appointment and its ticket, and is no message', async (partstat, state, status) => {
    const stage = await openPlanning();
    await stage.plan();
    await stage.take([calendarReply(await invitationOf(stage), { from: AN, partstat, comment: 'Tot dan' })]);
    expect(await stage.only()).toMatchObject({ state, answer: 'Tot dan' });
    expect((await stage.ticket()).status).toBe(status);
    expect((await outcomes(stage))[0]).toEqual({ outcome: 'calendar-event', reason: 'appointment-answer' });
    expect((await stage.events()).filter(({ reason }) => reason === `appointment-${state}`)).toMatchObject([
      { text: '2026-11-26 10:00: Tot dan', person_id: null },
    ]);
    const messages = await stage.database.read.selectFrom('entry').select('id').where('kind', '=', 'message').execute();
    expect(messages).toHaveLength(1);
  });

  it('COUNTER asks for another time and names it by the clock of the house', async () => {
    const stage = await openPlanning();
    await stage.plan();
    const counter = { from: AN, partstat: 'TENTATIVE', method: 'COUNTER', start: '20261127T100000Z' } as const;
    await stage.take([calendarReply(await invitationOf(stage), counter)]);
    expect((await stage.only())?.state).toBe('other-time');
    expect((await stage.lastEvents(2))[0]).toEqual(['appointment-other-time', '2026-11-26 10:00 → 2026-11-27 11:00']);
  });

  it('DELEGATED is told and changes nothing', async () => {
    const stage = await openPlanning();
    await stage.plan();
    const partstat = 'DELEGATED;DELEGATED-TO="mailto:jan@example.org"';
    await stage.take([calendarReply(await invitationOf(stage), { from: AN, partstat })]);
    expect((await stage.only())?.state).toBe('proposed');
    expect(await stage.lastEvents(1)).toEqual([['appointment-delegated', '2026-11-26 10:00 → jan@example.org']]);
  });

  it('to an earlier moment is noted and changes nothing', async () => {
    const stage = await openPlanning();
    const id = await stage.plan();
    const invitation = await invitationOf(stage);
    await stage.send();
    await stage.change(id, FRIDAY);
    await stage.take([calendarReply(invitation, { from: AN, partstat: 'DECLINED' })]);
    expect((await stage.only())?.state).toBe('proposed');
    expect((await outcomes(stage))[0]).toEqual({ outcome: 'calendar-event', reason: 'outdated-answer' });
  });

  it('that was overtaken by a later one of the same batch changes nothing', async () => {
    const stage = await openPlanning();
    await stage.plan();
    const invitation = await invitationOf(stage);
    await stage.take([
      calendarReply(invitation, { from: AN, partstat: 'ACCEPTED', stamp: '20261124T092000Z' }),
      calendarReply(invitation, { from: AN, partstat: 'DECLINED', stamp: '20261124T091000Z' }),
    ]);
    expect((await stage.only())?.state).toBe('accepted');
  });

  it.each([
    ['somebody who is not on the ticket', { from: 'eve@example.net' }],
    ['somebody who speaks for himself', { from: AN, attendee: 'eve@example.net' }],
  ])('of %s is a mail like any other (R-THR-2)', async (_who, who) => {
    const stage = await openPlanning();
    await stage.plan();
    await stage.take([calendarReply(await invitationOf(stage), { ...who, partstat: 'DECLINED' })]);
    expect((await stage.only())?.state).toBe('proposed');
    expect((await outcomes(stage))[0]?.outcome).not.toBe('calendar-event');
  });

  it('to a foreign invitation is a mail without a confirmation (R-KIND-6)', async () => {
    const stage = await openPlanning();
    await stage.take([calendarReply('UID:other@example.net', { from: AN, partstat: 'ACCEPTED' })]);
    expect((await outcomes(stage))[0]).toMatchObject({ outcome: 'opened' });
    const confirmations = await stage.database.read
      .selectFrom('outbox')
      .select('id')
      .where('kind', '=', 'confirmation')
      .execute();
    expect(confirmations, 'that of the first mail').toHaveLength(1);
  });
});

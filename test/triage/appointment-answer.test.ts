import { describe, expect, it } from 'vitest';
import type { CalendarAnswer } from '../../src/message/mail.ts';
import { independentParts } from '../../src/triage/batch.ts';
import { decide } from '../../src/triage/decide.ts';
import type { AppointmentFacts } from '../../src/triage/decision.ts';
import { endOf } from '../../src/triage/outcome.ts';
import { keysOf } from '../../src/triage/thread.ts';
import { arrival, facts, keys, policy, ticket, understood } from '../support/judged.ts';

const UID = 'appointment.1@example.com';
const ANSWER: CalendarAnswer = {
  uid: UID,
  answer: 'accepted',
  attendee: 'an@example.org',
  delegatedTo: null,
  sequence: 1,
  stamp: '2026-11-24T09:00:00.000Z',
  comment: '',
  proposedAt: null,
};
const APPOINTMENT: AppointmentFacts = {
  id: 7,
  ticketId: 1,
  attendee: 'an@example.org',
  state: 'proposed',
  movedSequence: 1,
  answerStamp: null,
};

interface Given {
  answer?: Partial<CalendarAnswer>;
  of?: Parameters<typeof understood>[0];
  sender?: string;
  appointment?: Partial<AppointmentFacts>;
}

function decideOn({ answer = {}, of = {}, sender = 'an@example.org', appointment = {} }: Given) {
  const mail = understood({ kind: 'calendar', calendarAnswer: { ...ANSWER, ...answer }, ...of });
  const known = facts({ known: [ticket()], appointments: new Map([[UID, { ...APPOINTMENT, ...appointment }]]) });
  return decide(mail, keys({ sender, appointmentUid: UID, numbers: ['SA-100014'] }), known, policy(), arrival());
}

describe('R-OUT-5 the answer of a calendar', () => {
  it('is an event of its appointment, whatever else the mail names (R-KIND-6, R-IN-4)', () => {
    const decision = decideOn({});
    expect(decision).toMatchObject({ action: 'event', reason: 'appointment-answer', ticketId: 1, appointmentId: 7 });
    expect(endOf(decision)).toEqual({ outcome: 'calendar-event', state: 'done' });
  });

  it('to an earlier moment, or about what was cancelled, is an event that changes nothing', () => {
    expect(decideOn({ answer: { sequence: 0 } })).toMatchObject({ action: 'event', reason: 'outdated-answer' });
    expect(decideOn({ appointment: { state: 'cancelled' } })).toMatchObject({ reason: 'outdated-answer' });
  });

  it.each([
    ['a sender who is not on the ticket (R-THR-2)', { sender: 'eve@example.net' }],
    ['a sender whose check failed (R-THR-7)', { of: { authentication: 'fail' as const } }],
    ['an attendee who was not invited', { answer: { attendee: 'eve@example.net' } }],
    ['a UID that is not ours', { answer: { uid: 'other@example.net' } }],
  ])('of %s is a mail like any other', (_who, given) => {
    expect(decideOn(given).action).not.toBe('event');
  });

  it('that is spam is held', () => {
    expect(decideOn({ of: { spam: true } })).toMatchObject({ action: 'hold', reason: 'spam' });
  });

  it('that does not name who answers counts for its sender', () => {
    expect(decideOn({ answer: { attendee: null } })).toMatchObject({ reason: 'appointment-answer' });
    const known = ticket({ people: ['an@example.org', 'jan@example.org'] });
    const mail = understood({ kind: 'calendar', calendarAnswer: { ...ANSWER, attendee: null } });
    const found = facts({ known: [known], appointments: new Map([[UID, APPOINTMENT]]) });
    const from = (sender: string) => decide(mail, keys({ sender, ancestors: [] }), found, policy(), arrival()).action;
    expect([from('an@example.org'), from('jan@example.org')]).toEqual(['event', 'open']);
  });

  it('waits for an earlier one of the same batch', () => {
    const one = { keys: keysOf(understood({ calendarAnswer: ANSWER }), 'SA') };
    expect(one.keys.appointmentUid).toBe(UID);
    const other = { keys: { ...one.keys, fingerprint: 'f2', sender: 'jan@example.org', messageId: '<other@x>' } };
    expect(independentParts([one, other])).toHaveLength(2);
  });
});

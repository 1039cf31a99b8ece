import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ANSWERS,
  type AppointmentState,
  appointmentTime,
  appointmentWarnings,
  isAhead,
  isOutdated,
  overlap,
  stateWhenChanged,
  statusWhenAnswered,
  statusWhenPlanned,
  timeFault,
} from '../../src/ticket/appointment.ts';
import { officeHours } from '../support/hours.ts';

const at = (local: string) => new Date(`${local}+01:00`).toISOString();
const NOW = at('2026-11-24T10:00');

const lasting = (local: string, minutes: number) => {
  const time = appointmentTime(at(local), minutes);
  if (time === null) throw new Error('no appointment');
  return time;
};

describe('P4 the moment of an appointment', () => {
  it('has a start and a length of five minutes to twelve hours', () => {
    expect(lasting('2026-11-26T09:00', 45)).toEqual({
      startsAt: at('2026-11-26T09:00'),
      endsAt: at('2026-11-26T09:45'),
    });
    for (const minutes of [0, 4, 721, 12.5, Number.NaN]) expect(appointmentTime(NOW, minutes)).toBeNull();
    expect(appointmentTime(null, 30)).toBeNull();
  });

  it('is not over, and not years away', () => {
    expect(timeFault(lasting('2026-11-24T09:00', 30), NOW)).toBe('past');
    expect(timeFault(lasting('2026-11-24T09:45', 30), NOW), 'it goes on').toBeNull();
    expect(timeFault(lasting('2028-01-01T09:00', 30), NOW)).toBe('far');
  });

  it('is ahead until it is over, unless it was cancelled', () => {
    const { endsAt } = lasting('2026-11-24T09:45', 30);
    expect(isAhead({ state: 'declined', endsAt }, NOW)).toBe(true);
    expect(isAhead({ state: 'accepted', endsAt }, endsAt)).toBe(false);
    expect(isAhead({ state: 'cancelled', endsAt }, NOW)).toBe(false);
  });
});

describe('P4 warnings', () => {
  const hours = officeHours(['2026-12-25']);
  const warn = (local: string, minutes: number, others: Parameters<typeof appointmentWarnings>[2] = []) =>
    appointmentWarnings(lasting(local, minutes), hours, others);

  it('are none within opening hours', () => expect(warn('2026-11-26T09:00', 180)).toEqual([]));

  it.each([
    ['2026-11-26T08:30', 60],
    ['2026-11-26T11:30', 90],
    ['2026-11-28T10:00', 30],
  ])('tell of %s for %i minutes: the house is closed', (local, minutes) => {
    expect(warn(local, minutes)).toEqual(['closed']);
  });

  it('tell of a holiday rather than of closed doors', () => expect(warn('2026-12-25T10:00', 30)).toEqual(['holiday']));

  it('tell of another appointment of the same agent, not of one that ends as this begins', () => {
    const other = lasting('2026-11-26T10:00', 60);
    expect(warn('2026-11-26T10:30', 60, [other])).toEqual(['overlap']);
    expect(warn('2026-11-26T11:00', 60, [other])).toEqual([]);
    expect(warn('2026-11-26T09:30', 30, [other])).toEqual([]);
  });

  it('overlap is mutual', () => {
    const time = fc.record({ from: fc.integer({ min: 0, max: 500 }), minutes: fc.integer({ min: 5, max: 300 }) });
    const made = ({ from, minutes }: { from: number; minutes: number }) => {
      const startsAt = new Date(Date.parse(NOW) + from * 60_000).toISOString();
      return appointmentTime(startsAt, minutes) ?? { startsAt, endsAt: startsAt };
    };
    fc.assert(fc.property(time, time, (a, b) => overlap(made(a), made(b)) === overlap(made(b), made(a))));
  });
});

describe('P4 the state of an appointment', () => {
  it.each(ANSWERS)('that was %s is asked anew when it is moved, and stays when its words change', (state) => {
    expect(stateWhenChanged(state, true)).toBe('proposed');
    expect(stateWhenChanged(state, false)).toBe(state);
  });

  it('that was cancelled never changes again', () => expect(stateWhenChanged('cancelled', true)).toBeNull());
});

describe('P4 the status of the ticket', () => {
  it.each([
    ['new', [], 'planned'],
    ['open', [], 'planned'],
    ['planned', [], 'planned'],
    ['waiting', ['customer'], 'planned'],
    ['waiting', ['customer', 'approval'], 'waiting'],
    ['waiting', ['third-party'], 'waiting'],
    ['resolved', [], null],
    ['closed', [], null],
  ] as const)('that is %s (%j) becomes %s by an appointment', (status, waits, after) => {
    expect(statusWhenPlanned(status, waits)).toBe(after);
  });

  it.each([
    ['planned', [], 'open'],
    ['planned', ['declined'], 'open'],
    ['planned', ['other-time'], 'open'],
    ['planned', ['declined', 'accepted'], 'planned'],
    ['planned', ['tentative'], 'planned'],
    ['open', ['accepted'], 'planned'],
    ['open', ['declined'], 'open'],
    ['waiting', ['declined'], 'waiting'],
    ['closed', ['accepted'], 'closed'],
  ] as const)('that is %s with appointments ahead %j becomes %s', (status, ahead, after) => {
    expect(statusWhenAnswered(status, ahead)).toBe(after);
  });
});

describe('R-OUT-5 an answer from a calendar', () => {
  const appointment = {
    state: 'proposed' as AppointmentState,
    movedSequence: 2,
    answerStamp: '2026-11-24T09:00:00.000Z',
  };

  it('about an earlier moment is outdated, about the same one is not', () => {
    expect(isOutdated({ sequence: 1, stamp: null }, appointment)).toBe(true);
    expect(isOutdated({ sequence: 2, stamp: null }, appointment)).toBe(false);
    expect(isOutdated({ sequence: 3, stamp: null }, appointment)).toBe(false);
  });

  it('that comes after a later one of the same calendar is outdated (RFC 5546 section 2.1.5)', () => {
    expect(isOutdated({ sequence: 2, stamp: '2026-11-24T08:59:59.000Z' }, appointment)).toBe(true);
    expect(isOutdated({ sequence: 2, stamp: '2026-11-24T09:00:01.000Z' }, appointment)).toBe(false);
  });

  it('about a cancelled appointment is outdated', () => {
    expect(isOutdated({ sequence: 5, stamp: null }, { ...appointment, state: 'cancelled' })).toBe(true);
  });
});

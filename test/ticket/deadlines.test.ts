import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlinesOf, doneOf, type Targets, type TicketTimes } from '../../src/ticket/deadlines.ts';
import { addWorkingMinutes } from '../../src/ticket/opening-hours.ts';
import { officeHours } from '../support/hours.ts';

const hours = officeHours();
const at = (local: string) => new Date(`${local}+01:00`).toISOString();

const TARGETS: Targets = {
  urgent: { firstResponse: 60, solution: 420 },
  high: { firstResponse: 120, solution: 840 },
  normal: { firstResponse: 420, solution: 2_100 },
  low: { firstResponse: null, solution: null },
};

/** An urgent ticket of Tuesday 10:00. */
const URGENT: TicketTimes = {
  createdAt: at('2026-11-24T10:00'),
  priority: 'urgent',
  pauses: [],
  firstResponseAt: null,
  solvedAt: null,
};

const of = (ticket: Partial<TicketTimes>, now: string) =>
  deadlinesOf(hours, TARGETS, { ...URGENT, ...ticket }, at(now));

describe('P14 the deadlines of a ticket', () => {
  it('count from its creation in opening hours, by its priority', () => {
    const due = (priority: TicketTimes['priority']) => {
      const { firstResponse, solution } = of({ priority }, '2026-11-24T10:00');
      return [firstResponse.dueAt, solution.dueAt];
    };
    expect(due('urgent')).toEqual([at('2026-11-24T11:00'), at('2026-11-25T10:00')]);
    expect(due('high')).toEqual([at('2026-11-24T12:00'), at('2026-11-26T10:00')]);
    expect(due('normal')).toEqual([at('2026-11-25T10:00'), at('2026-12-01T10:00')]);
  });

  it('P17 of a question asked when the house is closed count from the opening', () => {
    const { firstResponse } = of({ createdAt: at('2026-11-27T20:00') }, '2026-11-27T20:00');
    expect(firstResponse).toEqual({ dueAt: at('2026-11-30T10:00'), state: 'on-time' });
  });

  it('are on time, soon in their last quarter, then overdue', () => {
    const state = (now: string) => of({}, now).firstResponse.state;
    expect(state('2026-11-24T10:44')).toBe('on-time');
    expect(state('2026-11-24T10:45')).toBe('soon');
    expect(state('2026-11-24T10:59')).toBe('soon');
    expect(state('2026-11-24T11:00')).toBe('overdue');
  });

  it('are met or missed once the work is done, whatever the time is now', () => {
    const answered = (local: string) => of({ firstResponseAt: at(local) }, '2027-01-01T00:00').firstResponse.state;
    expect(answered('2026-11-24T11:00')).toBe('met');
    expect(answered('2026-11-24T11:01')).toBe('missed');
  });

  it('a ticket that is solved without an answer before has been answered', () => {
    const { firstResponse, solution } = of({ solvedAt: at('2026-11-24T10:30') }, '2026-11-24T10:31');
    expect([firstResponse.state, solution.state]).toEqual(['met', 'met']);
  });

  it('without a target are none', () => {
    expect(of({ priority: 'low' }, '2027-11-24T10:00')).toEqual({
      firstResponse: { dueAt: null, state: 'none' },
      solution: { dueAt: null, state: 'none' },
    });
  });
});

describe('P14 while the customer is awaited', () => {
  const asked = { from: at('2026-11-24T11:00'), to: at('2026-11-24T15:00') };

  it('the clock rests, and goes on where it stood', () => {
    const { solution } = of({ pauses: [asked] }, '2026-11-24T15:00');
    // Three working hours were waited: 11:00 to 12:00 and 13:00 to 15:00.
    expect(solution).toEqual({ dueAt: at('2026-11-25T14:00'), state: 'on-time' });
  });

  it('a deadline that was not reached has no moment, and is neither soon nor overdue', () => {
    const { firstResponse, solution } = of(
      { pauses: [{ ...asked, to: null }], firstResponseAt: at('2026-11-24T10:50') },
      '2026-12-24T10:00',
    );
    expect(solution).toEqual({ dueAt: null, state: 'paused' });
    expect(firstResponse.state).toBe('met');
  });

  it('a deadline that had passed before stays overdue', () => {
    const late = { from: at('2026-11-24T14:00'), to: null };
    expect(of({ pauses: [late] }, '2026-11-24T15:00').firstResponse.state).toBe('overdue');
  });

  it('a wait that came after the work was done changes nothing', () => {
    const ticket = { firstResponseAt: at('2026-11-24T10:59'), pauses: [{ from: at('2026-11-24T10:59'), to: null }] };
    expect(of(ticket, '2026-11-26T10:00').firstResponse).toEqual({ dueAt: at('2026-11-24T11:00'), state: 'met' });
  });

  it('waits that are over move the deadline by their working time, never back', () => {
    const moment = fc.integer({ min: Date.parse('2026-11-24T09:00Z'), max: Date.parse('2026-12-10') });
    fc.assert(
      fc.property(fc.uniqueArray(moment, { minLength: 2, maxLength: 6 }), (times) => {
        const sorted = times.sort((one, two) => one - two).map((time) => new Date(time).toISOString());
        const pauses = Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => ({
          from: sorted[2 * index] ?? '',
          to: sorted[2 * index + 1] ?? '',
        }));
        const { solution } = of({ priority: 'normal', pauses }, '2026-11-24T10:00');
        const without = addWorkingMinutes(hours, URGENT.createdAt, 2_100) ?? '';
        expect((solution.dueAt ?? '') >= without).toBe(true);
      }),
    );
  });
});

describe('P14 what was done', () => {
  const done = (ticket: Partial<TicketTimes>) => doneOf(hours, TARGETS, { ...URGENT, ...ticket });

  it('took its minutes of opening hours, and was in time or late', () => {
    const { firstResponse, solution } = done({
      firstResponseAt: at('2026-11-24T10:40'),
      solvedAt: at('2026-11-25T10:01'),
    });
    expect(firstResponse).toEqual({ at: at('2026-11-24T10:40'), minutes: 40, inTime: true });
    expect(solution).toEqual({ at: at('2026-11-25T10:01'), minutes: 421, inTime: false });
  });

  it('took none of the time in which the customer was awaited, nor of what came after it', () => {
    const pauses = [
      { from: at('2026-11-24T10:30'), to: at('2026-11-26T09:00') },
      { from: at('2026-11-26T09:10'), to: null },
    ];
    expect(done({ pauses, firstResponseAt: at('2026-11-26T09:10') }).firstResponse?.minutes).toBe(40);
  });

  it('is neither in time nor late without a target, and nothing before it is done', () => {
    expect(done({ priority: 'low', solvedAt: at('2026-11-24T10:30') }).solution).toMatchObject({ inTime: null });
    expect(done({})).toEqual({ firstResponse: null, solution: null });
  });

  it('is judged as the deadline is, at whichever moment it comes', () => {
    const moment = fc.integer({ min: Date.parse('2026-11-24T09:01Z'), max: Date.parse('2026-12-10') });
    fc.assert(
      fc.property(moment, (time) => {
        const solvedAt = new Date(time).toISOString();
        const { solution } = done({ solvedAt });
        expect(solution?.inTime).toBe(of({ solvedAt }, '2027-01-01T00:00').solution.state === 'met');
        expect((solution?.minutes ?? 0) < 420 && solution?.inTime === false).toBe(false);
      }),
    );
  });
});

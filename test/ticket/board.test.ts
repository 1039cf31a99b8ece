import { describe, expect, it } from 'vitest';
import { appointmentTime, firstMoment, shifted } from '../../src/ticket/appointment.ts';
import { blockOf, boardDays, placeDay, rangeOf, spanOf } from '../../src/ticket/board.ts';
import { officeHours } from '../support/hours.ts';

const ZONE = 'Europe/Brussels';
const at = (local: string) => new Date(`${local}+01:00`).toISOString();
const lasting = (local: string, minutes: number) => appointmentTime(at(local), minutes) ?? { startsAt: '', endsAt: '' };

describe('P4 the week board', () => {
  it('reaches from the first opening or appointment to the last, in full hours', () => {
    expect(
      rangeOf([
        { from: 540, to: 1_020 },
        { from: 465, to: 500 },
      ]),
    ).toEqual({ firstHour: 7, lastHour: 17 });
    expect(rangeOf([])).toEqual({ firstHour: 9, lastHour: 17 });
  });

  it('counts in quarters of an hour', () => {
    const range = { firstHour: 9, lastHour: 17 };
    expect(blockOf({ from: 570, to: 615 }, range)).toEqual({ from: 2, rows: 3 });
    expect(blockOf({ from: 575, to: 580 }, range)).toEqual({ from: 2, rows: 1 });
    expect(blockOf({ from: 480, to: 560 }, range)).toEqual({ from: 0, rows: 2 });
    expect(blockOf({ from: 0, to: 540 }, range)).toBeNull();
  });

  it('shows an appointment on each day that it touches', () => {
    const night = lasting('2026-11-26T23:00', 120);
    expect(spanOf(night, '2026-11-26', ZONE)).toEqual({ from: 1_380, to: 1_440 });
    expect(spanOf(night, '2026-11-27', ZONE)).toEqual({ from: 0, to: 60 });
    expect(spanOf(night, '2026-11-28', ZONE)).toBeNull();
    expect(spanOf(lasting('2026-11-26T23:00', 60), '2026-11-27', ZONE), 'it ends at midnight').toBeNull();
  });

  it('puts side by side what overlaps, and nothing else', () => {
    const day = [
      lasting('2026-11-26T09:00', 60),
      lasting('2026-11-26T09:30', 60),
      lasting('2026-11-26T10:00', 15),
      lasting('2026-11-26T10:10', 15),
    ];
    expect(placeDay(day, '2026-11-26', ZONE).map(({ lane }) => lane)).toEqual([0, 1, 0, 2]);
  });

  it('P14 knows when the house is open, and what its holidays are called', () => {
    const names = { nl: 'Kerstmis', fr: 'Noël', en: 'Christmas Day', de: 'Weihnachten' };
    const hours = officeHours(['2026-12-25', '12-24'], new Map([['2026-12-25', names]]));
    const [eve, christmas, saturday] = boardDays(['2026-12-24', '2026-12-25', '2026-12-26'], hours);
    expect(eve).toEqual({ day: '2026-12-24', open: [], holiday: { names: null } });
    expect(christmas).toEqual({ day: '2026-12-25', open: [], holiday: { names } });
    expect(saturday).toEqual({ day: '2026-12-26', open: [], holiday: null });
  });
});

describe('P4 a step on the board', () => {
  it('keeps the length, and the clock when the clocks change', () => {
    const saturday = lasting('2026-03-28T09:00', 45);
    expect(shifted(saturday, { days: 1 }, ZONE)).toEqual({
      startsAt: '2026-03-29T07:00:00.000Z',
      endsAt: '2026-03-29T07:45:00.000Z',
    });
    expect(shifted(saturday, { minutes: -15 }, ZONE)).toEqual(lasting('2026-03-28T08:45', 45));
  });
});

describe('P4 the first moment that is offered', () => {
  it('is an hour of opening time away, at a full or half hour', () => {
    expect(firstMoment(officeHours(), at('2026-11-24T10:05'))).toBe(at('2026-11-24T11:30'));
    expect(firstMoment(officeHours(), at('2026-11-24T16:30'))).toBe(at('2026-11-25T09:30'));
  });
});

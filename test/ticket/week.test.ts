import { describe, expect, it } from 'vitest';
import { clockAt, daysOfWeek, momentAt, openOn, shiftDays, weekOf } from '../../src/ticket/week.ts';
import { officeHours } from '../support/hours.ts';

const ZONE = 'Europe/Brussels';

describe('a week of the calendar', () => {
  it('is that of ISO 8601, also around the turn of the year', () => {
    expect(weekOf('2026-11-24')).toBe('2026-W48');
    expect(weekOf('2027-01-01')).toBe('2026-W53');
    expect(daysOfWeek('2026-W48')?.[0]).toBe('2026-11-23');
    expect(daysOfWeek('2026-W48')?.at(-1)).toBe('2026-11-29');
  });

  it.each(['2026-W54', '2026-48', '0000-W52', '9999-W52', '', 'x'])('is not %j', (week) =>
    expect(daysOfWeek(week)).toBeNull(),
  );
});

describe('the clock of a day', () => {
  it('is read in the zone of the house', () => {
    expect(momentAt('2026-11-26', '09:30', ZONE)).toBe('2026-11-26T08:30:00.000Z');
    expect(clockAt('2026-11-26T08:30:00.000Z', ZONE)).toBe('09:30');
  });

  it.each([
    ['2026-02-30', '09:00'],
    ['2026-11-26', '24:00'],
    ['2026-11-26', '9:00'],
    ['', ''],
  ])('is not %s %s', (day, time) => expect(momentAt(day, time, ZONE)).toBeNull());

  it('stays the same when the clocks change overnight', () => {
    expect(shiftDays('2026-03-28T08:00:00.000Z', 1, ZONE)).toBe('2026-03-29T07:00:00.000Z');
  });

  it('P14 shows when the house is open, nothing on a holiday', () => {
    const hours = officeHours(['2026-11-11']);
    const day = [
      { from: 540, to: 720 },
      { from: 780, to: 1_020 },
    ];
    expect(openOn(hours, '2026-11-24')).toEqual(day);
    expect(openOn(hours, '2026-07-20'), 'in summer').toEqual(day);
    expect(openOn(hours, '2026-11-11')).toEqual([]);
  });
});

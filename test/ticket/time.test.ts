import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayIn,
  elapsedMinutes,
  isDay,
  middayOf,
  resize,
  roundUp,
  type Settled,
  settle,
  timeWarning,
  workedMinutes,
} from '../../src/ticket/time.ts';

const minutes = fc.nat(2_000);
const entry = fc.record({ cleared: minutes, pending: minutes, writtenOff: minutes });
const total = ({ cleared, pending, writtenOff }: Settled) => cleared + pending + writtenOff;
const sum = (numbers: number[]) => numbers.reduce((one, other) => one + other, 0);

describe('measuring', () => {
  it('counts a minute that has begun, and at least one', () => {
    expect(elapsedMinutes('2026-11-24T09:00:00.000Z', '2026-11-24T09:00:00.000Z')).toBe(1);
    expect(elapsedMinutes('2026-11-24T09:00:00.000Z', '2026-11-24T09:10:00.001Z')).toBe(11);
    expect(elapsedMinutes('2026-11-24T09:10:00.000Z', '2026-11-24T09:00:00.000Z')).toBe(1);
  });

  it('P9 rounds up to the step, never down and never by a whole step', () => {
    expect([roundUp(1, 15), roundUp(15, 15), roundUp(16, 15), roundUp(7, 1)]).toEqual([15, 15, 30, 7]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_440 }), fc.integer({ min: 1, max: 240 }), (raw, step) => {
        const rounded = roundUp(raw, step);
        expect(rounded % step).toBe(0);
        expect(rounded - raw).toBeGreaterThanOrEqual(0);
        expect(rounded - raw).toBeLessThan(step);
      }),
    );
  });

  it('gives the day of the house, not that of the machine or of UTC', () => {
    expect(dayIn('2026-11-30T23:30:00.000Z', 'Europe/Brussels')).toBe('2026-12-01');
    expect(dayIn('2026-07-31T22:30:00.000Z', 'Europe/Brussels')).toBe('2026-08-01');
    expect(dayIn('2026-12-01T02:00:00.000Z', 'America/New_York')).toBe('2026-11-30');
  });

  it('finds the middle of a day, in summer and in winter', () => {
    expect(middayOf('2026-11-24', 'Europe/Brussels')).toBe('2026-11-24T11:00:00.000Z');
    expect(middayOf('2026-07-21', 'Europe/Brussels')).toBe('2026-07-21T10:00:00.000Z');
    expect(middayOf('2026-02-30', 'Europe/Brussels')).toBeNull();
  });

  it('knows the days of the calendar', () => {
    expect(['2026-02-28', '2028-02-29'].every(isDay)).toBe(true);
    expect(['2026-02-30', '2026-2-3', '', '2026-02-28T00:00'].some(isDay)).toBe(false);
  });
});

describe('settling', () => {
  it('P10 clears what the allowance holds, oldest first; the rest waits', () => {
    const waiting = [45, 30, 15].map((pending) => ({ cleared: 0, pending, writtenOff: 0 }));
    expect(settle(waiting, 60).map(({ cleared, pending }) => [cleared, pending])).toEqual([
      [45, 0],
      [15, 15],
      [0, 15],
    ]);
  });

  it('P10 loses and invents no minute, clears no more than allowed, and takes nothing back', () => {
    fc.assert(
      fc.property(fc.array(entry), minutes, (entries, allowance) => {
        const settled = settle(entries, allowance);
        const before = sum(entries.map(({ cleared }) => cleared));
        const after = sum(settled.map(({ cleared }) => cleared));
        expect(settled.map(total)).toEqual(entries.map(total));
        expect(settled.every(({ cleared, pending }) => cleared >= 0 && pending >= 0)).toBe(true);
        expect(after).toBe(Math.max(before, Math.min(allowance, before + sum(entries.map(({ pending }) => pending)))));
        expect(settled.every(({ cleared }, index) => cleared >= (entries[index]?.cleared ?? 0))).toBe(true);
        expect(workedMinutes(settled)).toBe(workedMinutes(entries));
        expect(settle(settled, allowance)).toEqual(settled);
      }),
    );
  });

  it('P10 one entry in two parts is settled as the whole', () => {
    fc.assert(
      fc.property(minutes, minutes, minutes, (one, other, allowance) => {
        const waiting = (pending: number) => ({ cleared: 0, pending, writtenOff: 0 });
        const clearedOf = (entries: Settled[]) => sum(settle(entries, allowance).map(({ cleared }) => cleared));
        expect(clearedOf([waiting(one), waiting(other)])).toBe(clearedOf([waiting(one + other)]));
      }),
    );
  });

  it('a corrected entry has the minutes it was given; what is cleared goes last', () => {
    fc.assert(
      fc.property(entry, minutes, (before, wanted) => {
        const after = resize(before, wanted);
        expect(total(after)).toBe(wanted);
        expect(Math.min(after.cleared, after.pending, after.writtenOff)).toBeGreaterThanOrEqual(0);
        expect(after.cleared).toBeLessThanOrEqual(before.cleared);
        if (after.cleared < before.cleared) expect(after.pending).toBe(0);
      }),
    );
  });
});

describe('the warning while a timer runs', () => {
  const RULES = { approvalLimitMinutes: 60, warnMinutes: 45 };

  it('P10 comes at 45 minutes of 60, and 15 before a higher limit', () => {
    expect([44, 45, 60, 61].map((worked) => timeWarning(worked, 60, RULES))).toEqual(['none', 'soon', 'soon', 'over']);
    expect([104, 105, 121].map((worked) => timeWarning(worked, 120, RULES))).toEqual(['none', 'soon', 'over']);
  });

  it('P13 is there from the first minute where nothing is allowed', () => {
    expect(timeWarning(1, 0, RULES)).toBe('over');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicHolidays } from '../../src/ticket/holidays.ts';
import {
  addWorkingMinutes,
  attentionAt,
  isOpenAt,
  nextOpening,
  type OpeningHours,
  openingHours,
  workingMinutesBetween,
} from '../../src/ticket/opening-hours.ts';
import { officeHours } from '../support/hours.ts';

const office = officeHours();

/** In Brussels: winter +01:00, summer +02:00. */
const WINTER = '+01:00';
const SUMMER = '+02:00';
const at = (local: string, offset = WINTER) => new Date(`${local}${offset}`).toISOString();

/** Open every day between these minutes. */
const daily = (...week: { from: number; to: number }[]) =>
  openingHours({ zone: 'Europe/Brussels', week: Array.from({ length: 7 }, () => week), closed: [] });

describe('P14 opening hours', () => {
  it.each([
    ['2026-11-24T08:59:59.999', false],
    ['2026-11-24T09:00', true],
    ['2026-11-24T11:59:59.999', true],
    ['2026-11-24T12:00', false],
    ['2026-11-24T13:00', true],
    ['2026-11-24T17:00', false],
    ['2026-11-28T10:00', false],
    ['2026-11-29T10:00', false],
  ])('at %s are open: %s', (local, open) => {
    expect(isOpenAt(office, at(local))).toBe(open);
  });

  it('are those of the zone of the house, winter and summer', () => {
    expect(isOpenAt(office, '2026-01-13T08:30:00.000Z')).toBe(true);
    expect(isOpenAt(office, '2026-07-14T07:30:00.000Z')).toBe(true);
    expect(isOpenAt(office, '2026-01-13T07:30:00.000Z')).toBe(false);
  });

  it('P17 a question in the evening, in the weekend or in the break is taken up when the house opens again', () => {
    expect(nextOpening(office, at('2026-11-24T10:15'))).toBe(at('2026-11-24T10:15'));
    expect(nextOpening(office, at('2026-11-24T12:10'))).toBe(at('2026-11-24T13:00'));
    expect(nextOpening(office, at('2026-11-24T17:00'))).toBe(at('2026-11-25T09:00'));
    expect(nextOpening(office, at('2026-11-27T18:00'))).toBe(at('2026-11-30T09:00'));
  });

  it('are none on Belgian holidays: 21 July, Easter Monday', () => {
    const belgian = officeHours(publicHolidays({ country: 'BE', region: '' }, 2026, 2027).map(({ day }) => day));
    expect(isOpenAt(belgian, at('2026-07-21T10:00', SUMMER))).toBe(false);
    expect(nextOpening(belgian, at('2026-07-20T17:30', SUMMER))).toBe(at('2026-07-22T09:00', SUMMER));
    expect(nextOpening(belgian, at('2026-04-03T17:00', SUMMER))).toBe(at('2026-04-07T09:00', SUMMER));
    expect(nextOpening(belgian, at('2027-03-26T17:00'))).toBe(at('2027-03-30T09:00', SUMMER));
  });

  it('may be closed on a date of every year', () => {
    const hours = officeHours(['12-24', '2026-12-28']);
    expect(nextOpening(hours, at('2026-12-24T08:00'))).toBe(at('2026-12-25T09:00'));
    expect(nextOpening(hours, at('2027-12-24T08:00'))).toBe(at('2027-12-27T09:00'));
    expect(nextOpening(hours, at('2026-12-25T17:00'))).toBe(at('2026-12-29T09:00'));
    expect(isOpenAt(hours, at('2027-12-28T10:00'))).toBe(true);
  });

  it('that never come give no moment instead of looking for ever', () => {
    const never = openingHours({ zone: 'Europe/Brussels', week: [], closed: [] });
    expect(nextOpening(never, at('2026-11-24T10:00'))).toBeNull();
    expect(addWorkingMinutes(never, at('2026-11-24T10:00'), 10)).toBeNull();
    expect(attentionAt(never, at('2026-11-24T10:00'))).toEqual({ is: 'closed-for-good' });
  });
});

describe('P14 working time', () => {
  it('leaves out breaks, nights and weekends', () => {
    expect(addWorkingMinutes(office, at('2026-11-27T16:30'), 60)).toBe(at('2026-11-30T09:30'));
    expect(addWorkingMinutes(office, at('2026-11-24T11:00'), 120)).toBe(at('2026-11-24T14:00'));
    expect(workingMinutesBetween(office, at('2026-11-27T16:30'), at('2026-11-30T09:30'))).toBe(60);
    expect(workingMinutesBetween(office, at('2026-11-28T00:00'), at('2026-11-29T23:59'))).toBe(0);
  });

  it('ends with the day, not with the next morning, when it is used up at closing time', () => {
    expect(addWorkingMinutes(office, at('2026-11-24T16:00'), 60)).toBe(at('2026-11-24T17:00'));
  });

  it('of a night in which the clocks go forward is an hour shorter, and longer when they go back', () => {
    const night = daily({ from: 0, to: 360 });
    expect(workingMinutesBetween(night, at('2026-03-29T00:00'), at('2026-03-29T12:00', SUMMER))).toBe(300);
    expect(workingMinutesBetween(night, at('2026-10-25T00:00', SUMMER), at('2026-10-25T12:00'))).toBe(420);
    expect(addWorkingMinutes(night, at('2026-03-29T01:30'), 60)).toBe(at('2026-03-29T03:30', SUMMER));
    expect(addWorkingMinutes(night, at('2026-10-25T02:30', SUMMER), 60)).toBe(at('2026-10-25T02:30'));
  });

  it('opens by the first 02:00 of a night and closes by the last; an hour that is skipped is none', () => {
    const hour = daily({ from: 120, to: 180 });
    expect(nextOpening(hour, at('2026-10-25T00:00', SUMMER))).toBe(at('2026-10-25T02:00', SUMMER));
    expect(workingMinutesBetween(hour, at('2026-10-25T00:00', SUMMER), at('2026-10-25T12:00'))).toBe(120);
    expect(nextOpening(hour, at('2026-03-29T00:00'))).toBe(at('2026-03-30T02:00', SUMMER));
    const around = daily({ from: 90, to: 150 }, { from: 150, to: 210 });
    expect(workingMinutesBetween(around, at('2026-03-29T00:00'), at('2026-03-29T12:00', SUMMER))).toBe(60);
  });

  it('of office days around a change of the clocks is as on any other day', () => {
    for (const monday of ['2026-03-30', '2026-10-26']) {
      const saturday = new Date(Date.parse(monday) - 2 * 86_400_000).toISOString();
      const opening = nextOpening(office, saturday);
      expect(opening).toBe(at(`${monday}T09:00`, monday === '2026-03-30' ? SUMMER : WINTER));
      expect(addWorkingMinutes(office, saturday, 420)?.slice(0, 10)).toBe(monday);
    }
  });

  it('runs on over midnight and around the clock', () => {
    const always = daily({ from: 0, to: 1_440 });
    expect(workingMinutesBetween(always, at('2026-01-01T00:00'), at('2027-01-01T00:00'))).toBe(365 * 1_440);
    expect(addWorkingMinutes(always, at('2026-03-28T12:00'), 1_440)).toBe(at('2026-03-29T13:00', SUMMER));
  });

  it('is counted over ten years without a lasting wait', () => {
    const hours = officeHours(publicHolidays({ country: 'BE', region: '' }, 2020, 2030).map(({ day }) => day));
    const minutes = workingMinutesBetween(hours, at('2020-01-01T00:00'), at('2030-01-01T00:00'));
    expect(minutes).toBeGreaterThan(10 * 240 * 420);
    expect(addWorkingMinutes(hours, at('2020-01-01T00:00'), minutes)).toBe(at('2029-12-31T17:00'));
  });
});

const ZONES = ['Europe/Brussels', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Auckland', 'UTC'];

/** Any week that is open at some time, in any of these zones. */
const anyHours: fc.Arbitrary<OpeningHours> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    week: fc
      .array(
        fc
          .uniqueArray(
            fc.integer({ min: 0, max: 96 }).map((quarter) => quarter * 15),
            { maxLength: 6 },
          )
          .map((times) => times.sort((one, two) => one - two))
          .map((times) =>
            Array.from({ length: Math.floor(times.length / 2) }, (_, index) => ({
              from: times[2 * index] ?? 0,
              to: times[2 * index + 1] ?? 0,
            })),
          ),
        { minLength: 7, maxLength: 7 },
      )
      .filter((week) => week.some((day) => day.length > 0)),
    closed: fc.array(fc.constantFrom('2026-03-30', '2026-10-26', '12-25', '01-01', '2026-07-21')),
  })
  .map(openingHours);

/** Any moment of the years around two changes of the clocks, often near one. */
const anyMoment = fc
  .oneof(
    fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') }),
    fc.integer({ min: Date.parse('2026-03-28'), max: Date.parse('2026-03-31') }),
    fc.integer({ min: Date.parse('2026-10-24'), max: Date.parse('2026-10-27') }),
  )
  .map((time) => new Date(time).toISOString());

const anyMinutes = fc.integer({ min: 0, max: 20_000 });

describe('whatever the hours', () => {
  it('adding working time and counting it again gives the same', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, anyMinutes, (hours, start, minutes) => {
        const end = addWorkingMinutes(hours, start, minutes) ?? '';
        expect(workingMinutesBetween(hours, start, end)).toBeCloseTo(minutes, 6);
      }),
    );
  });

  it('the end never lies in closed time: it is open just before it', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, anyMinutes, (hours, start, minutes) => {
        const end = addWorkingMinutes(hours, start, minutes + 1) ?? '';
        expect(isOpenAt(hours, new Date(Date.parse(end) - 1).toISOString())).toBe(true);
      }),
    );
  });

  it('more work, or a later start, never ends earlier', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, anyMoment, anyMinutes, anyMinutes, (hours, one, other, some, more) => {
        const [early = '', late = ''] = [one, other].sort();
        const end = addWorkingMinutes(hours, early, some) ?? '';
        expect((addWorkingMinutes(hours, early, some + more) ?? '') >= end).toBe(true);
        expect((addWorkingMinutes(hours, late, some) ?? '') >= end).toBe(true);
      }),
    );
  });

  it('two stretches of time add up to the whole', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, anyMoment, anyMoment, (hours, ...moments) => {
        const [first = '', middle = '', last = ''] = moments.sort();
        const parts = workingMinutesBetween(hours, first, middle) + workingMinutesBetween(hours, middle, last);
        expect(parts).toBeCloseTo(workingMinutesBetween(hours, first, last), 6);
      }),
      { numRuns: 50 },
    );
  });

  it('the next opening is open, not earlier, and nothing is open before it', () => {
    fc.assert(
      fc.property(anyHours, anyMoment, (hours, moment) => {
        const opening = nextOpening(hours, moment) ?? '';
        expect(opening >= moment).toBe(true);
        expect(isOpenAt(hours, opening)).toBe(true);
        expect(workingMinutesBetween(hours, moment, opening)).toBe(0);
      }),
    );
  });
});

describe('P17 what can be said to somebody who waits', () => {
  it('open: until when today, over the break, and from when on again', () => {
    expect(attentionAt(office, at('2026-11-27T10:00'))).toEqual({
      is: 'open',
      closesAt: at('2026-11-27T17:00'),
      opensAgainAt: at('2026-11-30T09:00'),
    });
  });

  it('closed: today in the break and in the morning, else the next day that is open', () => {
    const closed = (local: string) => attentionAt(office, at(local));
    expect(closed('2026-11-24T12:30')).toEqual({ is: 'closed', opensAt: at('2026-11-24T13:00'), sameDay: true });
    expect(closed('2026-11-24T00:30')).toEqual({ is: 'closed', opensAt: at('2026-11-24T09:00'), sameDay: true });
    expect(closed('2026-11-27T17:00')).toEqual({ is: 'closed', opensAt: at('2026-11-30T09:00'), sameDay: false });
  });

  it('a house that is open round the clock names no closing time', () => {
    const always = daily({ from: 0, to: 1_440 });
    expect(attentionAt(always, at('2026-11-24T12:30'))).toMatchObject({ is: 'open', closesAt: null });
  });
});

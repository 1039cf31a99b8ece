import { describe, expect, it } from 'vitest';
import { LoketError } from '../../src/errors.ts';
import { type HolidayPlace, publicHolidays } from '../../src/ticket/holidays.ts';

const daysOf = (place: HolidayPlace, first: number, last = first) =>
  publicHolidays(place, first, last).map(({ day }) => day);
const belgian = (year: number) => daysOf({ country: 'BE', region: '' }, year);

describe('P14 public holidays', () => {
  it('of Belgium are the ten of the law, the movable ones too', () => {
    expect(belgian(2026)).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-25',
      '2026-07-21',
      '2026-08-15',
      '2026-11-01',
      '2026-11-11',
      '2026-12-25',
    ]);
    expect(belgian(2027)).toContain('2027-03-29');
  });

  it('have their names in each language', () => {
    const [, easterMonday] = publicHolidays({ country: 'BE', region: '' }, 2026, 2026);
    expect(easterMonday).toEqual({
      day: '2026-04-06',
      names: { nl: 'Paasmaandag', fr: 'Lundi de Pâques', en: 'Easter Monday', de: 'Ostermontag' },
    });
  });

  it('cover every year that is asked for', () => {
    const years = daysOf({ country: 'BE', region: '' }, 2020, 2035).map((date) => date.slice(0, 4));
    expect(new Set(years).size).toBe(16);
    expect(years).toHaveLength(160);
  });

  it('of a region are added to those of its country, in any case of its code', () => {
    const bavaria = daysOf({ country: 'DE', region: 'by' }, 2026);
    expect(bavaria).toContain('2026-01-06');
    expect(daysOf({ country: 'DE', region: '' }, 2026)).not.toContain('2026-01-06');
  });

  it('that last several days give each of them', () => {
    expect(daysOf({ country: 'AM', region: '' }, 2026)).toEqual(
      expect.arrayContaining(['2026-01-03', '2026-01-04', '2026-01-05']),
    );
  });

  it('of an unknown country or region are an error that names the key and what to do', () => {
    const refused = (country: string, region: string) => () => publicHolidays({ country, region }, 2026, 2026);
    expect(refused('XX', '')).toThrow(LoketError);
    expect(refused('XX', '')).toThrow(/^holidays\.country: .*none$/);
    expect(refused('DE', 'ZZ')).toThrow(/^holidays\.region: .*BW, BY/);
    expect(refused('LU', 'ZZ')).toThrow(/^holidays\.region: .*leave it empty/);
  });
});

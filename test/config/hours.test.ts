import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Config, describeSettings, loadConfig } from '../../src/config.ts';
import { dataFolder } from '../support/data-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await dataFolder();
});

const load = (env: Record<string, string> = {}) => loadConfig(env, folder);

function loadFile(text: string): Config {
  writeFileSync(join(folder, 'loket.yaml'), text);
  return load({ LOKET_CONFIG: 'loket.yaml' });
}

describe('P14 opening hours', () => {
  const NINE_TO_NOON = [{ from: 540, to: 720 }];

  it('are written as a list, as one text, or in the environment', () => {
    for (const text of ['[09:00-12:00, 13:00-24:00]', '09:00-12:00, 13:00-24:00', "' 9:00 – 12:00,13:00 - 24:00'"]) {
      const { opening_hours: week } = loadFile(
        `opening_hours: { mon: ${text.startsWith('0') ? `'${text}'` : text} }\n`,
      );
      expect(week.mon, text).toEqual([...NINE_TO_NOON, { from: 780, to: 1_440 }]);
      expect(week.tue).toHaveLength(2);
    }
    expect(load({ LOKET_OPENING_HOURS__SAT: '09:00-12:00' }).opening_hours.sat).toEqual(NINE_TO_NOON);
  });

  it('a day is closed with that word, or with an empty list', () => {
    expect(load({ LOKET_OPENING_HOURS__FRI: 'Closed' }).opening_hours.fri).toEqual([]);
    expect(loadFile('opening_hours: { fri: [] }\n').opening_hours.fri).toEqual([]);
    expect(loadFile("opening_hours: { fri: '' }\n").opening_hours.fri).toHaveLength(2);
  });

  it.each([
    '9-12',
    '09:00-09:00',
    '12:00-09:00',
    '09:00-24:01',
    '09:60-12:00',
    '13:00-17:00,09:00-12:00',
    'closed,closed',
  ])('%s are none', (text) => {
    expect(() => load({ LOKET_OPENING_HOURS__MON: text })).toThrow(
      /^opening_hours\.mon \(LOKET_OPENING_HOURS__MON\): must be times of the day in order.*closed$/,
    );
  });

  it('that leave no day open are refused', () => {
    const week = ['MON', 'TUE', 'WED', 'THU', 'FRI'].map((day) => [`LOKET_OPENING_HOURS__${day}`, 'closed']);
    expect(() => load(Object.fromEntries(week))).toThrow(/^opening_hours: at least one day must be open/);
  });

  it('are shown as they are written', () => {
    const shown = new Map(describeSettings(load()).map(({ key, value }) => [key, value]));
    expect(shown.get('opening_hours.mon')).toBe('09:00-12:00, 13:00-17:00');
    expect(shown.get('opening_hours.sun')).toBe('closed');
    expect(shown.get('targets.low.solution_minutes')).toBe('4200');
  });
});

describe('P14 holidays', () => {
  it('are single dates, dates of every year, and stretches of days', () => {
    const { holidays } = load({ LOKET_HOLIDAYS__EXTRA: '2026-12-24, 02-29,2026-12-30/2027-01-02' });
    expect(holidays.extra).toEqual(['2026-12-24', '02-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
  });

  it.each(['2026-02-30', '24/12/2026', '13-01', '2026-12-31/2026-12-01', '2026-01-01/2036-01-01', 'Christmas'])(
    '%s is no date',
    (text) => {
      expect(() => load({ LOKET_HOLIDAYS__WITHOUT: text })).toThrow(/^holidays\.without .*must be dates such as/);
    },
  );

  it('are those of a country by its code, or of none', () => {
    expect(load({ LOKET_HOLIDAYS__COUNTRY: 'none' }).holidays.country).toBe('none');
    expect(() => load({ LOKET_HOLIDAYS__COUNTRY: 'Belgium' })).toThrow(/^holidays\.country .*BE, or the word none$/);
  });
});

describe('P14 targets', () => {
  it('0 means that there is none', () => {
    const { targets } = load({ LOKET_TARGETS__LOW__SOLUTION_MINUTES: '0' });
    expect(targets.low).toEqual({ first_response_minutes: 840, solution_minutes: null });
  });

  it('are minutes, whole and bounded', () => {
    for (const text of ['-1', '1.5', '525601', 'a day']) {
      expect(() => load({ LOKET_TARGETS__HIGH__FIRST_RESPONSE_MINUTES: text })).toThrow(
        /^targets\.high\.first_response_minutes .*whole number of minutes from 0 \(no target\) to 525600$/,
      );
    }
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Config, loadConfig } from '../../src/config.ts';
import { hoursOf, openOpeningHours, targetsOf } from '../../src/service/opening-hours.ts';
import { isOpenAt } from '../../src/ticket/opening-hours.ts';
import { dataFolder } from '../support/data-folder.ts';

const NOW = new Date('2026-11-24T09:00:00Z');

/** Ten in the morning in Brussels, in summer or in winter time: open on every working day. */
const morning = (date: string) => `${date}T09:00:00.000Z`;

async function place(env: Record<string, string> = {}): Promise<{ config: Config; kept: string }> {
  const folder = await dataFolder();
  return { config: loadConfig({ LOKET_DATA_DIR: folder, ...env }, folder), kept: join(folder, 'holidays.json') };
}

describe('P14 the hours of the house', () => {
  it('are those of the configuration, without the holidays of its country', async () => {
    const { config } = await place({ LOKET_OPENING_HOURS__FRI: 'closed' });
    const hours = await openOpeningHours(config, NOW);
    const open = (date: string) => isOpenAt(hours, morning(date));
    expect(open('2026-07-22')).toBe(true);
    expect(['2026-07-21', '2026-04-06', '2030-05-01', '2026-11-27'].map(open)).toEqual(Array(4).fill(false));
  });

  it('own days are closed as well, and a holiday that is worked is open, once or every year', async () => {
    const { config } = await place({
      LOKET_HOLIDAYS__EXTRA: '2026-12-24,2026-11-11',
      LOKET_HOLIDAYS__WITHOUT: '11-11,2026-05-14',
    });
    const hours = await openOpeningHours(config, NOW);
    const open = ['2026-12-24', '2026-11-11', '2027-11-11', '2026-05-14', '2027-05-06'].map((date) =>
      isOpenAt(hours, morning(date)),
    );
    expect(open).toEqual([false, false, true, true, false]);
  });

  it('know no holidays with the country none', async () => {
    const { config } = await place({ LOKET_HOLIDAYS__COUNTRY: 'none' });
    expect(isOpenAt(await openOpeningHours(config, NOW), morning('2026-07-21'))).toBe(true);
  });

  it('keep the holidays for the next start, and ask again for another country or in another year', async () => {
    const { config, kept } = await place();
    await openOpeningHours(config, NOW);
    const first = readFileSync(kept, 'utf8');
    const marked = first.replace('2026-07-21', '2026-07-22');
    writeFileSync(kept, marked);
    expect(isOpenAt(await openOpeningHours(config, NOW), morning('2026-07-21'))).toBe(true);
    const french = { ...config, holidays: { ...config.holidays, country: 'FR' } };
    expect(isOpenAt(await openOpeningHours(french, NOW), morning('2026-07-14'))).toBe(false);
    writeFileSync(kept, marked);
    const nextYear = await openOpeningHours(config, new Date('2027-01-04T09:00:00Z'));
    expect(isOpenAt(nextYear, morning('2026-07-21'))).toBe(false);
  });

  it.each(['', '{', '[]', '{"question":"x","holidays":[1]}'])('look up what was kept as %s', async (text) => {
    const { config, kept } = await place();
    writeFileSync(kept, text);
    expect(isOpenAt(await openOpeningHours(config, NOW), morning('2026-07-21'))).toBe(false);
  });

  it('need no folder that can be written to', async () => {
    const { config } = await place();
    const hours = await openOpeningHours({ ...config, data_dir: join(config.data_dir, 'nowhere') }, NOW);
    expect(isOpenAt(hours, morning('2026-07-21'))).toBe(false);
  });

  it('follow the zone of the configuration', async () => {
    const { config } = await place({ LOKET_TIME_ZONE: 'America/New_York' });
    expect(isOpenAt(hoursOf(config, []), '2026-11-24T14:30:00.000Z')).toBe(true);
    expect(isOpenAt(hoursOf(config, []), '2026-11-24T13:30:00.000Z')).toBe(false);
  });
});

it('P14 targets are minutes for each priority, and none for 0', async () => {
  const { config } = await place({ LOKET_TARGETS__LOW__SOLUTION_MINUTES: '0' });
  expect(targetsOf(config)).toMatchObject({
    urgent: { firstResponse: 60, solution: 420 },
    low: { firstResponse: 840, solution: null },
  });
});

import { describe, expect, it } from 'vitest';
import { LoketError } from '../../src/errors.ts';
import { formatMoment, formatSize } from '../../src/wording/format.ts';
import { layText } from '../../src/wording/layout.ts';

describe('formatMoment', () => {
  it.each([
    ['nl', 'dinsdag 24 november 2026 om 07:52'],
    ['fr', 'mardi 24 novembre 2026 à 07:52'],
    ['de', 'Dienstag, 24. November 2026 um 07:52 Uhr'],
  ] as const)('writes a moment in %s', (language, expected) => {
    expect(formatMoment('2026-11-24T06:52:10.000Z', 'Europe/Brussels', language)).toBe(expected);
  });

  it('writes a moment in English, with or without a comma after the day', () => {
    expect(formatMoment('2026-11-24T06:52:10Z', 'Europe/Brussels', 'en')).toMatch(
      /^Tuesday,? 24 November 2026 at 07:52$/,
    );
  });

  it('follows summer time and the day of the zone', () => {
    expect(formatMoment('2026-07-31T22:30:00Z', 'Europe/Brussels', 'nl')).toBe('zaterdag 1 augustus 2026 om 00:30');
    expect(formatMoment('2026-07-31T22:30:00Z', 'America/New_York', 'nl')).toBe('vrijdag 31 juli 2026 om 18:30');
  });

  it('refuses what is no moment', () => {
    expect(() => formatMoment('yesterday', 'Europe/Brussels', 'nl')).toThrow(LoketError);
  });
});

describe('formatSize', () => {
  it.each([
    [0, 'nl', '0 bytes'],
    [999, 'fr', '999 octets'],
    [1_000, 'nl', '1 kB'],
    [1_234_567, 'nl', '1,2 MB'],
    [1_234_567, 'fr', '1,2 Mo'],
    [1_234_567, 'en', '1.2 MB'],
    [1_234_567, 'de', '1,2 MB'],
    [999_949, 'nl', '999,9 kB'],
    [999_960, 'nl', '1 MB'],
    [104_857_600, 'nl', '104,9 MB'],
    [2_500_000_000, 'nl', '2,5 GB'],
    [-1, 'nl', '0 bytes'],
  ] as const)('writes %i bytes in %s as %s', (bytes, language, expected) => {
    expect(formatSize(bytes, language)).toBe(expected);
  });
});

describe('layText', () => {
  it('keeps one empty line between paragraphs, none at the ends, one line end at the last', () => {
    expect(layText('\n\na  \n\n\n\nb\n\n')).toBe('a\n\nb\n');
  });

  it('keeps the mark of a quotation on each line and hangs a list item below its words', () => {
    const words = 'woord '.repeat(20).trim();
    expect(layText(`> ${words}`)).toMatch(/^(> [^\n]{1,74}\n){2}$/);
    expect(layText(`- ${words}`)).toMatch(/^- [^\n]+\n {2}woord[^\n]*\n$/);
  });

  it('breaks no word, however long', () => {
    const link = `https://support.example.com/${'x'.repeat(200)}`;
    expect(layText(link)).toBe(`${link}\n`);
    expect(layText(`see ${link} now`)).toBe(`see\n${link}\nnow\n`);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, csvStyle } from '../../src/wording/csv.ts';

const NL = csvStyle('nl');

describe('a table for spreadsheets', () => {
  it('has one row a line; fields that hold a separator, a quote or a line break are quoted', () => {
    const text = csvOf(
      [
        ['Dag', 'Wat', 'Bedrag'],
        ['2026-11-24', 'a;b "c"\nd', { cents: 9_500 }, 30],
      ],
      NL,
    );
    expect(text).toBe('\uFEFFDag;Wat;Bedrag\r\n2026-11-24;"a;b ""c""\nd";95,00;30\r\n');
    expect(csvOf([['a,b', { cents: 5 }]], csvStyle('en'))).toBe('\uFEFF"a,b",0.05\r\n');
  });

  it.each(['=1+1', '+32 3', '-2', '@SUM(A1)', '\tx', '\rx'])('R-WEB-5 makes %j harmless', (text) => {
    expect(
      csvOf([[text]], NL)
        .replace(/^\uFEFF"?/, '')
        .startsWith(`'${text}`),
    ).toBe(true);
  });

  it.each([NL, csvStyle('en')])(
    'R-WEB-5 no formula begins behind a separator that another spreadsheet expects',
    (style) => {
      for (const text of ['hello;=1+1', 'hello,=1+1', 'hello\t=1+1'])
        expect(csvOf([[text]], style)).toBe(`\uFEFF"${text}"\r\n`);
    },
  );

  it('R-WEB-5 no text begins a formula, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const field = csvOf([[text]], NL).slice(1);
        expect(field).not.toMatch(/^"?[=+\-@\t\r](?!\n$)/);
      }),
    );
  });
});

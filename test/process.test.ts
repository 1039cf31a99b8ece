import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './support/repository.ts';

/** What the house promises to its customers, a row each. */
const PROMISES = [
  'P1 problems are reported by mail',
  'P2 a reply with a unique number proves receipt',
  'P3 an agent examines the question and judges its priority',
  'P4 the work is planned, by appointment',
  'P5 replies put everything together in one place',
  'P6 the online form goes straight into the system',
  'P7 a call is written down and confirmed by mail',
  'P8 the priority that a customer asked for counts',
  'P9 hours are covered by a contract or billed',
  'P10 more than an hour of work waits for an approval',
  'P11 an agent looks along on the screen',
  'P12 what support covers',
  'P13 what support does not cover',
  'P14 reaction times count in opening hours',
  'P15 the customer is told when a solution is expected',
  'P16 a customer follows the request at any time',
  'P17 questions outside opening hours wait for the next working day',
  'P18 one page to sign in, which remembers',
  'P19 the support address is kept from robots',
];

const rowOf = (promise: string) => promise.split(' ')[0] ?? '';

/** The rows that the names of tests cite. */
function citedIn(source: string): string[] {
  const names = source.matchAll(/\b(?:it|describe)(?:\.\w+)*\([^\n]*|^\s*['`][^\n]*/gm);
  return [...names].flatMap(([name]) => name.match(/\bP\d+\b/g) ?? []);
}

describe('the support process', () => {
  const folder = join(ROOT, 'test/browser');
  const cited = new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .flatMap((name) => citedIn(readFileSync(join(folder, name), 'utf8'))),
  );

  it.each(PROMISES)('%s: shown in a browser', (promise) => {
    expect([...cited]).toContain(rowOf(promise));
  });

  it('has a row for whatever is cited', () => {
    const rows = new Set(PROMISES.map(rowOf));
    expect([...cited].filter((row) => !rows.has(row))).toEqual([]);
  });
});

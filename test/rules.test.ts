import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './support/repository.ts';

/** Rules about how a mail is understood, judged, threaded and answered: each is proved by a test that names it. */
const PROVED = ['R-MSG', 'R-KIND', 'R-ACK', 'R-THR'];

/** `R-MSG-1` …, from the headings and the numbered lines below them. */
function rulesOf(text: string): string[] {
  let section = '';
  return text.split('\n').flatMap((line) => {
    section = /^## .* — (R-[A-Z]+)/.exec(line)?.[1] ?? (line.startsWith('## ') ? '' : section);
    const number = /^(\d+)\. /.exec(line)?.[1];
    return section === '' || number === undefined ? [] : [`${section}-${number}`];
  });
}

/** The rules that the names of tests cite. */
function citedIn(source: string): string[] {
  const names = source.matchAll(/\b(?:it|describe)(?:\.\w+)*\([^\n]*|^\s*['`][^\n]*R-[^\n]*/gm);
  return [...names].flatMap(([name]) => name.match(/R-[A-Z]+-\d+/g) ?? []);
}

describe('every rule of docs/rules.md', () => {
  const rules = rulesOf(readFileSync(join(ROOT, 'docs/rules.md'), 'utf8'));
  const cited = new Set(
    readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('rules.test.ts'))
      .flatMap((name) => citedIn(readFileSync(join(ROOT, 'test', name), 'utf8'))),
  );

  it.each(PROVED)('of %s is named by a test', (section) => {
    const own = rules.filter((rule) => rule.startsWith(`${section}-`));
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter((rule) => !cited.has(rule))).toEqual([]);
  });

  it('that is cited is there', () => {
    const known = new Set(rules);
    expect([...cited].filter((rule) => !known.has(rule))).toEqual([]);
  });
});

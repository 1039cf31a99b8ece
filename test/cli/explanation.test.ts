import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { explanationLines } from '../../src/cli/explanation.ts';
import { understand } from '../../src/message/understand.ts';
import { explain } from '../../src/triage/explain.ts';
import { judge } from '../../src/triage/judge.ts';
import { keysOf } from '../../src/triage/thread.ts';
import { wordsOfOddities } from '../../src/wording/oddities.ts';
import { fixturePath, HOW, readFixture } from '../message/read.ts';
import { arrival, facts, NOW, policy } from '../support/judged.ts';

async function explainFixture(name: string, known: Parameters<typeof facts>[0] = {}) {
  const mail = await readFixture(name);
  const understood = understand(mail, HOW);
  const keys = keysOf(understood, 'SA');
  const judgement = judge({ understood, keys }, facts(known), policy(), arrival(), NOW);
  return explain({ file: null, mail, ...judgement, number: keys.numbers[0] ?? null, ticket: null });
}

const linesOf = async (name: string, known: Parameters<typeof facts>[0] = {}) =>
  explanationLines(await explainFixture(name, known), 'would');

const FIXTURES = readdirSync(fixturePath('x').replace(/x\.eml$/, ''))
  .filter((file) => file.endsWith('.eml'))
  .map((file) => file.replace(/\.eml$/, ''));

describe('an explanation in words', () => {
  it.each(FIXTURES)('of %s has a label and words on every line, and no code of ours', async (name) => {
    const lines = await linesOf(name);
    for (const line of lines) expect(line).toMatch(/^(?:[A-Z][A-Za-z -]{1,13}: *|\s{15})\S/);
    expect(lines.join('\n')).not.toMatch(/read-again|undefined|null/);
    expect(new Set(lines).size).toBeGreaterThan(lines.length - 5);
    for (const line of lines.filter((one) => one.startsWith('Oddity:'))) expect(line).toMatch(/: +[A-Z].* .*\.$/);
  });

  it('says who did not get a mail, and why', async () => {
    const report = await linesOf('bounce-mailbox-full');
    expect(report).toContain(`${' '.repeat(15)}an.peeters@example.org did not get it: 5.2.2 552 5.2.2 Mailbox is full`);
    expect(report).toContain(
      `${' '.repeat(15)}luc@example.org has not got it yet; the mail host goes on trying: 4.4.1`,
    );
  });

  it('R-KIND-4 gives no field of the returned mail as the reason', async () => {
    expect((await linesOf('bounce-exim')).join('\n')).toMatch(/slow@example\.org has not got it yet; .* trying$/m);
  });

  it('R-THR-2 says for whom an agent spoke, and that nobody else can', async () => {
    const agent = { sender: { isAgent: true, organisationId: null } };
    const writer = { isAgent: false, organisationId: null, confirmations: 0 };
    const spoken = await linesOf('forward-attached', { ...agent, forwardedFrom: writer });
    expect(spoken.join('\n')).toMatch(/^Written by: +Luc Dubois <luc@example\.org> \(an agent passed the mail on/m);
    expect(spoken.join('\n')).toMatch(/^Confirmation: +yes, to luc@example\.org/m);
    const other = await linesOf('forward-attached');
    expect(other.join('\n')).toMatch(/^Passes on: +a mail of Luc Dubois <luc@example\.org>, but only an agent/m);
  });

  it('R-MSG-11 says when the words show no language', async () => {
    expect((await linesOf('cyrillic-headers')).join('\n')).toMatch(/^Language: +Dutch \(the mailbox’s own/m);
    expect((await linesOf('dutch-question')).join('\n')).toMatch(/^Language: +Dutch$/m);
  });
});

describe('what was odd', () => {
  it('R-MSG-3 is a sentence for each code, and a code that nobody knows stands as it is', () => {
    expect(
      wordsOfOddities('en', ['duplicate-header:message-id', 'read-again:tnef', 'no-from', 'something-new:x']),
    ).toEqual(['It has more than one Message-ID field; the first one counts.', 'something-new:x']);
  });

  it('is known for every code that the source can give', () => {
    const source = ['attachment', 'fields', 'multipart', 'reading', 'text-parts', 'unread']
      .map((name) => readFileSync(`src/message/${name}.ts`, 'utf8'))
      .join('\n');
    const codes = [
      ...source.matchAll(/(?:oddities\.add|anomalies\.push|leaveOut)\(['`]([a-z-]+)/g),
      ...source.matchAll(/`(duplicate-header|not-read):/g),
    ].map(([, code = '']) => code);
    expect(codes.length).toBeGreaterThan(10);
    for (const code of codes) expect(wordsOfOddities('en', [`${code}:x`]), code).not.toEqual([`${code}:x`]);
  });
});

import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { describe, expect, it } from 'vitest';
import { openLog } from '../../src/log.ts';
import { REQUEST } from '../../src/wording/portal/request.ts';
import { type FormStage, fieldOf, fillIn, formStage, LIMITS, post, REQUESTED } from './form-stage.ts';

const MINUTE_MS = 60_000;
const ATTACK = 3;

/** A form under attack: so many attempts were made in this minute. */
async function underAttack() {
  const stage = await formStage({ limits: { ...LIMITS, attackPerMinute: ATTACK } });
  for (let count = 0; count < ATTACK; count += 1) await post(stage, REQUESTED);
  return stage;
}

const puzzleOf = (page: string) => (/ data-puzzle="([^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&quot;', '"');

/** What the page's script does, with the library that made the puzzle. */
async function solve(puzzle: string): Promise<string> {
  const challenge = JSON.parse(puzzle);
  const solution = await solveChallenge({ challenge, deriveKey });
  return JSON.stringify({ challenge, solution: { counter: solution?.counter, derivedKey: solution?.derivedKey } });
}

/** A page with a puzzle whose stamp is old enough, while the attack goes on. */
async function openPage(stage: FormStage) {
  const page = await stage.page('/');
  const stamp = fieldOf(page, 'stamp');
  stage.clock.advance(10_000);
  return { stamp, puzzle: puzzleOf(page) };
}

describe('P19 under attack', () => {
  it('browsers have to work before a form is taken, and nobody else', async () => {
    const stage = await formStage();
    expect(puzzleOf(await stage.page('/'))).toBe('');
    const attacked = await underAttack();
    const { stamp, puzzle } = await openPage(attacked);
    const refused = await post(attacked, { ...REQUESTED, stamp });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain(REQUEST.nl.notices.prove);
    expect(page).toContain('Sinds vanmorgen start de kassa niet meer.</textarea>');
    expect(fieldOf(page, 'stamp')).toBe(stamp);
    expect(await attacked.tickets()).toEqual([]);
    const proof = await solve(puzzle);
    expect((await post(attacked, { ...REQUESTED, stamp, proof })).status).toBe(200);
    expect(await attacked.tickets()).toHaveLength(1);
  });

  it('a solution is worth one form, and none that was tampered with counts', async () => {
    const stage = await underAttack();
    const first = await openPage(stage);
    const other = await openPage(stage);
    const proof = await solve(first.puzzle);
    const easier = JSON.parse(proof);
    easier.challenge.parameters.cost = 1;
    const guessed = JSON.parse(proof);
    guessed.solution.derivedKey = 'ab'.repeat(32);
    for (const wrong of [
      '',
      '{',
      'null',
      '{"a":1}',
      JSON.stringify(easier),
      JSON.stringify(guessed),
      'x'.repeat(9_000),
    ]) {
      expect((await post(stage, { ...REQUESTED, stamp: first.stamp, proof: wrong })).status, wrong.slice(0, 40)).toBe(
        422,
      );
    }
    expect((await post(stage, { ...REQUESTED, stamp: other.stamp, proof })).status).toBe(422);
    expect(await stage.tickets()).toEqual([]);
    expect((await post(stage, { ...REQUESTED, stamp: first.stamp, proof })).status).toBe(200);
    expect((await post(stage, { ...REQUESTED, stamp: first.stamp, proof, words: 'Other words' })).status).toBe(422);
    expect(await stage.tickets()).toHaveLength(1);
  });

  it('says without a script what to do, and prints no address', async () => {
    const stage = await underAttack();
    for (const language of ['nl', 'fr', 'en', 'de'] as const) {
      const page = await stage.page(`/?lang=${language}`);
      expect(page).toContain(`<noscript><p class="card notice">${REQUEST[language].needsScript}</p></noscript>`);
      expect(page).not.toContain('@');
    }
  });

  it('is logged once', async () => {
    const lines: string[] = [];
    const log = openLog('warn', { write: (line: string) => void lines.push(line) });
    const stage = await formStage({ limits: { ...LIMITS, attackPerMinute: ATTACK } }, { log });
    for (let count = 0; count < 2 * ATTACK; count += 1) await post(stage, REQUESTED);
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual([expect.stringContaining('robots at the form')]);
  });

  it('is over when the attempts are', async () => {
    const stage = await underAttack();
    stage.clock.advance(MINUTE_MS);
    expect(puzzleOf(await stage.page('/'))).toBe('');
    expect((await fillIn(stage)).status).toBe(200);
  });
});

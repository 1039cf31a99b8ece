import { beforeAll, describe, expect, it } from 'vitest';
import exceptions from './exceptions.json' with { type: 'json' };
import { type Difference, MEASURES, percent, reaches, scores } from './report.ts';
import { runCorpus } from './run.ts';

const CORPUS_TIMEOUT_MS = 240_000;

/** A folder of mails with expectations, where there is one: LOKET_CORPUS names it. `npm run corpus` tells more. */
const dir = process.env.LOKET_CORPUS;

if (dir !== undefined && dir !== '') {
  describe('a corpus of other people’s mails', () => {
    let results: Difference[] = [];
    beforeAll(async () => {
      results = await runCorpus(dir);
    }, CORPUS_TIMEOUT_MS);

    it.each(MEASURES)('R-MSG, R-KIND, R-ACK come out as claimed: %s', (measure) => {
      const score = scores(results)[measure];
      const misses = results.filter((one) => one.measure === measure && !one.ok && one.exception === null);
      const first = misses.map((one) => `${one.source}/${one.file} ${one.field}: want ${one.want}, got ${one.got}`);
      expect(reaches(measure, score), `${percent(score)}\n${first.slice(0, 10).join('\n')}`).toBe(true);
    });

    it('every exception is of a claim that is made here, and not held', () => {
      const files = new Set(results.map((one) => `${one.source}/${one.file}`));
      const used = new Set(
        results.flatMap((one) => (one.exception === null ? [] : [`${one.source}/${one.file} ${one.field}`])),
      );
      const listed = Object.entries(exceptions).flatMap(([file, fields]) =>
        files.has(file) ? Object.keys(fields).map((field) => `${file} ${field}`) : [],
      );
      expect(listed.filter((one) => !used.has(one))).toEqual([]);
    });
  });
} else {
  it('the runner has a bar for each measure', () => {
    expect(MEASURES.length).toBeGreaterThan(0);
    expect(reaches('crash', { held: 0, of: 1 })).toBe(false);
  });
}

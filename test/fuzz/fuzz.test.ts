import { describe, expect, it } from 'vitest';
import { fuzz } from './run.ts';
import { FIXTURES, readSamples } from './samples.ts';

const samples = readSamples(FIXTURES);
const RUNS_EACH = 2000;

describe('20,000 broken mails', () => {
  it.each(Array.from({ length: 10 }, (_, i) => i * RUNS_EACH))(
    'R-MSG-1, R-MSG-6, R-IN-15 from seed %i on: none throws, hangs or comes out unclean',
    { timeout: 60_000 },
    async (seed) => {
      const finds = await fuzz(samples, seed, RUNS_EACH);
      expect(finds.map((find) => `seed ${find.seed}: ${find.fault}`)).toEqual([]);
    },
  );
});

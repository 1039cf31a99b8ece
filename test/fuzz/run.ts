import { faultOf } from './judge.ts';
import { mutate } from './mutate.ts';
import { Random } from './random.ts';

export interface Find {
  seed: number;
  fault: string;
  mail: Buffer;
}

/** One run in so many also checks that the mail reads the same in small pieces. */
const PIECES_EVERY = 8;

/** Runs `runs` seeds from `first` on; each makes one mail of one of `samples`, whatever ran before. */
export async function fuzz(samples: readonly Buffer[], first: number, runs: number): Promise<Find[]> {
  const finds: Find[] = [];
  for (let seed = first; seed < first + runs; seed++) {
    const random = new Random(seed);
    const sample = samples[random.below(samples.length)];
    if (sample === undefined) return finds;
    const mail = mutate(sample, random);
    const chunk = seed % PIECES_EVERY === 0 ? 1 + random.below(100) : mail.length;
    const fault = await faultOf(mail, chunk);
    if (fault !== null) finds.push({ seed, fault, mail });
  }
  return finds;
}

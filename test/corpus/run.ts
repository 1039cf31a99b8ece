/** Runs a whole corpus and gives each claim with what became of it. */
import { describe as words } from '../../src/errors.ts';
import { compareBody, compareMail, type Result } from './compare.ts';
import { examine, examineBody } from './examine.ts';
import exceptions from './exceptions.json' with { type: 'json' };
import { readCorpus, type Sample } from './expectations.ts';
import type { Difference } from './report.ts';

/** All results, misses and hits alike, in the order of the files. */
export async function runCorpus(
  dir: string,
  onSample: (done: number, of: number) => void = () => undefined,
): Promise<Difference[]> {
  const samples = readCorpus(dir);
  const results: Difference[] = [];
  for (const [index, sample] of samples.entries()) {
    for (const result of await resultsOf(sample)) results.push({ ...result, ...place(sample, result) });
    onSample(index + 1, samples.length);
  }
  return results;
}

function place({ source, expected }: Sample, result: Result) {
  const known: Record<string, Record<string, string>> = exceptions;
  return {
    source,
    file: expected.file,
    exception: result.ok ? null : (known[`${source}/${expected.file}`]?.[result.field] ?? null),
  };
}

async function resultsOf(sample: Sample): Promise<Result[]> {
  const { expected, raw } = sample;
  const crash = (ok: boolean, got: string): Result => ({
    measure: 'crash',
    field: 'crash',
    basis: 'headers',
    ok,
    want: 'no error',
    got,
  });
  try {
    if (expected.format === 'body-html') return [];
    if (expected.format === 'body-text')
      return [crash(true, ''), ...compareBody(expected, examineBody(sample), raw.toString('utf8'))];
    return [crash(true, ''), ...compareMail(expected, await examine(sample))];
  } catch (error) {
    return [crash(false, words(error))];
  }
}

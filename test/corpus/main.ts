/** `npm run corpus -- DIR [--all]`: checks a folder of mails with expectations; prints the table and every difference. */
import { parseArgs } from 'node:util';
import { type Difference, MEASURES, percent, reaches, scores } from './report.ts';
import { runCorpus } from './run.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const [dir] = positionals;
if (dir === undefined) {
  console.error('usage: npm run corpus -- DIR [--all] [--only MEASURE]   (--all: also claims that rest on judgement)');
  process.exit(2);
}

const results = await runCorpus(dir);
printDifferences(results);
printTable(results);
const missed = MEASURES.filter((measure) => !reaches(measure, scores(results)[measure]));
if (missed.length > 0) {
  console.log(`\nBelow their bar: ${missed.join(', ')}`);
  process.exitCode = 1;
}

function printDifferences(all: readonly Difference[]): void {
  for (const one of all) {
    if (one.ok || (one.basis === 'judged' && !values.all) || (values.only !== undefined && one.measure !== values.only))
      continue;
    const note = one.exception === null ? '' : `\n    exception: ${one.exception}`;
    console.log(
      `${one.measure} ${one.source}/${one.file} ${one.field} (${one.basis})\n    want ${one.want}\n    got  ${one.got}${note}`,
    );
  }
}

function printTable(all: readonly Difference[]): void {
  const sources = [...new Set(all.map(({ source }) => source))];
  const rows = sources.map((source) => [source, scores(all.filter((one) => one.source === source))] as const);
  for (const [source, score] of [...rows, ['all', scores(all)] as const]) {
    const cells = MEASURES.filter((measure) => score[measure].of > 0).map(
      (measure) => `${measure} ${percent(score[measure])}`,
    );
    console.log(`${source.padEnd(22)} ${cells.join('  ')}`);
  }
}

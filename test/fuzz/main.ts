/** `npm run fuzz -- [--runs N] [--seed S] [--corpus DIR]`: changes mails at random and looks for one that we cannot take. */
import { parseArgs } from 'node:util';
import { fuzz } from './run.ts';
import { FIXTURES, readSamples } from './samples.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    corpus: { type: 'string', default: FIXTURES },
    show: { type: 'boolean', default: false },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
const finds = await fuzz(readSamples(values.corpus), seed, runs);
for (const find of finds) {
  console.log(`seed ${find.seed}: ${find.fault}`);
  if (values.show) console.log(find.mail.toString('latin1'));
}
console.log(`${runs} runs, ${finds.length} finds`);
process.exitCode = finds.length === 0 ? 0 : 1;

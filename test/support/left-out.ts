import type { Reporter, TestModule } from 'vitest/node';
import { missing } from './available.ts';

/** Says at the end of a run which tests were left out, and what the machine lacks; with CI=true that is a failure. */
export default class LeftOut implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const names = modules.flatMap((module) => [...module.children.allTests('skipped')].map((test) => test.fullName));
    if (names.length === 0) return;
    console.log(`Left out: ${names.length} tests.`);
    for (const sentence of missing()) console.log(`  because ${sentence}`);
    for (const name of names) console.log(`  - ${name}`);
    if (process.env.CI === 'true') {
      console.error('CI leaves nothing out: this run has failed.');
      process.exitCode = 1;
    }
  }
}

import { defineConfig } from 'vitest/config';
import LeftOut from './test/support/left-out.ts';

/** Where the numbers of a run go, for a machine to read; unset: nowhere. */
const results = process.env.TEST_RESULTS;
const reporters = ['default', new LeftOut()];

export default defineConfig({
  // Mirrors tsconfig.json: pages are Preact, also when a test imports their source.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/support/build.ts'],
    // Processes, not threads: better-sqlite3 is native, and tests send signals to what they start.
    pool: 'forks',
    // Two, also on two cores, where vitest would take one: much of the time is spent waiting for servers.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: results ? [...reporters, ['json', { outputFile: results }]] : reporters,
  },
});

// Usage: node totals.js CHECKS STATUS RESULTS…
// Prints `N passed, N failed` over the results of runs of vitest (JSON). CHECKS: how many checks failed before the tests.
// STATUS: the worst exit status of the runs. Here a test that was left out has failed.
import { readFileSync } from 'node:fs';

const [checks, status, ...files] = process.argv.slice(2);
const runs = files.map(read);
const passed = sum(runs, (run) => run.numPassedTests);
const found = Number(checks) + sum(runs, failuresOf);
// A run may fail outside any test: an unhandled error, a crash.
const failed = found === 0 && status !== '0' ? 1 : found;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Failed tests, tests left out, and files that broke before their tests. */
function failuresOf(run) {
  const broken = run.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return run.numFailedTests + run.numPendingTests + run.numTodoTests + broken.length;
}

function sum(runs, count) {
  return runs.reduce((total, run) => total + count(run), 0);
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  }
}

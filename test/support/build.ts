import { spawnSync } from 'node:child_process';
import { ROOT } from './repository.ts';

/**
 * Builds `dist` once before the tests, so that they can start the real `dist/main.js`. Types are judged by `npm run check`.
 */
export function setup(): void {
  const result = spawnSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`dist could not be built:\n${result.stderr}`);
}

import { spawnSync } from 'node:child_process';
import { ROOT } from './repository.ts';

/**
 * Builds `dist` once before the tests, so that they can start the real `dist/main.js`.
 * A type error does not stop it: the compiler writes its output all the same, and `npm run check` is where types are judged.
 */
export function setup(): void {
  const result = spawnSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, encoding: 'utf8' });
  if (result.status !== 0) console.error(`The build has errors; npm run check shows them too.\n${result.stdout}`);
}

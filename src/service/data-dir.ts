/** The folder that holds all that must outlive the process. */
import { mkdirSync } from 'node:fs';
import { codeOf, LoketError } from '../errors.ts';

/** The lock of the one worker. */
export const LOCK_FILE = 'worker.lock.db';

/** Makes the folder where it is not there yet. Errors: LoketError `invalid` when this user may not. */
export function makeDataDir(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    const why = codeOf(error) ?? 'unknown error';
    throw new LoketError(
      'invalid',
      `data_dir: ${path} cannot be made (${why}); name a folder that this user may write to`,
      { cause: error },
    );
  }
}

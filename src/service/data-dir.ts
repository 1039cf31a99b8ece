/** The folder that holds all that must outlive the process. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, LoketError } from '../errors.ts';

/** The lock of the one worker. */
export const LOCK_FILE = 'worker.lock.db';

/** Where a restore makes all ready. */
export const RESTORE_STAGE = 'restoring';

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

/** Errors: LoketError `conflict` when a restore was cut off: a desk begun in its place would know nobody, and confirm every mail anew. */
export function refuseHalfRestored(path: string): void {
  if (!existsSync(join(path, RESTORE_STAGE))) return;
  throw new LoketError('conflict', `data_dir: a restore into ${path} was cut off; run \`loket restore\` again`);
}

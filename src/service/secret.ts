/** The key for signatures: given as LOKET_SECRET, or made at first start and kept in the data folder. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, LoketError } from '../errors.ts';

const KEY_BYTES = 32;
export const KEY_FILE = 'secret.key';

/**
 * The key, made when it is not there yet. Errors: LoketError `invalid` when the file is damaged: another key would make
 * every reply address in customers' mail programs worthless, so a new one is never made in its place.
 */
export function openSecret(configured: string, dataDir: string): Uint8Array {
  if (configured !== '') return Buffer.from(configured, 'utf8');
  const path = join(dataDir, KEY_FILE);
  return readKey(path) ?? makeKey(path);
}

/** The key if there is one, for commands that must make nothing. Errors: as `openSecret`. */
export function findSecret(configured: string, dataDir: string): Uint8Array | null {
  return configured === '' ? readKey(join(dataDir, KEY_FILE)) : Buffer.from(configured, 'utf8');
}

function readKey(path: string): Uint8Array | null {
  try {
    const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
    if (key.length === KEY_BYTES) return key;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  throw new LoketError('invalid', `${path} is damaged; restore it from a backup, or set LOKET_SECRET`);
}

/** Written aside and renamed: a crash leaves the whole key or none. */
function makeKey(path: string): Uint8Array {
  const key = randomBytes(KEY_BYTES);
  const temporary = `${path}.new`;
  const file = openSync(temporary, 'w', 0o600);
  writeSync(file, `${key.toString('hex')}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(temporary, path);
  return key;
}

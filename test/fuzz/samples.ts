import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Our own mails, by name. */
export const FIXTURES = fileURLToPath(new URL('../fixtures/mail', import.meta.url));
/** Larger mails say no more and take longer. */
const MAX_SAMPLE = 64 * 1024;

/** All mails below a folder, in the order of their names. */
export function readSamples(dir: string): Buffer[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:eml|box|msg|txt)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => readFileSync(path).subarray(0, MAX_SAMPLE));
}

/** Reads the mail templates from disk for `wording`, which itself opens no file. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { codeOf, LoketError } from './errors.ts';
import { PACKAGE_ROOT } from './package-root.ts';

/** The folder of templates that comes with Loket. */
export const BUILT_IN_TEMPLATES = join(PACKAGE_ROOT, 'config', 'templates');

const SUFFIX = '.liquid';
const MAX_TEMPLATE_BYTES = 262_144;

/**
 * The templates of `dir` by name, e.g. `nl/confirmation.text.liquid`; a file of `overrideDir` with the same name wins, or is
 * added if it is one of `optional`.
 * Throws LoketError `invalid` for a folder that cannot be read, and for an own file that replaces nothing: a slip in
 * its name would otherwise go unseen.
 */
export function readTemplates(
  dir: string,
  overrideDir: string | null,
  optional: readonly string[] = [],
): Map<string, string> {
  const templates = readFolder(dir);
  if (overrideDir === null || overrideDir === '') return templates;
  for (const [name, text] of readFolder(overrideDir)) {
    if (!templates.has(name) && !optional.includes(name)) {
      const known = [...templates.keys(), ...optional].sort().join(', ');
      throw new LoketError('invalid', `templates_dir: ${name} replaces no template; rename it to one of: ${known}`);
    }
    templates.set(name, text);
  }
  return templates;
}

function readFolder(dir: string): Map<string, string> {
  try {
    const names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(SUFFIX));
    return new Map(names.sort().map((name) => [name.split(sep).join('/'), readTemplate(join(dir, name), name)]));
  } catch (error) {
    if (error instanceof LoketError) throw error;
    const why = codeOf(error) ?? 'unknown error';
    throw new LoketError('invalid', `templates_dir: ${dir} cannot be read (${why}); name a folder of templates`, {
      cause: error,
    });
  }
}

function readTemplate(path: string, name: string): string {
  if (statSync(path).size > MAX_TEMPLATE_BYTES) {
    throw new LoketError('invalid', `templates_dir: ${name} is larger than ${MAX_TEMPLATE_BYTES} bytes; shorten it`);
  }
  // An editor's byte order mark would otherwise stand in front of the subject.
  return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
}

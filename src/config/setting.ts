/** One setting and how it is named. A setting keeps the name that the operator wrote, so that a mistake is told in their words. */
import { readFileSync } from 'node:fs';
import { codeOf, LoketError } from '../errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Setting {
  readonly value: string | readonly string[];
  /** The key, with where it was set if it was, e.g. `smtp.port (LOKET_SMTP__PORT)`. */
  readonly label: string;
  readonly isDefault: boolean;
}

/** Settings by dotted path; for a mailbox the path inside it, e.g. `imap.host`. */
export type Settings = ReadonlyMap<string, Setting>;

export const PREFIX = 'LOKET_';
export const CONFIG_NAME = 'LOKET_CONFIG';
const MAILBOX = 'mailbox.';
const MAX_FILE_CHARACTERS = 1_048_576;

/** The variable of a key: `smtp.host` → `LOKET_SMTP__HOST`. */
export function variableOf(path: string): string {
  return PREFIX + path.toUpperCase().replaceAll('.', '__');
}

/** The mailbox's part of all settings, by the path inside it. */
export function mailboxPart(settings: Settings): Map<string, Setting> {
  const own = [...settings].filter(([path]) => path.startsWith(MAILBOX));
  return new Map(own.map(([path, setting]) => [path.slice(MAILBOX.length), setting]));
}

/** A file's text, or null and a mistake. Neither the path nor the content is told: both are values. */
export function readText(name: string, path: string, mistakes: string[]): string | null {
  try {
    const text = readFileSync(path, 'utf8');
    if (text.length <= MAX_FILE_CHARACTERS) return text;
    mistakes.push(`${name}: the file is longer than ${MAX_FILE_CHARACTERS} characters; name the right one`);
  } catch (error) {
    const why = codeOf(error) ?? 'unknown error';
    mistakes.push(
      `${name}: the file cannot be read (${why}); check its path, counted from the working folder, and its rights`,
    );
  }
  return null;
}

/** All mistakes in one error, a line for each, none twice. */
export function refuse(mistakes: readonly string[]): never {
  throw new LoketError('invalid', [...new Set(mistakes)].join('\n'));
}

/** What a failed command says, and how it exits. The only place that maps errors to lines and exit codes. */
import { codeOf, describe, isTemporary, LoketError } from '../errors.ts';

export const EXIT_OK = 0;
export const EXIT_FAILED = 1;
export const EXIT_USAGE = 2;
/** EX_TEMPFAIL of sysexits.h: an MTA keeps the mail and tries again. */
const EXIT_TRY_AGAIN = 75;

/** The command line asks for something that makes no sense: exit 2. */
export class UsageError extends Error {}

export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return EXIT_USAGE;
  // Its message says what to mend; that something in its cause would pass by itself is no help.
  if (error instanceof LoketError) return EXIT_FAILED;
  return isTemporary(error) ? EXIT_TRY_AGAIN : EXIT_FAILED;
}

/** The lines for standard error: what is wrong and what to do. `debug`: also where an unknown error came from. */
export function linesOf(error: unknown, debug: boolean): string[] {
  if (error instanceof UsageError) return [error.message];
  if (error instanceof LoketError) return error.message.split('\n');
  const known = explainByCode(error);
  if (debug && error instanceof Error) return [known ?? describe(error), ...(error.stack ?? '').split('\n').slice(1)];
  return [known ?? `${describe(error)} (more with LOKET_LOG__LEVEL=debug)`];
}

/** One line for an error that concerns one file among several. */
export function lineOf(error: unknown): string {
  if (codeOf(error) === 'EISDIR') return 'is a folder; name files';
  if (codeOf(error) === 'ENOENT') return 'there is no such file';
  if (codeOf(error) === 'EACCES') return 'may not be read by this user';
  return linesOf(error, false).join('; ');
}

function explainByCode(error: unknown): string | null {
  const code = codeOfAny(error) ?? '';
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'SQLITE_FULL':
      return 'the disk is full; free some space and try again (nothing was lost)';
    case 'EROFS':
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
      return 'the data folder cannot be written; check its rights and those of the files in it';
    case 'SQLITE_CANTOPEN':
      return 'the database cannot be opened; check that data_dir is there and that this user may write to it';
    case 'SQLITE_CORRUPT':
      return 'the database is damaged; stop Loket, keep the data folder, and restore a backup';
    case 'EACCES':
    case 'EPERM':
      return `this user may not do that (${describe(error)}); check the rights of the data folder, and ports below 1024`;
    case 'EADDRINUSE':
      return `${describe(error)}; stop the program that listens there, or set web.port and ops.port`;
    case 'EMFILE':
    case 'ENFILE':
      return 'too many open files; raise the limit (ulimit -n) and try again';
    default:
      return code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')
        ? 'the database is busy; try again'
        : null;
  }
}

/** The code of an error, or of what caused it. */
function codeOfAny(error: unknown): string | null {
  return codeOf(error) ?? (error instanceof Error && error.cause !== undefined ? codeOfAny(error.cause) : null);
}

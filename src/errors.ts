/** The codes that an edge may show to a caller; every other failure is internal. */
export type ErrorCode = 'invalid' | 'not_found' | 'conflict' | 'forbidden' | 'too_many';

/** A refusal as an edge can say it in its reader's language: `key` finds the words, `values` stand in them. */
export interface Refusal {
  key: string;
  values?: Readonly<Record<string, string | number>>;
}

/** A failure that its reader can mend: `message` says what is wrong and what to do about it, in one line. */
export class LoketError extends Error {
  readonly code: ErrorCode;
  /** Null for what no form of ours leads to: its message says it, in English. */
  readonly refusal: Refusal | null;

  constructor(code: ErrorCode, message: string, { cause, key, values }: ErrorOptions & Partial<Refusal> = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'LoketError';
    this.code = code;
    this.refusal = key === undefined ? null : { key, ...(values === undefined ? {} : { values }) };
  }
}

/**
 * A failure that passes by itself: a full disk, a locked database, a server that is away.
 * The work is not to be blamed for it: nothing is acknowledged and no attempt is counted.
 */
export class TemporaryError extends Error {
  /** Milliseconds the other side asked us to wait, where it did. */
  readonly retryAfterMs: number | null;

  constructor(message: string, options?: ErrorOptions & { retryAfterMs?: number | null }) {
    super(message, options);
    this.name = 'TemporaryError';
    this.retryAfterMs = options?.retryAfterMs ?? null;
  }
}

/** Closes a union: a case that was forgotten does not compile. */
export function never(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}

const FAULTS_OF_THE_MACHINE = new Set([
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'EROFS',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'SQLITE_FULL',
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'SQLITE_NOMEM',
]);

/** The `code` of a Node, SQLite or network error, else null. */
export function codeOf(error: unknown): string | null {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return null;
}

/** True for failures of the machine under us (disk, database, handles), which say nothing about the work in hand. */
export function isTemporary(error: unknown): boolean {
  if (error instanceof TemporaryError) return true;
  const code = codeOf(error);
  if (code !== null && (FAULTS_OF_THE_MACHINE.has(code) || code.startsWith('SQLITE_IOERR'))) return true;
  return error instanceof Error && error.cause !== undefined && isTemporary(error.cause);
}

/** One line for logs and rows: the message without line breaks, at most `limit` characters. */
export function describe(error: unknown, limit = 300): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s+/g, ' ').trim().slice(0, limit);
}

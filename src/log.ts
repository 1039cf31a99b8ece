/** Structured logs: ids, counts and reason codes; never a secret, an address or a word of a mail. */
import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** A second line of defence: callers do not log these; should one slip in, its value does not come out. */
const REDACTED = ['password', 'pass', 'secret', 'token', 'auth', 'text', 'html', 'subject', 'raw', 'mail'];

/** A logger that writes one JSON object a line to `destination` (standard output when left out). */
export function openLog(level: LogLevel, destination?: DestinationStream): Log {
  const paths = REDACTED.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths, censor: '[redacted]' },
    serializers: { error: serializeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Name, code and message; no stack for failures that are expected, and no properties, which may hold commands or mail. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? { code: error.code } : {};
  const cause = error.cause instanceof Error ? { cause: error.cause.message } : {};
  const stack = error instanceof TypeError || error instanceof ReferenceError ? { stack: error.stack } : {};
  return { name: error.name, message: error.message, ...code, ...cause, ...stack };
}

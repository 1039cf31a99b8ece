/** What an IMAP failure means, in words that its reader can act on, and whether it is the password. Pure. */
import { codeOf, describe, LoketError, TemporaryError } from '../errors.ts';
import { DeadlineError } from './deadline.ts';
import type { MailboxOptions } from './options.ts';

/** RFC 5530 §3: the server says that these credentials will not do. */
const REFUSED_CODES = new Set(['AUTHENTICATIONFAILED', 'AUTHORIZATIONFAILED', 'EXPIRED']);
/** A refusal without a code that speaks of anything but the credentials. */
const PASSING_TROUBLE =
  /temporar|unavailable|try again|later|too many|limit|throttl|\brate\b|busy|internal|time[d ]?-?out|connection|server error|in use|\b429\b|\b5\d\d\b/i;

/**
 * R-IN-13: true only when the server refused the credentials themselves: NO to the login with such a code, or without a
 * code and without a word of passing trouble. Never for time-outs, limits, throttling or a lost connection.
 */
export function isLoginRefused(error: unknown): boolean {
  if (property(error, 'authenticationFailed') !== true || property(error, 'responseStatus') !== 'NO') return false;
  const code = text(error, 'serverResponseCode');
  if (code !== null) return REFUSED_CODES.has(code.toUpperCase());
  return !PASSING_TROUBLE.test(text(error, 'responseText') ?? '');
}

/** True when the folder is not there, as far as the server tells. */
export function isFolderMissing(error: unknown): boolean {
  return property(error, 'mailboxMissing') === true;
}

/** True when the server answered a command with NO or BAD: the connection is in order, the command was not. */
export function isRefusal(error: unknown): boolean {
  const status = property(error, 'responseStatus');
  return status === 'NO' || status === 'BAD';
}

/** One sentence for the operator: what is wrong and what to do. Never the password. `folders`: names that exist, if known. */
export function explainImapError(error: unknown, options: MailboxOptions, folders: readonly string[] = []): string {
  if (error instanceof LoketError) return error.message;
  const { host, port, user, folder } = options.imap;
  const server = `${host}:${port}`;
  if (isLoginRefused(error)) return `${server} refused the login of ${user}; check imap.user and imap.password`;
  if (isFolderMissing(error))
    return `${server} has no folder "${folder}"${suggestion(folder, folders)}; check imap.folder`;
  return byCode(error, server) ?? byText(error, server) ?? `${server}: ${describe(error)}${answer(error)}`;
}

function byCode(error: unknown, server: string): string | null {
  const code = codeOf(error) ?? '';
  if (error instanceof DeadlineError) return `${server} did not answer in time (${error.message})`;
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the name of ${server} cannot be found; check imap.host and the name service`;
    case 'ECONNREFUSED':
      return `${server} refuses the connection; check imap.host, imap.port and that the server runs`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `${server} cannot be reached; check the network`;
    case 'ETIMEDOUT':
    case 'ETIMEOUT':
    case 'CONNECT_TIMEOUT':
      return `${server} did not answer in time; check imap.host, imap.port and the network`;
    case 'GREETING_TIMEOUT':
      return `${server} accepts connections but says nothing; with port 993 imap.tls must be "implicit"`;
    case 'ECONNRESET':
    case 'EPIPE':
    case 'NoConnection':
    case 'EConnectionClosed':
    case 'ClosedAfterConnectText':
    case 'ClosedAfterConnectTLS':
      return `${server} closed the connection${answer(error)}`;
    default:
      return code.startsWith('ERR_TLS') || /CERT|SELF_SIGNED|UNABLE_TO/.test(code)
        ? `the certificate of ${server} cannot be verified (${code}); imap.host must be the name it was made for, issued by a known authority`
        : null;
  }
}

function byText(error: unknown, server: string): string | null {
  const message = describe(error);
  if (/wrong version number|ssl3_get_record|packet length too long/i.test(message)) {
    return `${server} does not speak TLS at once; set imap.tls to "starttls", or the port to 993`;
  }
  if (/does not support STARTTLS|STARTTLS/i.test(message) && !/injection/i.test(message)) {
    return `${server} does not offer STARTTLS; nothing was sent in clear text; set imap.tls to "implicit" with port 993`;
  }
  if (/login is disabled/i.test(message))
    return `${server} allows no login without TLS; set imap.tls to "starttls" or "implicit"`;
  if (error instanceof TemporaryError) return `${server}: ${message}`;
  return null;
}

/** What the server said, where it said something. */
function answer(error: unknown): string {
  const said = text(error, 'responseText') ?? text(error, 'reason');
  return said === null ? '' : `: ${describe(said)}`;
}

/** At most three names that look alike, else the first few. */
function suggestion(folder: string, folders: readonly string[]): string {
  if (folders.length === 0) return '';
  const wanted = folder.toLowerCase();
  const last = wanted.split(/[./]/).at(-1) ?? wanted;
  const alike = folders.filter((name) => name.toLowerCase().includes(last) || wanted.includes(name.toLowerCase()));
  const names = (alike.length > 0 ? alike : folders).slice(0, 3);
  return `; there is ${names.map((name) => `"${name}"`).join(', ')}`;
}

function property(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
}

function text(error: unknown, name: string): string | null {
  const value = property(error, name);
  return typeof value === 'string' && value !== '' ? value : null;
}

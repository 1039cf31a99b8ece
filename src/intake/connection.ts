/**
 * One connection to one IMAP server, and the only place that makes an ImapFlow client. A client that was closed is dead
 * (R-IN-11): whoever finds a connection closed opens another. Every command runs under a deadline (R-IN-10), and what ended
 * the connection is told by whatever ran on it.
 */
import { rootCertificates } from 'node:tls';
import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import { LoketError, TemporaryError } from '../errors.ts';
import type { Log } from '../log.ts';
import { type Phase, withDeadline } from './deadline.ts';
import { deadlinesOf, type MailboxOptions } from './options.ts';

/** Longer than any phase, so that a deadline of ours speaks first. */
const SOCKET_TIMEOUT_MS = 10 * 60_000;
/** What a response holds besides the bytes of a mail. */
const RESPONSE_FRAME_BYTES = 64 * 1024;
/** A search of a whole folder answers in one line: some three million UIDs. */
const MAX_LINE_BYTES = 32 * 1024 * 1024;
/** A server's hint is followed up to here. */
const MAX_THROTTLE_MS = 60 * 60_000;
const LOGOUT_MS = 2_000;

export interface Connection {
  readonly client: ImapFlow;
  readonly log: Log;
  /** Runs commands of one phase; a DeadlineError closes the connection. Errors: those of imapflow, or what ended the connection. */
  run<T>(phase: Phase, ms: number, work: (client: ImapFlow) => Promise<T>): Promise<T>;
  isOpen(): boolean;
  /** What ended the connection, where something did. */
  failure(): Error | null;
  /** Ends the connection at once; what runs on it fails. */
  close(): void;
  /** Says goodbye first, if the server listens. Never fails. */
  leave(): Promise<void>;
}

/** The folder as the server shows it. `uidNext` is 0 where the server does not say. */
export interface Selected {
  uidValidity: string;
  uidNext: number;
  exists: number;
  readOnly: boolean;
}

export interface ConnectionEvents {
  /** The folder has so many mails more than before, or fewer; a hint only. */
  onExists?: (more: number) => void;
  onClosed?: () => void;
  /** A command was answered. */
  onProgress?: () => void;
}

/** What ended a connection, and those that wait on it. */
interface Ending {
  cause: Error | null;
  inFlight: Set<(error: Error) => void>;
}

/** Connects and logs in. Errors: those of imapflow; TemporaryError with the server's hint when it throttles. */
export async function openConnection(
  options: MailboxOptions,
  log: Log,
  signal?: AbortSignal,
  events: ConnectionEvents = {},
): Promise<Connection> {
  const ending: Ending = { cause: null, inFlight: new Set() };
  const client = newClient(options, log, ending);
  listen(client, ending, events, signal);
  const connection = connectionOn(client, log, ending, events);
  const { connectMs, loginMs } = deadlinesOf(options);
  try {
    signal?.throwIfAborted();
    await connection.run('connect', connectMs + loginMs, () => client.connect());
  } catch (error) {
    client.close();
    throw error;
  }
  return connection;
}

function newClient(options: MailboxOptions, log: Log, ending: Ending): ImapFlow {
  const client: ImapFlow = new ImapFlow({
    ...clientOptions(options),
    logger: throttleListener(log, (ms) => {
      const retryAfterMs = Math.min(ms, MAX_THROTTLE_MS);
      ending.cause ??= new TemporaryError('the server asks to wait (throttling)', { retryAfterMs });
      // Deferred: imapflow begins its wait only after this line, and a close must find it to end it.
      client.closeAfter();
    }),
  });
  return client;
}

/** Before connect: an error event without a listener ends the process (R-IN-11). */
function listen(client: ImapFlow, ending: Ending, events: ConnectionEvents, signal: AbortSignal | undefined): void {
  const close = () => client.close();
  signal?.addEventListener('abort', close);
  client.on('error', (error) => {
    ending.cause ??= error;
  });
  client.on('exists', ({ count, prevCount }) => events.onExists?.(count - prevCount));
  client.once('close', () => {
    signal?.removeEventListener('abort', close);
    // What runs fails by itself, with an error that says more; this is for what a closed client would leave waiting.
    setImmediate(() => {
      for (const reject of ending.inFlight) reject(ending.cause ?? new Error('the connection was closed'));
    });
    events.onClosed?.();
  });
}

function connectionOn(client: ImapFlow, log: Log, ending: Ending, events: ConnectionEvents): Connection {
  const close = () => client.close();
  return {
    client,
    log,
    async run(phase, ms, work) {
      let abandon: (error: Error) => void = () => undefined;
      const ended = new Promise<never>((_resolve, reject) => {
        abandon = reject;
      });
      ending.inFlight.add(abandon);
      try {
        const result = await withDeadline(Promise.race([work(client), ended]), ms, phase, close);
        events.onProgress?.();
        return result;
      } catch (error) {
        throw ending.cause ?? error;
      } finally {
        ending.inFlight.delete(abandon);
      }
    },
    isOpen: () => client.usable,
    failure: () => ending.cause,
    close,
    async leave() {
      const timer = setTimeout(close, LOGOUT_MS);
      await client.logout().catch(() => undefined);
      clearTimeout(timer);
      client.close();
    },
  };
}

function clientOptions(options: MailboxOptions): ImapFlowOptions {
  const { host, port, tls, user, password } = options.imap;
  const deadlines = deadlinesOf(options);
  const maxLiteralSize = options.maxMailBytes + RESPONSE_FRAME_BYTES;
  return {
    host,
    port,
    auth: { user, pass: password },
    secure: tls === 'implicit',
    // `true` fails where STARTTLS is not offered, `false` stays in clear text; leaving it out would fall back silently (R-IN-14).
    ...(tls === 'implicit' ? {} : { doSTARTTLS: tls === 'starttls' }),
    tls: {
      rejectUnauthorized: true,
      ...(options.tlsCa === undefined ? {} : { ca: [...rootCertificates, options.tlsCa] }),
    },
    clientInfo: { name: 'Loket' },
    connectionTimeout: deadlines.connectMs,
    greetingTimeout: deadlines.loginMs,
    socketTimeout: SOCKET_TIMEOUT_MS,
    maxIdleTime: deadlines.idleMs,
    disableAutoIdle: true,
    maxLiteralSize,
    maxResponseSize: maxLiteralSize + RESPONSE_FRAME_BYTES,
    maxLineLength: MAX_LINE_BYTES,
  };
}

/**
 * imapflow waits out a server's "suggested backoff time" inside the command, where our deadline would end it and lose the
 * hint. Its log is the only place that tells the time at once. Entries may hold commands, so only their message is passed on.
 */
function throttleListener(log: Log, onThrottle: (ms: number) => void) {
  const pass = (entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return;
    if ('throttleDelay' in entry && typeof entry.throttleDelay === 'number') onThrottle(entry.throttleDelay);
    if ('msg' in entry && typeof entry.msg === 'string') log.trace({ imap: entry.msg }, 'imap');
  };
  return { debug: pass, info: pass, warn: pass, error: pass };
}

/** Opens the folder, anew when it is open already: the fresh view shows a new UIDVALIDITY. EXAMINE unless flags are ours to set. */
export async function selectFolder(
  connection: Connection,
  options: MailboxOptions,
  readOnly: boolean,
): Promise<Selected> {
  const opened = await connection.run('select', deadlinesOf(options).selectMs, (client) =>
    client.mailboxOpen(options.imap.folder, { readOnly }),
  );
  if (!opened.uidValidity) {
    throw new LoketError(
      'invalid',
      `the server gives no UIDVALIDITY for "${options.imap.folder}"; such a folder cannot be watched`,
    );
  }
  return {
    uidValidity: String(opened.uidValidity),
    uidNext: opened.uidNext || 0,
    exists: opened.exists || 0,
    readOnly: opened.readOnly === true,
  };
}

/** UIDs that match, ascending. Errors: LoketError when the server refuses to search. */
export async function searchUids(connection: Connection, options: MailboxOptions, set: string): Promise<number[]> {
  const uids = await connection.run('list', deadlinesOf(options).listMs, (client) =>
    client.search({ uid: set }, { uid: true }),
  );
  if (!Array.isArray(uids)) throw new Error('the server refused to list the mails of the folder');
  return uids;
}

/** The names of the folders, for an error that suggests one. Empty when they cannot be had. */
export async function folderNames(connection: Connection, options: MailboxOptions): Promise<string[]> {
  try {
    const folders = await connection.run('list', deadlinesOf(options).listMs, (client) =>
      client.list({ listOnly: true }),
    );
    return folders.map((folder) => folder.path);
  } catch {
    return [];
  }
}

/** Where a folder is, for the ledger: the same UIDVALIDITY elsewhere is another folder. */
export function folderSource(options: MailboxOptions): string {
  const { user, host, folder } = options.imap;
  return `imap://${encodeURIComponent(user)}@${host.toLowerCase()}/${encodeURIComponent(folder)}`;
}

/**
 * The one reused transport of an SMTP account (R-OUT-4).
 *
 * nodemailer's pool puts a mail back in its queue when a connection closes under it, but only as long as not a byte of
 * its content was read; so it never sends a mail twice by itself. What comes later is an error, and ours to judge.
 */
import { Readable } from 'node:stream';
import { createTransport, type SendMailOptions, type SMTPPoolOptions } from 'nodemailer';
import { LoketError } from '../errors.ts';
import { DEFAULT_CONNECTIONS, DEFAULT_TIMEOUTS, type SmtpAccount, type SmtpTimeouts } from './account.ts';
import { SendFailure, type Stage } from './outcome.ts';
import { explainSmtpError } from './smtp-error.ts';

/** Mails over one connection, after which it is replaced. Servers that want fewer say 421, which the pool follows. */
const MAX_MAILS_PER_CONNECTION = 500;
/** Below the five minutes that servers have to wait (RFC 5321 section 4.5.3.2.7), so that the goodbye is ours. */
const IDLE_MS = 4 * 60 * 1_000;
/** How long a server may take to close its side after ours. */
const CLOSE_MS = 1_000;

/** What is gathered of a mail before it is written to the socket. */
const CHUNK_BYTES = 64 * 1_024;

export interface Transport {
  /** Hands one mail over; resolves with the server's 250, and who of several it refused. Errors: SendFailure. */
  send(message: SendMailOptions): Promise<{ response: string; refused?: string[] }>;
  /** Connects and signs in, on a connection of its own. Errors: SendFailure of stage `session`. */
  verify(): Promise<void>;
  /** Closes every connection at once, also those in the middle of a mail. */
  close(): void;
}

/** Opens the pool of an account; connections are made when mail comes. */
export function openTransport(account: SmtpAccount, timeouts: SmtpTimeouts = DEFAULT_TIMEOUTS): Transport {
  const mailer = createTransport({ ...poolOptions(account, timeouts), pool: true });
  // How far each mail on its way has come, by its own headers object, which nodemailer passes on as it is.
  const underWay = new WeakMap<object, { stage: Stage }>();
  mailer.use('stream', ({ data, message }, done) => {
    const progress = underWay.get(data.headers ?? {});
    if (progress !== undefined) {
      // Both are called when the session is ready and MAIL is about to be said; read from when the server has said 354.
      const { raw } = data;
      if (Buffer.isBuffer(raw)) message.createReadStream = () => began(progress, (onRead) => atOnce(raw, onRead));
      else message.processFunc((parts) => began(progress, (onRead) => inFewChunks(parts, onRead)));
    }
    done();
  });
  // The pool tells each mail of its own errors; an 'error' that nobody hears would end the process.
  mailer.on('error', () => undefined);

  return {
    async send(message) {
      const progress: { stage: Stage } = { stage: 'session' };
      const headers = message.headers ?? [];
      underWay.set(headers, progress);
      try {
        const info = await mailer.sendMail({ ...message, headers });
        return { response: info.response ?? '', refused: info.rejected.map(String) };
      } catch (error) {
        throw new SendFailure(progress.stage, error);
      }
    },
    async verify() {
      try {
        await mailer.verify();
      } catch (error) {
        throw new SendFailure('session', error);
      }
    },
    close: () => mailer.close({ force: true }),
  };
}

/** Opens the content of a mail whose envelope begins now. `onRead` is to be called when somebody begins to take its bytes. */
function began(progress: { stage: Stage }, open: (onRead: () => void) => Readable): Readable {
  progress.stage = 'envelope';
  return open(() => {
    progress.stage = 'content';
  });
}

function atOnce(bytes: Buffer, onRead: () => void): Readable {
  return new Readable({
    read() {
      onRead();
      this.push(bytes);
      this.push(null);
    },
  });
}

/** The same bytes in few large chunks: each chunk is a write to the socket, and nodemailer makes some twenty of a mail. */
function inFewChunks(input: Readable, onRead: () => void): Readable {
  async function* bytes() {
    onRead();
    let gathered: Buffer[] = [];
    let size = 0;
    for await (const chunk of input as AsyncIterable<Buffer>) {
      gathered.push(chunk);
      size += chunk.length;
      if (size < CHUNK_BYTES) continue;
      yield Buffer.concat(gathered);
      gathered = [];
      size = 0;
    }
    if (size > 0) yield Buffer.concat(gathered);
  }
  return Readable.from(bytes(), { objectMode: false });
}

function poolOptions(account: SmtpAccount, timeouts: SmtpTimeouts): SMTPPoolOptions {
  const connections = account.connections ?? DEFAULT_CONNECTIONS;
  return {
    host: account.host,
    port: account.port,
    secure: account.tls === 'implicit',
    requireTLS: account.tls === 'starttls',
    ignoreTLS: account.tls === 'none',
    tls: { rejectUnauthorized: true, ...(account.tlsCa === undefined ? {} : { ca: account.tlsCa }) },
    ...(account.user === null ? {} : { auth: { user: account.user, pass: account.password ?? '' } }),
    maxConnections: connections,
    maxMessages: MAX_MAILS_PER_CONNECTION,
    // Each connection of the pool may turn out to have been dropped by the server; then a new one is made.
    maxRequeues: connections,
    idleTimeout: IDLE_MS,
    connectionTimeout: timeouts.connectionMs,
    greetingTimeout: timeouts.greetingMs,
    dnsTimeout: timeouts.connectionMs,
    socketTimeout: timeouts.socketMs,
    socketCloseTimeout: CLOSE_MS,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Connects, signs in and leaves. Errors: LoketError `invalid`, which says in plain words what is wrong and how to mend it. */
export async function probeSmtp(account: SmtpAccount, timeouts: SmtpTimeouts = DEFAULT_TIMEOUTS): Promise<void> {
  const transport = openTransport(account, timeouts);
  try {
    await transport.verify();
  } catch (error) {
    const cause = error instanceof SendFailure ? error.cause : error;
    throw new LoketError('invalid', explainSmtpError(cause, account), { cause });
  } finally {
    transport.close();
  }
}

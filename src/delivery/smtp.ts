/**
 * The one reused transport of an SMTP account (R-OUT-4).
 *
 * nodemailer's pool puts a mail back in its queue when a connection closes under it, but only as long as not a byte of
 * its content was read; so it never sends a mail twice by itself. What comes later is an error, and ours to judge.
 */
import type { MailMessage, SMTPPoolOptions, SMTPPoolSentMessageInfo } from 'nodemailer';
import SMTPPool from 'nodemailer/lib/smtp-pool';
import { LoketError } from '../errors.ts';
import { DEFAULT_CONNECTIONS, DEFAULT_TIMEOUTS, type SmtpAccount, type SmtpTimeouts } from './account.ts';
import type { Message } from './mime.ts';
import { SendFailure, type Stage } from './outcome.ts';
import { explainSmtpError } from './smtp-error.ts';

/** Mails over one connection, after which it is replaced. Servers that want fewer say 421, which the pool follows. */
const MAX_MAILS_PER_CONNECTION = 500;
/** Below the five minutes that servers have to wait (RFC 5321 section 4.5.3.2.7), so that the goodbye is ours. */
const IDLE_MS = 4 * 60 * 1_000;
/** How long a server may take to close its side after ours. */
const CLOSE_MS = 1_000;

export interface Transport {
  /** Hands one mail over; resolves with the server's 250, and who of several it refused. Errors: SendFailure. */
  send(message: Message): Promise<{ response: string; refused: string[] }>;
  /** Connects and signs in, on a connection of its own. Errors: SendFailure of stage `session`. */
  verify(): Promise<void>;
  /** Closes every connection at once, also those in the middle of a mail. */
  close(): void;
}

/** Opens the pool of an account; connections are made when mail comes. */
export function openTransport(account: SmtpAccount, timeouts: SmtpTimeouts = DEFAULT_TIMEOUTS): Transport {
  const pool = new SMTPPool(poolOptions(account, timeouts));
  // The pool tells each mail of its own errors; an 'error' that nobody hears would end the process.
  pool.on('error', () => undefined);

  return {
    send: (message) =>
      new Promise((resolve, reject) => {
        const progress: Progress = { stage: 'session' };
        pool.send(pooled(message, progress), (error, info) => {
          if (info !== undefined) return resolve({ response: info.response ?? '', refused: info.rejected.map(String) });
          message.release();
          reject(new SendFailure(progress.stage, error));
        });
      }),
    async verify() {
      try {
        await pool.verify();
      } catch (error) {
        throw new SendFailure('session', error);
      }
    },
    close: () => pool.close({ force: true }),
  };
}

/** How far a mail on its way has come. */
interface Progress {
  stage: Stage;
}

/**
 * All that the pool asks of a mail. nodemailer's own front would put a tree of parts, lists of plugins and a second mail object
 * around bytes that are made already.
 */
function pooled({ envelope, messageId, open }: Message, progress: Progress): MailMessage<SMTPPoolSentMessageInfo> {
  const message = {
    getEnvelope: () => envelope,
    messageId: () => messageId,
    getHeader: () => messageId,
    // Called when the session is ready and MAIL is about to be said; read from when the server has said 354.
    createReadStream() {
      progress.stage = 'envelope';
      return open(() => {
        progress.stage = 'content';
      });
    },
  };
  return { data: {}, message } as unknown as MailMessage<SMTPPoolSentMessageInfo>;
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

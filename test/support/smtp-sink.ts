import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { type Certificate, selfSigned } from './certificate.ts';

const HOST = '127.0.0.1';
const CLOSE_TIMEOUT_MS = 100;

/** What the server does with one mail. Codes as in RFC 5321 §4.2: 4xx try again, 5xx give up. */
export type Verdict =
  | { do: 'accept'; afterMs?: number }
  | { do: 'reject'; at: 'mail' | 'rcpt' | 'data'; code: number; text?: string; afterMs?: number }
  /** Refuses this one of several recipients. */
  | { do: 'refuse'; recipient: string }
  /** Takes the whole mail and never answers. */
  | { do: 'hang' }
  /** Takes the whole mail and breaks the connection instead of answering: nobody knows whether it was accepted. */
  | { do: 'close' };

/** One mail that the server saw to its end, whatever it answered. */
export interface SunkMail {
  from: string;
  to: string[];
  raw: Buffer;
  at: Date;
  verdict: Verdict;
  /** Who signed in; null without authentication. */
  user: string | null;
  secure: boolean;
}

export interface SmtpSinkOptions {
  /** The account that must sign in; without it nobody needs to. */
  auth?: { user: string; password: string };
  /** 'starttls' and 'implicit' need openssl. */
  tls?: 'none' | 'starttls' | 'implicit';
  /** 0: any free port. */
  port?: number;
}

export interface SmtpSink {
  host: string;
  port: number;
  /** The certificate to trust; null without TLS. */
  certificate: Certificate | null;
  /** Mails that were accepted, oldest first. */
  accepted(): readonly SunkMail[];
  /** Mails taken to their end, also those then rejected, left hanging or cut off. */
  seen(): readonly SunkMail[];
  /** Recipients of every RCPT TO, also of those refused there. */
  asked(): readonly string[];
  /** Connections so far, those open now, and the most that were open together. */
  connections(): { total: number; open: number; most: number };
  /** What becomes of the next mails, one verdict each; after them the standing verdict holds. */
  next(...verdicts: Verdict[]): void;
  /** The standing verdict; at first every mail is accepted. */
  always(verdict: Verdict): void;
  /** Refuses each sign-in with this code (535 wrong password, 454 try again); null: checks the password. */
  refuseAuth(code: number | null): void;
  /** Refuses each connection in the greeting, e.g. 421; null: takes it. */
  refuseConnections(code: number | null): void;
  stop(): Promise<void>;
}

/** What the handlers of one server share. */
interface State {
  script: ReturnType<typeof newScript>;
  seen: SunkMail[];
  asked: string[];
  total: number;
  most: number;
  authCode: number | null;
  greetingCode: number | null;
}

/** A real SMTP server which does with each mail as it is told, and remembers all. */
export async function startSmtpSink(options: SmtpSinkOptions = {}): Promise<SmtpSink> {
  const { tls = 'none', port = 0 } = options;
  const certificate = tls === 'none' ? null : await selfSigned();
  if (tls !== 'none' && certificate === null) throw new Error('TLS needs openssl');
  const script = newScript();
  const state: State = { script, seen: [], asked: [], total: 0, most: 0, authCode: null, greetingCode: null };
  const server = newServer(options, certificate, state);
  // Clients that break off are part of the game.
  server.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, HOST, resolve);
  });

  return {
    host: HOST,
    port: (server.server.address() as AddressInfo).port,
    certificate,
    accepted: () => state.seen.filter(({ verdict }) => verdict.do === 'accept' || verdict.do === 'refuse'),
    seen: () => state.seen,
    asked: () => state.asked,
    connections: () => ({ total: state.total, most: state.most, open: server.connections.size }),
    next: script.next,
    always: script.always,
    refuseAuth: (code) => {
      state.authCode = code;
    },
    refuseConnections: (code) => {
      state.greetingCode = code;
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function newServer({ auth, tls = 'none' }: SmtpSinkOptions, certificate: Certificate | null, state: State): SMTPServer {
  const { script } = state;
  const server: SMTPServer = new SMTPServer({
    ...(certificate ?? {}),
    name: 'sink.example',
    secure: tls === 'implicit',
    authOptional: auth === undefined,
    allowInsecureAuth: true,
    disabledCommands: [...(tls === 'none' ? ['STARTTLS'] : []), ...(auth ? [] : ['AUTH'])],
    disableReverseLookup: true,
    closeTimeout: CLOSE_TIMEOUT_MS,
    logger: false,
    onConnect(_session, callback) {
      state.total += 1;
      state.most = Math.max(state.most, server.connections.size);
      callback(state.greetingCode === null ? null : refusal(state.greetingCode));
    },
    onAuth({ username = '', password }, _session, callback) {
      if (state.authCode !== null) callback(refusal(state.authCode));
      else if (username === auth?.user && password === auth.password) callback(null, { user: username });
      else callback(refusal(535));
    },
    onMailFrom(_address, session, callback) {
      answer(script.begin(session), 'mail', callback);
    },
    onRcptTo({ address }, session, callback) {
      state.asked.push(address);
      const verdict = script.of(session);
      if (verdict.do === 'refuse' && verdict.recipient === address) callback(refusal(550));
      else answer(verdict, 'rcpt', callback);
    },
    onData(stream, session, callback) {
      const verdict = script.of(session);
      buffer(stream).then((raw) => {
        state.seen.push(sunk(session, raw, verdict));
        if (verdict.do === 'hang') return;
        if (verdict.do === 'close') breakOff(server, session);
        else answer(verdict, 'data', callback);
      }, callback);
    },
  });
  return server;
}

/** Which verdict each mail gets: it is drawn at MAIL FROM and holds until the mail's end. */
function newScript() {
  const queue: Verdict[] = [];
  const drawn = new WeakMap<SMTPServerSession, Verdict>();
  let standing: Verdict = { do: 'accept' };
  return {
    next: (...verdicts: Verdict[]) => void queue.push(...verdicts),
    always: (verdict: Verdict) => {
      standing = verdict;
    },
    begin(session: SMTPServerSession): Verdict {
      const verdict = queue.shift() ?? standing;
      drawn.set(session, verdict);
      return verdict;
    },
    of: (session: SMTPServerSession): Verdict => drawn.get(session) ?? standing,
  };
}

/** Refuses when the verdict says so for this step of the dialogue, else agrees; late at the step that decides. */
function answer(verdict: Verdict, step: 'mail' | 'rcpt' | 'data', callback: (error?: Error | null) => void): void {
  const refused = verdict.do === 'reject' && verdict.at === step;
  const decides = refused || (verdict.do === 'accept' && step === 'data');
  const afterMs = decides && 'afterMs' in verdict ? (verdict.afterMs ?? 0) : 0;
  sleep(afterMs).then(() => callback(refused ? refusal(verdict.code, verdict.text) : null));
}

function refusal(code: number, text = code < 500 ? 'Try again later' : 'Refused'): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

function breakOff(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) {
    if (connection.session === session) connection._socket.destroy();
  }
}

function sunk({ envelope, user, secure }: SMTPServerSession, raw: Buffer, verdict: Verdict): SunkMail {
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map(({ address }) => address),
    raw,
    at: new Date(),
    verdict,
    user: typeof user === 'string' ? user : null,
    secure,
  };
}

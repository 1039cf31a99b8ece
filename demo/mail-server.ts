import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerAuthentication, type SMTPServerSession } from 'smtp-server';
import { bounceReport } from './bounce.ts';
import { type Account, type StoredMail, startImapServer } from './imap-server.ts';

const HOST = '127.0.0.1';
const NAME = 'mail.demo.example';
const CLOSE_TIMEOUT_MS = 100;

/** A mail that came in by SMTP, with its envelope. */
export interface ReceivedSmtp {
  /** RFC 5321 MAIL FROM; '' for the null sender. */
  from: string;
  to: string[];
  raw: Buffer;
  at: Date;
}

export interface MailServerOptions {
  accounts?: { address: string; password: string; folders?: string[] }[];
  /** Password of accounts that arise because mail came for them. */
  password?: string;
  /** Addresses whose mail is accepted and then comes back as a delivery status notification. */
  bounces?: (address: string) => boolean;
  /** Called after each mail that came in by SMTP has been delivered. */
  onMail?: (mail: ReceivedSmtp) => void;
  /** 0: any free port. */
  imapPort?: number;
  smtpPort?: number;
}

export interface MailServer {
  host: string;
  imapPort: number;
  smtpPort: number;
  /** Everything that came in by SMTP, oldest first. */
  sent: readonly ReceivedSmtp[];
  /** Puts a mail into a folder as it is and returns its UID; the account arises if there is none. */
  deliver(address: string, raw: Buffer, options?: { internalDate?: Date; folder?: string }): number;
  /** What lies in a folder of an account; nothing when there is no such account. */
  list(address: string, folder?: string): StoredMail[];
  stop(): Promise<void>;
}

/**
 * A whole mail host in this process, for tests and for the demo: IMAP and SMTP on the loopback interface, without TLS.
 * Mail for any address is accepted and lies in that address's INBOX at once; `name+detail@` goes to `name@`.
 */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const passwords = new Map<string, string>();
  const accounts = new Map<string, Account>();
  const sent: ReceivedSmtp[] = [];
  const imap = await startImapServer(options.imapPort);

  const open = (address: string, password: string): Account => {
    const key = address.toLowerCase();
    const account = imap.addAccount(key, password);
    passwords.set(key, password);
    accounts.set(key, account);
    return account;
  };
  const accountFor = (address: string): Account => {
    const key = address.toLowerCase().replace(/\+[^@]*@/, '@');
    return accounts.get(key) ?? open(key, options.password ?? 'demo');
  };
  const receive = (mail: ReceivedSmtp): void => {
    sent.push(mail);
    for (const recipient of mail.to) {
      if (!options.bounces?.(recipient)) {
        accountFor(recipient).append(Buffer.concat([trace(mail, recipient), mail.raw]));
      } else if (mail.from !== '') {
        const report = { host: NAME, sender: mail.from, recipient, raw: mail.raw, now: new Date() };
        accountFor(mail.from).append(bounceReport(report));
      }
    }
    options.onMail?.(mail);
  };

  for (const { address, password, folders = [] } of options.accounts ?? []) {
    const account = open(address, password);
    for (const folder of folders) account.createFolder(folder);
  }
  const smtp = await startSmtpServer(options.smtpPort ?? 0, passwords, receive);
  return {
    host: HOST,
    imapPort: imap.port,
    smtpPort: smtp.port,
    sent,
    deliver: (address, raw, where) => accountFor(address).append(raw, where),
    list: (address, folder) => accounts.get(address.toLowerCase())?.list(folder) ?? [],
    stop: async () => {
      await Promise.all([imap.stop(), smtp.stop()]);
    },
  };
}

/** What an MTA puts on top at final delivery (RFC 5321 §4.4). */
function trace(mail: ReceivedSmtp, recipient: string): Buffer {
  const date = mail.at.toUTCString().replace('GMT', '+0000');
  return Buffer.from(
    `Return-Path: <${mail.from}>\r\nDelivered-To: ${recipient}\r\n` +
      `Received: from client by ${NAME} with ESMTP id ${randomUUID()};\r\n\t${date}\r\n`,
  );
}

async function startSmtpServer(
  port: number,
  passwords: ReadonlyMap<string, string>,
  receive: (mail: ReceivedSmtp) => void,
): Promise<{ port: number; stop(): Promise<void> }> {
  const server = new SMTPServer({
    name: NAME,
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: CLOSE_TIMEOUT_MS,
    logger: false,
    onAuth(auth, _session, callback) {
      const user = userOf(auth, passwords);
      if (user === null) callback(new Error('Wrong user name or password'));
      else callback(null, { user });
    },
    onData(stream, session, callback) {
      buffer(stream).then((raw) => {
        receive(receivedOf(session, raw));
        callback(null);
      }, callback);
    },
  });
  // A client that goes away in the middle is no event for a demo.
  server.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

function userOf(
  { username = '', password }: SMTPServerAuthentication,
  known: ReadonlyMap<string, string>,
): string | null {
  return known.get(username.toLowerCase()) === password ? username : null;
}

function receivedOf({ envelope }: SMTPServerSession, raw: Buffer): ReceivedSmtp {
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map(({ address }) => address),
    raw,
    at: new Date(),
  };
}

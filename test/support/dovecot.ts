import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ImapFlow } from 'imapflow';
import nodemailer from 'nodemailer';
import { dovecot as binary } from './available.ts';
import { type Certificate, selfSigned } from './certificate.ts';
import { temporaryFolder } from './data-folder.ts';
import { dovecotConfig, type Owner, ownerHere } from './dovecot-config.ts';
import { imapClient } from './imap-client.ts';
import { until } from './until.ts';

const run = promisify(execFile);
const HOST = '127.0.0.1';
const START_TIMEOUT_MS = 10_000;

export interface DovecotOptions {
  user?: string;
  password?: string;
  /** Offers STARTTLS on the plain port and implicit TLS on `imapsPort`; needs openssl. */
  tls?: boolean;
  /** Capabilities that are not announced, e.g. `['IDLE', 'MOVE', 'UIDPLUS', 'CONDSTORE', 'QRESYNC']`. */
  without?: readonly string[];
}

export interface Dovecot {
  host: string;
  /** Without TLS, or with STARTTLS. */
  port: number;
  /** Implicit TLS; null without `tls`. */
  imapsPort: number | null;
  lmtpPort: number;
  user: string;
  password: string;
  /** The certificate to trust; null without `tls`. */
  certificate: Certificate | null;
  /** Delivers to the INBOX by LMTP, in order. Dovecot puts trace headers on top. */
  deliver(mails: Buffer | readonly Buffer[], envelope?: { from?: string }): Promise<void>;
  /** Drops mails into a folder's Maildir, for thousands at once: bytes as they are, INTERNALDATE as given. */
  drop(mails: readonly Buffer[], options?: { folder?: string; internalDate?: Date }): Promise<void>;
  /** Another client on the account, logged in; the caller logs out. */
  client(): Promise<ImapFlow>;
  createFolder(folder: string): Promise<void>;
  deleteFolder(folder: string): Promise<void>;
  /** Removes mails behind everybody's back; all of a folder without `uids`. */
  expunge(options?: { folder?: string; uids?: readonly number[] }): Promise<void>;
  /** Gives a folder a new UIDVALIDITY and its mails new UIDs from 1, as a restored or rebuilt mailbox has. */
  changeUidValidity(folder?: string): Promise<void>;
  /** What the server wrote, for a failing test. */
  log(): Promise<string>;
  stop(): Promise<void>;
}

/** An instance that runs. */
interface Instance {
  ports: { imap: number; imaps: number; lmtp: number };
  certificate: Certificate | null;
  user: string;
  maildir: string;
  owner: Owner;
  doveadm(...words: string[]): Promise<unknown>;
  log(): Promise<string>;
  stop(): Promise<void>;
}

/** A Dovecot of our own: private configuration, folder, ports; runs as root or as anybody. Throws where it is not installed. */
export async function startDovecot(options: DovecotOptions = {}): Promise<Dovecot> {
  const { user = 'support@example.com', password = 'secret', tls = false, without = [] } = options;
  const instance = await boot({ user, password, tls, without });
  const { ports, certificate, log } = instance;
  const lmtp = { host: HOST, port: ports.lmtp, lmtp: true, ignoreTLS: true, pool: true, maxConnections: 1 } as const;
  const sender = nodemailer.createTransport(lmtp);
  return {
    host: HOST,
    port: ports.imap,
    imapsPort: tls ? ports.imaps : null,
    lmtpPort: ports.lmtp,
    user,
    password,
    certificate,
    log,
    client: () => imapClient({ port: ports.imap, user, password }),
    async deliver(mails, { from = 'sender@customer.example' } = {}) {
      for (const raw of Array.isArray(mails) ? mails : [mails]) {
        await sender.sendMail({ envelope: { from, to: [user] }, raw });
      }
    },
    ...folderVerbs(instance),
    async stop() {
      sender.close();
      await instance.stop();
    },
  };
}

async function boot({ user, password, tls, without }: Required<DovecotOptions>): Promise<Instance> {
  if (binary === null) throw new Error('Dovecot is not installed');
  const certificate = tls ? await selfSigned() : null;
  if (tls && certificate === null) throw new Error('TLS needs openssl');

  const owner = ownerHere();
  const { path: folder, remove } = await temporaryFolder('loket-dovecot-');
  const [imap, imaps, lmtp] = await freePorts();
  const ports = { imap, imaps, lmtp };
  const config = join(folder, 'dovecot.conf');
  await mkdir(join(folder, 'mail'));
  await chmod(folder, 0o755);
  await chown(join(folder, 'mail'), owner.uid, owner.gid);
  if (certificate) {
    await writeFile(join(folder, 'cert.pem'), certificate.cert);
    await writeFile(join(folder, 'key.pem'), certificate.key, { mode: 0o600 });
  }
  await writeFile(config, dovecotConfig({ folder, ports, password, tls, without, owner }));

  const log = () => readFile(join(folder, 'dovecot.log'), 'utf8').catch(() => '');
  const child = spawn(binary, ['-F', '-c', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  // A test process that ends early must not leave the server behind.
  const atExit = () => child.kill('SIGTERM');
  process.once('exit', atExit);
  const stop = async () => {
    process.off('exit', atExit);
    await end(child);
    await remove();
  };
  await ready(child, [imap, lmtp], log).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const doveadm = (...words: string[]) => run('doveadm', ['-c', config, ...words]);
  return { ports, certificate, user, maildir: join(folder, 'mail', user, 'Maildir'), owner, doveadm, log, stop };
}

type FolderVerbs = Pick<Dovecot, 'drop' | 'createFolder' | 'deleteFolder' | 'expunge' | 'changeUidValidity'>;

function folderVerbs({ user, maildir, owner, doveadm }: Instance): FolderVerbs {
  let dropped = 0;
  return {
    async drop(mails, { folder = 'INBOX', internalDate = new Date() } = {}) {
      // The first sight of the account makes its folders.
      await doveadm('mailbox', 'status', '-u', user, 'messages', folder);
      const seconds = Math.floor(internalDate.getTime() / 1000);
      for (const raw of mails) {
        dropped += 1;
        // Dovecot numbers new mails in the order of their file names.
        const file = join(folderOf(maildir, folder), 'new', `${seconds}.M${String(dropped).padStart(9, '0')}.test`);
        await writeFile(file, raw);
        await chown(file, owner.uid, owner.gid);
        await utimes(file, internalDate, internalDate);
      }
    },
    async createFolder(folder) {
      await doveadm('mailbox', 'create', '-u', user, folder);
    },
    async deleteFolder(folder) {
      await doveadm('mailbox', 'delete', '-u', user, folder);
    },
    async expunge({ folder = 'INBOX', uids } = {}) {
      await doveadm('expunge', '-u', user, 'mailbox', folder, ...(uids ? ['uid', uids.join(',')] : ['all']));
    },
    async changeUidValidity(folder = 'INBOX') {
      await forgetUids(folderOf(maildir, folder));
    },
  };
}

/** Maildir++: folders lie beside each other, their names begin with a dot. */
function folderOf(maildir: string, name: string): string {
  return name === 'INBOX' ? maildir : join(maildir, `.${name}`);
}

/** Leaves only the head of the UID list, with the next UIDVALIDITY, and no index that knows better. */
async function forgetUids(folder: string): Promise<void> {
  const list = join(folder, 'dovecot-uidlist');
  const [head = ''] = (await readFile(list, 'utf8')).split('\n');
  const old = /\bV(\d+)/.exec(head)?.[1];
  if (old === undefined) throw new Error(`no UIDVALIDITY in ${head}`);
  for (const name of await readdir(folder)) {
    if (name.startsWith('dovecot.index')) await rm(join(folder, name));
  }
  await writeFile(list, `${head.replace(/\bV\d+/, `V${Number(old) + 1}`).replace(/\bN\d+/, 'N1')}\n`);
}

/** Three ports that were free a moment ago. */
async function freePorts(): Promise<[number, number, number]> {
  const servers = [createServer(), createServer(), createServer()];
  const take = (server: (typeof servers)[number]) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, HOST, () => resolve((server.address() as AddressInfo).port));
    });
  const [first = 0, second = 0, third = 0] = await Promise.all(servers.map(take));
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return [first, second, third];
}

async function ready(child: ChildProcess, ports: readonly number[], log: () => Promise<string>): Promise<void> {
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk;
  });
  try {
    for (const port of ports) {
      await until(
        async () => {
          if (child.exitCode !== null) return 'ended';
          return (await accepts(port)) && 'listening';
        },
        { what: `Dovecot on port ${port}`, timeoutMs: START_TIMEOUT_MS },
      );
    }
    if (child.exitCode !== null) throw new Error(`Dovecot ended with ${child.exitCode}`);
  } catch (cause) {
    throw new Error(`Dovecot did not start: ${complaint}${await log()}`, { cause });
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, HOST);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

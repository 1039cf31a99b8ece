import type { AddressInfo, Socket } from 'node:net';
import type { Command, Connection, Mailbox, Server } from 'hoodiecrow-imap';
import hoodiecrow from 'hoodiecrow-imap';
import { answer, corrections, formatInternalDate } from './imap-corrections.ts';

const HOST = '127.0.0.1';
const PLUGINS = [
  'ID',
  'IDLE',
  'ENABLE',
  'NAMESPACE',
  'UIDPLUS',
  'MOVE',
  'UNSELECT',
  'SASL-IR',
  'AUTH-PLAIN',
  'LITERALPLUS',
];

/** A message as it lies in a folder. */
export interface StoredMail {
  uid: number;
  flags: string[];
  raw: Buffer;
}

/** The mail of one address: a store of its own with an INBOX and more folders. */
export interface Account {
  /** Puts a mail into a folder and tells the clients that watch it. Returns its UID. Throws when the folder is not there. */
  append(raw: Buffer, options?: { folder?: string; flags?: string[]; internalDate?: Date }): number;
  /** What lies in a folder, by UID. */
  list(folder?: string): StoredMail[];
  createFolder(path: string): void;
}

export interface ImapServer {
  port: number;
  /** Adds an address that can log in. Throws when there is one already. */
  addAccount(address: string, password: string): Account;
  stop(): Promise<void>;
}

/**
 * An IMAP server in this process, on the loopback interface, without TLS. Hoodiecrow knows one store, which all its users share;
 * here each account has an instance of its own, and logging in moves the connection over to it.
 */
export async function startImapServer(port = 0): Promise<ImapServer> {
  const accounts = new Map<string, { password: string; server: Server }>();
  const sockets = new Set<Socket>();
  const accountOf = (user: string, password: string): Server | null => {
    const account = accounts.get(user.toLowerCase());
    return account?.password === password ? account.server : null;
  };
  const front = hoodiecrow({ plugins: [...PLUGINS, corrections, (server) => logIn(server, accountOf)] });
  front.connectionHandlers.push(({ socket }) => {
    if (!socket) return;
    sockets.add(socket);
    // An answer is many small writes; held back by Nagle's algorithm each command takes 40 ms.
    socket.setNoDelay(true);
    // Prepended: hoodiecrow's own listener takes all others away.
    socket.prependListener('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    front.server.once('error', reject);
    front.listen(port, HOST, resolve);
  });

  return {
    port: (front.server.address() as AddressInfo).port,
    addAccount(address, password) {
      const key = address.toLowerCase();
      if (accounts.has(key)) throw new Error(`there is an account ${key} already`);
      const server = newStore();
      accounts.set(key, { password, server });
      return accountOn(server);
    },
    stop() {
      const closed = new Promise<void>((resolve) => front.close(resolve));
      for (const socket of sockets) socket.destroy();
      return closed;
    },
  };
}

function newStore(): Server {
  const uidvalidity = Math.floor(Date.now() / 1000);
  return hoodiecrow({
    plugins: [...PLUGINS, corrections],
    id: { name: 'Loket demo mail server' },
    storage: { INBOX: { uidvalidity }, '': { separator: '/', folders: {} } },
  });
}

function accountOn(server: Server): Account {
  const folderOf = (path: string): Mailbox => {
    const mailbox = server.getMailbox(path);
    if (!mailbox) throw new Error(`no folder ${path}`);
    return mailbox;
  };
  return {
    append(raw, { folder = 'INBOX', flags = [], internalDate = new Date() } = {}) {
      const date = formatInternalDate(internalDate);
      return server.appendMessage(folderOf(folder), flags, date, raw.toString('latin1')).message.uid;
    },
    list(folder = 'INBOX') {
      return folderOf(folder).messages.map(({ uid, flags, raw }) => ({
        uid,
        flags: [...flags],
        raw: Buffer.from(raw, 'latin1'),
      }));
    },
    createFolder: (path) => server.createMailbox(path),
  };
}

/** LOGIN (RFC 3501 §6.2.3) and AUTHENTICATE PLAIN (RFC 4616), with and without initial response (RFC 4959). */
function logIn(front: Server, accountOf: (user: string, password: string) => Server | null): void {
  const enter = (connection: Connection, command: Command, user: string, password: string): void => {
    const account = accountOf(user, password);
    if (!account) {
      answer(connection, command, 'NO', '[AUTHENTICATIONFAILED] Wrong user name or password');
      return;
    }
    connection.state = 'Authenticated';
    front.removeListener('notify', connection._notificationCallback);
    connection.server = account;
    account.on('notify', connection._notificationCallback);
    answer(connection, command, 'OK', 'Logged in');
  };
  front.setCommandHandler('LOGIN', (connection, command, _data, done) => {
    const [user = '', password = ''] = command.attributes?.map((token) => token.value) ?? [];
    enter(connection, command, user, password);
    done();
  });
  front.setCommandHandler('AUTHENTICATE PLAIN', (connection, command, _data, done) => {
    const take = (response: string): void => {
      const [, user = '', password = ''] = Buffer.from(response, 'base64').toString().split('\0');
      enter(connection, command, user, password);
      done();
    };
    const initial = command.attributes?.[0]?.value;
    if (initial !== undefined) return take(initial);
    connection.inputHandler = (line) => {
      connection.inputHandler = false;
      take(line);
    };
    connection.socket?.write('+ \r\n');
  });
}

/** An SMTP server in a process of its own that accepts everything and remembers only how much and when. */
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { SMTPServer } from 'smtp-server';
import { end, forked, nextMessage, teller } from './processes.ts';

const FILE = fileURLToPath(import.meta.url);

export interface Accepted {
  mails: number;
  bytes: number;
  /** When the last one was accepted, in ms since 1970. */
  lastAt: number;
}

export interface Sink {
  port: number;
  /** What was accepted since the last `reset`. */
  read(): Promise<Accepted>;
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server as a process beside us. */
export async function startSink(): Promise<Sink> {
  const child = forked(FILE);
  const { port } = await nextMessage<{ port: number }>(child);
  const ask = (what: 'read' | 'reset') => {
    child.send(what);
    return nextMessage<Accepted>(child);
  };
  return {
    port,
    read: () => ask('read'),
    reset: async () => void (await ask('reset')),
    stop: () => end(child),
  };
}

function serve(tell: (message: object) => void): void {
  let accepted: Accepted = { mails: 0, bytes: 0, lastAt: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, _session, callback) {
      stream.on('data', (chunk: Buffer) => {
        accepted.bytes += chunk.length;
      });
      stream.on('end', () => {
        accepted.mails += 1;
        accepted.lastAt = Date.now();
        callback(null);
      });
    },
  });
  // A client that goes away in the middle has been measured already.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1', () => tell({ port: (server.server.address() as AddressInfo).port }));
  process.on('message', (what) => {
    if (what === 'reset') accepted = { mails: 0, bytes: 0, lastAt: 0 };
    tell(accepted);
  });
}

const tell = teller();
if (tell !== null && process.argv[1] === FILE) serve(tell);

import { type AddressInfo, createServer, type Server } from 'node:net';
import { type Link, type Mode, openLink } from './tcp-link.ts';

const HOST = '127.0.0.1';
export interface TcpProxy {
  port: number;
  /** Connections open now. */
  open(): number;
  /** Connections accepted since the start. */
  accepted(): number;
  /** Bytes that came in and have not been handed on. */
  held(): number;
  /** Back to normal: accepts, and hands on everything, what was held first. */
  pass(): Promise<void>;
  /** Breaks all connections of this moment; new ones are accepted. */
  cut(): void;
  /** Stops accepting (ECONNREFUSED); present connections live on. */
  refuse(): void;
  /** Accepts and keeps connections open, but holds the bytes of both sides: a deaf peer. */
  stall(): void;
  /** Hands on a few bytes at a time, in both directions. */
  slow(bytesPerTick: number, ms: number): void;
  /** Replaces what the server says by noise of the same length, the same in every run. */
  garbage(): void;
  /** Says a line to every client as if it came from the server, e.g. `* BYE Shutting down`. */
  say(line: string): void;
  /** Breaks the connection once the server has said this many more bytes; those still arrive. Resolves then. */
  cutAfter(bytesFromServer: number): Promise<void>;
  /**
   * Breaks the connection once what a client says matches; the server still gets it, the client no answer:
   * after `/\r\n\.\r\n/` a mail may have been accepted. Resolves then.
   */
  cutWhen(clientSays: RegExp): Promise<void>;
  stop(): Promise<void>;
}

/** A proxy on the loopback interface in front of a server, which misbehaves as told. */
export async function startProxy({ host = HOST, port }: { host?: string; port: number }): Promise<TcpProxy> {
  const links = new Set<Link>();
  const traps = setTraps();
  let mode: Mode = { kind: 'pass' };
  let accepted = 0;

  const server = createServer({ allowHalfOpen: true }, (client) => {
    accepted += 1;
    const link = openLink(client, { host, port, mode: () => mode, ...traps });
    links.add(link);
    link.closed.then(() => links.delete(link));
  });
  const change = (to: Mode) => {
    mode = to;
    for (const link of links) link.flush();
  };
  const cut = () => {
    for (const link of links) link.destroy();
  };
  const own = await listen(server, 0);

  return {
    port: own,
    open: () => links.size,
    accepted: () => accepted,
    held: () => [...links].reduce((sum, link) => sum + link.held(), 0),
    pass: async () => {
      change({ kind: 'pass' });
      if (!server.listening) await listen(server, own);
    },
    cut,
    refuse: () => void server.close(),
    stall: () => change({ kind: 'stall' }),
    slow: (bytesPerTick, ms) => change({ kind: 'slow', bytesPerTick, ms }),
    garbage: () => change({ kind: 'garbage' }),
    say: (line) => {
      for (const link of links) link.say(`${line}\r\n`);
    },
    cutAfter: traps.cutAfter,
    cutWhen: (pattern) => {
      for (const link of links) link.said = '';
      return traps.cutWhen(pattern);
    },
    stop: async () => {
      const closed = [...links].map((link) => link.closed);
      cut();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
      await Promise.all(closed);
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** The two ways to break a connection at a certain point, each set for one time. */
function setTraps() {
  let counted: { left: number; done: () => void } | null = null;
  let awaited: { pattern: RegExp; done: () => void } | null = null;
  return {
    cutAfter: (bytes: number) =>
      new Promise<void>((done) => {
        counted = { left: bytes, done };
      }),
    cutWhen: (pattern: RegExp) =>
      new Promise<void>((done) => {
        awaited = { pattern, done };
      }),
    fromServer(link: Link, chunk: Buffer): Buffer {
      if (!counted) return chunk;
      const { left, done } = counted;
      counted.left -= chunk.length;
      if (counted.left > 0) return chunk;
      counted = null;
      link.endAfter('client', chunk.subarray(0, left));
      done();
      return Buffer.alloc(0);
    },
    fromClient(link: Link, chunk: Buffer): Buffer {
      if (!awaited) return chunk;
      link.said += chunk.toString('latin1');
      const match = awaited.pattern.exec(link.said);
      if (!match) return chunk;
      const { done } = awaited;
      awaited = null;
      const beyond = link.said.length - match.index - match[0].length;
      link.endAfter('server', chunk.subarray(0, chunk.length - beyond));
      done();
      return Buffer.alloc(0);
    },
  };
}

import { connect, type Socket } from 'node:net';

/** Bytes held per direction before the sender is told to wait, as a real network would. */
const HELD_LIMIT = 256 * 1024;

/** What becomes of bytes. Holds for the connections of now and of later. */
export type Mode =
  | { kind: 'pass' }
  | { kind: 'stall' }
  | { kind: 'slow'; bytesPerTick: number; ms: number }
  | { kind: 'garbage' };

export interface Rules {
  host: string;
  port: number;
  mode(): Mode;
  /** What is handed on of a chunk; both may end the link. */
  fromClient(link: Link, chunk: Buffer): Buffer;
  fromServer(link: Link, chunk: Buffer): Buffer;
}

/** One client's connection and the one to the server that belongs to it. */
export interface Link {
  /** What the client said since a pattern is awaited, latin1. */
  said: string;
  closed: Promise<void>;
  say(text: string): void;
  /** Bytes held in both directions. */
  held(): number;
  /** Hands on what is held, as far as the mode allows. */
  flush(): void;
  /** Gives one side its last bytes, and breaks with the other. */
  endAfter(side: 'client' | 'server', last: Buffer): void;
  destroy(): void;
}

/** Connects a client of the proxy to the server. */
export function openLink(client: Socket, rules: Rules): Link {
  const upstream = connect({ host: rules.host, port: rules.port, allowHalfOpen: true });
  const destroy = () => {
    client.destroy();
    upstream.destroy();
  };
  const noise = noiseOf(1);
  const toServer = direct(client, upstream, rules.mode, (chunk) => rules.fromClient(link, chunk));
  const toClient = direct(upstream, client, rules.mode, (chunk) => {
    const allowed = rules.fromServer(link, chunk);
    return rules.mode().kind === 'garbage' ? noise(allowed.length) : allowed;
  });
  const link: Link = {
    said: '',
    closed: Promise.all(
      [client, upstream].map((socket) => new Promise((resolve) => socket.once('close', resolve))),
    ).then(() => {}),
    say: (text) => void client.write(text),
    flush: () => {
      toServer.flush();
      toClient.flush();
    },
    held: () => toServer.held() + toClient.held(),
    endAfter: (side, last) => {
      const [keep, lose] = side === 'client' ? [client, upstream] : [upstream, client];
      lose.destroy();
      keep.end(last);
    },
    destroy,
  };
  for (const socket of [client, upstream]) {
    socket.setNoDelay(true);
    // Broken connections are what this is for.
    socket.on('error', () => {});
  }
  return link;
}

interface Direction {
  held(): number;
  flush(): void;
}

/** Carries bytes and then the end one way, as the mode allows. */
function direct(from: Socket, to: Socket, mode: () => Mode, filter: (chunk: Buffer) => Buffer): Direction {
  let held: Buffer = Buffer.alloc(0);
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  const send = (size: number) => {
    const chunk = held.subarray(0, size);
    held = held.subarray(size);
    const allowed = filter(chunk);
    if (allowed.length > 0 && to.writable && !to.write(allowed)) {
      from.pause();
      to.once('drain', () => from.resume());
    }
  };
  const flush = () => {
    clearTimeout(timer);
    const how = mode();
    if (how.kind !== 'stall') {
      if (held.length > 0) send(how.kind === 'slow' ? how.bytesPerTick : held.length);
      if (held.length > 0 && how.kind === 'slow') timer = setTimeout(flush, how.ms);
      if (held.length === 0 && ended) to.end();
    }
    if (held.length > HELD_LIMIT) from.pause();
    else if (from.isPaused() && !to.writableNeedDrain) from.resume();
  };
  const close = () => {
    ended = true;
    if (held.length === 0) flush();
  };
  from.on('data', (chunk: Buffer) => {
    const dripping = mode().kind === 'slow' && held.length > 0;
    held = Buffer.concat([held, chunk]);
    if (!dripping) flush();
  });
  from.on('end', close).on('close', close);
  to.on('close', () => {
    clearTimeout(timer);
    held = Buffer.alloc(0);
  });
  return { held: () => held.length, flush };
}

/** A source of bytes that look random and are the same for a seed (a linear congruential generator). */
function noiseOf(seed: number): (size: number) => Buffer {
  let state = seed;
  return (size) =>
    Buffer.from(
      Array.from({ length: size }, () => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return state >>> 24;
      }),
    );
}

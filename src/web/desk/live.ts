/**
 * Who listens at the desk, and what they are told (server-sent events). One ticker for all: it asks the store whether
 * anything changed, which costs nothing while nothing did, and looks again only then.
 *
 *   join ─▶ told at once ─ something changed ─▶ told what is new for them
 *        ─▶ ended: the browser left, its session ended, it reads too slowly, or the service stops
 */
import { PassThrough } from 'node:stream';
import type { Log } from '../../log.ts';
import { findSession } from '../../store/sessions.ts';
import { dataVersion } from '../../store/sqlite.ts';
import type { Clock, Db } from '../../store/transaction.ts';

const TICK_MS = 1_000;
/** A look that takes long is followed by so many times as long a rest: pages come first. */
const RESTS = 4;
/** A line that says nothing keeps proxies from closing, and finds sessions that are over. */
const BEAT_MS = 20_000;
/** A browser comes back after so long. */
const RETRY_MS = 5_000;
const MAX_LISTENERS = 500;
const MAX_OF_SESSION = 12;
/** Characters that a browser may leave unread. */
const MAX_UNREAD = 64 * 1024;

/** What a listener is told, by name; only what differs from the last time is sent. */
export type News = Readonly<Record<string, unknown>>;

export interface Listener {
  /** What the store knows the session by. */
  tokenHash: string;
  agentId: number;
  /** Name or address. */
  name: string;
  /** The ticket that is looked at. */
  ticketId: number | null;
  /** Looks anew; `others`: who else looks at the ticket, this agent's other windows left out. */
  look: (now: string, others: readonly Onlooker[]) => Promise<News>;
}

export interface Onlooker {
  agentId: number;
  name: string;
}

interface Listening extends Listener {
  stream: PassThrough;
  told: Map<string, string>;
  /** Somebody came to its ticket, or left; or it is new itself. */
  isDue: boolean;
}

export interface LiveDeps {
  read: Db;
  clock: Clock;
  log: Log;
}

export class LiveDesk {
  private readonly deps: LiveDeps;
  private readonly listeners = new Set<Listening>();
  private timer: NodeJS.Timeout | null = null;
  private version = -1;
  private beatAt = 0;
  private isClosed = false;
  /** The look in hand. */
  private looking: Promise<void> = Promise.resolve();

  constructor(deps: LiveDeps) {
    this.deps = deps;
  }

  /** The stream of a new listener; null when there are too many, or the service stops. */
  join(listener: Listener): PassThrough | null {
    const own = [...this.listeners].filter(({ tokenHash }) => tokenHash === listener.tokenHash);
    if (this.isClosed || this.listeners.size >= MAX_LISTENERS || own.length >= MAX_OF_SESSION) return null;
    const stream = new PassThrough();
    const joined = { ...listener, stream, told: new Map<string, string>(), isDue: true };
    stream.on('close', () => this.leave(joined));
    stream.on('error', () => this.leave(joined));
    this.listeners.add(joined);
    stream.write(`retry: ${RETRY_MS}\n\n`);
    this.tellTicket(joined);
    this.timer ??= setTimeout(() => this.tick(), 0);
    return stream;
  }

  /** Ends every stream, so that a server that closes waits for none; resolves when nothing is looked up any more. */
  async close(): Promise<void> {
    this.isClosed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    for (const { stream } of this.listeners) stream.end();
    this.listeners.clear();
    await this.looking;
  }

  private leave(listener: Listening): void {
    if (this.listeners.delete(listener)) this.tellTicket(listener);
  }

  /** Those who look at the same ticket are told who came or left. */
  private tellTicket({ ticketId }: Listener): void {
    if (ticketId === null) return;
    for (const one of this.listeners) one.isDue ||= one.ticketId === ticketId;
  }

  private tick(): void {
    const begun = performance.now();
    this.looking = this.look()
      .catch((error: unknown) => this.deps.log.warn({ error }, 'the desk could not be looked at for its listeners'))
      .finally(() => {
        const restMs = Math.max(TICK_MS, (performance.now() - begun) * RESTS);
        this.timer = this.isClosed || this.listeners.size === 0 ? null : setTimeout(() => this.tick(), restMs);
      });
  }

  private async look(): Promise<void> {
    const version = await dataVersion(this.deps.read);
    const now = this.deps.clock();
    const isBeat = now.getTime() - this.beatAt >= BEAT_MS;
    const hasChanged = version !== this.version;
    this.version = version;
    if (isBeat) this.beatAt = now.getTime();
    for (const listener of [...this.listeners]) {
      if (this.isClosed) return;
      if (isBeat) listener.stream.write(': still here\n\n');
      if (hasChanged || isBeat || listener.isDue) await this.tell(listener, now.toISOString());
    }
  }

  private async tell(listener: Listening, now: string): Promise<void> {
    const { stream, tokenHash } = listener;
    listener.isDue = false;
    if (!this.listeners.has(listener)) return;
    const person = await findSession(this.deps.read, now, tokenHash);
    if (person === null || person.role === 'customer') {
      send(stream, 'end', null);
      stream.end();
      return this.leave(listener);
    }
    if (stream.writableLength > MAX_UNREAD) return void stream.destroy();
    for (const [name, value] of Object.entries(await listener.look(now, this.others(listener)))) {
      const text = JSON.stringify(value);
      if (listener.told.get(name) === text || !this.listeners.has(listener)) continue;
      listener.told.set(name, text);
      send(stream, name, value);
    }
  }

  private others({ ticketId, agentId }: Listener): Onlooker[] {
    if (ticketId === null) return [];
    const there = [...this.listeners].filter((one) => one.ticketId === ticketId && one.agentId !== agentId);
    return [...new Map(there.map((one) => [one.agentId, { agentId: one.agentId, name: one.name }])).values()];
  }
}

/** JSON has no line ends, so a message is one line (WHATWG HTML 9.2.6). */
function send(stream: PassThrough, event: string, value: unknown): void {
  stream.write(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`);
}

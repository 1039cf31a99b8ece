/** Opening and closing a port: what both servers of this folder share. */
import type { Server } from 'node:http';
import { type AddressInfo, isIPv6 } from 'node:net';
import { codeOf, LoketError } from '../errors.ts';

/** The headers of a request must have arrived by then. */
export const HEADERS_TIMEOUT_MS = 10_000;
/** Requests in hand may end within this time when a server closes. */
const CLOSE_GRACE_MS = 2_000;
/** Connections that wait to be taken, as the kernel lets us: of Node's 511 a rush of visitors is turned away. */
const BACKLOG = 4_096;

/** A server that is up. `url` has the real port and no trailing slash. */
export interface Listening {
  url: string;
  /** Takes nothing new, lets requests in hand end for a moment, then cuts what is left. */
  close(): Promise<void>;
}

/** A server that is to be opened: Fastify's, or one of Node's own in its shape. */
export interface Opening {
  server: Server;
  listen(options: { host: string; port: number; backlog: number }): PromiseLike<unknown>;
  close(): PromiseLike<unknown>;
}

/**
 * Listens on a port (0: any free one). `key` is the setting behind it, e.g. `ops`.
 * Errors: LoketError that names the key to change.
 */
export async function listen(app: Opening, host: string, port: number, key: string): Promise<Listening> {
  try {
    await app.listen({ host, port, backlog: BACKLOG });
  } catch (error) {
    await app.close();
    throw explainListenError(error, host, port, key);
  }
  const address = app.server.address();
  return { url: urlOf(address, host, port), close: () => closeWithGrace(app) };
}

function urlOf(address: AddressInfo | string | null, host: string, port: number): string {
  const bound = address !== null && typeof address === 'object' ? address.port : port;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${bound}`;
}

async function closeWithGrace(app: Opening): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), CLOSE_GRACE_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(cut);
  }
}

function explainListenError(error: unknown, host: string, port: number, key: string): unknown {
  const options = { cause: error };
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new LoketError(
        'conflict',
        `${key}.port: ${port} is in use; stop what uses it, or set another port`,
        options,
      );
    case 'EACCES':
      return new LoketError('forbidden', `${key}.port: this user may not open ${port}; set a port above 1023`, options);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new LoketError(
        'invalid',
        `${key}.host: this machine has no address ${host}; set one of its own, or 0.0.0.0 for all`,
        options,
      );
    default:
      return error;
  }
}

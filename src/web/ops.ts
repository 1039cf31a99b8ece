/**
 * The operator's port, the same under every role: /livez, /readyz, /metrics. Not for the public: it names mailboxes.
 * Nothing is cached: every answer is looked up when it is asked for. Node's own server does for three answers; the worker
 * alone is some 5 MB smaller without the framework of the pages.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { describe } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { HEADERS_TIMEOUT_MS, type Listening, listen } from './listen.ts';

/** What /readyz says. Times are ISO-8601 UTC. */
export interface Health {
  /** False only while the database is shut, behind or unwritable, and during start and stop. */
  ready: boolean;
  /** Why it is not ready, in plain words; null when it is. */
  reason: string | null;
  role: 'all' | 'worker' | 'web';
  startedAt: string;
  database: { ok: boolean; error: string | null };
  mailboxes: {
    address: string;
    status: string;
    since: string;
    lastProgressAt: string | null;
    error: string | null;
    notices: readonly string[];
  }[];
  delivery: { account: string; status: string; error: string | null; lastSentAt: string | null }[];
  outbox: { queued: number; failed: number; oldestDueSeconds: number };
  inbound: { pending: number; held: number; failed: number };
}

export interface OpsOptions {
  host: string;
  /** 0: any free port. */
  port: number;
  /** Looks anew at each call. A throw counts as not ready. */
  health: () => Promise<Health>;
  metrics: Pick<Metrics, 'text' | 'contentType'>;
  log: Log;
}

interface Answer {
  status: number;
  type: string;
  body: string;
}

/** No request of this port carries anything. */
const REQUEST_TIMEOUT_MS = 10_000;
const JSON_TYPE = 'application/json; charset=utf-8';
const NOT_FOUND: Answer = json(404, { error: 'not_found' });

/** Starts the operator's port. Errors: LoketError naming `ops.port` or `ops.host` when it cannot be opened. */
export async function startOps(options: OpsOptions): Promise<Listening> {
  const server = createServer(
    { headersTimeout: HEADERS_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
    (request, response) => void answer(options, request, response),
  );
  return listen(
    {
      server,
      async listen(where) {
        server.listen(where);
        await once(server, 'listening');
      },
      async close() {
        if (!server.listening) return;
        server.close();
        server.closeIdleConnections();
        await once(server, 'close');
      },
    },
    options.host,
    options.port,
    'ops',
  );
}

/** Never throws. */
async function answer(options: OpsOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').replace(/\/?(?:\?.*)?$/s, '');
  const reads = request.method === 'GET' || request.method === 'HEAD';
  const { status, type, body } = reads ? await answerTo(path, options) : NOT_FOUND;
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  // Node leaves the body out where HEAD asked.
  response.end(body);
}

async function answerTo(path: string, { health, metrics, log }: OpsOptions): Promise<Answer> {
  switch (path) {
    case '/livez':
      return { status: 200, type: 'text/plain; charset=utf-8', body: 'ok\n' };
    case '/readyz': {
      const state = await health().catch((error: unknown) => ({ ready: false, reason: describe(error) }));
      return json(state.ready ? 200 : 503, state);
    }
    case '/metrics':
      try {
        return { status: 200, type: metrics.contentType, body: await metrics.text() };
      } catch (error) {
        log.error({ error, route: path }, 'the operator port could not answer');
        return json(500, { error: 'internal' });
      }
    default:
      return NOT_FOUND;
  }
}

function json(status: number, body: object): Answer {
  return { status, type: JSON_TYPE, body: JSON.stringify(body) };
}

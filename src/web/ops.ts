/**
 * The operator's port, the same under every role: /livez, /readyz, /metrics. Not for the public: it names mailboxes.
 * Nothing is cached: every answer is looked up when it is asked for.
 */
import type { FastifyError } from 'fastify';
import { describe } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { type Listening, listen, newServer } from './listen.ts';

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

const NOT_FOUND = { error: 'not_found' };
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** Starts the operator's port. Errors: LoketError naming `ops.port` or `ops.host` when it cannot be opened. */
export async function startOps({ host, port, health, metrics, log }: OpsOptions): Promise<Listening> {
  const app = newServer({
    trustProxy: false,
    onBadUrl: (response) => void response.writeHead(404, JSON_TYPE).end(JSON.stringify(NOT_FOUND)),
  });

  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
  });

  app.get('/livez', (_request, reply) => reply.type('text/plain; charset=utf-8').send('ok\n'));

  app.get('/readyz', async (_request, reply) => {
    const state = await health().catch((error: unknown) => ({ ready: false, reason: describe(error) }));
    return reply.code(state.ready ? 200 : 503).send(state);
  });

  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));

  app.setNotFoundHandler((_request, reply) => reply.code(404).send(NOT_FOUND));

  app.setErrorHandler<FastifyError>((error, request, reply) => {
    // A body that is too large or broken: the caller's fault, and none of our routes takes one.
    if (error.statusCode !== undefined && error.statusCode < 500) return reply.code(404).send(NOT_FOUND);
    log.error({ error, route: request.routeOptions.url ?? null }, 'the operator port could not answer');
    return reply.code(500).send({ error: 'internal' });
  });

  return listen(app, host, port, 'ops');
}

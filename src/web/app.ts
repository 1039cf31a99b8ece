/** The framework of the pages, bounded in time and size. */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type FastifyInstance, fastify } from 'fastify';
import { HEADERS_TIMEOUT_MS } from './listen.ts';

/** A body must be whole by then: files come over slow lines. */
const REQUEST_TIMEOUT_MS = 120_000;
/** Of a route that says nothing else. */
const MAX_BODY_BYTES = 16 * 1024;

export interface AppSettings {
  /** Answers a path that cannot be decoded or is too long; hooks and routes never see it. */
  onBadUrl: (response: ServerResponse) => void;
  /** Whose X-Forwarded-For is believed: addresses and networks, separated by commas; false for nobody's. */
  trustProxy: string | false;
}

/** A server without routes, and silent: what it says of a request names no URL. */
export function newApp({ onBadUrl, trustProxy }: AppSettings): FastifyInstance {
  return fastify({
    logger: false,
    trustProxy,
    genReqId: () => randomUUID(),
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: HEADERS_TIMEOUT_MS },
    bodyLimit: MAX_BODY_BYTES,
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: (_error, _request, reply) => onBadUrl(reply.raw),
  });
}

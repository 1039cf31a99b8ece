/** The web server: the customers' side, and the agents' desk under /desk. */
import type { ServerResponse } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LoketError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Language } from '../message/mail.ts';
import { newApp } from './app.ts';
import { addAssets } from './assets.ts';
import { FailedAttempts, WINDOW_MS } from './attempts.ts';
import type { DeskDeps } from './desk/visit.ts';
import { addDesk } from './desk.ts';
import { STATUS_BY_CODE } from './http-status.ts';
import { preferredLanguage } from './language.ts';
import { type Listening, listen } from './listen.ts';
import { renderPage, type Surroundings } from './pages/frame.tsx';
import { type Problem, ProblemPage } from './pages/problem.tsx';
import { pagePolicy } from './policy.ts';
import { deskName } from './portal/visit.ts';
import { addPortal } from './portal.ts';

export interface WebOptions {
  host: string;
  /** 0: any free port. */
  port: number;
  /** What each mailbox calls itself, by address; the first name is that of the customers' pages. */
  mailboxNames: ReadonlyMap<string, string>;
  /** The house and its store. */
  house: DeskDeps;
}

/**
 * Proxies on the same machine or in a private network, as in a container's, tell the visitor's address. A neighbour who
 * lies about it escapes the count of wrong secrets, and nothing else.
 */
const TRUSTED_PROXIES = 'loopback,linklocal,uniquelocal';

const HEADERS = {
  'content-security-policy': pagePolicy(),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-robots-tag': 'noindex',
  'cache-control': 'no-store',
};
const HTML = 'text/html; charset=utf-8';

/** Starts the web server. Errors: LoketError naming `web.port` or `web.host` when it cannot be opened. */
export async function startWeb({ host, port, mailboxNames, house }: WebOptions): Promise<Listening> {
  const { clock, log, language } = house;
  const around = (language: Language): Surroundings => ({
    language,
    desk: deskName({ mailboxNames }, language),
    path: null,
    theme: house.theme,
    person: null,
    csrf: '',
  });
  const problem = (language: Language, problem: Problem, id: string | null = null) =>
    renderPage(ProblemPage({ visit: around(language), problem, id }));
  const app = newApp({
    trustProxy: TRUSTED_PROXIES,
    onBadUrl: (response) => sendBare(response, problem(language, 'notFound')),
  });
  app.addHook('onRequest', async (_request, reply) => void reply.headers(HEADERS));
  logRequests(app, log);
  addAssets(
    app,
    [house.theme.style, house.theme.logo].filter((file) => file !== null),
  );
  addProblems(app, house, problem);
  await addPortal(app, { ...house, mailboxNames, attempts: new FailedAttempts(clock) });
  await addDesk(app, house);
  return listen(app, host, port, 'web');
}

/** The one place where failures become answers. */
function addProblems(
  app: FastifyInstance,
  { language, log }: DeskDeps,
  page: (language: Language, problem: Problem, id?: string | null) => string,
): void {
  const languageFor = ({ headers }: FastifyRequest) => preferredLanguage(headers['accept-language'], language);
  app.setNotFoundHandler((request, reply) => sendPage(reply, 404, page(languageFor(request), 'notFound')));
  app.setErrorHandler<FastifyError | Error>((error, request, reply) => {
    const status = statusOf(error);
    const spoken = languageFor(request);
    if (status === 404) return sendPage(reply, 404, page(spoken, 'notFound'));
    if (status === 429) {
      return sendPage(reply.header('retry-after', String(WINDOW_MS / 1000)), 429, page(spoken, 'tooMany'));
    }
    if (status < 500) return sendPage(reply, status, page(spoken, 'refused'));
    log.error({ error, request: request.id, route: routeOf(request) }, 'a page failed');
    return sendPage(reply, 500, page(spoken, 'failed', request.id));
  });
}

function statusOf(error: FastifyError | Error): number {
  if (error instanceof LoketError) return STATUS_BY_CODE[error.code];
  const own = 'statusCode' in error ? error.statusCode : undefined;
  return own !== undefined && own >= 400 && own < 500 ? own : 500;
}

/** R-WEB-2: the route, never the URL, which may hold a secret. */
function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', async (request, reply) => {
    const ms = Math.round(reply.elapsedTime);
    log.info(
      { request: request.id, method: request.method, route: routeOf(request), status: reply.statusCode, ms },
      'request',
    );
  });
}

function routeOf(request: FastifyRequest): string | null {
  return request.routeOptions.url ?? null;
}

function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).type(HTML).header('vary', 'Accept-Language').send(page);
}

/** Without the server's hooks, which a path that cannot be read never reaches. */
function sendBare(response: ServerResponse, page: string): void {
  response.writeHead(404, { ...HEADERS, 'content-type': HTML }).end(page);
}

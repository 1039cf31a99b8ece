/** The web server: the page that says what this is, customers' status pages, and the agents' desk under /desk. */
import type { ServerResponse } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LoketError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Language } from '../message/mail.ts';
import { approvalsForCustomer, type CustomerApproval } from '../store/estimates.ts';
import { findByStatusSecret } from '../store/status-links.ts';
import { type CustomerTicket, readCustomerTicket } from '../store/status-page.ts';
import type { Clock, Db } from '../store/transaction.ts';
import { PAGES } from '../wording/pages.ts';
import { addAssets } from './assets.ts';
import { FailedAttempts, WINDOW_MS } from './attempts.ts';
import { addDecision } from './decision.ts';
import { billingHouse, type DeskDeps } from './desk/visit.ts';
import { addDesk } from './desk.ts';
import { STATUS_BY_CODE } from './http-status.ts';
import { languageOf, preferredLanguage } from './language.ts';
import { type Listening, listen, newServer } from './listen.ts';
import { renderPage } from './pages/frame.tsx';
import { HomePage } from './pages/home.tsx';
import { type Problem, ProblemPage } from './pages/problem.tsx';
import { StatusPage } from './pages/status.tsx';

export interface WebOptions {
  host: string;
  /** 0: any free port. */
  port: number;
  db: Db;
  clock: Clock;
  log: Log;
  /** For visitors whose browser names none of ours. */
  language: Language;
  timeZone: string;
  /** What each mailbox calls itself, by address; the first name is that of the home page. */
  mailboxNames?: ReadonlyMap<string, string>;
  /** What the agents' desk needs; without it there is none. */
  desk?: DeskDeps;
}

/**
 * Proxies on the same machine or in a private network, as in a container's, tell the visitor's address. A neighbour who
 * lies about it escapes the count of wrong secrets, and nothing else.
 */
const TRUSTED_PROXIES = 'loopback,linklocal,uniquelocal';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-robots-tag': 'noindex',
  'cache-control': 'no-store',
};
const HTML = 'text/html; charset=utf-8';

/** Starts the web server. Errors: LoketError naming `web.port` or `web.host` when it cannot be opened. */
export async function startWeb(options: WebOptions): Promise<Listening> {
  const pages = pagesOf(options);
  const app = newServer({
    trustProxy: TRUSTED_PROXIES,
    onBadUrl: (response) => sendBare(response, pages.problem(options.language, 'notFound', null)),
  });
  app.addHook('onRequest', async (_request, reply) => void reply.headers(HEADERS));
  logRequests(app, options.log);
  addAssets(app);
  addHome(app, options, pages);
  const attempts = new FailedAttempts(options.clock);
  addStatus(app, options, pages, attempts);
  addProblems(app, options, pages);
  if (options.desk !== undefined) {
    const { desk } = options;
    await addDecision(app, { ...desk, house: () => billingHouse(desk), attempts });
    await addDesk(app, desk);
  }
  return listen(app, options.host, options.port, 'web');
}

type Pages = ReturnType<typeof pagesOf>;

/** The pages as text, with the desk's name in them. */
function pagesOf({ mailboxNames = new Map(), timeZone }: WebOptions) {
  const firstName = [...mailboxNames.values()].find((name) => name !== '') ?? '';
  const house = (language: Language) => firstName || PAGES[language].unnamedDesk;
  return {
    home: (language: Language) => renderPage(HomePage({ language, desk: house(language) })),
    status: (ticket: CustomerTicket, approvals: CustomerApproval[], path: string) => {
      const desk = mailboxNames.get(ticket.mailbox) || house(ticket.language);
      return renderPage(StatusPage({ ticket, timeZone, desk, approvals, path }));
    },
    problem: (language: Language, problem: Problem, id: string | null) =>
      renderPage(ProblemPage({ language, desk: house(language), problem, id })),
  };
}

function addHome(app: FastifyInstance, options: WebOptions, pages: Pages): void {
  app.get<{ Querystring: { lang?: unknown } }>('/', (request, reply) => {
    const { lang } = request.query;
    const asked = typeof lang === 'string' ? languageOf(lang) : null;
    return sendPage(reply, 200, pages.home(asked ?? visitorLanguage(request, options)));
  });
}

/** R-WEB-2: an unknown, an expired, a revoked and a malformed secret get one and the same answer. */
function addStatus(app: FastifyInstance, options: WebOptions, pages: Pages, attempts: FailedAttempts): void {
  const { db, clock, log } = options;
  app.get<{ Params: { secret: string } }>('/status/:secret', async (request, reply) => {
    const language = visitorLanguage(request, options);
    if (attempts.isBlocked(request.ip)) {
      reply.header('retry-after', String(WINDOW_MS / 1000));
      return sendPage(reply, 429, pages.problem(language, 'tooMany', null));
    }
    const ticketId = await findByStatusSecret(db, clock().toISOString(), request.params.secret);
    const ticket = ticketId === null ? null : await readCustomerTicket(db, ticketId);
    if (ticketId !== null && ticket !== null) {
      const path = `/status/${request.params.secret}`;
      return sendPage(reply, 200, pages.status(ticket, await approvalsForCustomer(db, ticketId), path));
    }
    if (attempts.fail(request.ip)) log.warn({ request: request.id }, 'too many wrong status links from one address');
    return sendPage(reply, 404, pages.problem(language, 'notFound', null));
  });
}

/** The one place where failures become answers. */
function addProblems(app: FastifyInstance, options: WebOptions, pages: Pages): void {
  app.setNotFoundHandler((request, reply) =>
    sendPage(reply, 404, pages.problem(visitorLanguage(request, options), 'notFound', null)),
  );
  app.setErrorHandler<FastifyError | Error>((error, request, reply) => {
    const status = statusOf(error);
    const language = visitorLanguage(request, options);
    if (status === 404) return sendPage(reply, 404, pages.problem(language, 'notFound', null));
    if (status < 500) return sendPage(reply, status, pages.problem(language, 'refused', null));
    options.log.error({ error, request: request.id, route: routeOf(request) }, 'a page failed');
    return sendPage(reply, 500, pages.problem(language, 'failed', request.id));
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

function visitorLanguage(request: FastifyRequest, options: WebOptions): Language {
  return preferredLanguage(request.headers['accept-language'], options.language);
}

function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).type(HTML).header('vary', 'Accept-Language').send(page);
}

/** Without the server's hooks, which a path that cannot be read never reaches. */
function sendBare(response: ServerResponse, page: string): void {
  response.writeHead(404, { ...HEADERS, 'content-type': HTML }).end(page);
}

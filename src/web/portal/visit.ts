/** What every page and form of the customers' side is given, and how they are registered. No account is needed. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { LoketError } from '../../errors.ts';
import type { Language } from '../../message/mail.ts';
import { findSession, type SignedIn } from '../../store/sessions.ts';
import { findByStatusSecret, type Linked } from '../../store/status-links.ts';
import { PAGES } from '../../wording/pages.ts';
import type { FailedAttempts } from '../attempts.ts';
import { type DeskDeps, SIGN_IN_PATH, tokenOf } from '../desk/visit.ts';
import { Form, fieldsOf } from '../form.ts';
import { isFromHere } from '../from-here.ts';
import { languageOf, preferredLanguage } from '../language.ts';
import { renderPage, type Surroundings } from '../pages/frame.tsx';
import { csrfTokenOf, isCsrfToken, tokenHashOf } from '../session.ts';
import { readUpload, type Upload } from '../upload.ts';

/** What the customers' pages need: what the desk does, and whom they count and name. */
export interface PortalDeps extends DeskDeps {
  /** Wrong secrets, by network. */
  attempts: FailedAttempts;
  /** What each mailbox calls itself, by address; the first name is that of the pages. */
  mailboxNames: ReadonlyMap<string, string>;
}

/** Keeps the language that a visitor chose, for a year. */
const LANGUAGE_COOKIE = 'language';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** One request of a visitor. */
export interface PortalVisit extends Surroundings {
  path: string;
  /** The language that he chose on a page; null when it is his browser's, or the house's. */
  chosen: Language | null;
  /** Who is signed in, customer or agent; null for most. For a form: only when it is from that session. */
  person: SignedIn | null;
  /** What the store knows the browser's session by, whoever sent the form; null without one. */
  tokenHash: string | null;
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** Of the network that asks. */
  ip: string;
  timeZone: string;
  now: string;
}

/** A page, with another status than 200. */
export interface PortalAnswer {
  status: number;
  page: VNode;
}

/** A page, or the path where the browser is sent. */
export type Shown = VNode | PortalAnswer | string;

/** A form with files. */
export interface PortalUpload extends Omit<Upload, 'fields'> {
  form: Form;
}

export interface PortalRoutes {
  deps: PortalDeps;
  /** A page: GET, changes nothing (R-WEB-1). */
  page(path: string, show: (visit: PortalVisit, reply: FastifyReply) => Promise<Shown>): void;
  /** A write: POST of a form that stood on a page of ours. */
  verb(path: string, act: (visit: PortalVisit, form: Form, reply: FastifyReply) => Promise<Shown>): void;
  /**
   * A write whose form may carry files; it is sent as multipart/form-data. Files of a visitor who
   * is not welcome, by the fields before them, are not kept.
   */
  upload(
    path: string,
    act: (visit: PortalVisit, upload: PortalUpload, reply: FastifyReply) => Promise<Shown>,
    isWelcome?: (form: Form, visit: PortalVisit) => boolean | Promise<boolean>,
  ): void;
  /** A GET that is no page: a file, a calendar entry. */
  resource(path: string, send: (visit: PortalVisit, reply: FastifyReply) => Promise<FastifyReply>): void;
}

/** Registers pages and forms of the customers' side. Paths are given whole, e.g. `/status/:secret`. */
export function portalRoutesOf(app: FastifyInstance, deps: PortalDeps): PortalRoutes {
  return {
    deps,
    page(path, show) {
      app.get(path, async (request, reply) => {
        keepLanguage(deps, request, reply);
        return send(reply, await show(await portalVisitOf(deps, request), reply));
      });
    },
    verb(path, act) {
      app.post(path, async (request, reply) => {
        fromHere(deps, request);
        const fields = fieldsOf(request.body);
        return send(reply, await act(await sentBy(deps, request, fields), new Form(fields), reply));
      });
    },
    upload(path, act, isWelcome = () => true) {
      app.post(path, async (request, reply) => {
        fromHere(deps, request);
        const { fields, ...upload } = await readUpload(deps.blobs, request, async (sent) =>
          isWelcome(new Form(sent), await sentBy(deps, request, sent)),
        );
        return send(
          reply,
          await act(await sentBy(deps, request, fields), { ...upload, form: new Form(fields) }, reply),
        );
      });
    },
    resource(path, sendFile) {
      app.get(path, async (request, reply) => sendFile(await portalVisitOf(deps, request), reply));
    },
  };
}

/**
 * The ticket behind a secret link. R-WEB-2: an unknown, an expired, a revoked and a malformed secret get one and the same
 * answer, and whoever tries many has to wait. Errors: `not_found`, `too_many`.
 */
export async function ticketBehind({ database, attempts, log }: PortalDeps, visit: PortalVisit): Promise<Linked> {
  if (attempts.isBlocked(visit.ip)) throw new LoketError('too_many', 'too many wrong links from one address');
  const linked = await findByStatusSecret(database.read, visit.now, visit.params.secret ?? '');
  if (linked !== null) return linked;
  if (attempts.fail(visit.ip)) log.warn('too many wrong status links from one address');
  throw new LoketError('not_found', 'there is no such page');
}

/** Whether files came along, kept or not: a form that comes back asks for them again. */
export function hasFiles({ files, isOver, isTurnedAway }: PortalUpload): boolean {
  return files.length > 0 || isOver || isTurnedAway;
}

/** Where a visitor signs in who wants to go on to `next`, a path of ours. */
export function signInFirst(next: string): string {
  return `${SIGN_IN_PATH}?${new URLSearchParams({ next })}`;
}

/** What the desk is called: the mailbox's own name, else that of the first mailbox that has one, else a plain word. */
export function deskName({ mailboxNames }: Pick<PortalDeps, 'mailboxNames'>, language: Language, mailbox = ''): string {
  const first = [...mailboxNames.values()].find((name) => name !== '') ?? '';
  return mailboxNames.get(mailbox) || first || PAGES[language].unnamedDesk;
}

export async function portalVisitOf(deps: PortalDeps, request: FastifyRequest): Promise<PortalVisit> {
  const [path = '/', search = ''] = request.url.split('?');
  const query = new URLSearchParams(search);
  const now = deps.clock().toISOString();
  const token = tokenOf(deps, request);
  const person = token === null ? null : await findSession(deps.database.read, now, tokenHashOf(token));
  const chosen = askedLanguage(query) ?? languageOf(request.cookies[LANGUAGE_COOKIE] ?? '');
  const language = chosen ?? person?.language ?? preferredLanguage(request.headers['accept-language'], deps.language);
  return {
    language,
    chosen,
    desk: deskName(deps, language),
    theme: deps.theme,
    path,
    person,
    csrf: token === null || person === null ? '' : csrfTokenOf(token),
    tokenHash: token === null ? null : tokenHashOf(token),
    params: request.params as Record<string, string>,
    query,
    ip: request.ip,
    timeZone: deps.timeZone,
    now,
  };
}

/** A form that does not carry the session's token was not sent by the one who is signed in (R-WEB-3). */
async function sentBy(deps: PortalDeps, request: FastifyRequest, fields: URLSearchParams): Promise<PortalVisit> {
  const visit = await portalVisitOf(deps, request);
  const isOwn = isCsrfToken(tokenOf(deps, request) ?? '', fields.get('csrf'));
  return isOwn ? visit : { ...visit, person: null, csrf: '' };
}

function fromHere(deps: PortalDeps, request: FastifyRequest): void {
  if (isFromHere(request, deps.house.publicUrl)) return;
  throw new LoketError('forbidden', 'the form is from another site; open the page itself');
}

function askedLanguage(query: URLSearchParams): Language | null {
  const asked = query.getAll('lang');
  return asked.length === 1 ? languageOf(asked[0] ?? '') : null;
}

function keepLanguage(deps: PortalDeps, request: FastifyRequest, reply: FastifyReply): void {
  const asked = askedLanguage(new URLSearchParams(request.url.split('?')[1] ?? ''));
  if (asked === null) return;
  const { secure } = deps;
  reply.setCookie(LANGUAGE_COOKIE, asked, { path: '/', sameSite: 'lax', secure, httpOnly: true, maxAge: YEAR_SECONDS });
}

function send(reply: FastifyReply, shown: Shown): FastifyReply {
  if (typeof shown === 'string') return reply.redirect(shown, 303);
  const { status, page } = 'page' in shown ? shown : { status: 200, page: shown };
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('vary', 'Accept-Language, Cookie')
    .send(renderPage(page));
}

/** The door of the desk (P18, R-WEB-3): signing in, signing out, and one-time links to choose a password. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { type Beginning, cookieSeconds, openPasswordLink, signIn, signOut, takeUpLink } from '../../actions/sign-in.ts';
import { LoketError } from '../../errors.ts';
import { cleanAddress } from '../../message/address.ts';
import { cleanHeaderText } from '../../message/clean.ts';
import type { Language } from '../../message/mail.ts';
import type { PasswordLink } from '../../store/password-links.ts';
import { PASSWORDS } from '../../wording/desk/password.ts';
import { SIGN_IN } from '../../wording/desk/sign-in.ts';
import { type Counting, FailedAttempts, WINDOW_MS } from '../attempts.ts';
import { Form, fieldsOf } from '../form.ts';
import { isFromHere } from '../from-here.ts';
import { preferredLanguage } from '../language.ts';
import { SignInPage, WelcomePage } from '../pages/desk/sign-in.tsx';
import { renderPage } from '../pages/frame.tsx';
import { cookieName, cookieOptions, tokenHashOf } from '../session.ts';
import { type DeskDeps, type DeskRoutes, SIGN_IN_PATH, tokenOf, visitOf } from './visit.ts';

const TOKEN_BYTES = 32;
export const MAX_NAME_CHARACTERS = 200;
const MAX_ADDRESS_CHARACTERS = 254;

/** Whoever guesses the passwords of one agent waits; so does the agent, for a quarter of an hour. */
export const BY_ADDRESS: Counting = {
  maxFailures: 10,
  sourceOf: (typed) => cleanAddress(typed) ?? typed.toLowerCase().slice(0, MAX_ADDRESS_CHARACTERS),
};

/** Registers the pages that need no session. */
export function addSignIn(app: FastifyInstance, deps: DeskDeps): void {
  const ofNetwork = new FailedAttempts(deps.clock);
  const ofAddress = new FailedAttempts(deps.clock, BY_ADDRESS);
  app.get(SIGN_IN_PATH, async (request, reply) => {
    const next = deskPathOf(new URLSearchParams(request.url.split('?')[1]).get('next') ?? '');
    if ((await visitOf(deps, request)) !== null) return reply.redirect(next, 303);
    const language = languageOf(deps, request);
    return send(reply, 200, SignInPage({ language, problem: null, username: '', remember: false, next }));
  });
  app.post(SIGN_IN_PATH, async (request, reply) => {
    const form = await doorForm(deps, request);
    const language = languageOf(deps, request);
    const [username, remember, next] = [form.text('username'), form.text('remember') !== '', form.text('next')];
    const again = (status: number, problem: string) =>
      send(reply, status, SignInPage({ language, problem, username, remember, next }));
    if (ofNetwork.isBlocked(request.ip) || ofAddress.isBlocked(username)) {
      reply.header('retry-after', String(WINDOW_MS / 1000));
      return again(429, PASSWORDS[language].faults['too-many']);
    }
    // Counted before it is judged: guesses that come all at once are counted too.
    const blocks = [ofNetwork.fail(request.ip), ofAddress.fail(username)];
    if (blocks.includes(true))
      deps.log.warn({ request: request.id }, 'too many wrong passwords; the guesser has to wait');
    const { token, beginning } = newSession(deps, request, remember);
    const attempt = { address: cleanAddress(username) ?? '', password: form.raw('password') };
    const personId = await signIn(deps.database, attempt, beginning);
    if (personId === null) return again(422, SIGN_IN[language].wrong);
    ofNetwork.forgive(request.ip);
    ofAddress.forgive(username);
    keepCookie(deps, reply, token, remember);
    deps.log.info({ agent: personId }, 'an agent signed in');
    return reply.redirect(deskPathOf(next), 303);
  });
  addWelcome(app, deps, ofNetwork);
}

export function addSignOut({ deps, verb }: DeskRoutes): void {
  verb('/desk/sign-out', async (visit, _form, reply) => {
    await signOut(deps.database, visit.tokenHash);
    dropCookie(deps, reply);
    return SIGN_IN_PATH;
  });
}

/** An unknown, used, expired link gets the same answer as any path that does not exist. */
function addWelcome(app: FastifyInstance, deps: DeskDeps, attempts: FailedAttempts): void {
  const ownAddresses = deps.house.mailboxes.map(({ address }) => address.address);
  const linkOf = async (request: FastifyRequest<{ Params: { secret: string } }>): Promise<PasswordLink> => {
    const now = deps.clock().toISOString();
    const link = attempts.isBlocked(request.ip)
      ? null
      : await openPasswordLink(deps.database.read, now, request.params.secret);
    if (link === null) {
      attempts.fail(request.ip);
      throw new LoketError('not_found', 'this link does not work any more');
    }
    return link;
  };
  app.get<{ Params: { secret: string } }>('/desk/welcome/:secret', async (request, reply) => {
    const { person } = await linkOf(request);
    const language = person?.language ?? languageOf(deps, request);
    const { secret } = request.params;
    const filledIn = { address: '', name: '' };
    return send(reply, 200, WelcomePage({ language, problem: null, secret, person, filledIn }));
  });
  app.post<{ Params: { secret: string } }>('/desk/welcome/:secret', async (request, reply) => {
    const form = await doorForm(deps, request);
    const link = await linkOf(request);
    const language = link.person?.language ?? languageOf(deps, request);
    const { secret } = request.params;
    const filledIn = { address: form.text('address'), name: cleanHeaderText(form.text('name'), MAX_NAME_CHARACTERS) };
    const { token, beginning } = newSession(deps, request, false);
    const given = { ...filledIn, secret, password: form.raw('chosen') };
    const welcomed =
      form.raw('again') === given.password
        ? await takeUpLink(deps.database, ownAddresses, link, given, beginning)
        : ({ fault: 'not-same' } as const);
    if (welcomed.fault === 'no-link') throw new LoketError('not_found', 'this link does not work any more');
    if (welcomed.fault !== null) {
      const problem = PASSWORDS[language].faults[welcomed.fault];
      return send(reply, 422, WelcomePage({ language, problem, secret, person: link.person, filledIn }));
    }
    keepCookie(deps, reply, token, false);
    deps.log.info({ agent: welcomed.personId }, 'an agent chose a password by a one-time link');
    return reply.redirect('/desk', 303);
  });
}

/** Where to go after signing in: a path of the desk, never another site. */
export function deskPathOf(next: string): string {
  const base = 'https://desk.invalid';
  const url = URL.canParse(next, base) ? new URL(next, base) : null;
  if (url === null || url.origin !== base || !/^\/desk(\/|$)/.test(url.pathname)) return '/desk';
  return url.pathname + url.search;
}

/** Takes the session from the browser. */
export function dropCookie(deps: Pick<DeskDeps, 'secure'>, reply: FastifyReply): void {
  reply.clearCookie(cookieName(deps.secure), cookieOptions(deps.secure, null));
}

/**
 * A form that is sent without a session, so without its token. Errors: `forbidden` for one from another site, `not_found`
 * for a customer.
 */
async function doorForm(deps: DeskDeps, request: FastifyRequest): Promise<Form> {
  if (!isFromHere(request, deps.house.publicUrl)) {
    throw new LoketError('forbidden', 'the form is from another site; open the page of the desk itself');
  }
  await visitOf(deps, request);
  return new Form(fieldsOf(request.body));
}

function newSession(
  deps: DeskDeps,
  request: FastifyRequest,
  remembered: boolean,
): { token: string; beginning: Beginning } {
  const token = deps.house.randomBytes(TOKEN_BYTES).toString('base64url');
  const earlier = tokenOf(deps, request);
  return {
    token,
    beginning: {
      tokenHash: tokenHashOf(token),
      earlier: earlier === null ? null : tokenHashOf(earlier),
      remembered,
    },
  };
}

function keepCookie(deps: DeskDeps, reply: FastifyReply, token: string, remembered: boolean): void {
  reply.setCookie(cookieName(deps.secure), token, cookieOptions(deps.secure, cookieSeconds(remembered)));
}

function languageOf(deps: DeskDeps, request: FastifyRequest): Language {
  return preferredLanguage(request.headers['accept-language'], deps.language);
}

function send(reply: FastifyReply, status: number, page: VNode): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').header('vary', 'Accept-Language').send(renderPage(page));
}

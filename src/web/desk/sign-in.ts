/** The agents' way to the one door of the house, out of it, and one-time links to choose a password (P18, R-WEB-3). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { openPasswordLink, signOut, takeUpLink } from '../../actions/sign-in.ts';
import { LoketError } from '../../errors.ts';
import { cleanHeaderText } from '../../message/clean.ts';
import type { Language } from '../../message/mail.ts';
import type { PasswordLink } from '../../store/password-links.ts';
import { PASSWORDS } from '../../wording/password.ts';
import { FailedAttempts } from '../attempts.ts';
import { Form, fieldsOf } from '../form.ts';
import { isFromHere } from '../from-here.ts';
import { preferredLanguage } from '../language.ts';
import { WelcomePage } from '../pages/desk/welcome.tsx';
import { renderPage } from '../pages/frame.tsx';
import { tokenHashOf } from '../session.ts';
import { dropCookie, keepCookie, MAX_NAME_CHARACTERS, newSession } from '../signing-in.ts';
import { type DeskDeps, type DeskRoutes, SIGN_IN_PATH, tokenOf, visitOf } from './visit.ts';

/** Registers the pages that need no session. */
export function addSignIn(app: FastifyInstance, deps: DeskDeps): void {
  app.get('/desk/sign-in', async (request, reply) => {
    await visitOf(deps, request);
    const next = new URLSearchParams(request.url.split('?')[1]).get('next') ?? '/desk';
    return reply.redirect(`${SIGN_IN_PATH}?${new URLSearchParams({ next })}`, 303);
  });
  addWelcome(app, deps);
}

export function addSignOut({ deps, verb }: DeskRoutes): void {
  verb('/desk/sign-out', async (visit, _form, reply) => {
    await signOut(deps.database, visit.tokenHash);
    dropCookie(deps, reply);
    return SIGN_IN_PATH;
  });
}

/** An unknown, used, expired link gets the same answer as any path that does not exist. */
function addWelcome(app: FastifyInstance, deps: DeskDeps): void {
  const attempts = new FailedAttempts(deps.clock);
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
    const earlier = tokenOf(deps, request);
    const { token, beginning } = newSession(deps, earlier === null ? null : tokenHashOf(earlier), false);
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

function languageOf(deps: DeskDeps, request: FastifyRequest): Language {
  return preferredLanguage(request.headers['accept-language'], deps.language);
}

function send(reply: FastifyReply, status: number, page: VNode): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').header('vary', 'Accept-Language').send(renderPage(page));
}

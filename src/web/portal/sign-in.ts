/** The door (P18, R-WEB-3): by password for agents and customers, by a link in a mail for customers; and out again. */
import { signIn, signOut } from '../../actions/sign-in.ts';
import { sendSignInLink, takeSignInLink } from '../../actions/sign-in-link.ts';
import { LoketError } from '../../errors.ts';
import { cleanAddress } from '../../message/address.ts';
import { findSignInLink } from '../../store/sign-in-links.ts';
import { SIGN_IN } from '../../wording/portal/sign-in.ts';
import { FailedAttempts, WINDOW_MS } from '../attempts.ts';
import { SIGN_IN_PATH } from '../desk/visit.ts';
import { ConfirmSignInPage, LinkSentPage, SignInPage } from '../pages/portal/sign-in.tsx';
import { BY_ADDRESS, dropCookie, keepCookie, landingOf, newSession } from '../signing-in.ts';
import { unseenWork } from './unseen.ts';
import type { PortalAnswer, PortalRoutes, PortalVisit } from './visit.ts';

/** Links that one network may ask for in one window, whoever they are for. */
const LINKS_BY_NETWORK = 20;

export function addSignIn(routes: PortalRoutes): void {
  addPassword(routes);
  addLink(routes);
  const { deps, verb } = routes;
  verb('/sign-out', async ({ person, tokenHash }, _form, reply) => {
    // A form that is not the session's own signs nobody out.
    if (person === null || tokenHash === null) return '/';
    await signOut(deps.database, tokenHash);
    dropCookie(deps, reply);
    return '/';
  });
}

function addPassword({ deps, page, verb }: PortalRoutes): void {
  const ofNetwork = new FailedAttempts(deps.clock);
  const ofAddress = new FailedAttempts(deps.clock, BY_ADDRESS);
  page(SIGN_IN_PATH, async (visit) => {
    const next = visit.query.get('next') ?? '';
    if (visit.person !== null) return landingOf(visit.person.role, next);
    return SignInPage({ visit, problem: null, username: '', remember: false, next });
  });
  verb(SIGN_IN_PATH, async (visit, form, reply) => {
    const [username, remember, next] = [form.text('username'), form.text('remember') !== '', form.text('next')];
    const words = SIGN_IN[visit.language];
    const again = (status: number, problem: string): PortalAnswer => ({
      status,
      page: SignInPage({ visit, problem, username, remember, next }),
    });
    if (ofNetwork.isBlocked(visit.ip) || ofAddress.isBlocked(username)) {
      reply.header('retry-after', String(WINDOW_MS / 1000));
      return again(429, words.tooMany);
    }
    // Counted before it is judged: guesses that come all at once are counted too.
    const blocks = [ofNetwork.fail(visit.ip), ofAddress.fail(username)];
    if (blocks.includes(true)) deps.log.warn('too many wrong passwords; the guesser has to wait');
    const { token, beginning } = newSession(deps, visit.tokenHash, remember);
    const attempt = { address: cleanAddress(username) ?? '', password: form.raw('password') };
    const arrived = await signIn(deps.database, attempt, beginning);
    if (arrived === null) return again(422, words.wrong);
    ofNetwork.forgive(visit.ip);
    ofAddress.forgive(username);
    keepCookie(deps, reply, token, remember);
    deps.log.info({ person: arrived.id, role: arrived.role }, 'somebody signed in');
    return landingOf(arrived.role, next);
  });
}

function addLink({ deps, page, verb }: PortalRoutes): void {
  const { database, house, log } = deps;
  const unseen = unseenWork(deps.clock, LINKS_BY_NETWORK);
  verb(`${SIGN_IN_PATH}/link`, async (visit, form) => {
    const [typed, next] = [form.text('address'), form.text('next')];
    const address = cleanAddress(typed);
    if (address === null) {
      const problem = SIGN_IN[visit.language].byLink.noAddress;
      const around = { ...visit, path: null };
      return { status: 422, page: SignInPage({ visit: around, problem, username: typed, remember: false, next }) };
    }
    const wanted = { address, language: visit.language, nextPath: landingOf('customer', next) };
    const refusal = await unseen(visit, () => sendSignInLink(database, house, wanted));
    log.info({ refusal }, 'a link to sign in was asked for');
    deps.nudge();
    return `${SIGN_IN_PATH}/sent`;
  });
  page(`${SIGN_IN_PATH}/sent`, async (visit) => LinkSentPage({ visit }));
  page(`${SIGN_IN_PATH}/:secret`, async (visit) => {
    failIfBlocked(visit);
    const link = await findSignInLink(database.read, visit.now, visit.params.secret ?? '');
    if (link === null) return linkOver(visit);
    const language = visit.chosen ?? link.customer.language ?? visit.language;
    return ConfirmSignInPage({ visit: { ...visit, language }, customer: link.customer });
  });
  verb(`${SIGN_IN_PATH}/:secret`, async (visit, form, reply) => {
    failIfBlocked(visit);
    const remember = form.text('remember') !== '';
    const { token, beginning } = newSession(deps, visit.tokenHash, remember);
    const arrived = await takeSignInLink(database, visit.params.secret ?? '', beginning);
    if (arrived === null) return linkOver(visit);
    keepCookie(deps, reply, token, remember);
    log.info({ person: arrived.id }, 'a customer signed in by a link');
    return landingOf(arrived.role, arrived.nextPath);
  });

  function failIfBlocked(visit: PortalVisit): void {
    if (deps.attempts.isBlocked(visit.ip)) throw new LoketError('too_many', 'too many wrong links from one address');
  }

  /** The same for a link that is unknown, used or expired; the way to a new one stands below. */
  function linkOver(visit: PortalVisit): PortalAnswer {
    if (deps.attempts.fail(visit.ip)) log.warn('too many wrong links to sign in from one address');
    const problem = SIGN_IN[visit.language].byLink.over;
    return { status: 404, page: SignInPage({ visit, problem, username: '', remember: false, next: '' }) };
  }
}

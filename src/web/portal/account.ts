/** A customer's own account: name, language, password, where one is signed in (P18, R-WEB-3). */
import { needsOldPassword, setOwnPassword } from '../../actions/own-password.ts';
import { changeProfile, signOutEverywhere } from '../../actions/sign-in.ts';
import { cleanHeaderText } from '../../message/clean.ts';
import { readOwnPassword } from '../../store/own-password.ts';
import { countSessions, type SignedIn } from '../../store/sessions.ts';
import { PASSWORDS, type PasswordWords } from '../../wording/password.ts';
import { OWN_ACCOUNT } from '../../wording/portal/account.ts';
import { FailedAttempts } from '../attempts.ts';
import { languageOf } from '../language.ts';
import { OwnAccountPage, type OwnAccountPageProps } from '../pages/portal/account.tsx';
import { BY_ADDRESS, dropCookie, MAX_NAME_CHARACTERS } from '../signing-in.ts';
import { customerOf } from './customer.ts';
import type { PortalAnswer, PortalRoutes, PortalVisit } from './visit.ts';

const PATH = '/my/account';

export function addAccount({ deps, page, verb }: PortalRoutes): void {
  const { database, log } = deps;
  const attempts = new FailedAttempts(deps.clock, BY_ADDRESS);

  async function show(visit: PortalVisit, customer: SignedIn, said: OwnAccountPageProps['said']) {
    const own = await readOwnPassword(database.read, customer.id, visit.tokenHash ?? '');
    return OwnAccountPage({
      visit: said?.isProblem ? { ...visit, path: null } : visit,
      customer,
      hasPassword: own.passwordHash !== null,
      asksOld: needsOldPassword(own, visit.now),
      sessions: await countSessions(database.read, visit.now, customer.id),
      said,
    });
  }

  async function choose(visit: PortalVisit, customer: SignedIn, old: string, chosen: string | null) {
    const refuse = async (fault: keyof PasswordWords['faults']): Promise<PortalAnswer> => {
      const text = PASSWORDS[visit.language].faults[fault];
      return { status: 422, page: await show(visit, customer, { text, isProblem: true }) };
    };
    if (attempts.isBlocked(customer.address)) return refuse('too-many');
    attempts.fail(customer.address);
    const who = { id: customer.id, address: customer.address, tokenHash: visit.tokenHash ?? '' };
    const fault = await setOwnPassword(database, who, visit.now, { old, chosen });
    if (fault !== 'wrong-password') attempts.forgive(customer.address);
    if (fault !== null) return refuse(fault);
    log.info(
      { person: customer.id },
      chosen === null ? 'a customer gave up the password' : 'a customer chose a password',
    );
    return `${PATH}?done=${chosen === null ? 'removed' : 'password'}`;
  }

  page(PATH, async (visit) => {
    const customer = customerOf(visit);
    return typeof customer === 'string' ? customer : show(visit, customer, doneOf(visit));
  });
  verb(PATH, async (visit, form) => {
    const customer = customerOf({ ...visit, path: PATH });
    if (typeof customer === 'string') return customer;
    const language = languageOf(form.text('language')) ?? customer.language;
    const name = cleanHeaderText(form.text('name'), MAX_NAME_CHARACTERS);
    await changeProfile(database, customer.id, { name, language, signature: customer.signature });
    // The language is chosen anew: it goes before the one that was chosen on a page.
    return `${PATH}?${new URLSearchParams({ done: 'saved', ...(language === null ? {} : { lang: language }) })}`;
  });
  verb(`${PATH}/password`, async (visit, form) => {
    const customer = customerOf({ ...visit, path: PATH });
    if (typeof customer === 'string') return customer;
    const chosen = form.raw('chosen');
    if (form.raw('again') !== chosen) {
      const text = PASSWORDS[visit.language].faults['not-same'];
      return { status: 422, page: await show(visit, customer, { text, isProblem: true }) };
    }
    return choose(visit, customer, form.raw('old'), chosen);
  });
  verb(`${PATH}/password/removal`, async (visit, form) => {
    const customer = customerOf({ ...visit, path: PATH });
    return typeof customer === 'string' ? customer : choose(visit, customer, form.raw('old'), null);
  });
  verb(`${PATH}/sign-out-everywhere`, async (visit, _form, reply) => {
    const customer = customerOf({ ...visit, path: PATH });
    if (typeof customer === 'string') return customer;
    await signOutEverywhere(database, customer.id);
    dropCookie(deps, reply);
    return '/';
  });
}

/** What the page says after a form that sent the browser here. */
function doneOf({ query, language }: PortalVisit): OwnAccountPageProps['said'] {
  const { saved, chosen, removed } = OWN_ACCOUNT[language].done;
  switch (query.get('done')) {
    case 'saved':
      return { text: saved, isProblem: false };
    case 'password':
      return { text: chosen, isProblem: false };
    case 'removed':
      return { text: removed, isProblem: false };
    default:
      return null;
  }
}

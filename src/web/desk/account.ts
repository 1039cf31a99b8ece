/** An agent's own account: details, password, sessions (R-WEB-3). */
import { chooseNotices } from '../../actions/notices.ts';
import { setOwnPassword } from '../../actions/own-password.ts';
import { changeProfile, signOutEverywhere } from '../../actions/sign-in.ts';
import { cleanHeaderText, withoutControls } from '../../message/clean.ts';
import { readNoticeWish } from '../../store/notices.ts';
import { countSessions } from '../../store/sessions.ts';
import { ACCOUNT } from '../../wording/desk/account.ts';
import { NOTICE_CHOICE } from '../../wording/desk/notices.ts';
import { PASSWORDS } from '../../wording/password.ts';
import { LANGUAGES } from '../../wording/wording.ts';
import { FailedAttempts } from '../attempts.ts';
import { AccountPage, type AccountPageProps } from '../pages/desk/account.tsx';
import { WISHES } from '../pages/desk/notice-choice.tsx';
import { BY_ADDRESS, dropCookie, MAX_NAME_CHARACTERS } from '../signing-in.ts';
import { type DeskRoutes, type FormAnswer, SIGN_IN_PATH, type Visit } from './visit.ts';

const PATH = '/desk/account';
const MAX_SIGNATURE_CHARACTERS = 2_000;

export function addAccount({ deps, page, verb }: DeskRoutes): void {
  const attempts = new FailedAttempts(deps.clock, BY_ADDRESS);
  const show = async (visit: Visit, said: AccountPageProps['said']) => {
    const sessions = await countSessions(deps.database.read, visit.now, visit.agent.id);
    return AccountPage({ visit, sessions, said, wish: await readNoticeWish(deps.database.read, visit.agent.id) });
  };
  page(PATH, async (visit) => show(visit, doneOf(visit)));
  verb(PATH, async ({ agent }, form) => {
    const language = LANGUAGES.find((one) => one === form.text('language')) ?? null;
    const signature = linesOf(form.text('signature')).slice(0, MAX_SIGNATURE_CHARACTERS);
    const name = cleanHeaderText(form.text('name'), MAX_NAME_CHARACTERS);
    await changeProfile(deps.database, agent.id, { name, language, signature });
    return `${PATH}?done=saved`;
  });
  verb(`${PATH}/notices`, async (visit, form): Promise<string | FormAnswer> => {
    const wish = WISHES.find((one) => one === form.text('wish'));
    if (wish === undefined) return { status: 422, page: await show(visit, null) };
    await chooseNotices(deps.database, visit.agent.id, wish);
    return `${PATH}?done=notices`;
  });
  verb(`${PATH}/password`, async (visit, form): Promise<string | FormAnswer> => {
    const { agent, tokenHash } = visit;
    const refuse = async (fault: keyof (typeof PASSWORDS)['en']['faults']): Promise<FormAnswer> => {
      const text = PASSWORDS[visit.language].faults[fault];
      return { status: 422, page: await show(visit, { text, isProblem: true }) };
    };
    if (attempts.isBlocked(agent.address)) return refuse('too-many');
    const [old, chosen] = [form.raw('old'), form.raw('chosen')];
    if (form.raw('again') !== chosen) return refuse('not-same');
    attempts.fail(agent.address);
    const who = { id: agent.id, address: agent.address, tokenHash };
    const fault = await setOwnPassword(deps.database, who, visit.now, { old, chosen });
    if (fault !== 'wrong-password') attempts.forgive(agent.address);
    if (fault !== null) return refuse(fault);
    deps.log.info({ agent: agent.id }, 'an agent changed the password');
    return `${PATH}?done=password`;
  });
  verb(`${PATH}/sign-out-everywhere`, async ({ agent }, _form, reply) => {
    await signOutEverywhere(deps.database, agent.id);
    dropCookie(deps, reply);
    return SIGN_IN_PATH;
  });
}

/** What the page says after a verb that sent the browser here. */
function doneOf({ query, language }: Visit): AccountPageProps['said'] {
  const words = ACCOUNT[language];
  switch (query.get('done')) {
    case 'saved':
      return { text: words.saved, isProblem: false };
    case 'notices':
      return { text: NOTICE_CHOICE[language].saved, isProblem: false };
    case 'password':
      return { text: words.changed, isProblem: false };
    default:
      return null;
  }
}

/** Browsers send line ends as CRLF. */
function linesOf(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => withoutControls(line).trimEnd())
    .join('\n');
}

import { ACCOUNT } from '../../../wording/desk/account.ts';
import { PAGES } from '../../../wording/pages.ts';
import { PASSWORDS } from '../../../wording/password.ts';
import { SESSIONS } from '../../../wording/sessions.ts';
import { LANGUAGES } from '../../../wording/wording.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { NewPassword, OldPassword } from '../password.tsx';
import { DeskFrame } from './frame.tsx';
import { NoticeChoice, type Wish } from './notice-choice.tsx';

export interface AccountPageProps {
  visit: Visit;
  /** In how many browsers the agent is signed in. */
  sessions: number;
  /** What the agent wants to be told of by mail. */
  wish: Wish;
  /** What was just done, or went wrong, in words. */
  said: { text: string; isProblem: boolean } | null;
}

/** What agents set for themselves: how they are named and answer, their password, where they are signed in. */
export function AccountPage({ visit, sessions, said, wish }: AccountPageProps) {
  const words = ACCOUNT[visit.language];
  return (
    <DeskFrame visit={visit} title={words.title} place="account">
      <div class="narrow">
        <h1>{words.title}</h1>
        <p class="soft">
          {visit.agent.address} · {words.roles[visit.agent.role]}
        </p>
        {said === null ? null : (
          <p class={said.isProblem ? 'card problem' : 'card done'} role={said.isProblem ? 'alert' : 'status'}>
            {said.text}
          </p>
        )}
        <Details visit={visit} />
        <NoticeChoice visit={visit} wish={wish} />
        <Password visit={visit} />
        <section class="card">
          <h2>{SESSIONS[visit.language].title}</h2>
          <p>{SESSIONS[visit.language].signedIn(sessions)}</p>
          <form method="post" action="/desk/account/sign-out-everywhere">
            <Csrf visit={visit} />
            <button type="submit">{SESSIONS[visit.language].everywhere}</button>
          </form>
        </section>
      </div>
    </DeskFrame>
  );
}

function Details({ visit }: { visit: Visit }) {
  const words = ACCOUNT[visit.language];
  const { agent } = visit;
  return (
    <form class="card" method="post" action="/desk/account">
      <Csrf visit={visit} />
      <label class="wide">
        <span>{words.name}</span>
        <input name="name" autocomplete="name" maxLength={200} value={agent.name} />
      </label>
      <label class="wide">
        <span>{words.language}</span>
        <select name="language">
          <option value="" selected={agent.language === null}>
            {words.asHouse}
          </option>
          {LANGUAGES.map((one) => (
            <option key={one} value={one} lang={one} selected={agent.language === one}>
              {PAGES[one].languageName}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words.signature}</span>
        <textarea
          name="signature"
          rows={4}
          maxLength={2000}
          aria-describedby="signature-hint"
          value={agent.signature}
        />
      </label>
      <p class="soft small" id="signature-hint">
        {words.signatureHint}
      </p>
      <button class="main" type="submit">
        {words.save}
      </button>
    </form>
  );
}

function Password({ visit }: { visit: Visit }) {
  const words = ACCOUNT[visit.language];
  return (
    <form class="card" method="post" action="/desk/account/password">
      <Csrf visit={visit} />
      <h2>{words.password}</h2>
      <input type="hidden" name="username" autocomplete="username" value={visit.agent.address} />
      <OldPassword words={PASSWORDS[visit.language]} />
      <NewPassword words={PASSWORDS[visit.language]} />
      <p class="soft small">{PASSWORDS[visit.language].ends}</p>
      <button type="submit">{words.change}</button>
    </form>
  );
}

import type { SignedIn } from '../../../store/sessions.ts';
import { PAGES } from '../../../wording/pages.ts';
import { PASSWORDS } from '../../../wording/password.ts';
import { OWN_ACCOUNT } from '../../../wording/portal/account.ts';
import { SESSIONS } from '../../../wording/sessions.ts';
import { LANGUAGES } from '../../../wording/wording.ts';
import { Csrf } from '../csrf.tsx';
import { Frame, type Surroundings } from '../frame.tsx';
import { NewPassword, OldPassword } from '../password.tsx';

export interface OwnAccountPageProps {
  visit: Surroundings;
  customer: SignedIn;
  hasPassword: boolean;
  /** The old password has to be given to choose another. */
  asksOld: boolean;
  /** In how many browsers the customer is signed in. */
  sessions: number;
  /** What was just done, or went wrong, in words. */
  said: { text: string; isProblem: boolean } | null;
}

/** What customers set for themselves: how they are named, in which language, how they sign in and where they are. */
export function OwnAccountPage(props: OwnAccountPageProps) {
  const { visit, customer, sessions, said } = props;
  const words = OWN_ACCOUNT[visit.language];
  return (
    <Frame visit={visit} title={`${words.title} · ${visit.desk}`}>
      <h1>{words.title}</h1>
      <p class="soft">{customer.address}</p>
      {said === null ? null : (
        <p class={said.isProblem ? 'card problem' : 'card done'} role={said.isProblem ? 'alert' : 'status'}>
          {said.text}
        </p>
      )}
      <form class="card" method="post" action="/my/account">
        <Csrf visit={visit} />
        <label>
          <span>{words.name}</span>
          <input name="name" autocomplete="name" maxLength={200} value={customer.name} />
        </label>
        <label>
          <span>{words.language}</span>
          <select name="language">
            {LANGUAGES.map((one) => (
              <option key={one} value={one} lang={one} selected={(customer.language ?? visit.language) === one}>
                {PAGES[one].languageName}
              </option>
            ))}
          </select>
        </label>
        <button class="main" type="submit">
          {words.save}
        </button>
      </form>
      <Password {...props} />
      <section class="card">
        <h2>{SESSIONS[visit.language].title}</h2>
        <p>{SESSIONS[visit.language].signedIn(sessions)}</p>
        <form method="post" action="/my/account/sign-out-everywhere">
          <Csrf visit={visit} />
          <button type="submit">{SESSIONS[visit.language].everywhere}</button>
        </form>
      </section>
    </Frame>
  );
}

function Password({ visit, customer, hasPassword, asksOld }: OwnAccountPageProps) {
  const words = OWN_ACCOUNT[visit.language].password;
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <p>{hasPassword ? words.has : words.none}</p>
      <form method="post" action="/my/account/password">
        <Csrf visit={visit} />
        <input type="hidden" name="username" autocomplete="username" value={customer.address} />
        {asksOld ? <OldPassword words={PASSWORDS[visit.language]} /> : null}
        <NewPassword words={PASSWORDS[visit.language]} />
        <p class="soft small">{PASSWORDS[visit.language].ends}</p>
        <button type="submit">{hasPassword ? words.change : words.choose}</button>
      </form>
      {asksOld ? <p class="soft small">{words.forgotten}</p> : null}
      {hasPassword ? (
        <details>
          <summary>{words.remove}</summary>
          <form method="post" action="/my/account/password/removal">
            <Csrf visit={visit} />
            <p>{words.removeHint}</p>
            {asksOld ? <OldPassword words={PASSWORDS[visit.language]} /> : null}
            <button type="submit">{words.remove}</button>
          </form>
        </details>
      ) : null}
    </section>
  );
}

/** The one door of the house: by password, or by a link in a mail (P18). */
import { LINK_MINUTES } from '../../../store/sign-in-links.ts';
import { SIGN_IN } from '../../../wording/portal/sign-in.ts';
import { Frame, type Surroundings } from '../frame.tsx';

export interface SignInPageProps {
  visit: Surroundings;
  /** Why it did not work, in words. */
  problem: string | null;
  username: string;
  remember: boolean;
  /** Where to go afterwards. */
  next: string;
}

export function SignInPage({ visit, problem, username, remember, next }: SignInPageProps) {
  const words = SIGN_IN[visit.language];
  return (
    <Frame visit={visit} title={`${words.title} · ${visit.desk}`}>
      <h1>{words.title}</h1>
      {problem === null ? null : (
        <p class="card problem" role="alert">
          {problem}
        </p>
      )}
      <form class="card" method="post" action="/sign-in">
        <input type="hidden" name="next" value={next} />
        <Address label={words.username} name="username" value={username} />
        <label>
          <span>{words.password}</span>
          <input type="password" name="password" autocomplete="current-password" required />
        </label>
        <Remember text={words.remember} isChosen={remember} />
        <button class="main" type="submit">
          {words.signIn}
        </button>
      </form>
      <form class="card" method="post" action="/sign-in/link">
        <h2>{words.byLink.title}</h2>
        <p>{words.byLink.text}</p>
        <input type="hidden" name="next" value={next} />
        <Address label={words.byLink.address} name="address" value={username} />
        <button type="submit">{words.byLink.send}</button>
      </form>
      <p class="soft small">{words.byLink.agents}</p>
    </Frame>
  );
}

/** The same for everybody: nobody learns here whose address is known (R-WEB-2). */
export function LinkSentPage({ visit }: { visit: Surroundings }) {
  const { sent } = SIGN_IN[visit.language];
  return (
    <Frame visit={visit} title={`${sent.title} · ${visit.desk}`}>
      <h1>{sent.title}</h1>
      <section class="card" role="status">
        <p>{sent.text(LINK_MINUTES)}</p>
        <p class="soft">{sent.nothing}</p>
      </section>
      <p>
        <a href="/sign-in">{sent.back}</a>
      </p>
    </Frame>
  );
}

/** What the mailed link opens: it signs nobody in by itself, because scanners of mail open links too (R-WEB-1). */
export function ConfirmSignInPage({
  visit,
  customer,
}: {
  visit: Surroundings;
  customer: { name: string; address: string };
}) {
  const words = SIGN_IN[visit.language];
  return (
    <Frame visit={visit} title={`${words.confirm.title} · ${visit.desk}`}>
      <h1>{words.confirm.title}</h1>
      <form class="card" method="post">
        <p>
          {words.confirm.as}{' '}
          <strong>
            <bdi>{customer.name || customer.address}</bdi>
          </strong>
          {customer.name === '' ? null : (
            <>
              {' '}
              <span class="soft">({customer.address})</span>
            </>
          )}
        </p>
        <Remember text={words.remember} isChosen={false} />
        <button class="main" type="submit">
          {words.confirm.goOn}
        </button>
      </form>
      <p class="soft small">{words.confirm.notYou}</p>
    </Frame>
  );
}

function Address({ label, name, value }: { label: string; name: string; value: string }) {
  return (
    <label>
      <span>{label}</span>
      <input
        name={name}
        autocomplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellcheck={false}
        required
        maxLength={254}
        value={value}
      />
    </label>
  );
}

function Remember({ text, isChosen }: { text: string; isChosen: boolean }) {
  return (
    <label class="remember">
      <input type="checkbox" name="remember" value="yes" checked={isChosen} /> {text}
    </label>
  );
}

/** The pages of the desk before there is a session: signing in, and choosing a password by a one-time link. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../../message/mail.ts';
import { PASSWORDS } from '../../../wording/desk/password.ts';
import { SIGN_IN } from '../../../wording/desk/sign-in.ts';
import { ICON_PATH } from '../../assets.ts';
import { DeskHead } from './frame.tsx';
import { NewPassword } from './new-password.tsx';

export interface SignInPageProps {
  language: Language;
  /** Why it did not work, in words. */
  problem: string | null;
  username: string;
  remember: boolean;
  /** Where to go afterwards. */
  next: string;
}

export function SignInPage({ language, problem, username, remember, next }: SignInPageProps) {
  const words = SIGN_IN[language];
  return (
    <DoorFrame language={language} title={words.title} problem={problem}>
      <form class="card" method="post" action="/desk/sign-in">
        <input type="hidden" name="next" value={next} />
        <label class="wide">
          <span>{words.username}</span>
          <input
            name="username"
            autocomplete="username"
            inputMode="email"
            autoCapitalize="none"
            spellcheck={false}
            required
            value={username}
          />
        </label>
        <label class="wide">
          <span>{words.password}</span>
          <input type="password" name="password" autocomplete="current-password" required />
        </label>
        <label>
          <input type="checkbox" name="remember" value="yes" checked={remember} /> {words.remember}
        </label>
        <button class="main" type="submit">
          {words.signIn}
        </button>
      </form>
      <p class="soft small">{words.forgotten}</p>
    </DoorFrame>
  );
}

export interface WelcomePageProps {
  language: Language;
  problem: string | null;
  secret: string;
  /** Null: whoever fills this in becomes the first admin. */
  person: { address: string; name: string } | null;
  filledIn: { address: string; name: string };
}

export function WelcomePage({ language, problem, secret, person, filledIn }: WelcomePageProps) {
  const words = SIGN_IN[language];
  return (
    <DoorFrame language={language} title={words.welcome.title} problem={problem}>
      <p>{person === null ? words.welcome.firstAdminLead : words.welcome.lead}</p>
      <form class="card" method="post" action={`/desk/welcome/${secret}`}>
        {person === null ? (
          <label class="wide">
            <span>{words.welcome.name}</span>
            <input name="name" autocomplete="name" required maxLength={200} value={filledIn.name} />
          </label>
        ) : null}
        <label class="wide">
          <span>{words.username}</span>
          <input
            type="email"
            name="address"
            autocomplete="username"
            required
            readOnly={person !== null}
            value={person?.address ?? filledIn.address}
          />
        </label>
        <NewPassword words={PASSWORDS[language]} />
        <button class="main" type="submit">
          {words.welcome.save}
        </button>
      </form>
    </DoorFrame>
  );
}

interface DoorFrameProps {
  language: Language;
  title: string;
  problem: string | null;
  children: ComponentChildren;
}

function DoorFrame({ language, title, problem, children }: DoorFrameProps) {
  return (
    <html lang={language}>
      <DeskHead title={title} />
      <body>
        <main class="door">
          <h1>
            <img src={ICON_PATH} alt="" width="28" height="28" /> {title}
          </h1>
          {problem === null ? null : (
            <p class="card problem" role="alert">
              {problem}
            </p>
          )}
          {children}
        </main>
      </body>
    </html>
  );
}

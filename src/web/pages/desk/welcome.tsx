/** The page of the desk before there is a session: choosing a password by a one-time link. */
import type { ComponentChildren } from 'preact';
import type { Language } from '../../../message/mail.ts';
import { WELCOME } from '../../../wording/desk/welcome.ts';
import { PASSWORDS } from '../../../wording/password.ts';
import { ICON_PATH } from '../../assets.ts';
import { NewPassword } from '../password.tsx';
import { DeskHead } from './frame.tsx';

export interface WelcomePageProps {
  language: Language;
  problem: string | null;
  secret: string;
  /** Null: whoever fills this in becomes the first admin. */
  person: { address: string; name: string } | null;
  filledIn: { address: string; name: string };
}

export function WelcomePage({ language, problem, secret, person, filledIn }: WelcomePageProps) {
  const words = WELCOME[language];
  return (
    <DoorFrame language={language} title={words.title} problem={problem}>
      <p>{person === null ? words.firstAdminLead : words.lead}</p>
      <form class="card" method="post" action={`/desk/welcome/${secret}`}>
        {person === null ? (
          <label class="wide">
            <span>{words.name}</span>
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
          {words.save}
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

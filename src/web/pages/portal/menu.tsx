import type { Language } from '../../../message/mail.ts';
import type { SignedIn } from '../../../store/sessions.ts';
import { MENU } from '../../../wording/portal/menu.ts';
import { Csrf } from '../csrf.tsx';

interface MenuProps {
  visit: { language: Language; path: string | null; person: Pick<SignedIn, 'name' | 'role'> | null; csrf: string };
}

/** Home, one's own requests, and the door: in or out. */
export function Menu({ visit }: MenuProps) {
  const { language, person, path } = visit;
  const words = MENU[language];
  const links = person === null ? [] : person.role === 'customer' ? CUSTOMERS : AGENTS;
  return (
    <nav class="menu" aria-label={words.menu}>
      <ul>
        {[HOME, ...links].map(({ name, href }) => (
          <li key={href}>
            <a href={href} aria-current={href === path ? 'page' : undefined}>
              {name === 'account' && person !== null && person.name !== '' ? <bdi>{person.name}</bdi> : words[name]}
            </a>
          </li>
        ))}
        <li>
          {person === null ? (
            <a href="/sign-in" aria-current={path === '/sign-in' ? 'page' : undefined}>
              {words.signIn}
            </a>
          ) : (
            <form method="post" action="/sign-out">
              <Csrf visit={visit} />
              <button class="plain" type="submit">
                {words.signOut}
              </button>
            </form>
          )}
        </li>
      </ul>
    </nav>
  );
}

const HOME = { name: 'home', href: '/' } as const;
const CUSTOMERS = [
  { name: 'tickets', href: '/my' },
  { name: 'account', href: '/my/account' },
] as const;
const AGENTS = [{ name: 'desk', href: '/desk' }] as const;

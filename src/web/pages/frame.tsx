/** The frame of every customers' page. No foreign host; the language of the page is told to screen readers. */
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../../message/mail.ts';
import type { SignedIn } from '../../store/sessions.ts';
import { PAGES } from '../../wording/pages.ts';
import { LANGUAGES } from '../../wording/wording.ts';
import { ICON_PATH, STYLE_PATH } from '../assets.ts';
import type { Theme } from '../theme.ts';
import { Menu } from './portal/menu.tsx';

/** What stands around every page. */
export interface Surroundings {
  language: Language;
  /** The desk's name, above every page. */
  desk: string;
  /** Of the page itself, which can be had in each language; null for one that answers a form. */
  path: string | null;
  /** The operator's logo and colours. */
  theme: Theme;
  /** Who is signed in; null for most visitors. */
  person: Pick<SignedIn, 'name' | 'role'> | null;
  /** Goes into every form as `csrf`; '' without a session. */
  csrf: string;
}

export interface FrameProps {
  visit: Surroundings;
  /** Of the window. */
  title: string;
  /** Path of the page's script; none when left out. */
  script?: string;
  /** Inside another site's page, which says whose it is. */
  isBare?: boolean;
  children: ComponentChildren;
}

export function Frame({ visit, title, script, isBare = false, children }: FrameProps) {
  const { language, desk, path, theme } = visit;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="icon" href={ICON_PATH} type="image/svg+xml" />
        <link rel="stylesheet" href={STYLE_PATH} />
        {theme.style === null ? null : <link rel="stylesheet" href={theme.style.path} />}
        {script === undefined ? null : <script src={script} defer />}
      </head>
      <body>
        <div class="page">
          {isBare ? null : (
            <header class="desk">
              <a class="brand" href="/">
                {theme.logo === null ? (
                  <img src={ICON_PATH} alt="" width="28" height="28" />
                ) : (
                  <img class="logo" src={theme.logo.path} alt="" />
                )}
                <span>{desk}</span>
              </a>
              <Menu visit={visit} />
            </header>
          )}
          <main>{children}</main>
          {path === null ? null : <LanguageChoice language={language} path={path} />}
        </div>
      </body>
    </html>
  );
}

/** Leads to the page itself, also from what answers a form of it. */
function LanguageChoice({ language, path }: { language: Language; path: string }) {
  return (
    <nav aria-label={PAGES[language].languages}>
      <ul class="languages">
        {LANGUAGES.map((one) => (
          <li key={one}>
            <a
              href={`${path}?lang=${one}`}
              lang={one}
              hreflang={one}
              aria-current={one === language ? 'true' : undefined}
            >
              {PAGES[one].languageName}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A page as the text of an HTML document. Everything that is not our own markup is escaped by the renderer. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}

import type { Language } from '../../message/mail.ts';
import { PAGES } from '../../wording/pages.ts';
import { LANGUAGES } from '../../wording/wording.ts';
import { Frame } from './frame.tsx';

/** What this is and how to reach the desk. P19: no address, robots read this page first. */
export function HomePage({ language, desk }: { language: Language; desk: string }) {
  const { home } = PAGES[language];
  return (
    <Frame language={language} title={desk} desk={desk}>
      <h1>{home.lead}</h1>
      {[home.write, home.follow].map(({ title, text }) => (
        <section class="card" key={title}>
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
      <nav aria-label={home.languages}>
        <ul class="languages">
          {LANGUAGES.map((one) => (
            <li key={one}>
              <a href={`/?lang=${one}`} lang={one} hreflang={one} aria-current={one === language ? 'true' : undefined}>
                {PAGES[one].languageName}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </Frame>
  );
}

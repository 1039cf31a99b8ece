import type { Language } from '../../../message/mail.ts';
import { EMBEDDING } from '../../../wording/desk/embedding.ts';
import { PAGES } from '../../../wording/pages.ts';
import type { Visit } from '../../desk/visit.ts';
import { DeskFrame } from './frame.tsx';

export interface EmbeddingPageProps {
  visit: Visit;
  /** Sites that may show the form; none: /embed does not exist. */
  origins: readonly string[];
  /** Lines for a page of theirs, by its language. */
  snippets: readonly { language: Language; lines: string }[];
}

/** What an operator allowed, and what goes into the company's own page. */
export function EmbeddingPage({ visit, origins, snippets }: EmbeddingPageProps) {
  const words = EMBEDDING[visit.language];
  return (
    <DeskFrame visit={visit} title={words.title} place="embedding">
      <div class="narrow">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
        {origins.length === 0 ? (
          <section class="card">
            <p>{words.off}</p>
            <pre>{'web:\n  embed_origins: [https://www.example.com]'}</pre>
          </section>
        ) : (
          <>
            <section class="card">
              <h2>{words.allowed}</h2>
              <ul class="plain">
                {origins.map((origin) => (
                  <li key={origin}>{origin}</li>
                ))}
              </ul>
            </section>
            <section class="card">
              <h2>{words.lines}</h2>
              <p class="soft small">{words.linesHint}</p>
              {snippets.map(({ language, lines }) => (
                <label key={language} class="wide">
                  <span>{`${words.language}: ${PAGES[language].languageName}`}</span>
                  <textarea readOnly rows={3} value={lines} />
                </label>
              ))}
              <p>
                <a href="/embed">{words.look}</a>
              </p>
            </section>
          </>
        )}
      </div>
    </DeskFrame>
  );
}

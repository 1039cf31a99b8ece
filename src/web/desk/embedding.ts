/** How the form gets into the company's own site, for admins. */
import type { Language } from '../../message/mail.ts';
import { PAGES } from '../../wording/pages.ts';
import { LANGUAGES } from '../../wording/wording.ts';
import { EmbeddingPage } from '../pages/desk/embedding.tsx';
import { adminsOnly, type DeskDeps, type DeskRoutes } from './visit.ts';

/** High enough for the form on a desktop; on a phone the frame scrolls by itself. */
const HEIGHT = '100rem';

export function addEmbedding({ deps, page }: DeskRoutes): void {
  page('/desk/embedding', async (visit) => {
    adminsOnly(visit);
    const snippets = LANGUAGES.map((language) => ({ language, lines: snippetOf(deps, language) }));
    return EmbeddingPage({ visit, origins: deps.form.embedOrigins, snippets });
  });
}

function snippetOf({ house }: DeskDeps, language: Language): string {
  const src = `${house.publicUrl}/embed?lang=${language}`;
  const title = PAGES[language].home.lead.replaceAll('"', '&quot;');
  return `<iframe src="${src}" title="${title}" loading="lazy" style="width: 100%; height: ${HEIGHT}; border: 0"></iframe>`;
}

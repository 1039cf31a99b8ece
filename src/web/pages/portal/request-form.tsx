/** The online form (P6): what is asked, who asks, and files last, since what stands before them decides whether they are kept. */
import type { FormFaults } from '../../../actions/form-request.ts';
import type { Language } from '../../../message/mail.ts';
import type { Category } from '../../../ticket/category.ts';
import { formatSize } from '../../../wording/format.ts';
import { PAGES } from '../../../wording/pages.ts';
import { LOST } from '../../../wording/portal/lost.ts';
import { REQUEST } from '../../../wording/portal/request.ts';
import type { RequestWords } from '../../../wording/portal/request-words.ts';
import { FORM_SCRIPT_PATH } from '../../assets.ts';
import type { PortalVisit } from '../../portal/visit.ts';
import { MAX_FILES, MAX_FILES_BYTES } from '../../upload.ts';
import { Csrf } from '../csrf.tsx';
import { Frame } from '../frame.tsx';
import { About, type Draft, You } from './request-fields.tsx';

/** Why a form comes back although every field is filled in. */
export type FormNotice = 'again' | 'wait' | 'prove' | 'over';

export interface RequestFormProps {
  visit: PortalVisit;
  /** Inside another site's page. */
  isEmbedded: boolean;
  draft: Draft;
  categories: readonly Category[];
  products: readonly string[];
  stamp: string;
  /** What the browser has to solve first, as JSON; null outside of an attack. */
  puzzle: string | null;
  faults: FormFaults;
  notice: FormNotice | null;
  /** Files came with the form, and are not kept. */
  hasLostFiles: boolean;
}

type Part = RequestFormProps & { words: RequestWords };

export function RequestFormPage(props: RequestFormProps) {
  const { visit, isEmbedded } = props;
  const words = REQUEST[visit.language];
  // A form that comes back cannot be had in another language: what was typed would be lost.
  const isAnswer = props.notice !== null || Object.keys(props.faults).length > 0;
  return (
    <Frame
      visit={isAnswer ? { ...visit, path: null } : visit}
      title={visit.desk}
      script={FORM_SCRIPT_PATH}
      isBare={isEmbedded}
    >
      <h1>{PAGES[visit.language].home.lead}</h1>
      <Notices {...props} words={words} />
      <Fields {...props} words={words} />
      {isEmbedded ? null : <OtherWays language={visit.language} />}
    </Frame>
  );
}

/** By mail, without the address itself: robots read this page first (P19). And what was asked already. */
function OtherWays({ language }: { language: Language }) {
  const { write, follow } = PAGES[language].home;
  return (
    <>
      <section class="card">
        <h2>{write.title}</h2>
        <p>{write.text}</p>
      </section>
      <section class="card">
        <h2>{follow.title}</h2>
        <p>{follow.text}</p>
        <p>
          <a href="/lost">{LOST[language].toLost}</a>
        </p>
      </section>
    </>
  );
}

function Notices({ faults, notice, hasLostFiles, puzzle, words }: Part) {
  const texts = Object.entries(textsOf(faults, words));
  const hasFaults = texts.length > 0;
  return (
    <>
      {hasFaults || notice !== null ? (
        <div class="card notice" role="alert">
          {notice === null ? null : <p>{words.notices[notice]}</p>}
          {hasFaults ? (
            <>
              <h2>{words.faults.title}</h2>
              <ul>
                {texts.map(([field, text]) => (
                  <li key={field}>
                    <a href={`#${field}`}>{text}</a>
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          {hasLostFiles ? <p data-files-lost="">{words.notices.filesLost}</p> : null}
        </div>
      ) : null}
      {puzzle === null ? null : (
        <noscript>
          <p class="card notice">{words.needsScript}</p>
        </noscript>
      )}
    </>
  );
}

function Fields(props: Part) {
  const { visit, isEmbedded, stamp, puzzle, words } = props;
  const { chosen } = visit;
  const path = isEmbedded ? '/embed' : '/';
  const fields = { ...props, language: visit.language, texts: textsOf(props.faults, words) };
  return (
    <form
      method="post"
      action={chosen === null ? path : `${path}?lang=${chosen}`}
      encType="multipart/form-data"
      data-sending={words.sending}
      data-checking={words.checking}
      data-failed={words.failed}
      data-over={words.notices.over}
      data-stuck={words.notices.wait}
      data-max-files={MAX_FILES}
      data-max-bytes={MAX_FILES_BYTES}
      data-puzzle={puzzle ?? undefined}
      noValidate
    >
      <Csrf visit={visit} />
      <input type="hidden" name="stamp" value={stamp} />
      <input type="hidden" name="proof" value="" />
      <div class="trap" aria-hidden="true">
        <label>
          <span>{words.trap}</span>
          <input name="website" tabIndex={-1} autocomplete="off" />
        </label>
      </div>
      <About {...fields} />
      <You {...fields} />
      <section class="card">
        <h2>
          <label for="files">{words.files}</label>
        </h2>
        <input type="file" name="files" id="files" multiple aria-describedby="files-hint" />
        <p class="soft small" id="files-hint">
          {words.filesHint
            .replace('{count}', String(MAX_FILES))
            .replace('{size}', formatSize(MAX_FILES_BYTES, visit.language))}
        </p>
      </section>
      <div class="sendline">
        <button class="main" type="submit">
          {words.send}
        </button>
        <progress max={1} value={0} hidden aria-label={words.sending} />
        <p role="status" data-said="" />
      </div>
    </form>
  );
}

/** What to say at each field, in their order on the page. */
function textsOf(faults: FormFaults, { faults: say }: RequestWords): Partial<Record<keyof FormFaults, string>> {
  return {
    ...(faults.subject === undefined ? {} : { subject: say.subject }),
    ...(faults.words === undefined ? {} : { words: faults.words === 'long' ? say.wordsLong : say.words }),
    ...(faults.name === undefined ? {} : { name: say.name }),
    ...(faults.address === undefined ? {} : { address: faults.address === 'wrong' ? say.addressWrong : say.address }),
  };
}

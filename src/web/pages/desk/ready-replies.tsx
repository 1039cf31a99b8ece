/** The ready replies, for admins: their list, and the form of one with its fields and a preview. */
import type { ReadyReplyDraft } from '../../../actions/ready-reply.ts';
import type { Language } from '../../../message/mail.ts';
import type { ListedCategory } from '../../../store/categories.ts';
import type { ListedReadyReply } from '../../../store/ready-replies.ts';
import { CUSTOMERS } from '../../../wording/desk/customers.ts';
import { READY_REPLIES, type ReadyRepliesWords } from '../../../wording/desk/ready-replies.ts';
import { TIME } from '../../../wording/desk/time.ts';
import { READY_REPLY_FIELDS } from '../../../wording/ready-reply.ts';
import { LANGUAGES } from '../../../wording/wording.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { DeskFrame } from './frame.tsx';

const PATH = '/desk/ready-replies';

export interface ReadyRepliesPageProps {
  visit: Visit;
  replies: readonly ListedReadyReply[];
  categories: readonly ListedCategory[];
}

export function ReadyRepliesPage({ visit, replies, categories }: ReadyRepliesPageProps) {
  const words = READY_REPLIES[visit.language];
  return (
    <DeskFrame visit={visit} title={words.title} place="readyReplies">
      <h1>{words.title}</h1>
      <p class="soft">{words.lead}</p>
      <p>
        <a class="button" href={`${PATH}/new`}>
          {words.add}
        </a>
      </p>
      {replies.length === 0 ? <p class="card soft">{words.none}</p> : null}
      {replies.length === 0 ? null : (
        <ul class="people">
          {replies.map((reply, index) => (
            <ReplyLine
              key={reply.id}
              visit={visit}
              reply={reply}
              categories={categories}
              isFirst={index === 0}
              isLast={index === replies.length - 1}
              words={words}
            />
          ))}
        </ul>
      )}
    </DeskFrame>
  );
}

interface LineProps {
  visit: Visit;
  reply: ListedReadyReply;
  categories: readonly ListedCategory[];
  isFirst: boolean;
  isLast: boolean;
  words: ReadyRepliesWords;
}

function ReplyLine({ visit, reply, categories, isFirst, isLast, words }: LineProps) {
  const { id, names, scope, categoryId, retired } = reply;
  const name = names[visit.language];
  const category = categories.find((one) => one.id === categoryId)?.names[visit.language];
  const suits = category ?? (scope === null ? null : TIME[visit.language].scopes[scope]);
  const verb = (path: string, field: string, value: string, label: string) => (
    <form method="post" action={`${PATH}/${id}/${path}`}>
      <Csrf visit={visit} />
      <input type="hidden" name={field} value={value} />
      <button class="plain" type="submit" aria-label={`${label}: ${name}`}>
        {label}
      </button>
    </form>
  );
  return (
    <li>
      <span>
        <a href={`${PATH}/${id}`}>{name}</a>{' '}
        {suits === null ? null : <span class="soft small">{`${words.suits}: ${suits}`}</span>}{' '}
        {retired ? <span class="tag">{words.retired}</span> : null}
      </span>
      <div class="row beside">
        {isFirst ? null : verb('order', 'to', 'front', words.toFront)}
        {isLast ? null : verb('order', 'to', 'back', words.toBack)}
        {verb('retirement', 'retired', retired ? 'no' : 'yes', retired ? words.offerAgain : words.retire)}
      </div>
    </li>
  );
}

export interface ReadyReplyPageProps {
  visit: Visit;
  /** Null: a new one. */
  id: number | null;
  draft: ReadyReplyDraft;
  categories: readonly ListedCategory[];
  /** Why it was not kept; null: nothing is wrong, or nobody asked. */
  problem: string | null;
  /** As a customer reads it; null: nobody asked. */
  preview: Readonly<Record<Language, string>> | null;
}

export function ReadyReplyPage(props: ReadyReplyPageProps) {
  const { visit, id, draft, problem, preview } = props;
  const words = READY_REPLIES[visit.language];
  const title = draft.names[visit.language] || words.add;
  return (
    <DeskFrame visit={visit} title={title} place="readyReplies">
      <h1 dir="auto">{title}</h1>
      <p>
        <a href={PATH}>{words.back}</a>
      </p>
      {problem === null ? null : (
        <p class="card problem" role="alert" dir="auto">
          {problem}
        </p>
      )}
      {preview === null ? null : <Preview preview={preview} visit={visit} words={words} />}
      <div class="columns">
        <form method="post" action={id === null ? PATH : `${PATH}/${id}`}>
          <Csrf visit={visit} />
          {LANGUAGES.map((language) => (
            <Texts key={language} visit={visit} language={language} draft={draft} words={words} />
          ))}
          <SuitsField {...props} words={words} />
          <div class="row">
            <button class="main" type="submit" name="intent" value="save">
              {words.save}
            </button>
            <button type="submit" name="intent" value="preview">
              {words.preview}
            </button>
          </div>
        </form>
        <Fields words={words} />
      </div>
    </DeskFrame>
  );
}

interface TextsProps {
  visit: Visit;
  language: Language;
  draft: ReadyReplyDraft;
  words: ReadyRepliesWords;
}

function Texts({ visit, language, draft, words }: TextsProps) {
  return (
    <fieldset class="card">
      <legend>
        <strong>{CUSTOMERS[visit.language].languages[language]}</strong>
      </legend>
      <label class="wide">
        <span>{words.name}</span>
        <input name={`name-${language}`} lang={language} required maxLength={80} value={draft.names[language]} />
      </label>
      <label>
        <span>{words.text}</span>
        <textarea name={`text-${language}`} lang={language} required rows={9} maxLength={10_000}>
          {draft.texts[language]}
        </textarea>
      </label>
    </fieldset>
  );
}

function SuitsField({ visit, draft, categories, words }: ReadyReplyPageProps & { words: ReadyRepliesWords }) {
  const { scopes } = TIME[visit.language];
  const was = draft.categoryId === null ? (draft.scope ?? '') : String(draft.categoryId);
  const option = (value: string, text: string) => (
    <option key={value} value={value} selected={value === was}>
      {text}
    </option>
  );
  return (
    <label>
      <span>{words.suits}</span>
      <select name="suits" aria-describedby="suits-hint">
        {option('', words.suitsAny)}
        {option('covered', scopes.covered)}
        {option('not-covered', scopes['not-covered'])}
        {categories
          .filter(({ id, retired }) => !retired || id === draft.categoryId)
          .map(({ id, names }) => option(String(id), names[visit.language]))}
      </select>
      <span id="suits-hint">{words.suitsLead}</span>
    </label>
  );
}

function Fields({ words }: { words: ReadyRepliesWords }) {
  return (
    <aside class="card" aria-labelledby="fields">
      <h2 id="fields">{words.fields}</h2>
      <p class="soft small">{words.fieldsLead}</p>
      <dl>
        {READY_REPLY_FIELDS.map((field) => (
          <div key={field}>
            <dt>
              <code>{`{{ ${field} }}`}</code>
            </dt>
            <dd class="soft small">{words.field[field]}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}

function Preview({
  visit,
  preview,
  words,
}: Pick<TextsProps, 'visit' | 'words'> & { preview: Record<Language, string> }) {
  return (
    <section class="card done" role="status">
      <p class="soft">{words.previewLead}</p>
      {LANGUAGES.map((language) => (
        <section key={language}>
          <h3>{CUSTOMERS[visit.language].languages[language]}</h3>
          <p class="words" lang={language}>
            {preview[language]}
          </p>
        </section>
      ))}
    </section>
  );
}

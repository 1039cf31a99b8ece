/** Below a conversation: the answer to the customer, and the note for colleagues, which never look alike. */
import type { Language } from '../../../message/mail.ts';
import type { AnswerableTicket, NewerEntry, Participant } from '../../../store/answerable.ts';
import type { Draft } from '../../../store/drafts.ts';
import { type AfterAnswer, statusAfterAnswer } from '../../../ticket/status.ts';
import { ANSWERING, type AnsweringWords } from '../../../wording/desk/answering.ts';
import { formatMoment } from '../../../wording/format.ts';
import { shortcut } from '../../desk/shortcuts.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { PersonAndAddress } from './person.tsx';
import { type OfferedReplies, ReadyReplyChoice } from './ready-reply-choice.tsx';

/** What just became of an answer. */
export type AnswerNotice =
  | { kind: 'sending'; entryId: number }
  | { kind: 'overtaken'; by: NewerEntry }
  | { kind: 'sent' | 'kept' | 'over' };

/** What is chosen beside the words of an answer. */
export interface AnswerChoices {
  cc: readonly number[];
  quotes: boolean;
  after: AfterAnswer;
}

export interface AnswerFormsProps {
  visit: Visit;
  ticket: AnswerableTicket;
  draft: Draft | null;
  /** Colleagues with a draft of their own here. */
  others: readonly string[];
  notice: AnswerNotice | null;
  choices: AnswerChoices;
  replies: OfferedReplies;
  /** One for each form: sent twice, it counts once. */
  keys: { answer: string; note: string };
}

export function AnswerForms(props: AnswerFormsProps) {
  const words = ANSWERING[props.visit.language];
  return (
    <div id="answer" class="no-print">
      <Notice {...props} words={words} />
      {props.ticket.requester === null ? (
        <p class="card">{words.nobody}</p>
      ) : (
        <Answer {...props} requester={props.ticket.requester} words={words} />
      )}
      <Note {...props} words={words} />
    </div>
  );
}

type Part = AnswerFormsProps & { words: AnsweringWords };

function Notice({ visit, ticket, notice, words }: Part) {
  switch (notice?.kind) {
    case undefined:
      return null;
    case 'sending':
      return (
        <form
          class="card done row between"
          method="post"
          action={`/desk/tickets/${ticket.number}/answers/${notice.entryId}/undo`}
        >
          <Csrf visit={visit} />
          <span role="status">{words.sending}</span>
          <button type="submit">{words.undo}</button>
        </form>
      );
    case 'overtaken': {
      const say = notice.by.kind === 'note' ? words.newerNote : words.newer;
      return (
        <p class="card warning" role="alert">
          <bdi>{say(notice.by.name || words.someone)}</bdi> <a href={`#entry-${notice.by.id}`}>{words.read}</a>
        </p>
      );
    }
    case 'over':
      return (
        <p class="card problem" role="alert">
          {words.over}
        </p>
      );
    default:
      return (
        <p class="card done" role="status">
          {notice?.kind === 'sent' ? words.sent : words.kept}
        </p>
      );
  }
}

function Answer(props: Part & { requester: Participant }) {
  const { visit, ticket, draft, others, replies, choices, keys, requester, words } = props;
  return (
    <form
      class="card"
      method="post"
      action={`/desk/tickets/${ticket.number}/answers`}
      encType="multipart/form-data"
      data-draft={`/desk/tickets/${ticket.number}/draft`}
      data-kept={words.kept}
      data-not-kept={words.notKept}
    >
      <Csrf visit={visit} />
      <input type="hidden" name="key" value={keys.answer} />
      <input type="hidden" name="seen" value={ticket.newestEntryId} />
      <h2>{words.title}</h2>
      <p>
        <span class="soft">{words.to}</span> <PersonAndAddress person={requester} />
      </p>
      {ticket.others.length === 0 ? null : <Copies people={ticket.others} chosen={choices.cc} words={words} />}
      {others.length === 0 ? null : <p class="warning card">{words.othersWrite(others.join(', '))}</p>}
      <ReadyReplyChoice visit={visit} replies={replies} />
      <Words visit={visit} language={ticket.language} draft={draft} words={words} />
      <Below {...props} />
      <label>
        <span>{words.files}</span>
        <input type="file" name="files" multiple aria-describedby="files-hint" />
      </label>
      <p class="soft small" id="files-hint">
        {words.filesHint}
      </p>
      <Sending {...props} />
    </form>
  );
}

/** What will stand below the words. */
function Below({ visit, ticket, choices, words }: Part) {
  const { signature } = visit.agent;
  return (
    <>
      {signature === '' ? null : (
        <div class="soft small">
          {words.signature}
          <p class="words">{signature}</p>
        </div>
      )}
      {ticket.lastMessage === null ? null : (
        <label>
          <input type="checkbox" name="quote" value="yes" checked={choices.quotes} /> {words.quote}
        </label>
      )}
    </>
  );
}

function Sending({ ticket, choices, words }: Part) {
  return (
    <div class="row">
      <label>
        <span>{words.after}</span>
        <select name="after">
          {AFTERS.filter((after) => statusAfterAnswer(ticket.state.status, after) !== null).map((after) => (
            <option key={after} value={after} selected={after === choices.after}>
              {words.afters[after]}
            </option>
          ))}
        </select>
      </label>
      <button class="main" type="submit" name="intent" value="send">
        {words.send}
      </button>
      <button type="submit" name="intent" value="draft">
        {words.keep}
      </button>
    </div>
  );
}

const AFTERS: readonly AfterAnswer[] = ['keep', 'waiting', 'resolved'];

interface WordsProps extends Pick<Part, 'visit' | 'draft' | 'words'> {
  /** The customer's. */
  language: Language;
}

/** Below the words stands what became of their draft, which the page keeps by itself. */
function Words({ visit, language, draft, words }: WordsProps) {
  return (
    <>
      <label>
        <span>
          {words.words}
          {draft === null ? '' : ` · ${words.draftOf(formatMoment(draft.updatedAt, visit.timeZone, visit.language))}`}
        </span>
        <textarea
          name="words"
          rows={10}
          maxLength={100_000}
          dir="auto"
          lang={language}
          value={draft?.text ?? ''}
          {...shortcut(visit, 'reply')}
        />
      </label>
      <p class="soft small" role="status" data-said />
    </>
  );
}

interface CopiesProps {
  people: readonly Participant[];
  chosen: readonly number[];
  words: AnsweringWords;
}

function Copies({ people, chosen, words }: CopiesProps) {
  return (
    <fieldset class="plain">
      <legend class="soft small">{words.cc}</legend>
      {people.map((person) => (
        <label key={person.id} class="inline">
          <input type="checkbox" name="cc" value={person.id} checked={chosen.includes(person.id)} />{' '}
          <PersonAndAddress person={person} />
        </label>
      ))}
    </fieldset>
  );
}

function Note({ visit, ticket, keys, words }: Part) {
  return (
    <details class="entry note">
      <summary>{words.note}</summary>
      <form method="post" action={`/desk/tickets/${ticket.number}/notes`}>
        <Csrf visit={visit} />
        <input type="hidden" name="key" value={keys.note} />
        <label>
          <span>{words.noteWords}</span>
          <textarea name="words" rows={5} maxLength={100_000} required dir="auto" {...shortcut(visit, 'note')} />
        </label>
        <button type="submit">{words.addNote}</button>
      </form>
    </details>
  );
}

/** The search page: one field, a few filters, tickets with the place where the words stand. */
import type { SearchHit, SearchResult } from '../../../store/search.ts';
import type { SearchTerm } from '../../../store/search-terms.ts';
import { STATUSES } from '../../../ticket/status.ts';
import { FRAME } from '../../../wording/desk/frame.ts';
import { type FoundIn, SEARCH, type SearchWords } from '../../../wording/desk/search.ts';
import { hasHit, markHits, type Piece, snippetOf } from '../../desk/hits.ts';
import { type SearchView, searchPath } from '../../desk/search-path.ts';
import { rows, shortcut } from '../../desk/shortcuts.ts';
import type { Visit } from '../../desk/visit.ts';
import { DeskFrame } from './frame.tsx';
import { Age } from './ticket-words.tsx';

export interface SearchPageProps {
  visit: Visit;
  view: SearchView;
  terms: readonly SearchTerm[];
  result: SearchResult;
}

export function SearchPage({ visit, view, terms, result }: SearchPageProps) {
  const words = SEARCH[visit.language];
  const { hits, hasMore, isCut } = result;
  const title = view.words === '' ? words.title : `${view.words} · ${words.title}`;
  return (
    <DeskFrame visit={visit} title={title} place="search">
      <h1>{words.title}</h1>
      <SearchForm visit={visit} view={view} words={words} />
      {isCut ? <p class="card warning">{words.cut}</p> : null}
      {view.words !== '' && hits.length === 0 ? <p class="card soft">{words.none}</p> : null}
      {hits.length === 0 ? null : (
        <div class="scroll">
          <table class="found">
            <thead>
              <tr>
                <th scope="col">{words.number}</th>
                <th scope="col">{words.subject}</th>
                <th scope="col">{words.requester}</th>
                <th scope="col" class="hide-narrow">
                  {words.status}
                </th>
                <th scope="col">{words.date}</th>
              </tr>
            </thead>
            <tbody {...rows(visit)}>
              {hits.map((hit) => (
                <Hit key={hit.number} hit={hit} terms={terms} visit={visit} words={words} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="row pages">
        {view.page > 1 ? <a href={searchPath({ ...view, page: view.page - 1 })}>{words.previous}</a> : null}
        {hasMore ? (
          <a class="button" rel="next" href={searchPath({ ...view, page: view.page + 1 })}>
            {words.more}
          </a>
        ) : null}
      </p>
    </DeskFrame>
  );
}

interface SearchFormProps {
  visit: Visit;
  view: SearchView;
  words: SearchWords;
}

function SearchForm({ visit, view, words }: SearchFormProps) {
  const { statuses } = FRAME[visit.language];
  return (
    <form class="filters" method="get" action="/desk/search">
      <label class="wide">
        <span>{words.field}</span>
        <input
          type="search"
          name="q"
          value={view.words}
          aria-describedby="search-hint"
          autofocus={view.words === ''}
          {...shortcut(visit, 'search')}
        />
      </label>
      <p class="soft small" id="search-hint">
        {words.hint}
      </p>
      <div class="row">
        <label>
          <span>{words.status}</span>
          <select name="status">
            <option value="">{words.any}</option>
            {STATUSES.map((status) => (
              <option key={status} value={status} selected={status === view.status}>
                {statuses[status]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words.from}</span>
          <input type="date" name="from" value={view.from} />
        </label>
        <label>
          <span>{words.to}</span>
          <input type="date" name="to" value={view.to} />
        </label>
        <button class="main" type="submit">
          {words.search}
        </button>
        <a href="/desk/search">{words.clear}</a>
      </div>
    </form>
  );
}

interface HitProps {
  hit: SearchHit;
  terms: readonly SearchTerm[];
  visit: Visit;
  words: SearchWords;
}

function Hit({ hit, terms, visit, words }: HitProps) {
  const { number, subject, requester, document, others, status } = hit;
  return (
    <tr>
      <td class="nowrap">
        <a href={`/desk/tickets/${number}`}>
          <Marked pieces={markHits(number, terms)} />
        </a>
      </td>
      <td dir="auto">
        <a class="quiet" href={`/desk/tickets/${number}`}>
          {subject === '' ? words.noSubject : <Marked pieces={markHits(subject, terms)} />}
        </a>
        <p class="small soft snippet">
          {placesOf(hit, terms)
            .map((place) => words.foundIn[place])
            .join(', ')}
          {others === 0 ? null : ` (${words.others(others)})`}
          {document.unverified ? <span class="tag soon">{words.unverified}</span> : null}
          {document.rejected ? <span class="tag">{words.rejected}</span> : null}
        </p>
        <Snippet hit={hit} terms={terms} />
      </td>
      <td>
        {requester === null ? (
          <span class="soft">{words.nobody}</span>
        ) : (
          <>
            <bdi>
              <Marked pieces={markHits(requester.name, terms)} />
            </bdi>
            <span class="small soft address">
              <Marked pieces={markHits(requester.address, terms)} />
            </span>
          </>
        )}
      </td>
      <td class="hide-narrow nowrap">{FRAME[visit.language].statuses[status]}</td>
      <td class="nowrap">
        <Age visit={visit} at={document.createdAt} />
      </td>
    </tr>
  );
}

/** Where the words stand, as one sees them: in the ticket's head, or in the document that was found. */
function placesOf({ number, subject, requester, document }: SearchHit, terms: readonly SearchTerm[]): FoundIn[] {
  const { kind, from, fileName, text } = document;
  const sender = from !== null && from.address !== requester?.address ? `${from.name} ${from.address}` : '';
  const texts: [FoundIn, string][] = [
    ['number', number],
    ['subject', `${subject}\n${document.subject ?? ''}`],
    ['requester', `${requester?.name ?? ''} ${requester?.address ?? ''}`],
    [kind === 'person' ? 'person' : 'sender', sender],
    [kind === 'note' ? 'note' : 'message', text ?? ''],
    ['file', fileName ?? ''],
  ];
  return texts.flatMap(([place, words]) => (hasHit(words, terms) ? [place] : []));
}

/** The words around the hit: of a message, of a file's name, of a person. */
function Snippet({ hit: { document }, terms }: Pick<HitProps, 'hit' | 'terms'>) {
  const { kind, from, fileName, text } = document;
  const shown = kind === 'person' ? `${from?.name ?? ''} ${from?.address ?? ''}` : (fileName ?? text ?? '');
  if (shown.trim() === '') return null;
  return (
    <p class="snippet" dir="auto">
      <Marked pieces={snippetOf(shown, terms)} />
    </p>
  );
}

function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, isHit }, index) => (isHit ? <mark key={index}>{text}</mark> : text))}</>;
}

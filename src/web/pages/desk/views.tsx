/** An agent's own views: above each queue, and on a page where they are put in order. */
import type { SavedView } from '../../../store/saved-views.ts';
import { VIEWS, type ViewsWords } from '../../../wording/desk/views.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { DeskFrame } from './frame.tsx';

export interface CountedView extends SavedView {
  /** `99+`: further nobody counts; null: not counted at all. */
  count: string | null;
}

export function ViewTabs({ visit, views, current }: { visit: Visit; views: readonly CountedView[]; current: string }) {
  const words = VIEWS[visit.language];
  if (views.length === 0) return null;
  return (
    <nav class="row beside views" aria-label={words.mine}>
      <ul class="tabs">
        {views.map(({ id, name, query, count }) => (
          <li key={id}>
            <a href={pathOf(query)} aria-current={query === current ? 'page' : undefined}>
              <bdi>{name}</bdi>{' '}
              {count === null ? null : (
                <span class="count" data-count={`view-${id}`}>
                  {count}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
      <a class="small" href="/desk/views">
        {words.edit}
      </a>
    </nav>
  );
}

/** Keeps what is shown under a name. */
export function SaveView({ visit, query }: { visit: Visit; query: string }) {
  const words = VIEWS[visit.language];
  return (
    <details class="no-print save-view">
      <summary>{words.save}</summary>
      <NewView visit={visit} query={query} name="" words={words} />
    </details>
  );
}

interface NewViewProps {
  visit: Visit;
  query: string;
  name: string;
  words: ViewsWords;
}

function NewView({ visit, query, name, words }: NewViewProps) {
  return (
    <form class="row" method="post" action="/desk/views">
      <Csrf visit={visit} />
      <input type="hidden" name="query" value={query} />
      <label>
        <span>{words.name}</span>
        <input name="name" value={name} maxLength={40} required />
      </label>
      <button type="submit">{words.save}</button>
    </form>
  );
}

export interface ViewsPageProps {
  visit: Visit;
  views: readonly SavedView[];
  /** Why something was not done, and what was filled in; `id` null: of a new view. */
  problem: { text: string; id: number | null; name: string; query: string } | null;
}

export function ViewsPage({ visit, views, problem }: ViewsPageProps) {
  const words = VIEWS[visit.language];
  return (
    <DeskFrame visit={visit} title={words.title} place="tickets">
      <h1>{words.title}</h1>
      <p class="soft">{words.lead}</p>
      {problem === null ? null : (
        <p class="card problem" role="alert">
          {problem.text}
        </p>
      )}
      {problem === null || problem.id !== null ? null : (
        <NewView visit={visit} query={problem.query} name={problem.name} words={words} />
      )}
      {views.length === 0 ? <p class="card soft">{words.none}</p> : null}
      {views.length === 0 ? null : (
        <ul class="people">
          {views.map((view, index) => (
            <ViewLine
              key={view.id}
              visit={visit}
              view={problem?.id === view.id ? { ...view, name: problem.name } : view}
              isFirst={index === 0}
              isLast={index === views.length - 1}
              words={words}
            />
          ))}
        </ul>
      )}
      <p>
        <a href="/desk">{words.back}</a>
      </p>
    </DeskFrame>
  );
}

interface LineProps {
  visit: Visit;
  view: SavedView;
  isFirst: boolean;
  isLast: boolean;
  words: ViewsWords;
}

function ViewLine({ visit, view: { id, name, query }, isFirst, isLast, words }: LineProps) {
  const path = `/desk/views/${id}`;
  return (
    <li>
      <form class="row" method="post" action={`${path}/name`}>
        <Csrf visit={visit} />
        <input name="name" value={name} maxLength={40} required aria-label={`${words.name}: ${name}`} />
        <button type="submit">{words.rename}</button>
      </form>
      <div class="row beside">
        <a href={pathOf(query)} class="small">
          <bdi>{name}</bdi>
        </a>
        {isFirst ? null : <Verb visit={visit} path={`${path}/order`} label={words.toFront} who={name} to="front" />}
        {isLast ? null : <Verb visit={visit} path={`${path}/order`} label={words.toBack} who={name} to="back" />}
        <Verb visit={visit} path={`${path}/removal`} label={words.remove} who={name} />
      </div>
    </li>
  );
}

function Verb({
  visit,
  path,
  label,
  who,
  to,
}: {
  visit: Visit;
  path: string;
  label: string;
  who: string;
  to?: string;
}) {
  return (
    <form method="post" action={path}>
      <Csrf visit={visit} />
      {to === undefined ? null : <input type="hidden" name="to" value={to} />}
      <button class="plain" type="submit" aria-label={`${label}: ${who}`}>
        {label}
      </button>
    </form>
  );
}

function pathOf(query: string): string {
  return query === '' ? '/desk' : `/desk?${query}`;
}

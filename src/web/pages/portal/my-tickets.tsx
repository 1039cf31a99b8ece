import type { MyTicket, MyTickets, MyView, News } from '../../../store/my-tickets.ts';
import { MY_STATES } from '../../../store/my-tickets.ts';
import { formatMoment } from '../../../wording/format.ts';
import { PAGES } from '../../../wording/pages.ts';
import { MY_TICKETS, type MyTicketsWords } from '../../../wording/portal/my-tickets.ts';
import type { PortalVisit } from '../../portal/visit.ts';
import { Frame } from '../frame.tsx';

export interface MyTicketsView extends Omit<MyView, 'terms'> {
  /** As they were typed. */
  words: string;
}

export interface MyTicketsPageProps {
  visit: PortalVisit;
  view: MyTicketsView;
  tickets: MyTickets;
  /** Whose contact the customer is; null for others. */
  organisation: string | null;
}

/** All that one asked, and what became of it; for the contact of an organisation that of colleagues too. */
export function MyTicketsPage({ visit, view, tickets, organisation }: MyTicketsPageProps) {
  const words = MY_TICKETS[visit.language];
  return (
    <Frame visit={visit} title={`${words.title} · ${visit.desk}`}>
      <h1>{words.title}</h1>
      <Search view={view} words={words} />
      {organisation === null ? null : (
        <Choice
          label={words.whose}
          options={[
            { text: words.own, path: pathOf({ ...view, whose: 'own', page: 1 }), isChosen: view.whose === 'own' },
            {
              text: words.ofOrganisation(organisation),
              path: pathOf({ ...view, whose: 'organisation', page: 1 }),
              isChosen: view.whose === 'organisation',
            },
          ]}
        />
      )}
      <Choice
        label={words.state}
        options={MY_STATES.map((state) => ({
          text: `${words.states[state]} (${tickets.counts[state]})`,
          path: pathOf({ ...view, state, page: 1 }),
          isChosen: state === view.state,
        }))}
      />
      {tickets.rows.length === 0 ? <Nothing view={view} words={words} /> : null}
      {tickets.rows.length === 0 ? null : (
        <ul class="tickets">
          {tickets.rows.map((ticket) => (
            <Row key={ticket.number} ticket={ticket} visit={visit} />
          ))}
        </ul>
      )}
      {tickets.isCut ? <p class="soft small">{words.cut}</p> : null}
      <Paging view={view} hasMore={tickets.hasMore} words={words} />
    </Frame>
  );
}

function Search({ view, words }: { view: MyTicketsView; words: MyTicketsWords }) {
  return (
    <form class="find" method="get" action="/my">
      <label>
        <span>{words.find}</span>
        <input type="search" name="q" maxLength={200} placeholder={words.findHint} value={view.words} />
      </label>
      {view.whose === 'organisation' ? <input type="hidden" name="whose" value="organisation" /> : null}
      {view.state === 'all' ? null : <input type="hidden" name="state" value={view.state} />}
      <button type="submit">{words.search}</button>
    </form>
  );
}

interface ChoiceProps {
  label: string;
  options: readonly { text: string; path: string; isChosen: boolean }[];
}

function Choice({ label, options }: ChoiceProps) {
  return (
    <nav aria-label={label}>
      <ul class="tabs">
        {options.map(({ text, path, isChosen }) => (
          <li key={path}>
            <a href={path} aria-current={isChosen ? 'true' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Nothing({ view, words }: { view: MyTicketsView; words: MyTicketsWords }) {
  return (
    <p class="card" role="status">
      {view.words === '' ? words.none : words.nothingFound(view.words)}
      {view.words === '' && view.state === 'all' ? null : (
        <>
          {' '}
          <a href={pathOf({ words: '', state: 'all', whose: view.whose, page: 1 })}>{words.all}</a>
        </>
      )}
    </p>
  );
}

function Row({ ticket, visit }: { ticket: MyTicket; visit: PortalVisit }) {
  const words = MY_TICKETS[visit.language];
  const { states } = PAGES[visit.language];
  const { number, subject, status, waits, askedBy } = ticket;
  const keys = waits.length > 0 ? waits : [status];
  const isOver = status === 'resolved' || status === 'closed';
  return (
    <li class="card">
      <a href={`/my/tickets/${number}`} dir="auto">
        {subject === '' ? words.noSubject : subject}
      </a>
      <p class="row">
        <span class="ticket-number">{number}</span>
        {keys.map((key) => (
          <span key={key} class={isOver ? 'tag over' : 'tag'}>
            {states[key].short}
          </span>
        ))}
      </p>
      <p class="soft small">
        {newsOf(ticket, visit)}
        {askedBy === null ? null : ` · ${words.askedBy(nameOr(askedBy, words.aColleague))}`}
      </p>
    </li>
  );
}

function newsOf({ news, createdAt }: MyTicket, { language, desk, timeZone }: PortalVisit): string {
  const words = MY_TICKETS[language];
  const moment = (at: string) => formatMoment(at, timeZone, language);
  if (news === null) return words.received(moment(createdAt));
  return sentenceOf(news, words, desk, moment(news.at));
}

function sentenceOf({ kind, direction, byViewer, fromName }: News, words: MyTicketsWords, desk: string, at: string) {
  if (kind === 'event' || direction === null) return words.news.event(at);
  if (direction === 'out') return words.news.answer(desk, at);
  return byViewer ? words.news.own(at) : words.news.from(nameOr(fromName, words.somebody), at);
}

/** Nobody's address: people are known by name. */
function nameOr(name: string, otherwise: string): string {
  return name === '' || name.includes('@') ? otherwise : name;
}

function Paging({ view, hasMore, words }: { view: MyTicketsView; hasMore: boolean; words: MyTicketsWords }) {
  if (view.page === 1 && !hasMore) return null;
  return (
    <nav class="choices" aria-label={words.pages}>
      {view.page === 1 ? null : (
        <a rel="prev" href={pathOf({ ...view, page: view.page - 1 })}>
          {words.previous}
        </a>
      )}
      {hasMore ? (
        <a rel="next" href={pathOf({ ...view, page: view.page + 1 })}>
          {words.next}
        </a>
      ) : null}
    </nav>
  );
}

function pathOf({ words, state, whose, page }: MyTicketsView): string {
  const query = new URLSearchParams();
  if (words !== '') query.set('q', words);
  if (state !== 'all') query.set('state', state);
  if (whose !== 'own') query.set('whose', whose);
  if (page > 1) query.set('page', String(page));
  return query.size === 0 ? '/my' : `/my?${query}`;
}

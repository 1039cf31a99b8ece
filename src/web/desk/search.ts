/** Search: a number leads to its ticket, words to a list of tickets with the place where they stand. */
import { findTicketByNumber } from '../../store/listing-tickets.ts';
import { search } from '../../store/search.ts';
import { termsOf } from '../../store/search-terms.ts';
import { addDays, startOfDay } from '../../ticket/calendar.ts';
import { findNumbers, isNumberValid } from '../../ticket/number.ts';
import { STATUSES } from '../../ticket/status.ts';
import { SearchPage } from '../pages/desk/search.tsx';
import type { SearchView } from './search-path.ts';
import type { DeskRoutes } from './visit.ts';

const MAX_PAGE = 100;

export function addSearch(routes: DeskRoutes): void {
  const { database, ticketPrefix } = routes.deps;
  routes.page('/desk/search', async (visit) => {
    const view = viewOf(visit.query, visit.timeZone);
    const number = numberTyped(view.words, ticketPrefix);
    if (number !== null && (await findTicketByNumber(database.read, [number])) !== null) {
      return `/desk/tickets/${number}`;
    }
    const terms = termsOf(view.words);
    const { status, page } = view;
    const from = startOfDay(view.from, visit.timeZone);
    const to = view.to === '' ? null : startOfDay(addDays(view.to, 1), visit.timeZone);
    return SearchPage({ visit, view, terms, result: await search(database.read, { terms, status, from, to, page }) });
  });
}

/** A value that does not exist asks for nothing. */
function viewOf(query: URLSearchParams, zone: string): SearchView {
  const day = (name: string) => {
    const value = query.get(name) ?? '';
    return startOfDay(value, zone) === null ? '' : value;
  };
  const page = query.get('page') ?? '';
  return {
    words: (query.get('q') ?? '').trim(),
    status: STATUSES.find((status) => status === query.get('status')) ?? null,
    from: day('from'),
    to: day('to'),
    page: /^[1-9]\d{0,2}$/.test(page) ? Math.min(MAX_PAGE, Number(page)) : 1,
  };
}

/** The number that was typed and nothing else: `SA-100427`, `[sa 100427]`, `#100427`, `100 427`. Null: words. */
function numberTyped(words: string, prefix: string): string | null {
  const bare = words
    .slice(0, 60)
    .replace(/^[[#(\s]+|[\])\s]+$/g, '')
    .replace(/(?<=\d)[\s.](?=\d)/g, '');
  if (/^\d+$/.test(bare)) return isNumberValid(bare) ? `${prefix}-${bare}` : null;
  return /^[^\d]+\d+$/.test(bare) ? (findNumbers(bare, prefix)[0] ?? null) : null;
}

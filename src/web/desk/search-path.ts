/** The address of a search, and what can be asked in it. */
import type { TicketStatus } from '../../ticket/status.ts';

export interface SearchView {
  words: string;
  status: TicketStatus | null;
  /** Days of the house's calendar, `to` included; '' for whenever. */
  from: string;
  to: string;
  page: number;
}

export function searchPath({ words, status, from, to, page }: SearchView): string {
  const query = new URLSearchParams({ q: words });
  if (status !== null) query.set('status', status);
  if (from !== '') query.set('from', from);
  if (to !== '') query.set('to', to);
  if (page > 1) query.set('page', String(page));
  return `/desk/search?${query}`;
}

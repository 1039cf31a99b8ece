/** "My tickets" of a signed-in customer (P16): found by words, number and state; each leads to its status page. */
import { findAccess } from '../../store/access.ts';
import { contactOf, listMyTickets, MY_STATES, type MyView } from '../../store/my-tickets.ts';
import { termsOf } from '../../store/search-terms.ts';
import { findNumbers } from '../../ticket/number.ts';
import { MyTicketsPage, type MyTicketsView } from '../pages/portal/my-tickets.tsx';
import { customerOf } from './customer.ts';
import type { PortalRoutes } from './visit.ts';

const MAX_WORDS_CHARACTERS = 200;
const MAX_PAGE = 1_000;

export function addMyTickets({ deps, page }: PortalRoutes): void {
  const { read } = deps.database;
  page('/my', async (visit) => {
    const customer = customerOf(visit);
    if (typeof customer === 'string') return customer;
    const view = viewOf(visit.query);
    const [number] = findNumbers(view.words, deps.ticketPrefix);
    if (number !== undefined && (await findAccess(read, number, customer.id)) !== null) return `/my/tickets/${number}`;
    const tickets = await listMyTickets(read, customer.id, { ...view, terms: termsOf(view.words) });
    return MyTicketsPage({ visit, view, tickets, organisation: await contactOf(read, customer.id) });
  });
}

/** A value that does not exist asks for nothing. */
function viewOf(query: URLSearchParams): MyTicketsView {
  const page = Number(query.get('page') ?? '1');
  return {
    words: (query.get('q') ?? '').trim().slice(0, MAX_WORDS_CHARACTERS),
    state: MY_STATES.find((one) => one === query.get('state')) ?? 'all',
    whose: whoseOf(query.get('whose')),
    page: Number.isInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1,
  };
}

function whoseOf(value: string | null): MyView['whose'] {
  return value === 'organisation' ? 'organisation' : 'own';
}

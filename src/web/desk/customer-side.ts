/** The customer's own page, seen from the desk: its links, and what the customer thought of the work. */
import { inviteToSignIn } from '../../actions/sign-in-link.ts';
import { revokeLinks, sendLink } from '../../actions/status-link.ts';
import { ratingsOf } from '../../store/ratings.ts';
import { linksOf } from '../../store/status-links.ts';
import { familyOf } from '../../store/time.ts';
import { CustomerSide } from '../pages/desk/customer-side.tsx';
import { type TicketPart, ticketIdOf } from './ticket.ts';
import type { DeskDeps, DeskRoutes } from './visit.ts';

const PATH = '/desk/tickets/:number/links';

export function addCustomerSide({ deps, verb }: DeskRoutes): void {
  verb(PATH, async ({ params, agent }) => {
    await sendLink(deps.database, deps.house, agent, await ticketIdOf(deps, params.number));
    deps.nudge();
    return `/desk/tickets/${params.number}#customer-side`;
  });
  verb(`${PATH}/sign-in`, async ({ params, agent }) => {
    await inviteToSignIn(deps.database, deps.house, agent, await ticketIdOf(deps, params.number));
    deps.nudge();
    return `/desk/tickets/${params.number}#customer-side`;
  });
  verb(`${PATH}/revocation`, async ({ params, agent }) => {
    await revokeLinks(deps.database, agent, await ticketIdOf(deps, params.number));
    return `/desk/tickets/${params.number}#customer-side`;
  });
}

/** The panel beside the conversation. */
export function customerPanel({ database }: DeskDeps): TicketPart {
  const { read } = database;
  return async (visit, ticket) =>
    CustomerSide({
      visit,
      ticket,
      links: await linksOf(read, visit.now, await familyOf(read, ticket.id)),
      ratings: await ratingsOf(read, ticket.id),
    });
}

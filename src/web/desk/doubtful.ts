/** What an agent decides about mail that nobody vouches for (R-THR-2), and the confirmation that the rules held back. */
import { sendConfirmation } from '../../actions/confirmation.ts';
import { acceptEntry, acceptTicket, moveEntry, rejectEntry, rejectTicket } from '../../actions/unverified.ts';
import { knownId } from '../row-id.ts';
import { ticketIdOf } from './ticket.ts';
import type { DeskRoutes, Visit } from './visit.ts';

export function addDoubtful(routes: DeskRoutes): void {
  const { deps } = routes;
  const { database } = deps;
  const ticketOf = (visit: Visit) => ticketIdOf(deps, visit.params.number);

  routes.verb('/desk/tickets/:number/entries/:id/accept', async (visit) => {
    await acceptEntry(database, await ticketOf(visit), knownId(visit.params.id), visit.agent.id);
    return entryPath(visit);
  });
  routes.verb('/desk/tickets/:number/entries/:id/reject', async (visit) => {
    await rejectEntry(database, await ticketOf(visit), knownId(visit.params.id), visit.agent.id);
    return entryPath(visit);
  });
  routes.verb('/desk/tickets/:number/entries/:id/move', async (visit, form) => {
    const to = await ticketIdOf(deps, form.text('to'));
    await moveEntry(database, await ticketOf(visit), knownId(visit.params.id), to, visit.agent.id);
    return ticketPath(visit);
  });
  routes.verb('/desk/tickets/:number/accept', async (visit) => {
    const number = await acceptTicket(database, await ticketOf(visit), null, visit.agent.id);
    return `/desk/tickets/${number}`;
  });
  routes.verb('/desk/tickets/:number/reject', async (visit) => {
    await rejectTicket(database, await ticketOf(visit), visit.agent.id);
    return ticketPath(visit);
  });
  routes.verb('/desk/tickets/:number/confirmation', async (visit, form) => {
    const again = form.text('again') === 'yes';
    await sendConfirmation(database, deps.house, await ticketOf(visit), again, visit.agent.id);
    deps.nudge();
    return ticketPath(visit);
  });
}

function ticketPath({ params }: Visit): string {
  return `/desk/tickets/${params.number}`;
}

function entryPath(visit: Visit): string {
  return `${ticketPath(visit)}#entry-${visit.params.id}`;
}

/** The status page of one ticket (P16). */
import { LoketError } from '../../errors.ts';
import { approvalsForCustomer } from '../../store/estimates.ts';
import { readCustomerTicket } from '../../store/status-page.ts';
import { StatusPage } from '../pages/portal/status.tsx';
import type { TicketRoutes } from './ticket-door.ts';
import { deskName } from './visit.ts';

export function addStatus({ deps, page }: TicketRoutes): void {
  const { read } = deps.database;
  page('', async (visit, { id, path }) => {
    const ticket = await readCustomerTicket(read, id);
    if (ticket === null) throw new LoketError('not_found', 'there is no such page');
    // The mails speak the ticket's language; who chose another one on a page keeps it.
    const language = visit.chosen ?? ticket.language;
    const inLanguage = { ...visit, language, desk: deskName(deps, language, ticket.mailbox) };
    return StatusPage({ visit: inLanguage, ticket, path, approvals: await approvalsForCustomer(read, id) });
  });
}

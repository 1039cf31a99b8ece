/** The status page of one ticket, by its secret link (P16). */
import { LoketError } from '../../errors.ts';
import { approvalsForCustomer } from '../../store/estimates.ts';
import { readCustomerTicket } from '../../store/status-page.ts';
import { StatusPage } from '../pages/portal/status.tsx';
import { deskName, type PortalRoutes, ticketBehind } from './visit.ts';

export function addStatus({ deps, page }: PortalRoutes): void {
  const { read } = deps.database;
  page('/status/:secret', async (visit) => {
    const ticketId = await ticketBehind(deps, visit);
    const ticket = await readCustomerTicket(read, ticketId);
    if (ticket === null) throw new LoketError('not_found', 'there is no such page');
    // The mails speak the ticket's language; who chose another one on a page keeps it.
    const language = visit.chosen ?? ticket.language;
    const inLanguage = { ...visit, language, desk: deskName(deps, language, ticket.mailbox) };
    return StatusPage({ visit: inLanguage, ticket, approvals: await approvalsForCustomer(read, ticketId) });
  });
}

/** A customer ends a ticket, and says what the work was like: POSTs alone (R-WEB-1). */
import { closeAsCustomer, rateAsCustomer } from '../../actions/closing.ts';
import { LoketError } from '../../errors.ts';
import { scoreOf } from '../../ticket/rating.ts';
import type { TicketRoutes } from './ticket-door.ts';

export function addClosing({ deps, verb }: TicketRoutes): void {
  verb('/closure', async (_visit, ticket) => {
    await closeAsCustomer(deps.database, ticket.id, ticket.personId);
    deps.nudge();
    return `${ticket.path}?closed#done`;
  });
  verb('/rating', async (_visit, ticket, form) => {
    const score = scoreOf(form.text('score'));
    if (score === null) throw new LoketError('invalid', 'the form names no rating');
    await rateAsCustomer(deps.database, { ticketId: ticket.id, score, comment: form.text('comment') });
    return `${ticket.path}?rated#rating`;
  });
}

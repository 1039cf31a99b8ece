/** Deadlines beside a conversation, and the date that a customer is told (P14, P15). */
import { setExpected } from '../../actions/expected-date.ts';
import { readExpectedDate, readTicketTimes } from '../../store/deadlines.ts';
import { dayOf } from '../../ticket/calendar.ts';
import { deadlinesOf } from '../../ticket/deadlines.ts';
import { DeadlinePanel } from '../pages/desk/deadlines.tsx';
import { type TicketPart, ticketIdOf } from './ticket.ts';
import type { DeskDeps, DeskRoutes } from './visit.ts';

const PATH = '/desk/tickets/:number/expected-date';

export function addDeadlines({ deps, verb }: DeskRoutes): void {
  const tell = async (number: string | undefined, agentId: number, on: string | null) => {
    const ticketId = await ticketIdOf(deps, number);
    await setExpected(deps.database, deps.house, { ticketId, agentId, on });
    deps.nudge();
    return `/desk/tickets/${number}#deadlines`;
  };
  verb(PATH, ({ params, agent }, form) => tell(params.number, agent.id, form.text('day')));
  verb(`${PATH}/withdrawal`, ({ params, agent }) => tell(params.number, agent.id, null));
}

/** Until when the ticket is to be answered and solved, and what the customer was told. */
export function deadlinePanel({ database, house, targets }: DeskDeps): TicketPart {
  return async (visit, ticket) => {
    const times = (await readTicketTimes(database.read, [ticket.id])).get(ticket.id);
    if (times === undefined) return null;
    return DeadlinePanel({
      visit,
      ticket,
      deadlines: deadlinesOf(house.hours, targets, times, visit.now),
      expectedOn: (await readExpectedDate(database.read, ticket.id)).on,
      today: dayOf(visit.now, visit.timeZone),
      isMailbox: house.mailboxes.some(({ address }) => address.address === ticket.mailbox),
    });
  };
}

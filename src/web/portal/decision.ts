/** A customer looks at a question and decides (P10): by POST, never by a GET, which scanners follow (R-WEB-1). */
import { decideApproval } from '../../actions/estimate.ts';
import { LoketError } from '../../errors.ts';
import { cleanHeaderText } from '../../message/clean.ts';
import { readCustomerApproval } from '../../store/status-approval.ts';
import { readCustomerTicket } from '../../store/status-page.ts';
import { billingHouse } from '../desk/visit.ts';
import { ApprovalPage } from '../pages/portal/approval.tsx';
import { idOf, knownId } from '../row-id.ts';
import { inLanguageOf } from './status.ts';
import type { TicketRoutes } from './ticket-door.ts';

const MAX_NAME_CHARACTERS = 80;

/** R-WEB-2: a wrong link and an approval of another ticket get one and the same answer. */
export function addDecision({ deps, page, verb }: TicketRoutes): void {
  page('/approvals/:id', async (asked, { id, path }) => {
    const { read } = deps.database;
    const approval = await readCustomerApproval(read, deps, id, knownId(asked.params.id));
    // An older mail leads to it; what is asked now stands on the ticket's page.
    if (approval === null) return path;
    const ticket = await readCustomerTicket(read, id);
    if (ticket === null) throw new LoketError('not_found', 'there is no such page');
    return ApprovalPage({ visit: inLanguageOf(deps, ticket, asked), number: ticket.number, approval, path });
  });
  verb('/approvals/:id', async (visit, ticket, form) => {
    await decideApproval(deps.database, billingHouse(deps), {
      ticketId: ticket.id,
      approvalId: idOf(visit.params.id) ?? 0,
      outcome: outcomeOf(form.text('outcome')),
      personId: ticket.personId,
      name: cleanHeaderText(form.text('name'), MAX_NAME_CHARACTERS),
      how: 'page',
      entryId: null,
      remark: form.text('remark'),
      recordedBy: null,
    }).catch(unlessDecided);
    deps.nudge();
    return ticket.path;
  });
}

function outcomeOf(value: string): 'approved' | 'declined' {
  if (value === 'approved' || value === 'declined') return value;
  throw new LoketError('invalid', 'the form says neither yes nor no');
}

/** Who clicks twice, or after a colleague, sees on the page what was decided. */
function unlessDecided(error: unknown): void {
  if (!(error instanceof LoketError && error.code === 'conflict')) throw error;
}

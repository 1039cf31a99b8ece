/** A customer decides on the status page (P10): a POST by the secret link, never a GET, which scanners follow (R-WEB-1). */
import { decideApproval } from '../../actions/estimate.ts';
import { LoketError } from '../../errors.ts';
import { cleanHeaderText } from '../../message/clean.ts';
import { idOf } from '../desk/row-id.ts';
import { billingHouse } from '../desk/visit.ts';
import { type PortalRoutes, ticketBehind } from './visit.ts';

const MAX_NAME_CHARACTERS = 80;

/** R-WEB-2: a wrong secret and an approval of another ticket get one and the same answer. */
export function addDecision({ deps, verb }: PortalRoutes): void {
  verb('/status/:secret/approvals/:id', async (visit, form) => {
    const { secret, id } = visit.params;
    await decideApproval(deps.database, billingHouse(deps), {
      ticketId: await ticketBehind(deps, visit),
      approvalId: idOf(id) ?? 0,
      outcome: outcomeOf(form.text('outcome')),
      personId: null,
      name: cleanHeaderText(form.text('name'), MAX_NAME_CHARACTERS),
      how: 'page',
      entryId: null,
      remark: form.text('remark'),
      recordedBy: null,
    }).catch(unlessDecided);
    deps.nudge();
    return `/status/${secret}`;
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

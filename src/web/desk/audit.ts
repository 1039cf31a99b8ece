/** The audit trail, for admins: who did what, narrowed by what stands in the address. */
import { listAgents } from '../../store/agents.ts';
import { readTrail, type TrailFilter } from '../../store/audit.ts';
import { addDays, startOfDay } from '../../ticket/calendar.ts';
import { isDay } from '../../ticket/time.ts';
import { type AuditAsked, AuditPage } from '../pages/desk/audit.tsx';
import { idOf } from '../row-id.ts';
import { ticketIdOf } from './ticket.ts';
import { adminsOnly, type DeskDeps, type DeskRoutes } from './visit.ts';

/** No ticket has it: what is asked of a number that does not exist is nothing. */
const NO_TICKET = 0;

export function addAudit({ deps, page }: DeskRoutes): void {
  const { read } = deps.database;
  page('/desk/audit', async (visit) => {
    adminsOnly(visit);
    const asked = askedOf(visit.query);
    const filter = await filterOf(deps, asked);
    return AuditPage({
      visit,
      asked,
      isUnknown: filter.ticketId === NO_TICKET,
      agents: await listAgents(read),
      page: await readTrail(read, filter, visit.query.get('after')),
    });
  });
}

function askedOf(query: URLSearchParams): AuditAsked {
  const where = query.get('where');
  const until = query.get('until') ?? '';
  return {
    by: query.get('by') === 'nobody' ? 0 : idOf(query.get('by')),
    where: where === 'house' || where === 'tickets' ? where : null,
    ticket: (query.get('ticket') ?? '').trim(),
    until: isDay(until) ? until : '',
  };
}

async function filterOf(deps: DeskDeps, { by, where, ticket, until }: AuditAsked): Promise<TrailFilter> {
  return {
    by,
    where,
    ticketId: ticket === '' ? null : await ticketIdOf(deps, ticket).catch(() => NO_TICKET),
    until: until === '' ? null : startOfDay(addDays(until, 1), deps.timeZone),
  };
}

/** A ticket becomes two, and one again. */
import { split, unsplit } from '../../actions/split.ts';
import { readDeskTicket } from '../../store/desk-ticket.ts';
import { splittableEntries } from '../../store/splits.ts';
import { SPLIT } from '../../wording/desk/split.ts';
import { SplitPage, type SplitPageProps } from '../pages/desk/split.tsx';
import { idOf } from '../row-id.ts';
import { ticketIdOf } from './ticket.ts';
import type { DeskRoutes, Visit } from './visit.ts';

const PATH = '/desk/tickets/:number/split';

export function addSplit({ deps, page, verb }: DeskRoutes): void {
  const { database, house, ticketPrefix } = deps;
  const show = async (visit: Visit, parts: Pick<SplitPageProps, 'filledIn' | 'problem'>) => {
    const ticket = await readDeskTicket(database.read, await ticketIdOf(deps, visit.params.number));
    return SplitPage({ visit, ticket, entries: await splittableEntries(database.read, ticket.id), ...parts });
  };
  page(PATH, (visit) => show(visit, { filledIn: { entryIds: [], subject: '', confirms: false }, problem: null }));
  verb(PATH, async (visit, form) => {
    const ticketId = await ticketIdOf(deps, visit.params.number);
    const filledIn = {
      entryIds: form.all('entry').map(Number),
      subject: form.text('subject'),
      confirms: form.text('confirms') === 'yes',
    };
    const result = await split(database, house, ticketPrefix, visit.agent, { ticketId, ...filledIn });
    if ('fault' in result) {
      const problem = SPLIT[visit.language].faults[result.fault];
      return { status: 422, page: await show(visit, { filledIn, problem }) };
    }
    if (filledIn.confirms) deps.nudge();
    return `/desk/tickets/${result.number}`;
  });
  verb(`${PATH}/undo`, async (visit, form) => {
    const ticketId = await ticketIdOf(deps, visit.params.number);
    return `/desk/tickets/${await unsplit(database, visit.agent, ticketId, idOf(form.text('split')) ?? 0)}`;
  });
}

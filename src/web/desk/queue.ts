/** The queues: what stands in the URL becomes a view, and the view a URL. */

import { listCategories } from '../../store/categories.ts';
import { readTicketTimes } from '../../store/deadlines.ts';
import { countQueues, readQueue } from '../../store/desk-queue.ts';
import { agentChoices, organisationChoices, readQueueRows } from '../../store/desk-rows.ts';
import { nextAppointments } from '../../store/planning.ts';
import { pressing } from '../../ticket/deadlines.ts';
import { newFormKey } from '../form-key.ts';
import { QueuePage } from '../pages/desk/queue.tsx';
import { bulkResult } from './bulk.ts';
import { viewOf } from './queue-path.ts';
import { countedViews } from './views.ts';
import type { DeskRoutes } from './visit.ts';

export function addQueue(routes: DeskRoutes): void {
  const { database, house, targets } = routes.deps;
  routes.page('/desk', async (visit) => {
    const view = viewOf(visit.query);
    const { ids, next } = await readQueue(database.read, visit.now, visit.agent.id, view);
    const times = await readTicketTimes(database.read, ids);
    return QueuePage({
      visit,
      view,
      next,
      rows: await readQueueRows(database.read, ids),
      pressing: new Map([...times].map(([id, one]) => [id, pressing(house.hours, targets, one, visit.now)])),
      appointments: await nextAppointments(database.read, visit.now, ids),
      counts: await countQueues(database.read, visit.now, visit.agent.id),
      agents: await agentChoices(database.read),
      organisations: await organisationChoices(database.read),
      views: await countedViews(database.read, visit.now, visit.agent.id),
      allChosen: visit.query.get('select') === 'all',
      bulk: {
        key: newFormKey(routes.deps),
        categories: await listCategories(database.read),
        result: await bulkResult(routes.deps, visit),
      },
      mailboxes: house.mailboxes.map(({ address }) => address.address),
    });
  });
}

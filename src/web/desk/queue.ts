/** The queues: what stands in the URL becomes a view, and the view a URL. */

import { readTicketTimes } from '../../store/deadlines.ts';
import {
  countQueues,
  ORDERS,
  type Order,
  QUEUES,
  type Queue,
  type QueueView,
  readQueue,
} from '../../store/desk-queue.ts';
import { agentChoices, organisationChoices, readQueueRows } from '../../store/desk-rows.ts';
import { pressing } from '../../ticket/deadlines.ts';
import { QueuePage } from '../pages/desk/queue.tsx';
import { PRIORITIES, STATUSES } from './queue-path.ts';
import { idOf } from './row-id.ts';
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
      counts: await countQueues(database.read, visit.now, visit.agent.id),
      agents: await agentChoices(database.read),
      organisations: await organisationChoices(database.read),
      mailboxes: house.mailboxes.map(({ address }) => address.address),
    });
  });
}

/** A value that does not exist asks for nothing. */
function viewOf(query: URLSearchParams): QueueView {
  return {
    queue: oneOf<Queue>(QUEUES, query.get('queue')) ?? 'open',
    order: oneOf<Order>(ORDERS, query.get('order')) ?? 'age',
    status: oneOf(STATUSES, query.get('status')),
    assignee: query.get('assignee') === 'nobody' ? 0 : idOf(query.get('assignee')),
    priority: oneOf(PRIORITIES, query.get('priority')),
    organisation: idOf(query.get('organisation')),
    mailbox: query.get('mailbox') || null,
    after: query.get('after'),
  };
}

function oneOf<T extends string>(known: readonly T[], value: string | null): T | null {
  return known.find((one) => one === value) ?? null;
}

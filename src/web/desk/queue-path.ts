/** The addresses of queues, and what can be asked in them. */
import { LoketError } from '../../errors.ts';
import { ORDERS, type Order, QUEUES, type Queue, type QueueView } from '../../store/desk-queue.ts';
import { PRIORITIES, STATUSES, type TicketStatus, type Wait } from '../../ticket/status.ts';
import { idOf } from '../row-id.ts';

/** The address of a view, with or without its place in the list; what asks for nothing is left out. */
export function queuePath(view: Partial<QueueView>): string {
  const { queue, order, assignee } = view;
  const query = new URLSearchParams();
  if (queue !== undefined && queue !== 'open') query.set('queue', queue);
  if (order !== undefined && order !== 'age') query.set('order', order);
  if (assignee != null) query.set('assignee', assignee === 0 ? 'nobody' : String(assignee));
  for (const key of ['status', 'priority', 'organisation', 'mailbox', 'after'] as const) {
    const value = view[key];
    if (value != null) query.set(key, String(value));
  }
  return query.size === 0 ? '/desk' : `/desk?${query}`;
}

/** The view that stands in an address; a value that does not exist asks for nothing. */
export function viewOf(query: URLSearchParams): QueueView {
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

/** The view that a saved query, or a form, names: `?` and all, or without. */
export function viewIn(query: string): QueueView {
  return viewOf(new URLSearchParams(query));
}

/** What of a view's address stands behind the `?`. */
export function queryOf(view: Partial<QueueView>): string {
  return queuePath(view).split('?')[1] ?? '';
}

/** `open`, or `waiting:customer`. Errors: LoketError `invalid`. */
export function statusOf(value: string): [TicketStatus, Wait | null] {
  const [name, what] = value.split(':');
  const status = oneOf(STATUSES, name ?? null);
  if (status === null)
    throw new LoketError('invalid', 'there is no such status; choose one of the list', { key: 'no-choice' });
  return [status, what === 'customer' || what === 'third-party' ? what : null];
}

function oneOf<T extends string>(known: readonly T[], value: string | null): T | null {
  return known.find((one) => one === value) ?? null;
}

/** The addresses of queues, and what can be asked in them. */
import type { QueueView } from '../../store/desk-queue.ts';
import type { Priority, TicketStatus } from '../../ticket/status.ts';

export const STATUSES: readonly TicketStatus[] = ['new', 'open', 'planned', 'waiting', 'resolved', 'closed'];
export const PRIORITIES: readonly Priority[] = ['low', 'normal', 'high', 'urgent'];

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

/** Status of a ticket: the legal moves, and what a customer's reply does to it (R-THR-5). */

export const STATUSES = ['new', 'open', 'planned', 'waiting', 'resolved', 'closed'] as const;
export type TicketStatus = (typeof STATUSES)[number];
export type Wait = 'customer' | 'approval' | 'third-party';

/** The least pressing first. */
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof PRIORITIES)[number];

const DAY_MS = 24 * 60 * 60 * 1000;

const LEGAL_MOVES: Readonly<Record<TicketStatus, readonly TicketStatus[]>> = {
  new: ['open', 'planned', 'waiting', 'resolved', 'closed'],
  open: ['planned', 'waiting', 'resolved', 'closed'],
  planned: ['open', 'waiting', 'resolved', 'closed'],
  waiting: ['open', 'planned', 'resolved', 'closed'],
  resolved: ['open', 'closed'],
  closed: ['open'],
};

/** Whether a ticket may go from one status to the other; staying is not a move. */
export function mayMove(from: TicketStatus, to: TicketStatus): boolean {
  return LEGAL_MOVES[from].includes(to);
}

/** What an agent wants of the status once an answer is sent. */
export type AfterAnswer = 'keep' | 'waiting' | 'resolved';

/** The status after an agent's answer, null when it may not go there. A new ticket that was answered is open. */
export function statusAfterAnswer(status: TicketStatus, after: AfterAnswer): TicketStatus | null {
  const kept = status === 'new' ? 'open' : status;
  const wanted = after === 'keep' ? kept : after;
  return wanted === status || mayMove(status, wanted) ? wanted : null;
}

export interface ReplyEffect {
  status: TicketStatus;
  endedWaits: Wait[];
  answeredWaits: Wait[];
}

/**
 * R-THR-5: what a reply by one of the ticket's people does. Only the wait for the customer ends by it;
 * an approval is a gate of its own and a third party has not spoken, so these stay, marked as answered.
 */
export function effectOfReply(status: TicketStatus, waits: readonly Wait[]): ReplyEffect {
  if (status === 'resolved' || status === 'closed') return { status: 'open', endedWaits: [], answeredWaits: [] };
  if (status !== 'waiting') return { status, endedWaits: [], answeredWaits: [] };
  const endedWaits = waits.filter((wait) => wait === 'customer');
  const answeredWaits = waits.filter((wait) => wait !== 'customer');
  return { status: answeredWaits.length > 0 ? 'waiting' : 'open', endedWaits, answeredWaits };
}

/** R-THR-4: whether a ticket was closed so long ago, at `at`, that what is written to it begins a new one. */
export function isClosedForGood(
  ticket: { status: TicketStatus; closedAt: string | null },
  reopenDays: number,
  at: string,
): boolean {
  if (ticket.status !== 'closed' || ticket.closedAt === null) return false;
  return Date.parse(at) - Date.parse(ticket.closedAt) > reopenDays * DAY_MS;
}

/** Waits hold as long as the ticket waits: a ticket opened again, or moved by an agent, waits for nothing. */
export function keepsWaits(status: TicketStatus): boolean {
  return status === 'waiting';
}

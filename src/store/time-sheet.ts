/** All that agents see of a ticket's time, estimate and approvals on one page. */
import {
  type Approval,
  approvalsOf,
  type CustomersMessage,
  customersMessages,
  type Estimate,
  estimatesOf,
} from './estimates.ts';
import { readWorked, type TimeEntry, timeOf, type WorkedTicket } from './time.ts';
import { type RunningTimer, readTimer } from './timers.ts';
import type { Db } from './transaction.ts';

const MAX_MESSAGES = 50;

export interface TimeSheet {
  ticket: WorkedTicket & { subject: string };
  entries: TimeEntry[];
  /** The one that holds; null for none. */
  estimate: Estimate | null;
  /** Oldest first. */
  approvals: Approval[];
  /** Newest first. */
  messages: CustomersMessage[];
  /** Of the agent who looks. */
  timer: RunningTimer | null;
}

/** Errors: LoketError `not_found`. */
export async function readTimeSheet(db: Db, ticketId: number, agentId: number): Promise<TimeSheet> {
  const ticket = await readWorked(db, ticketId);
  const { subject } = await db
    .selectFrom('ticket')
    .select('subject')
    .where('id', '=', ticket.id)
    .executeTakeFirstOrThrow();
  return {
    ticket: { ...ticket, subject },
    entries: await timeOf(db, ticket.family),
    estimate: (await estimatesOf(db, ticket.family)).at(-1) ?? null,
    approvals: await approvalsOf(db, ticket.family),
    messages: await customersMessages(db, ticket.family, MAX_MESSAGES),
    timer: await readTimer(db, agentId),
  };
}

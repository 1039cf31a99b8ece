/** One change for many tickets: each by itself, by the verb that does it for one, so that no refusal stops the others. */
import { LoketError } from '../errors.ts';
import type { Log } from '../log.ts';
import {
  type BulkFault,
  type BulkOutcome,
  type BulkVerb,
  beginBulk,
  dropOldBulks,
  endBulk,
} from '../store/bulk-changes.ts';
import type { Database } from '../store/database.ts';
import type { SignedIn } from '../store/sessions.ts';
import type { Priority, TicketStatus, Wait } from '../ticket/status.ts';
import type { BillingHouse } from './approval.ts';
import { categorise } from './category.ts';
import { merge } from './merge.ts';
import { assess, assign, moveTo, snooze, type Triage, tag } from './triage.ts';

/** A form that is sent again after so long is an accident of another kind. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/** What is left out stays as it is; null takes away. */
export interface BulkChange {
  assignee?: number | null;
  priority?: Priority;
  status?: { status: TicketStatus; wait: Wait | null };
  category?: number | null;
  tag?: string;
  /** A day such as `2026-12-01`. */
  snooze?: string;
}

export interface BulkTicket {
  id: number;
  number: string;
}

export interface Bulk {
  database: Database;
  house: BillingHouse;
  log: Log;
  agent: SignedIn;
  /** Sent twice, a form counts once. */
  formKey: string;
  /** In the order of the list. */
  tickets: readonly BulkTicket[];
}

/** Makes the changes; what became of each ticket is kept under the form's key. */
export async function changeMany(bulk: Bulk, change: BulkChange): Promise<void> {
  await oneByOne(bulk, bulk.tickets, (ticket) => stepsOf(bulk, change, ticket));
}

/** All tickets but the first become part of the first; each can be undone by itself. */
export async function mergeMany(bulk: Bulk): Promise<void> {
  const [into, ...others] = bulk.tickets;
  if (into === undefined) return;
  await oneByOne(bulk, others, (ticket) => [['merge', () => merge(bulk.database, bulk.agent, ticket.id, into.id)]]);
}

type Step = [BulkVerb, () => Promise<unknown>];

/** What is legal first depends on nothing; the status comes last, since a judgement opens a new ticket. */
function stepsOf({ database, house, agent }: Bulk, change: BulkChange, { id }: BulkTicket): Step[] {
  const triage: Triage = { database, agent, ticketId: id };
  const { assignee, priority, status, category, tag: name, snooze: day } = change;
  const steps: Step[] = [];
  if (assignee !== undefined) steps.push(['assignee', () => assign(triage, assignee)]);
  if (priority !== undefined) steps.push(['priority', () => assess(triage, priority)]);
  if (category !== undefined) {
    steps.push([
      'category',
      () => categorise(database, house, { ticketId: id, categoryId: category, agentId: agent.id }),
    ]);
  }
  if (name !== undefined) steps.push(['tag', () => tag(triage, name)]);
  if (status !== undefined) steps.push(['status', () => moveTo(triage, status.status, status.wait)]);
  if (day !== undefined) steps.push(['snooze', () => snooze(triage, day, house.timeZone)]);
  return steps;
}

async function oneByOne(
  { database, agent, formKey, log }: Bulk,
  tickets: readonly BulkTicket[],
  stepsFor: (ticket: BulkTicket) => Step[],
): Promise<void> {
  const isFirst = await database.write(async (tx, now) => {
    await dropOldBulks(tx, new Date(Date.parse(now) - KEPT_MS).toISOString());
    return beginBulk(tx, now, formKey, agent.id);
  });
  if (!isFirst) return;
  const outcomes: BulkOutcome[] = [];
  for (const ticket of tickets) {
    const outcome: BulkOutcome = { number: ticket.number, done: [], refused: [] };
    for (const [verb, act] of stepsFor(ticket)) {
      const fault = await act().then(
        () => null,
        (error: unknown) => faultOf(error, log, ticket),
      );
      if (fault === null) outcome.done.push(verb);
      else outcome.refused.push({ verb, fault });
    }
    outcomes.push(outcome);
  }
  await database.write((tx) => endBulk(tx, formKey, outcomes));
}

function faultOf(error: unknown, log: Log, { id }: BulkTicket): BulkFault {
  if (error instanceof LoketError) return codeFault(error);
  log.error({ error, ticket: id }, 'one ticket of many could not be changed');
  return 'failed';
}

function codeFault({ code }: LoketError): BulkFault {
  return code === 'invalid' || code === 'not_found' || code === 'conflict' || code === 'forbidden' ? code : 'failed';
}

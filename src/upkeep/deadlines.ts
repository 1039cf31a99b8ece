/**
 * P14: keeps the moments of deadlines, and how long tickets took; has agents told of each deadline once: before it passes,
 * and when it has.
 */
import type { Database } from '../store/database.ts';
import {
  applyDeadlineRules,
  hasStale,
  hasUntold,
  type KeptMoments,
  keepMoments,
  staleTickets,
  takeUntold,
} from '../store/deadline-moments.ts';
import { readTicketTimes } from '../store/deadlines.ts';
import { addHappenings } from '../store/happenings.ts';
import { keepServiceTimes, readCountedTickets } from '../store/service-times.ts';
import { dayOf } from '../ticket/calendar.ts';
import { type Done, doneOf, momentsOf, type Targets, type TicketTimes } from '../ticket/deadlines.ts';
import type { OpeningHours } from '../ticket/opening-hours.ts';
import type { Service, ServiceTime } from '../ticket/service-time.ts';

/** Tickets reckoned, or told of, in one commit: some twenty milliseconds of work. */
const BATCH = 200;

export interface DeadlineRules {
  hours: OpeningHours;
  targets: Targets;
  /** The same for the same targets and hours: other ones make every deadline be reckoned anew. */
  fingerprint: string;
}

/** To be called once: deadlines that were reckoned by other rules are reckoned anew. */
export async function adoptRules(database: Database, { fingerprint }: DeadlineRules): Promise<void> {
  await database.write((tx) => applyDeadlineRules(tx, fingerprint));
}

/** Reckons the deadlines and times of tickets that changed; true when there may be more of them. */
export async function reckonDeadlines(database: Database, rules: DeadlineRules): Promise<boolean> {
  if (!(await hasStale(database.read))) return false;
  return database.write(async (tx, now) => {
    const { ids, over } = await staleTickets(tx, BATCH);
    const times = await readTicketTimes(tx, ids);
    const kept: KeptMoments[] = [];
    for (const [ticketId, ticket] of times) {
      if (over.has(ticketId)) continue;
      const { 'first-response': first, solution } = momentsOf(rules.hours, rules.targets, ticket);
      if (first !== undefined) kept.push({ ticketId, name: 'first-response', ...first });
      if (solution !== undefined) kept.push({ ticketId, name: 'solution', ...solution });
    }
    await keepMoments(tx, now, ids, kept);
    const served = new Map<number, ServiceTime>();
    for (const [ticketId, ticket] of await readCountedTickets(tx, ids)) {
      const known = times.get(ticketId);
      if (known !== undefined) served.set(ticketId, { ...ticket, ...servedIn(rules, known) });
    }
    await keepServiceTimes(tx, ids, served);
    return ids.length === BATCH;
  });
}

function servedIn(
  { hours, targets }: DeadlineRules,
  ticket: TicketTimes,
): Pick<ServiceTime, 'openedOn' | 'answer' | 'solution'> {
  const { firstResponse, solution } = doneOf(hours, targets, ticket);
  const service = (done: Done | null): Service | null =>
    done && { on: dayOf(done.at, hours.zone), minutes: Math.round(done.minutes), inTime: done.inTime };
  return { openedOn: dayOf(ticket.createdAt, hours.zone), answer: service(firstResponse), solution: service(solution) };
}

/**
 * Has agents told of deadlines that came near or passed, each once (working time; paused while the customer is awaited). True
 * when there may be more of them.
 */
export async function tellDeadlines(database: Database, at: string): Promise<boolean> {
  if (!(await hasUntold(database.read, at))) return false;
  return database.write(async (tx, now) => {
    const pressing = await takeUntold(tx, now, BATCH);
    const happened = new Map(
      pressing.map(({ ticketId, isMissed }) => [`${ticketId} ${isMissed}`, { ticketId, isMissed }]),
    );
    await addHappenings(
      tx,
      now,
      [...happened.values()].map(({ ticketId, isMissed }) => ({
        ticketId,
        kind: isMissed ? ('deadline-missed' as const) : ('deadline-soon' as const),
        agentId: null,
      })),
    );
    return pressing.length >= BATCH;
  });
}

/** Until when a ticket should be answered and solved (P14), in opening hours; the clock rests while the customer is awaited. */
import { addWorkingMinutes, type OpeningHours, workingMinutesBetween } from './opening-hours.ts';
import type { Priority } from './status.ts';

/** Minutes of opening hours; null: no target. */
export interface Target {
  readonly firstResponse: number | null;
  readonly solution: number | null;
}

export type Targets = Readonly<Record<Priority, Target>>;

/** A wait for the customer; `to` is null while it lasts. */
export interface Pause {
  readonly from: string;
  readonly to: string | null;
}

export interface TicketTimes {
  createdAt: string;
  priority: Priority;
  /** In order, one after the other. */
  pauses: readonly Pause[];
  firstResponseAt: string | null;
  solvedAt: string | null;
}

/** `met` and `missed`: it is done, in time or not. `paused`: the customer is awaited. `none`: there is no target. */
export type DeadlineState = 'on-time' | 'soon' | 'overdue' | 'met' | 'missed' | 'paused' | 'none';

export interface Deadline {
  /** Null while it is not known: without a target, or paused before it was reached. */
  dueAt: string | null;
  state: DeadlineState;
}

/** What is to happen in time. */
export type DeadlineName = 'first-response' | 'solution';

/** When a deadline that is not met yet is near, and when it is past; both null while a pause keeps it from coming. */
export interface DeadlineMoments {
  soonAt: string | null;
  dueAt: string | null;
}

/** A deadline is soon when this part of its time has passed. */
const SOON_SHARE = 0.75;

/** Both deadlines of a ticket, as they stand now. */
export function deadlinesOf(
  hours: OpeningHours,
  targets: Targets,
  ticket: TicketTimes,
  now: string,
): { firstResponse: Deadline; solution: Deadline } {
  const { firstResponse, solution } = targets[ticket.priority];
  return {
    // Who solves a ticket has answered it.
    firstResponse: deadline(hours, firstResponse, ticket, ticket.firstResponseAt ?? ticket.solvedAt, now),
    solution: deadline(hours, solution, ticket, ticket.solvedAt, now),
  };
}

/** The more pressing of both deadlines; null when neither is near. */
export function pressing(
  hours: OpeningHours,
  targets: Targets,
  ticket: TicketTimes,
  now: string,
): 'soon' | 'overdue' | null {
  const { firstResponse, solution } = deadlinesOf(hours, targets, ticket, now);
  const states = [firstResponse.state, solution.state];
  return states.find((state) => state === 'overdue') ?? states.find((state) => state === 'soon') ?? null;
}

/** The moments of the deadlines that are still to be met, for queues and warnings; what has no target is left out. */
export function momentsOf(
  hours: OpeningHours,
  targets: Targets,
  ticket: TicketTimes,
): Partial<Record<DeadlineName, DeadlineMoments>> {
  const { firstResponse, solution } = targets[ticket.priority];
  if (ticket.solvedAt !== null) return {};
  const moments = (minutes: number): DeadlineMoments => {
    const dueAt = momentAfter(hours, ticket.createdAt, minutes, ticket.pauses);
    return { dueAt, soonAt: dueAt && momentAfter(hours, ticket.createdAt, minutes * SOON_SHARE, ticket.pauses) };
  };
  return {
    ...(firstResponse === null || ticket.firstResponseAt !== null ? {} : { 'first-response': moments(firstResponse) }),
    ...(solution === null ? {} : { solution: moments(solution) }),
  };
}

/** What was done of a ticket, and how it is judged by its target. */
export interface Done {
  at: string;
  /** Of opening hours outside of pauses. */
  minutes: number;
  /** Null: there was no target. */
  inTime: boolean | null;
}

/** What of a ticket was done; who solves it has answered it. */
export function doneOf(
  hours: OpeningHours,
  targets: Targets,
  ticket: TicketTimes,
): { firstResponse: Done | null; solution: Done | null } {
  const target = targets[ticket.priority];
  const done = (at: string | null, minutes: number | null): Done | null => {
    if (at === null) return null;
    const { state } = deadline(hours, minutes, ticket, at, at);
    const inTime = minutes === null ? null : state === 'met';
    return { at, minutes: minutesUntil(hours, ticket, at), inTime };
  };
  return {
    firstResponse: done(ticket.firstResponseAt ?? ticket.solvedAt, target.firstResponse),
    solution: done(ticket.solvedAt, target.solution),
  };
}

function minutesUntil(hours: OpeningHours, { createdAt, pauses }: TicketTimes, end: string): number {
  let minutes = 0;
  let from = createdAt;
  for (const pause of pauses) {
    if (pause.from >= end) break;
    minutes += workingMinutesBetween(hours, from, pause.from);
    if (pause.to === null) return minutes;
    if (pause.to > from) from = pause.to;
  }
  return minutes + workingMinutesBetween(hours, from, end);
}

function deadline(
  hours: OpeningHours,
  minutes: number | null,
  { createdAt, pauses }: TicketTimes,
  doneAt: string | null,
  now: string,
): Deadline {
  if (minutes === null) return { dueAt: null, state: 'none' };
  // What came after the work was done moves nothing any more.
  const counted = doneAt === null ? pauses : pauses.filter(({ from }) => from < doneAt);
  const dueAt = momentAfter(hours, createdAt, minutes, counted);
  if (doneAt !== null) return { dueAt, state: dueAt === null || doneAt <= dueAt ? 'met' : 'missed' };
  if (dueAt !== null && dueAt <= now) return { dueAt, state: 'overdue' };
  if (pauses.some(({ from, to }) => from <= now && (to === null || now < to))) return { dueAt, state: 'paused' };
  const soonAt = momentAfter(hours, createdAt, minutes * SOON_SHARE, counted);
  return { dueAt, state: soonAt !== null && soonAt <= now ? 'soon' : 'on-time' };
}

/** When so many minutes of opening hours have passed outside of pauses; null when a pause that lasts comes first. */
function momentAfter(hours: OpeningHours, start: string, minutes: number, pauses: readonly Pause[]): string | null {
  let left = minutes;
  let from = start;
  for (const pause of pauses) {
    const passed = workingMinutesBetween(hours, from, pause.from);
    if (passed >= left) break;
    left -= passed;
    if (pause.to === null) return null;
    if (pause.to > from) from = pause.to;
  }
  return addWorkingMinutes(hours, from, left);
}

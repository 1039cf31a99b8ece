/**
 * An appointment with a customer (P4): what may happen to it, and what that does to its ticket.
 *
 *   proposed ─┬─▶ accepted · tentative · declined · other-time     the customer answers, as often as he likes
 *      ▲      │        │
 *      └──────┴────────┘  moved by an agent: asked anew             any of them ─▶ cancelled, for good
 */
import { dayOf } from './calendar.ts';
import { addWorkingMinutes, type OpeningHours, workingMinutesBetween } from './opening-hours.ts';
import { mayMove, type TicketStatus, type Wait } from './status.ts';
import { shiftDays } from './week.ts';

/** What a customer can say; `other-time`: he wants to come, but not then. */
export const ANSWERS = ['accepted', 'tentative', 'declined', 'other-time'] as const;
export type AppointmentAnswer = (typeof ANSWERS)[number];
export type AppointmentState = 'proposed' | AppointmentAnswer | 'cancelled';

export interface AppointmentTime {
  /** ISO-8601 UTC. */
  startsAt: string;
  endsAt: string;
}

const MINUTE_MS = 60_000;
export const MIN_APPOINTMENT_MINUTES = 5;
/** A long working day; more is several appointments. */
export const MAX_APPOINTMENT_MINUTES = 12 * 60;
/** Nobody knows that he has time later than this. */
const MAX_DAYS_AHEAD = 366;

/** From its start and length; null when either is none that an appointment can have. */
export function appointmentTime(startsAt: string | null, minutes: number): AppointmentTime | null {
  if (startsAt === null || !Number.isInteger(minutes)) return null;
  if (minutes < MIN_APPOINTMENT_MINUTES || minutes > MAX_APPOINTMENT_MINUTES) return null;
  return { startsAt, endsAt: new Date(Date.parse(startsAt) + minutes * MINUTE_MS).toISOString() };
}

export function minutesOf({ startsAt, endsAt }: AppointmentTime): number {
  return (Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS;
}

/** Why an appointment cannot be put there; null when it can. */
export function timeFault({ startsAt, endsAt }: AppointmentTime, now: string): 'past' | 'far' | null {
  if (endsAt <= now) return 'past';
  return Date.parse(startsAt) - Date.parse(now) > MAX_DAYS_AHEAD * 24 * 60 * MINUTE_MS ? 'far' : null;
}

/** Still to come, or going on: the agent keeps that time free. */
export function isAhead({ state, endsAt }: { state: AppointmentState; endsAt: string }, now: string): boolean {
  return state !== 'cancelled' && endsAt > now;
}

/** It stands as it is, as far as anybody knows: nobody has to act. */
function holds(state: AppointmentState): boolean {
  return state === 'proposed' || state === 'accepted' || state === 'tentative';
}

/** The state after an agent changed it: the customer is asked anew about another moment, and only then. */
export function stateWhenChanged(state: AppointmentState, isMoved: boolean): AppointmentState | null {
  if (state === 'cancelled') return null;
  return isMoved ? 'proposed' : state;
}

/** What an agent should think about; none of it forbids anything. */
export type AppointmentWarning = 'closed' | 'holiday' | 'overlap';

/** Outside of the opening hours, on a day of the calendar's holidays, or beside another one of the same agent. */
export function appointmentWarnings(
  time: AppointmentTime,
  hours: OpeningHours,
  others: readonly AppointmentTime[],
): AppointmentWarning[] {
  const warnings: AppointmentWarning[] = [];
  if (hours.holidayOn(dayOf(time.startsAt, hours.zone)) !== null) warnings.push('holiday');
  else if (workingMinutesBetween(hours, time.startsAt, time.endsAt) < minutesOf(time)) warnings.push('closed');
  if (others.some((other) => overlap(time, other))) warnings.push('overlap');
  return warnings;
}

/** One that ends as the other begins does not disturb it. */
export function overlap(one: AppointmentTime, other: AppointmentTime): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

/**
 * The status of a ticket that gets an appointment; null when its work is over. A wait for an approval or a third party is
 * not ended by it.
 */
export function statusWhenPlanned(status: TicketStatus, waits: readonly Wait[]): TicketStatus | null {
  if (status === 'resolved' || status === 'closed') return null;
  if (status === 'planned' || waits.some((wait) => wait !== 'customer')) return status;
  return mayMove(status, 'planned') ? 'planned' : null;
}

/**
 * The status once an appointment does not hold any more, or does again. `holding`: the states of all appointments that
 * are still ahead. A ticket that is planned without one is open: somebody has to find another moment.
 */
export function statusWhenAnswered(status: TicketStatus, ahead: readonly AppointmentState[]): TicketStatus {
  const isHeld = ahead.some(holds);
  if (status === 'planned') return isHeld ? status : 'open';
  return (status === 'open' || status === 'new') && isHeld ? 'planned' : status;
}

/** An answer that a calendar sent. */
export interface SequencedAnswer {
  sequence: number;
  /** When it was given, ISO-8601; null when it does not say. */
  stamp: string | null;
}

/** RFC 5546 section 2.1.5: an answer about an earlier moment, or one that a later answer overtook, means nothing. */
export function isOutdated(
  answer: SequencedAnswer,
  appointment: { state: AppointmentState; movedSequence: number; answerStamp: string | null },
): boolean {
  if (appointment.state === 'cancelled' || answer.sequence < appointment.movedSequence) return true;
  return answer.stamp !== null && appointment.answerStamp !== null && answer.stamp < appointment.answerStamp;
}

const HALF_HOUR_MS = 30 * MINUTE_MS;
/** Nobody is called at once. */
const NOTICE_MINUTES = 60;

/** The first full or half hour at which an appointment could begin: an hour of opening time from now, or later. */
export function firstMoment(hours: OpeningHours, now: string): string {
  const soonest = addWorkingMinutes(hours, now, NOTICE_MINUTES) ?? now;
  return new Date(Math.ceil(Date.parse(soonest) / HALF_HOUR_MS) * HALF_HOUR_MS).toISOString();
}

/** One quarter of an hour, or one day of the calendar, earlier or later; its length stays. */
export function shifted(
  { startsAt, endsAt }: AppointmentTime,
  step: { minutes: number } | { days: number },
  zone: string,
): AppointmentTime {
  const shift = (iso: string) =>
    'days' in step
      ? shiftDays(iso, step.days, zone)
      : new Date(Date.parse(iso) + step.minutes * MINUTE_MS).toISOString();
  const start = shift(startsAt);
  return {
    startsAt: start,
    endsAt: new Date(Date.parse(start) + Date.parse(endsAt) - Date.parse(startsAt)).toISOString(),
  };
}

/** What a change of an appointment leaves on its ticket, and which colleagues hear of it. */
import type { Appointment } from '../store/appointments.ts';
import { addEvents } from '../store/entries.ts';
import { addHappenings } from '../store/happenings.ts';
import type { SignedIn } from '../store/sessions.ts';
import type { Tx } from '../store/transaction.ts';
import { clockAt, dayAndClockAt } from '../ticket/week.ts';
import type { AppointmentNews } from '../wording/appointment.ts';

/** The appointment after the change, and before it where there was one. */
export interface ChangedAppointment {
  ticketId: number;
  news: AppointmentNews;
  after: Appointment;
  before: Appointment | null;
}

/** What agents read on the ticket: when, and with whom. The colleague whose planning it changes is told. */
export async function noteChange(
  tx: Tx,
  now: string,
  timeZone: string,
  agent: SignedIn,
  { ticketId, news, after, before }: ChangedAppointment,
): Promise<void> {
  const moment = `${momentOf(after, timeZone)}–${clockAt(after.endsAt, timeZone)}, ${after.agentName}`;
  const text = before === null ? moment : `${momentOf(before, timeZone)} → ${moment}`;
  const told = after.attendee === null ? ' (–)' : ` (${after.attendee})`;
  await addEvents(tx, now, [
    { ticketId, reason: `appointment-${news}`, text: text + told, visibility: 'internal', by: agent.id },
  ]);
  const concerned = new Set([after.agentId, before?.agentId ?? after.agentId]);
  concerned.delete(agent.id);
  await addHappenings(
    tx,
    now,
    [...concerned].map((agentId) => ({ ticketId, kind: 'appointment-changed', agentId })),
  );
}

/** By the clock of the house, e.g. `2026-11-26 10:00`. */
export function momentOf({ startsAt }: Pick<Appointment, 'startsAt'>, zone: string): string {
  return dayAndClockAt(startsAt, zone);
}

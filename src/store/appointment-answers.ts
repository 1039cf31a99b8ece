/** What a customer answered about an appointment, and what follows for the ticket. By calendar, page or phone alike. */
import { type AppointmentAnswer, isAhead, statusWhenAnswered } from '../ticket/appointment.ts';
import { type Appointment, appointmentsOf, setAnswer } from './appointments.ts';
import { addEvents } from './entries.ts';
import { livingTicket } from './merges.ts';
import { setStatus, touchTickets } from './tickets.ts';
import { familyOf } from './time.ts';
import type { Tx } from './transaction.ts';
import { readTriaged, wakeTickets } from './triage.ts';

export interface RecordedAnswer {
  answer: AppointmentAnswer;
  /** The customer's own; '' for none. */
  words: string;
  /** Of an answer by calendar; null for another. */
  stamp: string | null;
  /** The appointment's moment by the clock of the house, and what else agents should read. */
  text: string;
  /** The agent who was told it; null when the customer said it here. */
  by: number | null;
}

/** Writes the answer down. A ticket that loses its moment is open again, and seen: an agent has to find another one. */
export async function recordAnswer(
  tx: Tx,
  now: string,
  appointment: Appointment,
  { answer, words, stamp, text, by }: RecordedAnswer,
): Promise<void> {
  const ticketId = (await livingTicket(tx, appointment.ticketId)) ?? appointment.ticketId;
  await setAnswer(tx, now, appointment.id, { state: answer, words, stamp });
  const event = { ticketId, visibility: 'internal', by } as const;
  await addEvents(tx, now, [{ ...event, reason: `appointment-${answer}`, text }]);
  await touchTickets(tx, now, [ticketId]);
  if (answer === 'declined' || answer === 'other-time') await wakeTickets(tx, [ticketId]);
  await followAppointments(tx, now, ticketId, by);
}

/** Puts the status of a ticket in step with the appointments that are still ahead. */
export async function followAppointments(tx: Tx, now: string, ticketId: number, by: number | null): Promise<void> {
  const { status } = await readTriaged(tx, ticketId);
  const appointments = await appointmentsOf(tx, await familyOf(tx, ticketId));
  const ahead = appointments.filter((one) => isAhead(one, now)).map(({ state }) => state);
  const after = statusWhenAnswered(status, ahead);
  if (after === status) return;
  await setStatus(tx, now, ticketId, after);
  const text = `${status} → ${after}`;
  await addEvents(tx, now, [{ ticketId, reason: 'status', text, visibility: 'internal', by }]);
}

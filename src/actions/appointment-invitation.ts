/** The mail that tells a customer of an appointment: to whom it goes, and that it waits a moment. */
import type { Address } from '../message/mail.ts';
import { type Appointment, appointmentMailKey } from '../store/appointments.ts';
import { readConfirmable } from '../store/confirmation.ts';
import { queueMails } from '../store/outgoing.ts';
import { provedPattern, provedPatterns } from '../store/reply-address.ts';
import { addStatusLinks } from '../store/status-links.ts';
import type { Db, Tx } from '../store/transaction.ts';
import type { AppointmentNews } from '../wording/appointment.ts';
import { type AppointmentHouse, appointmentMail } from '../wording/appointment-mail.ts';
import { newConfirmationKeys } from '../wording/confirmation-mail.ts';
import type { ConfirmingHouse } from './confirmation.ts';

/** What planning needs to know of the house. */
export type PlanningHouse = AppointmentHouse & Pick<ConfirmingHouse, 'mailboxes' | 'randomBytes'>;

/** A mail about an appointment waits this long: an agent who moves it step by step tells the customer once. */
export const SETTLE_MS = 60_000;

interface Attendee {
  person: Address;
  mailbox: PlanningHouse['mailboxes'][number];
}

/** Who is invited, and by which mailbox; null when nobody can be told by mail. */
export async function attendeeOf(db: Db, house: PlanningHouse, ticketId: number): Promise<Attendee | null> {
  const { requester, mailbox } = await readConfirmable(db, ticketId);
  const configured = house.mailboxes.find(({ address }) => address.address === mailbox);
  return configured === undefined || requester === null ? null : { person: requester, mailbox: configured };
}

/** Queues the mail of this version of the appointment; none when nobody can be told. */
export async function inviteToAppointment(
  tx: Tx,
  now: string,
  house: PlanningHouse,
  ticketId: number,
  appointment: Appointment,
  news: AppointmentNews,
): Promise<void> {
  const attendee = await attendeeOf(tx, house, ticketId);
  if (attendee === null) return;
  const ticket = await readConfirmable(tx, ticketId);
  const { address, replyAddress } = attendee.mailbox;
  const keys = newConfirmationKeys(house.randomBytes);
  await addStatusLinks(tx, now, [{ ticketId, secret: keys.statusSecret }]);
  const mail = appointmentMail(house, {
    ticket,
    subject: ticket.opening?.subject ?? ticket.subject,
    mailbox: address,
    replyPattern: provedPattern(await provedPatterns(tx), address.address, replyAddress),
    to: attendee.person,
    language: ticket.language,
    news,
    appointment,
    opening: ticket.opening,
    keys,
    now,
  });
  const notBefore = new Date(Date.parse(now) + SETTLE_MS).toISOString();
  const dedupeKey = appointmentMailKey(appointment);
  await queueMails(tx, now, [
    { ticketId, mailbox: mail.envelopeFrom, kind: 'appointment', dedupeKey, mail, notBefore },
  ]);
}

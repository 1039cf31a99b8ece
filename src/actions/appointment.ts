/**
 * Appointments (P4): planned, changed, cancelled by an agent, answered by the customer. Each change is one commit with its
 * event, the ticket's status and the mail. The mail waits a moment: who moves an appointment twice tells of it once.
 */
import { LoketError } from '../errors.ts';
import { domainOf } from '../message/address.ts';
import { cleanHeaderText } from '../message/clean.ts';
import { makeMessageId } from '../message/compose.ts';
import { followAppointments, recordAnswer } from '../store/appointment-answers.ts';
import {
  type Appointment,
  type AppointmentPlan,
  addAppointment,
  isTold,
  readAppointment,
  setPlan,
  takeBackInvitation,
} from '../store/appointments.ts';
import { countEvents } from '../store/customer-entries.ts';
import type { Database } from '../store/database.ts';
import { addEvents } from '../store/entries.ts';
import { livingTicket } from '../store/merges.ts';
import type { SignedIn } from '../store/sessions.ts';
import { setStatus, touchTickets } from '../store/tickets.ts';
import { familyOf } from '../store/time.ts';
import type { Tx } from '../store/transaction.ts';
import { agentsToAssign, changeTicket, readTriaged, type TriagedTicket } from '../store/triage.ts';
import {
  ANSWERS,
  type AppointmentAnswer,
  stateWhenChanged,
  statusWhenPlanned,
  timeFault,
} from '../ticket/appointment.ts';
import type { TicketStatus } from '../ticket/status.ts';
import { momentOf, noteChange } from './appointment-change.ts';
import { attendeeOf, inviteToAppointment, type PlanningHouse } from './appointment-invitation.ts';
import { trimWords } from './words.ts';

const UID_BYTES = 18;
const MAX_TITLE = 120;
const MAX_NOTES = 2_000;
const MAX_ANSWER = 2_000;
/** How often a customer may change the answer in an hour: agents read each. */
const MAX_ANSWERS_PER_HOUR = 10;
const HOUR_MS = 60 * 60 * 1000;

/**
 * Plans an appointment and invites the requester. Gives its id. Errors: LoketError `invalid` for a moment that cannot be,
 * words that are missing or somebody who is no agent; `conflict` when the ticket's work is over.
 */
export async function planAppointment(
  database: Database,
  house: PlanningHouse,
  agent: SignedIn,
  ticketId: number,
  given: AppointmentPlan,
): Promise<number> {
  return database.write(async (tx, now) => {
    const ticket = await readTriaged(tx, ticketId);
    if (ticket.isMerged)
      throw new LoketError('conflict', `${ticket.number} was merged; plan on the other ticket`, {
        key: 'merged',
        values: { number: ticket.number },
      });
    const status = statusWhenPlanned(ticket.status, ticket.waits);
    if (status === null)
      throw new LoketError('conflict', `${ticket.number} is ${ticket.status}; open it first`, {
        key: 'wrong-status',
        values: { number: ticket.number, status: ticket.status },
      });
    const plan = await checkPlan(tx, now, given);
    const attendee = await attendeeOf(tx, house, ticket.id);
    const uid = uidOf(house, attendee?.mailbox.address.address ?? '');
    const id = await addAppointment(tx, now, { ...plan, ticketId, uid, attendee: attendee?.person.address ?? null });
    const appointment = await readAppointment(tx, id);
    await noteChange(tx, now, house.timeZone, agent, { ticketId, news: 'planned', after: appointment, before: null });
    await followPlan(tx, now, agent, ticket, appointment, status);
    await inviteToAppointment(tx, now, house, ticket.id, appointment, 'planned');
    return id;
  });
}

/** Who has the appointment has the ticket, if nobody had it; its status says that it is planned. */
async function followPlan(
  tx: Tx,
  now: string,
  agent: SignedIn,
  ticket: TriagedTicket,
  { agentId, agentName }: Appointment,
  status: TicketStatus,
): Promise<void> {
  const event = { ticketId: ticket.id, visibility: 'internal', by: agent.id } as const;
  if (ticket.assignee === null) {
    await changeTicket(tx, now, ticket.id, { assignee_id: agentId });
    await addEvents(tx, now, [{ ...event, reason: 'assignee', text: `– → ${agentName}` }]);
  }
  if (status !== ticket.status) {
    await setStatus(tx, now, ticket.id, status);
    await addEvents(tx, now, [{ ...event, reason: 'status', text: `${ticket.status} → ${status}` }]);
  }
  await touchTickets(tx, now, [ticket.id]);
}

/** A domain of ours, and what nobody guesses: who names it has seen the invitation. */
function uidOf(house: PlanningHouse, mailbox: string): string {
  const unique = `appointment.${house.randomBytes(UID_BYTES).toString('hex')}`;
  return makeMessageId(unique, domainOf(mailbox)).slice(1, -1);
}

/**
 * Another moment, agent or text. The customer is told, and asked anew about another moment. Nothing is told when nothing
 * changed. Errors: as `planAppointment`; `conflict` when it was cancelled, or is over.
 */
export async function changeAppointment(
  database: Database,
  house: PlanningHouse,
  agent: SignedIn,
  id: number,
  change: (before: Appointment) => AppointmentPlan,
): Promise<void> {
  await database.write(async (tx, now) => {
    const before = await readAppointment(tx, id);
    const given = change(before);
    if (isSame(before, given)) return;
    const ticket = await ticketOf(tx, before);
    const plan = await checkPlan(tx, now, given);
    const isMoved = plan.startsAt !== before.startsAt || plan.endsAt !== before.endsAt;
    const state = stateWhenChanged(before.state, isMoved);
    if (state === null)
      throw new LoketError('conflict', 'this appointment was cancelled; plan another one', {
        key: 'appointment-cancelled',
      });
    await takeBackInvitation(tx, before);
    const news = (await isTold(tx, before)) ? 'changed' : 'planned';
    const sequence = before.sequence + 1;
    const attendee = (await attendeeOf(tx, house, ticket.id))?.person.address ?? null;
    const movedSequence = isMoved ? sequence : before.movedSequence;
    await setPlan(tx, now, id, plan, { sequence, movedSequence, state, attendee });
    const after = await readAppointment(tx, id);
    await noteChange(tx, now, house.timeZone, agent, { ticketId: ticket.id, news: 'changed', after, before });
    await inviteToAppointment(tx, now, house, ticket.id, after, news);
    await followAppointments(tx, now, ticket.id, agent.id);
  });
}

function isSame(before: AppointmentPlan, after: AppointmentPlan): boolean {
  const keys = ['startsAt', 'endsAt', 'agentId', 'title', 'notes', 'isRemote'] as const;
  return keys.every((key) => before[key] === after[key]);
}

/** Takes an appointment back; a customer who knows of it is told. Errors: `not_found`, `conflict` when it is over. */
export async function cancelAppointment(
  database: Database,
  house: PlanningHouse,
  agent: SignedIn,
  id: number,
): Promise<void> {
  await database.write(async (tx, now) => {
    const before = await readAppointment(tx, id);
    if (before.state === 'cancelled') return;
    if (before.endsAt <= now)
      throw new LoketError('conflict', 'this appointment is over; it cannot be cancelled', { key: 'appointment-over' });
    const ticket = await ticketOf(tx, before);
    await takeBackInvitation(tx, before);
    const isKnown = await isTold(tx, before);
    const sequence = before.sequence + 1;
    const version = { sequence, movedSequence: before.movedSequence, attendee: before.attendee };
    await setPlan(tx, now, id, before, { ...version, state: 'cancelled' });
    const after = await readAppointment(tx, id);
    await noteChange(tx, now, house.timeZone, agent, { ticketId: ticket.id, news: 'cancelled', after, before: null });
    if (isKnown) await inviteToAppointment(tx, now, house, ticket.id, after, 'cancelled');
    await followAppointments(tx, now, ticket.id, agent.id);
  });
}

export interface GivenAnswer {
  ticketId: number;
  appointmentId: number;
  answer: AppointmentAnswer;
  /** The customer's; for another time it takes some. */
  words: string;
  /** The agent who was told it; null when the customer says it on the status page. */
  by: number | null;
}

/**
 * Writes down what the customer answered. Errors: `not_found`, `invalid`, `conflict` when it was cancelled or is over,
 * `too_many` for a customer's answers.
 */
export async function answerAppointment(
  database: Database,
  house: Pick<PlanningHouse, 'timeZone'>,
  given: GivenAnswer,
): Promise<void> {
  const words = trimWords(given.words, MAX_ANSWER);
  if (given.answer === 'other-time' && words === '') {
    throw new LoketError('invalid', 'say which other time would suit', { key: 'other-time-missing' });
  }
  await database.write(async (tx, now) => {
    const appointment = await readAppointment(tx, given.appointmentId);
    const family = await familyOf(tx, given.ticketId);
    if (!family.includes(appointment.ticketId))
      throw new LoketError('not_found', 'there is no such appointment', { key: 'no-appointment' });
    if (appointment.state === 'cancelled' || appointment.endsAt <= now) {
      throw new LoketError('conflict', 'this appointment was cancelled, or is over', { key: 'appointment-over' });
    }
    if (appointment.state === given.answer && appointment.answer === words) return;
    if (given.by === null) await refuseMany(tx, now, given.ticketId);
    const text = `${momentOf(appointment, house.timeZone)}${words === '' ? '' : `: ${words}`}`;
    await recordAnswer(tx, now, appointment, { answer: given.answer, words, stamp: null, text, by: given.by });
  });
}

async function refuseMany(tx: Tx, now: string, ticketId: number): Promise<void> {
  const hourAgo = new Date(Date.parse(now) - HOUR_MS).toISOString();
  let answers = 0;
  for (const answer of ANSWERS) answers += await countEvents(tx, ticketId, `appointment-${answer}`, hourAgo);
  if (answers < MAX_ANSWERS_PER_HOUR) return;
  throw new LoketError('too_many', 'the appointment was answered too often; wait a while', {
    key: 'appointment-often',
  });
}

/** The ticket that the appointment belongs to now. */
async function ticketOf(tx: Tx, { ticketId }: Appointment): Promise<TriagedTicket> {
  return readTriaged(tx, (await livingTicket(tx, ticketId)) ?? ticketId);
}

async function checkPlan(tx: Tx, now: string, given: AppointmentPlan): Promise<AppointmentPlan> {
  const title = cleanHeaderText(given.title, MAX_TITLE);
  if (title === '')
    throw new LoketError('invalid', 'say what the appointment is about; the customer reads it', {
      key: 'appointment-title',
    });
  const fault = timeFault(given, now);
  if (fault === 'past')
    throw new LoketError('invalid', 'this moment is past; choose one to come', { key: 'moment-past' });
  if (fault === 'far')
    throw new LoketError('invalid', 'this moment is more than a year away; choose a nearer one', { key: 'moment-far' });
  const agents = await agentsToAssign(tx);
  if (!agents.some(({ id }) => id === given.agentId)) {
    throw new LoketError('invalid', 'an appointment is with an agent; choose one of the list', { key: 'choose-agent' });
  }
  return { ...given, title, notes: trimWords(given.notes, MAX_NOTES) };
}

/** Appointments (P4): those of a ticket, those of a week, and what the customers answered. */
import type { AppointmentAnswer, AppointmentState, AppointmentTime } from '../ticket/appointment.ts';
import type { AppointmentFacts } from '../triage/decision.ts';
import { listed } from './sqlite.ts';
import { type Db, found, type Tx } from './transaction.ts';

/** What an agent decides about an appointment. */
export interface AppointmentPlan extends AppointmentTime {
  agentId: number;
  /** The customer reads these two. */
  title: string;
  notes: string;
  /** Looking along on the customer's screen (P11). */
  isRemote: boolean;
}

export interface Appointment extends AppointmentPlan {
  id: number;
  ticketId: number;
  agentName: string;
  uid: string;
  sequence: number;
  /** Since when its moment holds: answers to an earlier sequence meant another one. */
  movedSequence: number;
  /** Who is invited by mail; null for nobody. */
  attendee: string | null;
  state: AppointmentState;
  /** The customer's own words. */
  answer: string;
  answeredAt: string | null;
}

/** Appointments of these tickets, in the order of time. */
export async function appointmentsOf(db: Db, ticketIds: readonly number[]): Promise<Appointment[]> {
  const rows = await selectAppointments(db)
    .where('appointment.ticket_id', 'in', listed(ticketIds))
    .orderBy('starts_at')
    .orderBy('appointment.id')
    .execute();
  return rows.map(appointmentOf);
}

/** Errors: LoketError `not_found`. */
export async function readAppointment(db: Db, id: number): Promise<Appointment> {
  const row = await selectAppointments(db).where('appointment.id', '=', id).executeTakeFirst();
  return appointmentOf(found(row, `appointment ${id}`));
}

function selectAppointments(db: Db) {
  return db
    .selectFrom('appointment')
    .innerJoin('person', 'person.id', 'appointment.agent_id')
    .selectAll('appointment')
    .select(['person.name as agent_name', 'person.address as agent_address']);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAppointments>['executeTakeFirstOrThrow']>>;

function appointmentOf(row: Row): Appointment {
  return {
    id: row.id,
    ticketId: row.ticket_id,
    agentId: row.agent_id,
    agentName: row.agent_name || row.agent_address,
    uid: row.uid,
    sequence: row.sequence,
    movedSequence: row.moved_sequence,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    title: row.title,
    notes: row.notes,
    isRemote: row.is_remote === 1,
    attendee: row.attendee,
    state: row.state,
    answer: row.answer,
    answeredAt: row.answered_at,
  };
}

export interface NewAppointment extends AppointmentPlan {
  ticketId: number;
  uid: string;
  attendee: string | null;
}

export async function addAppointment(tx: Tx, now: string, appointment: NewAppointment): Promise<number> {
  const { id } = await tx
    .insertInto('appointment')
    .values({
      ticket_id: appointment.ticketId,
      uid: appointment.uid,
      sequence: 0,
      moved_sequence: 0,
      attendee: appointment.attendee,
      state: 'proposed',
      answer: '',
      created_at: now,
      updated_at: now,
      ...planRow(appointment),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function planRow({ agentId, startsAt, endsAt, title, notes, isRemote }: AppointmentPlan) {
  return {
    agent_id: agentId,
    starts_at: startsAt,
    ends_at: endsAt,
    title,
    notes,
    is_remote: isRemote ? 1 : 0,
  };
}

/** Another version of an appointment. What was answered about another moment is forgotten. */
export async function setPlan(
  tx: Tx,
  now: string,
  id: number,
  plan: AppointmentPlan,
  version: Pick<Appointment, 'sequence' | 'movedSequence' | 'state' | 'attendee'>,
): Promise<void> {
  const asked = version.state === 'proposed' ? { answer: '', answered_at: null, answer_stamp: null } : {};
  await tx
    .updateTable('appointment')
    .set({
      ...planRow(plan),
      sequence: version.sequence,
      moved_sequence: version.movedSequence,
      state: version.state,
      attendee: version.attendee,
      updated_at: now,
      ...asked,
    })
    .where('id', '=', id)
    .execute();
}

export interface NewAnswer {
  state: AppointmentAnswer;
  words: string;
  /** Of an answer by calendar; null for one that was given otherwise. */
  stamp: string | null;
}

export async function setAnswer(tx: Tx, now: string, id: number, { state, words, stamp }: NewAnswer): Promise<void> {
  await tx
    .updateTable('appointment')
    .set({ state, answer: words, answered_at: now, answer_stamp: stamp, updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** What decides about an answer by calendar, by the UID that it names. */
export async function findByUid(db: Db, uids: readonly string[]): Promise<Map<string, AppointmentFacts>> {
  if (uids.length === 0) return new Map();
  const rows = await db
    .selectFrom('appointment')
    .select(['id', 'uid', 'ticket_id', 'attendee', 'state', 'moved_sequence', 'answer_stamp'])
    .where('uid', 'in', listed(uids))
    .execute();
  return new Map(
    rows.map((row) => [
      row.uid,
      {
        id: row.id,
        ticketId: row.ticket_id,
        attendee: row.attendee,
        state: row.state,
        movedSequence: row.moved_sequence,
        answerStamp: row.answer_stamp,
      },
    ]),
  );
}

const mailKey = (id: number, sequence: number) => `appointment:${id}:${sequence}`;

/** The key by which a version of an appointment is told once. */
export function appointmentMailKey({ id, sequence }: Pick<Appointment, 'id' | 'sequence'>): string {
  return mailKey(id, sequence);
}

/** Takes the mail of the present version out of the outbox if nobody began to send it. */
export async function takeBackInvitation(tx: Tx, appointment: Pick<Appointment, 'id' | 'sequence'>): Promise<void> {
  await tx
    .deleteFrom('outbox')
    .where('dedupe_key', '=', appointmentMailKey(appointment))
    .where('state', '=', 'queued')
    .where('attempts', '=', 0)
    .execute();
}

/** Whether a mail of any version went out, or is on its way. */
export async function isTold(db: Db, { id, sequence }: Pick<Appointment, 'id' | 'sequence'>): Promise<boolean> {
  const keys = Array.from({ length: sequence + 1 }, (_, index) => mailKey(id, index));
  const row = await db.selectFrom('outbox').select('id').where('dedupe_key', 'in', listed(keys)).executeTakeFirst();
  return row !== undefined;
}

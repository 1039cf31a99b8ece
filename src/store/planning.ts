/** The week board: who has which appointment when, and what comes next on each ticket. */
import { sql } from 'kysely';
import type { AppointmentState, AppointmentTime } from '../ticket/appointment.ts';
import { MAX_APPOINTMENT_MINUTES } from '../ticket/appointment.ts';
import { listed } from './sqlite.ts';
import type { Db } from './transaction.ts';

const MINUTE_MS = 60_000;

// In the text, so that SQLite takes the index of those that are not cancelled.
const STANDS = sql<boolean>`appointment.state <> 'cancelled'`;

/** The earliest start of what may still go on at this moment. */
function earliestStart(from: string): string {
  return new Date(Date.parse(from) - MAX_APPOINTMENT_MINUTES * MINUTE_MS).toISOString();
}

export interface BoardAppointment extends AppointmentTime {
  id: number;
  agentId: number;
  agentName: string;
  title: string;
  isRemote: boolean;
  state: AppointmentState;
  ticket: { number: string; subject: string };
  /** Name or address; null for nobody. */
  customer: string | null;
}

/** All that touch this span of time, in its order; what was cancelled takes no time. */
export async function appointmentsBetween(db: Db, from: string, to: string): Promise<BoardAppointment[]> {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('ticket', 'ticket.id', 'appointment.ticket_id')
    .innerJoin('person as agent', 'agent.id', 'appointment.agent_id')
    .leftJoin('ticket as living', 'living.id', 'ticket.merged_into')
    .leftJoin('person', 'person.id', 'ticket.requester_id')
    .select(['appointment.id', 'appointment.agent_id', 'appointment.title', 'appointment.is_remote'])
    .select(['appointment.state', 'appointment.starts_at', 'appointment.ends_at'])
    .select((select) => [
      select.fn.coalesce('living.number', 'ticket.number').as('number'),
      select.fn.coalesce('living.subject', 'ticket.subject').as('subject'),
    ])
    .select(['person.name', 'person.address', 'agent.name as agent_name', 'agent.address as agent_address'])
    .where(STANDS)
    .where('starts_at', '>=', earliestStart(from))
    .where('starts_at', '<', to)
    .where('ends_at', '>', from)
    .orderBy('starts_at')
    .orderBy('appointment.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    agentId: row.agent_id,
    agentName: row.agent_name || row.agent_address,
    title: row.title,
    isRemote: row.is_remote === 1,
    state: row.state,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    ticket: { number: row.number, subject: row.subject },
    customer: row.name || row.address,
  }));
}

/** What else an agent has in this span of time. */
export async function othersOfAgent(
  db: Db,
  agentId: number,
  { startsAt, endsAt }: AppointmentTime,
  except: number | null,
): Promise<AppointmentTime[]> {
  return db
    .selectFrom('appointment')
    .select(['starts_at as startsAt', 'ends_at as endsAt'])
    .where(STANDS)
    .where('agent_id', '=', agentId)
    .where('starts_at', '>=', earliestStart(startsAt))
    .where('starts_at', '<', endsAt)
    .where('ends_at', '>', startsAt)
    .where('id', '!=', except ?? 0)
    .execute();
}

export interface NextAppointment {
  startsAt: string;
  state: AppointmentState;
}

/** The next appointment of each of these tickets, by its id; one without is left out. */
export async function nextAppointments(
  db: Db,
  now: string,
  ticketIds: readonly number[],
): Promise<Map<number, NextAppointment>> {
  const rows = await db
    .selectFrom('appointment')
    .innerJoin('ticket', 'ticket.id', 'appointment.ticket_id')
    .select((select) => select.fn.coalesce('ticket.merged_into', 'ticket.id').as('ticketId'))
    .select(['appointment.starts_at as startsAt', 'appointment.state'])
    .where(STANDS)
    .where('starts_at', '>=', earliestStart(now))
    .where('ends_at', '>', now)
    .where((where) =>
      where.or([where('ticket.id', 'in', listed(ticketIds)), where('ticket.merged_into', 'in', listed(ticketIds))]),
    )
    .orderBy('starts_at', 'desc')
    .execute();
  return new Map(rows.map(({ ticketId, startsAt, state }) => [ticketId, { startsAt, state }]));
}

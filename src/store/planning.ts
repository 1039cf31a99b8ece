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
  endsAt: string;
  state: AppointmentState;
}

/** The next appointment of each of these tickets, by its id, else the last one that was; one without is left out. */
export async function nextAppointments(
  db: Db,
  now: string,
  ticketIds: readonly number[],
): Promise<Map<number, NextAppointment>> {
  const merged = await db
    .selectFrom('ticket')
    .select(['id', 'merged_into'])
    .where('merged_into', 'in', listed(ticketIds))
    .execute();
  const living = new Map(merged.map(({ id, merged_into }) => [id, merged_into ?? id]));
  const rows = await db
    .selectFrom('appointment')
    .select(['ticket_id as ticketId', 'starts_at as startsAt', 'ends_at as endsAt', 'state'])
    .where(STANDS)
    .where('ticket_id', 'in', listed([...ticketIds, ...living.keys()]))
    .orderBy('starts_at')
    .execute();
  const next = new Map<number, NextAppointment>();
  for (const { ticketId, ...one } of rows) {
    const id = living.get(ticketId) ?? ticketId;
    const known = next.get(id);
    if (known === undefined || known.endsAt <= now) next.set(id, one);
  }
  return next;
}

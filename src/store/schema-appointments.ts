/** The appointments as Kysely sees them: the twin of migrations/<dialect>/0010_appointments.sql. */
import type { Generated } from 'kysely';
import type { AppointmentState } from '../ticket/appointment.ts';

interface AppointmentTable {
  id: Generated<number>;
  ticket_id: number;
  agent_id: number;
  uid: string;
  sequence: number;
  moved_sequence: number;
  starts_at: string;
  ends_at: string;
  title: string;
  notes: string;
  is_remote: number;
  attendee: string | null;
  state: AppointmentState;
  answer: string;
  answered_at: string | null;
  answer_stamp: string | null;
  created_at: string;
  updated_at: string;
}

export interface AppointmentTables {
  appointment: AppointmentTable;
}

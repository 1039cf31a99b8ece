/** The appointments of a ticket as its customer may see them (R-WEB-4). */
import { type AppointmentAnswer, isAhead } from '../ticket/appointment.ts';
import { firstNameOf } from '../ticket/journey.ts';
import { appointmentsOf } from './appointments.ts';
import { familyOf } from './time.ts';
import { type Db, found } from './transaction.ts';

export interface CustomerAppointment {
  id: number;
  uid: string;
  sequence: number;
  startsAt: string;
  endsAt: string;
  title: string;
  notes: string;
  isRemote: boolean;
  /** First name. */
  agentName: string;
  state: 'proposed' | AppointmentAnswer;
  /** The customer's own words. */
  answer: string;
}

/** Those still ahead, in the order of time. */
export async function appointmentsForCustomer(db: Db, now: string, ticketId: number): Promise<CustomerAppointment[]> {
  const all = await appointmentsOf(db, await familyOf(db, ticketId));
  return all.flatMap((one) => {
    if (one.state === 'cancelled' || !isAhead(one, now)) return [];
    const { id, uid, sequence, startsAt, endsAt, title, notes, isRemote, state, answer } = one;
    const agentName = firstNameOf(one.agentName) ?? '';
    return [{ id, uid, sequence, startsAt, endsAt, title, notes, isRemote, agentName, state, answer }];
  });
}

/** Errors: LoketError `not_found` for one that is not ahead, or of another ticket. */
export async function readCustomerAppointment(
  db: Db,
  now: string,
  ticketId: number,
  id: number,
): Promise<CustomerAppointment> {
  const all = await appointmentsForCustomer(db, now, ticketId);
  return found(
    all.find((one) => one.id === id),
    'such appointment',
  );
}

/** The form of an appointment: as it is filled in, and as the plan that it stands for. */
import type { AppointmentPlan } from '../../store/appointments.ts';
import { appointmentTime, minutesOf, timeFault } from '../../ticket/appointment.ts';
import { dayOf } from '../../ticket/calendar.ts';
import { clockAt, momentAt } from '../../ticket/week.ts';
import type { PlanFault } from '../../wording/desk/planning-words.ts';
import type { Form } from '../form.ts';
import { idOf } from '../row-id.ts';

/** As the fields hold it, whatever was typed. */
export interface PlanFields {
  day: string;
  time: string;
  minutes: string;
  agentId: number | null;
  title: string;
  notes: string;
  isRemote: boolean;
}

export function fieldsOfPlan(plan: AppointmentPlan, zone: string): PlanFields {
  const { startsAt, agentId, title, notes, isRemote } = plan;
  const [day, time] = [dayOf(startsAt, zone), clockAt(startsAt, zone)];
  return { day, time, minutes: String(minutesOf(plan)), agentId, title, notes, isRemote };
}

export function fieldsOfForm(form: Form): PlanFields {
  return {
    day: form.text('day'),
    time: form.text('time'),
    minutes: form.text('minutes'),
    agentId: idOf(form.text('agent')),
    title: form.text('title'),
    notes: form.text('notes'),
    isRemote: form.text('remote') === 'yes',
  };
}

/** The plan, or what has to be mended first. */
export function planOf(
  { day, time, minutes, agentId, ...words }: PlanFields,
  zone: string,
  now: string,
): AppointmentPlan | PlanFault {
  const moment = appointmentTime(momentAt(day, time, zone), /^\d{1,4}$/.test(minutes) ? Number(minutes) : Number.NaN);
  if (moment === null) return 'moment';
  const fault = timeFault(moment, now);
  if (fault !== null) return fault;
  if (words.title === '') return 'title';
  return agentId === null ? 'agent' : { ...moment, ...words, agentId };
}

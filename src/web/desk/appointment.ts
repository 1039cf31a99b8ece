/** The appointments of a ticket (P4): what stands beside its conversation, and the page on which one is changed. */
import { answerAppointment, cancelAppointment, changeAppointment, planAppointment } from '../../actions/appointment.ts';
import { LoketError } from '../../errors.ts';
import { type Appointment, appointmentsOf, readAppointment } from '../../store/appointments.ts';
import { type DeskTicket, readDeskTicket } from '../../store/desk-ticket.ts';
import { livingTicket } from '../../store/merges.ts';
import { othersOfAgent } from '../../store/planning.ts';
import { familyOf } from '../../store/time.ts';
import { agentsToAssign } from '../../store/triage.ts';
import {
  ANSWERS,
  type AppointmentAnswer,
  appointmentWarnings,
  firstMoment,
  isAhead,
} from '../../ticket/appointment.ts';
import { dayOf } from '../../ticket/calendar.ts';
import { clockAt } from '../../ticket/week.ts';
import { AppointmentPage, type AppointmentPageProps } from '../pages/desk/appointment.tsx';
import { AppointmentPanel } from '../pages/desk/appointment-panel.tsx';
import { idOf } from '../row-id.ts';
import { fieldsOfForm, fieldsOfPlan, type PlanFields, planOf } from './plan-form.ts';
import { type TicketPart, ticketIdOf } from './ticket.ts';
import { type DeskDeps, type DeskRoutes, planningHouse, type Visit } from './visit.ts';

const USUAL_MINUTES = '30';

export function addAppointments({ deps, page, verb }: DeskRoutes): void {
  const { database, timeZone, nudge } = deps;
  verb('/desk/tickets/:number/appointments', async (visit, form) => {
    const ticketId = await ticketIdOf(deps, visit.params.number);
    const fields = fieldsOfForm(form);
    const plan = planOf(fields, timeZone, visit.now);
    if (typeof plan === 'string') {
      const ticket = await readDeskTicket(database.read, ticketId);
      return { status: 422, page: AppointmentPage({ ...(await blankPage(deps, visit, ticket, fields)), fault: plan }) };
    }
    await planAppointment(database, planningHouse(deps), visit.agent, ticketId, plan);
    nudge();
    return `/desk/tickets/${visit.params.number}#appointments`;
  });
  page('/desk/appointments/:id', async (visit) =>
    AppointmentPage(await pageOf(deps, visit, await appointmentAt(deps, visit))),
  );
  verb('/desk/appointments/:id', async (visit, form) => {
    const appointment = await appointmentAt(deps, visit);
    const fields = fieldsOfForm(form);
    const plan = planOf(fields, timeZone, visit.now);
    const shown = await pageOf(deps, visit, appointment);
    if (typeof plan === 'string') return { status: 422, page: AppointmentPage({ ...shown, fields, fault: plan }) };
    await changeAppointment(database, planningHouse(deps), visit.agent, appointment.id, () => plan);
    nudge();
    return pathOf(shown.ticket);
  });
  verb('/desk/appointments/:id/cancellation', async (visit) => {
    const appointment = await appointmentAt(deps, visit);
    await cancelAppointment(database, planningHouse(deps), visit.agent, appointment.id);
    nudge();
    return pathOf((await pageOf(deps, visit, appointment)).ticket);
  });
  verb('/desk/appointments/:id/answer', async (visit, form) => {
    const appointment = await appointmentAt(deps, visit);
    const shown = await pageOf(deps, visit, appointment);
    const { ticket } = shown;
    const answer = answerOf(form.text('answer'));
    const words = form.text('words');
    if (answer === 'other-time' && words === '') {
      return { status: 422, page: AppointmentPage({ ...shown, fault: 'words' }) };
    }
    await answerAppointment(
      database,
      { timeZone },
      {
        ticketId: ticket.id,
        appointmentId: appointment.id,
        answer,
        words,
        by: visit.agent.id,
      },
    );
    return pathOf(ticket);
  });
}

function pathOf({ number }: Pick<DeskTicket, 'number'>): string {
  return `/desk/tickets/${number}#appointments`;
}

function answerOf(value: string): AppointmentAnswer {
  const answer = ANSWERS.find((one) => one === value);
  if (answer === undefined)
    throw new LoketError('invalid', 'the form does not say what was answered', { key: 'no-choice' });
  return answer;
}

async function appointmentAt({ database }: DeskDeps, { params }: Visit): Promise<Appointment> {
  return readAppointment(database.read, idOf(params.id) ?? 0);
}

async function pageOf(deps: DeskDeps, visit: Visit, appointment: Appointment): Promise<AppointmentPageProps> {
  const { read } = deps.database;
  const ticketId = (await livingTicket(read, appointment.ticketId)) ?? appointment.ticketId;
  const ticket = await readDeskTicket(read, ticketId);
  return {
    ...(await blankPage(deps, visit, ticket, fieldsOfPlan(appointment, deps.timeZone))),
    appointment: { ...appointment, warnings: await warningsOf(deps, appointment) },
  };
}

/** The page of an appointment that there is not yet. */
async function blankPage(
  deps: DeskDeps,
  visit: Visit,
  ticket: DeskTicket,
  fields: PlanFields,
): Promise<AppointmentPageProps> {
  return {
    visit,
    ticket,
    appointment: null,
    fields,
    fault: null,
    agents: await agentsToAssign(deps.database.read),
    today: dayOf(visit.now, deps.timeZone),
    isMailbox: deps.house.mailboxes.some(({ address }) => address.address === ticket.mailbox),
    hasRemote: deps.remoteSession.pcUrl !== '' || deps.remoteSession.macUrl !== '',
  };
}

/** What an agent should think about. */
export async function warningsOf({ database, house }: DeskDeps, appointment: Appointment) {
  const others = await othersOfAgent(database.read, appointment.agentId, appointment, appointment.id);
  return appointmentWarnings(appointment, house.hours, others);
}

/** The appointments that are still ahead, and the form for another one. */
export function appointmentPanel(deps: DeskDeps): TicketPart {
  const { database, house, timeZone } = deps;
  return async (visit, ticket) => {
    const all = await appointmentsOf(database.read, await familyOf(database.read, ticket.id));
    const shown = all.filter((one, index) => isAhead(one, visit.now) || index === all.length - 1);
    const startsAt = firstMoment(house.hours, visit.now);
    const fields: PlanFields = {
      day: dayOf(startsAt, timeZone),
      time: clockAt(startsAt, timeZone),
      minutes: USUAL_MINUTES,
      agentId: ticket.assignee?.id ?? visit.agent.id,
      title: ticket.subject,
      notes: '',
      isRemote: false,
    };
    const appointments = [];
    for (const one of shown) {
      const warnings = isAhead(one, visit.now) ? await warningsOf(deps, one) : [];
      appointments.push({ ...one, warnings });
    }
    return AppointmentPanel({ ...(await blankPage(deps, visit, ticket, fields)), appointments });
  };
}

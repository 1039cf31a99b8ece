/** The week board: everybody's appointments by the clock, and the steps that move one (P4). */
import { changeAppointment } from '../../actions/appointment.ts';
import { LoketError } from '../../errors.ts';
import { type Appointment, readAppointment } from '../../store/appointments.ts';
import { appointmentsBetween } from '../../store/planning.ts';
import { agentsToAssign } from '../../store/triage.ts';
import {
  type AppointmentTime,
  appointmentTime,
  isAhead,
  minutesOf,
  shifted,
  timeFault,
} from '../../ticket/appointment.ts';
import { boardDays } from '../../ticket/board.ts';
import { addDays, dayOf, startOfDay } from '../../ticket/calendar.ts';
import { daysOfWeek, momentAt, weekOf } from '../../ticket/week.ts';
import type { BoardStep, PlanFault } from '../../wording/desk/planning-words.ts';
import type { Form } from '../form.ts';
import { PlanningPage, type PlanningPageProps } from '../pages/desk/planning.tsx';
import { idOf } from '../row-id.ts';
import { warningsOf } from './appointment.ts';
import { boardPath } from './planning-path.ts';
import { type DeskDeps, type DeskRoutes, planningHouse, type Visit } from './visit.ts';

const STEPS: Readonly<Record<BoardStep, { minutes: number } | { days: number }>> = {
  earlier: { minutes: -15 },
  later: { minutes: 15 },
  'previous-day': { days: -1 },
  'next-day': { days: 1 },
};

export function addPlanning({ deps, page, verb }: DeskRoutes): void {
  const { database, timeZone } = deps;
  page('/desk/planning', async (visit) => {
    const { query } = visit;
    const week = query.get('week') ?? '';
    const shown = daysOfWeek(week) === null ? weekOf(dayOf(visit.now, timeZone)) : week;
    const view = { week: shown, agent: idOf(query.get('agent')), appointment: idOf(query.get('appointment')) };
    return PlanningPage(await boardOf(deps, visit, view));
  });
  verb('/desk/appointments/:id/move', async (visit, form) => {
    const appointment = await readAppointment(database.read, idOf(visit.params.id) ?? 0);
    const move = moveOf(appointment, form, timeZone);
    const step = form.text('step');
    const agent = idOf(form.text('shown'));
    const fault = move.time === null ? 'moment' : timeFault(move.time, visit.now);
    if (move.time === null || fault !== null) {
      const week = weekOf(dayOf(appointment.startsAt, timeZone));
      return {
        status: 422,
        page: await refusedBoard(deps, visit, { week, agent, appointment: appointment.id }, fault),
      };
    }
    const to = { ...move.time, agentId: move.agentId };
    await changeAppointment(database, planningHouse(deps), visit.agent, appointment.id, (before) => ({
      ...before,
      ...to,
    }));
    deps.nudge();
    const week = weekOf(dayOf(to.startsAt, timeZone));
    // Who filters by an agent goes on looking at the appointment after it was handed over.
    const kept = agent === null || agent === to.agentId ? agent : null;
    return boardPath({ week, agent: kept, appointment: appointment.id }, isStep(step) ? step : '');
  });
}

interface Move {
  /** Null for what is no moment. */
  time: AppointmentTime | null;
  agentId: number;
}

/** A step by a button, a place where it was dropped, or another agent. */
function moveOf(appointment: Appointment, form: Form, zone: string): Move {
  const agentId = idOf(form.text('agent')) ?? appointment.agentId;
  const step = form.text('step');
  if (isStep(step)) return { time: shifted(appointment, STEPS[step], zone), agentId };
  if (form.text('day') === '') return { time: appointment, agentId };
  return {
    time: appointmentTime(momentAt(form.text('day'), form.text('time'), zone), minutesOf(appointment)),
    agentId,
  };
}

function isStep(step: string): step is BoardStep {
  return Object.hasOwn(STEPS, step);
}

interface BoardView {
  week: string;
  agent: number | null;
  appointment: number | null;
}

async function refusedBoard(deps: DeskDeps, visit: Visit, view: BoardView, fault: PlanFault | null) {
  return PlanningPage({ ...(await boardOf(deps, visit, view)), fault });
}

async function boardOf(deps: DeskDeps, visit: Visit, view: BoardView): Promise<PlanningPageProps> {
  const { database, timeZone, house } = deps;
  const { read } = database;
  const days = daysOfWeek(view.week);
  const [monday = ''] = days ?? [];
  const [from, to] = [startOfDay(monday, timeZone), startOfDay(addDays(monday, 7), timeZone)];
  if (days === null || from === null || to === null)
    throw new LoketError('not_found', 'there is no such week', { key: 'gone' });
  const appointments = await appointmentsBetween(read, from, to);
  const choices = await agentsToAssign(read);
  // Who left keeps his rows as long as something stands in them.
  const left = appointments.filter(({ agentId }) => !choices.some(({ id }) => id === agentId));
  const agents = [...choices, ...left.map(({ agentId, agentName }) => ({ id: agentId, name: agentName }))];
  return {
    visit,
    view,
    agents: choices,
    rows: [...new Map(agents.map((agent) => [agent.id, agent])).values()].filter(
      ({ id }) => view.agent === null || view.agent === id,
    ),
    days: boardDays(days, house.hours),
    appointments,
    chosen: await chosenOf(deps, visit, view.appointment),
    fault: null,
  };
}

/** The appointment that is moved; null when it cannot be any more. */
async function chosenOf(deps: DeskDeps, visit: Visit, id: number | null): Promise<PlanningPageProps['chosen']> {
  if (id === null) return null;
  const appointment = await readAppointment(deps.database.read, id);
  if (!isAhead(appointment, visit.now)) return null;
  return { ...appointment, warnings: await warningsOf(deps, appointment) };
}

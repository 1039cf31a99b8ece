/** Beside a conversation: when somebody talks to the customer, what he says to that, and the form to plan it (P4). */
import type { Appointment } from '../../../store/appointments.ts';
import { type AppointmentWarning, isAhead } from '../../../ticket/appointment.ts';
import { dayOf } from '../../../ticket/calendar.ts';
import { weekOf } from '../../../ticket/week.ts';
import { momentText } from '../../../wording/appointment-mail.ts';
import { PLANNING } from '../../../wording/desk/planning.ts';
import type { PlanningWords } from '../../../wording/desk/planning-words.ts';
import type { Visit } from '../../desk/visit.ts';
import { PlanForm, type PlanFormProps } from './plan-form.tsx';

export type JudgedAppointment = Appointment & { warnings: readonly AppointmentWarning[] };

export function AppointmentPanel({
  appointments,
  ...form
}: PlanFormProps & { appointments: readonly JudgedAppointment[] }) {
  const { visit, ticket } = form;
  const words = PLANNING[visit.language];
  const isOver = ticket.status === 'resolved' || ticket.status === 'closed';
  return (
    <section class="card" id="appointments" aria-labelledby="appointments-title">
      <h2 id="appointments-title">{words.appointments}</h2>
      {appointments.length === 0 ? <p class="soft">{words.none}</p> : null}
      {appointments.map((one) => (
        <div key={one.id} class="planned">
          <AppointmentFacts visit={visit} appointment={one} words={words} />
          {isAhead(one, visit.now) ? (
            <p class="row no-print">
              <a href={`/desk/appointments/${one.id}`}>{words.edit}</a>
              <a href={boardPath(one, visit)}>{words.onBoard}</a>
            </p>
          ) : null}
        </div>
      ))}
      {isOver ? null : (
        <details class="no-print">
          <summary>{words.plan}</summary>
          <PlanForm {...form} action={`/desk/tickets/${ticket.number}/appointments`} submit={words.invite} />
        </details>
      )}
    </section>
  );
}

/** Where an appointment stands on the week board. */
function boardPath({ id, startsAt }: Pick<Appointment, 'id' | 'startsAt'>, { timeZone }: Visit): string {
  return `/desk/planning?week=${weekOf(dayOf(startsAt, timeZone))}&appointment=${id}#chosen`;
}

interface FactsProps {
  visit: Visit;
  appointment: JudgedAppointment;
  words: PlanningWords;
}

/** When and with whom, what the customer says, and what speaks against it. */
export function AppointmentFacts({ visit, appointment, words }: FactsProps) {
  const { state, agentName, startsAt, answer, warnings } = appointment;
  const isPast = appointment.endsAt <= visit.now;
  return (
    <>
      <p>
        <strong>
          <time dateTime={startsAt}>{momentText(appointment, visit.timeZone, visit.language)}</time>
        </strong>{' '}
        <span class={`tag ${isPast ? '' : state}`}>{words.states[state]}</span>{' '}
        {isPast && state !== 'cancelled' ? <span class="tag">{words.over}</span> : null}
      </p>
      <p class="soft">
        <bdi>{agentName}</bdi>
        {' · '}
        <span dir="auto">{appointment.title}</span>
        {appointment.isRemote ? ` · ${words.remote}` : ''}
      </p>
      {answer === '' ? null : (
        <p class="said">
          <span class="soft">{words.said}</span> <span dir="auto">{answer}</span>
        </p>
      )}
      {warnings.map((warning) => (
        <p key={warning} class="small warned">
          {words.warnings[warning]}
        </p>
      ))}
    </>
  );
}

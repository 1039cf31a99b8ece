/** One appointment: to change, to cancel, and to write down what the customer said on the phone. */
import { ANSWERS, isAhead } from '../../../ticket/appointment.ts';
import { PLANNING } from '../../../wording/desk/planning.ts';
import type { PlanFault, PlanningWords } from '../../../wording/desk/planning-words.ts';
import { Csrf } from '../csrf.tsx';
import { AppointmentFacts, type JudgedAppointment } from './appointment-panel.tsx';
import { DeskFrame } from './frame.tsx';
import { PlanForm, type PlanFormProps } from './plan-form.tsx';

export interface AppointmentPageProps extends PlanFormProps {
  /** Null: it is not planned yet. */
  appointment: JudgedAppointment | null;
  /** Why the form was not taken. */
  fault: PlanFault | null;
}

export function AppointmentPage({ appointment, fault, ...form }: AppointmentPageProps) {
  const { visit, ticket } = form;
  const words = PLANNING[visit.language];
  const isOpen = appointment === null || isAhead(appointment, visit.now);
  const submit = appointment === null ? words.invite : words.save;
  const action =
    appointment === null ? `/desk/tickets/${ticket.number}/appointments` : `/desk/appointments/${appointment.id}`;
  return (
    <DeskFrame visit={visit} title={`${words.appointments} ${ticket.number}`} place="planning">
      <div class="narrow">
        <h1>{appointment === null ? words.plan : words.appointments}</h1>
        <p>
          <a href={`/desk/tickets/${ticket.number}`}>{ticket.number}</a> <span dir="auto">{ticket.subject}</span>
        </p>
        {fault === null ? null : (
          <p class="card problem" role="alert">
            {words.faults[fault]}
          </p>
        )}
        {appointment === null ? null : (
          <section class="card">
            <AppointmentFacts visit={visit} appointment={appointment} words={words} />
          </section>
        )}
        {isOpen ? (
          <section class="card">
            <PlanForm {...form} action={action} submit={submit} />
          </section>
        ) : null}
        {appointment !== null && isOpen ? <Verbs {...form} appointment={appointment} words={words} /> : null}
      </div>
    </DeskFrame>
  );
}

type VerbsProps = PlanFormProps & { appointment: JudgedAppointment; words: PlanningWords };

function Verbs({ visit, appointment, words }: VerbsProps) {
  const path = `/desk/appointments/${appointment.id}`;
  return (
    <>
      <section class="card no-print">
        <h2>{words.heardAnswer}</h2>
        <form method="post" action={`${path}/answer`}>
          <Csrf visit={visit} />
          <fieldset class="plain">
            <legend class="skip">{words.heardAnswer}</legend>
            {ANSWERS.map((answer) => (
              <label key={answer} class="inline">
                <input type="radio" name="answer" value={answer} required checked={answer === appointment.state} />{' '}
                {words.states[answer]}
              </label>
            ))}
          </fieldset>
          <label class="wide">
            <span>{words.words}</span>
            <input name="words" maxLength={2000} value={appointment.answer} />
          </label>
          <button type="submit">{words.write}</button>
        </form>
      </section>
      <form class="no-print" method="post" action={`${path}/cancellation`}>
        <Csrf visit={visit} />
        <button type="submit">{words.cancel}</button>
      </form>
    </>
  );
}

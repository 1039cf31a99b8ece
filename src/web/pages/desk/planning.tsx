/** The planning of a week: which one, whose, the appointment that is moved, and the board. */
import type { Choice } from '../../../store/triage.ts';
import { addDays, dayOf } from '../../../ticket/calendar.ts';
import { daysOfWeek, weekOf } from '../../../ticket/week.ts';
import { PLANNING } from '../../../wording/desk/planning.ts';
import type { BoardStep, PlanFault, PlanningWords } from '../../../wording/desk/planning-words.ts';
import { type BoardPlace, boardPath } from '../../desk/planning-path.ts';
import { Csrf } from '../csrf.tsx';
import { AppointmentFacts, type JudgedAppointment } from './appointment-panel.tsx';
import { DeskFrame } from './frame.tsx';
import { WeekBoard, type WeekBoardProps } from './week-board.tsx';

export interface PlanningPageProps extends Omit<WeekBoardProps, 'words'> {
  view: BoardPlace;
  /** Who can be given an appointment. */
  agents: readonly Choice[];
  /** Is moved by the buttons; null: none. */
  chosen: JudgedAppointment | null;
  /** Why it was not moved. */
  fault: PlanFault | null;
}

type Part = PlanningPageProps & { words: PlanningWords };

export function PlanningPage(props: PlanningPageProps) {
  const words = PLANNING[props.visit.language];
  const [year = '', week = ''] = props.view.week.split('-W');
  return (
    <DeskFrame visit={props.visit} title={words.board} place="planning">
      <h1>{`${words.board} · ${words.week(Number(week), year)}`}</h1>
      <WeekChoice {...props} words={words} />
      {props.fault === null ? null : (
        <p class="card problem" role="alert">
          {words.faults[props.fault]}
        </p>
      )}
      {props.chosen === null ? (
        <p class="soft small no-print">{words.hint}</p>
      ) : (
        <Chosen {...props} words={words} chosen={props.chosen} />
      )}
      <WeekBoard {...props} words={words} />
      {/* What the script fills in when an appointment is dropped. */}
      <form id="drop" method="post" hidden>
        <Csrf visit={props.visit} />
        <input type="hidden" name="day" />
        <input type="hidden" name="time" />
        <input type="hidden" name="agent" />
        <input type="hidden" name="shown" value={props.view.agent ?? ''} />
      </form>
    </DeskFrame>
  );
}

function WeekChoice({ visit, view, agents, words }: Part) {
  const [monday = ''] = daysOfWeek(view.week) ?? [];
  const at = (days: number) => boardPath({ ...view, week: weekOf(addDays(monday, days)), appointment: null });
  const thisWeek = weekOf(dayOf(visit.now, visit.timeZone));
  return (
    <div class="row choice-of-week no-print">
      <a class="button" rel="prev" href={at(-7)}>
        {words.previous}
      </a>
      {view.week === thisWeek ? null : (
        <a class="button" href={boardPath({ ...view, week: thisWeek, appointment: null })}>
          {words.thisWeek}
        </a>
      )}
      <a class="button" rel="next" href={at(7)}>
        {words.next}
      </a>
      <form class="row" method="get" action="/desk/planning">
        <input type="hidden" name="week" value={view.week} />
        <label>
          <span>{words.agent}</span>
          <select name="agent">
            <option value="">{words.everybody}</option>
            {agents.map(({ id, name }) => (
              <option key={id} value={id} selected={id === view.agent}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{words.show}</button>
      </form>
    </div>
  );
}

const STEPS: readonly BoardStep[] = ['earlier', 'later', 'previous-day', 'next-day'];

function Chosen({ visit, view, agents, chosen, words }: Part & { chosen: JudgedAppointment }) {
  const path = `/desk/appointments/${chosen.id}`;
  const others = agents.filter(({ id }) => id !== chosen.agentId);
  return (
    <section class="card chosen no-print" id="chosen" aria-labelledby="chosen-title">
      <h2 id="chosen-title">{words.chosen}</h2>
      <AppointmentFacts visit={visit} appointment={chosen} words={words} />
      <div class="row">
        <form class="row" method="post" action={`${path}/move`}>
          <Csrf visit={visit} />
          <input type="hidden" name="shown" value={view.agent ?? ''} />
          {STEPS.map((step) => (
            <button key={step} id={step} type="submit" name="step" value={step}>
              {words.steps[step]}
            </button>
          ))}
        </form>
        {others.length === 0 ? null : (
          <form class="row" method="post" action={`${path}/move`}>
            <Csrf visit={visit} />
            <input type="hidden" name="shown" value={view.agent ?? ''} />
            <label>
              <span>{words.to}</span>
              <select name="agent">
                {others.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit">{words.give}</button>
          </form>
        )}
        <a class="button" href={path}>
          {words.edit}
        </a>
      </div>
    </section>
  );
}

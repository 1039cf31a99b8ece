/** The board itself: a block for each agent, a column for each day, appointments where the clock puts them. */
import type { BoardAppointment } from '../../../store/planning.ts';
import type { Choice } from '../../../store/triage.ts';
import { isAhead } from '../../../ticket/appointment.ts';
import { type BoardDay, type BoardRange, blockOf, placeDay, rangeOf, spanOf } from '../../../ticket/board.ts';
import { dayOf } from '../../../ticket/calendar.ts';
import { clockAt, minuteOf } from '../../../ticket/week.ts';
import type { PlanningWords } from '../../../wording/desk/planning-words.ts';
import { formatShortDay } from '../../../wording/format.ts';
import { type BoardPlace, boardPath } from '../../desk/planning-path.ts';
import type { Visit } from '../../desk/visit.ts';

export interface WeekBoardProps {
  visit: Visit;
  view: BoardPlace;
  rows: readonly Choice[];
  days: readonly BoardDay[];
  /** Of everybody, in the order of time. */
  appointments: readonly BoardAppointment[];
  words: PlanningWords;
}

type Part = WeekBoardProps & { range: BoardRange };

export function WeekBoard(props: WeekBoardProps) {
  const { visit, rows, days, appointments } = props;
  const spans = days.flatMap(({ day, open }) => [
    ...open,
    ...appointments.flatMap((one) => spanOf(one, day, visit.timeZone) ?? []),
  ]);
  const range = rangeOf(spans);
  return (
    <div class="board" data-first={range.firstHour * 60}>
      {rows.map((agent) => (
        <AgentWeek key={agent.id} {...props} range={range} agent={agent} />
      ))}
    </div>
  );
}

function AgentWeek({ agent, ...props }: Part & { agent: Choice }) {
  const own = props.appointments.filter(({ agentId }) => agentId === agent.id);
  return (
    <section class="week" aria-label={agent.name}>
      <h2>
        <bdi>{agent.name}</bdi>
      </h2>
      <div class="days">
        <Hours range={props.range} />
        {props.days.map((day) => (
          <Day key={day.day} {...props} agent={agent} day={day} own={own} />
        ))}
      </div>
    </section>
  );
}

function Hours({ range }: { range: BoardRange }) {
  const hours = Array.from({ length: range.lastHour - range.firstHour }, (_, index) => range.firstHour + index);
  return (
    <div class="hours" aria-hidden="true">
      <span class="head" />
      <div class="slots">
        {hours.map((hour, index) => (
          <span key={hour} class={`from-${index * 4} for-4`}>{`${String(hour).padStart(2, '0')}:00`}</span>
        ))}
      </div>
    </div>
  );
}

type DayProps = Part & { agent: Choice; day: BoardDay; own: readonly BoardAppointment[] };

function Day({ agent, day: { day, open, holiday }, own, ...props }: DayProps) {
  const { visit, range, words } = props;
  const { language, timeZone } = visit;
  const placed = placeDay(own, day, timeZone);
  const isToday = day === dayOf(visit.now, timeZone);
  const minute = minuteOf(visit.now, timeZone);
  const now = isToday ? blockOf({ from: minute, to: minute + 1 }, range) : null;
  const closed = holiday?.names?.[language] ?? (open.length === 0 ? words.closed : null);
  return (
    <div class={`day ${isToday ? 'today' : ''} ${placed.length === 0 ? 'empty' : ''}`}>
      <div class="head">
        <strong>{formatShortDay(day, language)}</strong>
        {closed === null ? null : <span class="soft">{` ${closed}`}</span>}
      </div>
      <div class="slots" data-day={day} data-agent={agent.id}>
        <span class={`shut from-0 for-${(range.lastHour - range.firstHour) * 4}`} />
        {open.map((span) => {
          const block = blockOf(span, range);
          return block === null ? null : <span key={span.from} class={`open from-${block.from} for-${block.rows}`} />;
        })}
        {now === null ? null : <span class={`now from-${now.from}`} title={words.now} />}
        {placed.map(({ appointment, span, lane }) => {
          const block = blockOf(span, range);
          if (block === null) return null;
          const place = `from-${block.from} for-${block.rows} lane-${Math.min(lane, 3)}`;
          return <Card key={appointment.id} {...props} appointment={appointment} place={place} />;
        })}
      </div>
    </div>
  );
}

function Card({ visit, view, appointment, place, words }: Part & { appointment: BoardAppointment; place: string }) {
  const { id, state, startsAt, customer, ticket, title } = appointment;
  const isMovable = isAhead(appointment, visit.now);
  const isChosen = view.appointment === id;
  const path = isMovable ? boardPath({ ...view, appointment: id }) : `/desk/tickets/${ticket.number}`;
  return (
    <a
      class={`slot ${state} ${place} ${isMovable ? '' : 'over'}`}
      href={path}
      data-appointment={isMovable ? id : undefined}
      draggable={isMovable}
      aria-current={isChosen ? 'true' : undefined}
      title={`${ticket.number} ${title}`}
    >
      <span class="line">
        <strong>{clockAt(startsAt, visit.timeZone)}</strong> <bdi>{customer ?? ticket.number}</bdi>
      </span>
      <span class="line" dir="auto">
        {title}
      </span>
      <span class="line state">{words.states[state]}</span>
    </a>
  );
}

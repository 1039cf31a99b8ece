/** The opening hours of a week, with its holidays. */
import type { HolidayNames } from '../../../ticket/opening-hours.ts';
import type { DaySpan } from '../../../ticket/week.ts';
import { HOURS } from '../../../wording/desk/opening-hours.ts';
import { formatDay } from '../../../wording/span.ts';
import type { Visit } from '../../desk/visit.ts';

export interface WeekShown {
  days: readonly { day: string; spans: readonly DaySpan[]; holiday: { names: HolidayNames | null } | null }[];
  today: string;
  isOpen: boolean;
  /** Weeks such as `2026-W48`. */
  before: string;
  after: string;
}

/** `/desk/health` shows it; other weeks are asked for by `week` in its address. */
export function OpeningWeek({ visit, week }: { visit: Visit; week: WeekShown }) {
  const words = HOURS[visit.language];
  return (
    <section class="card" aria-labelledby="hours">
      <h2 id="hours">{words.title}</h2>
      <p>{week.isOpen ? words.openNow : words.closedNow}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.open}</th>
          </tr>
        </thead>
        <tbody>
          {week.days.map(({ day, spans, holiday }) => (
            <tr key={day}>
              <th scope="row" class="nowrap">
                {formatDay(day, visit.language)}
                {day === week.today ? <span class="soft small">{` (${words.today})`}</span> : null}
              </th>
              <td>
                {spans.length === 0 ? words.closed : <Spans spans={spans} />}
                {holiday === null ? null : <span class="tag">{holiday.names?.[visit.language] ?? words.holiday}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <nav class="row beside pages" aria-label={words.title}>
        <a href={`/desk/health?week=${week.before}#hours`}>{words.before}</a>
        <a href="/desk/health#hours">{words.thisWeek}</a>
        <a href={`/desk/health?week=${week.after}#hours`}>{words.after}</a>
      </nav>
      <p class="soft small">{words.fromConfiguration}</p>
    </section>
  );
}

function Spans({ spans }: { spans: readonly DaySpan[] }) {
  return (
    <>
      {spans.map((span, index) => (
        <span key={span.from} class="nowrap">
          {`${index === 0 ? '' : ' '}${spanText(span)}${index === spans.length - 1 ? '' : ','}`}
        </span>
      ))}{' '}
    </>
  );
}

function spanText({ from, to }: DaySpan): string {
  return `${clockOf(from)}–${clockOf(to)}`;
}

/** Minutes after midnight as the clock shows them; midnight at the end of a day is 24:00. */
function clockOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

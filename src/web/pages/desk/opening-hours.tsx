/** The opening hours of a week, with its holidays. */
import type { HolidayNames } from '../../../ticket/opening-hours.ts';
import type { DaySpan } from '../../../ticket/week.ts';
import { HOURS, type HoursWords } from '../../../wording/desk/opening-hours.ts';
import { formatDate } from '../../../wording/format.ts';
import { formatDay } from '../../../wording/span.ts';
import type { Visit } from '../../desk/visit.ts';

/** Closed all day, whatever day of the week it is. */
export interface ClosedDay {
  day: string;
  /** Null: a day of the house's own. */
  holiday: { names: HolidayNames | null };
}

export interface WeekShown {
  days: readonly { day: string; spans: readonly DaySpan[]; holiday: ClosedDay['holiday'] | null }[];
  /** The next ones after today. */
  coming: readonly ClosedDay[];
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
                {spans.length === 0 ? `${words.closed} ` : <Spans spans={spans} />}
                {holiday === null ? null : <span class="tag">{nameOf(holiday, visit, words)}</span>}
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
      {week.coming.length === 0 ? null : (
        <>
          <h3>{words.coming}</h3>
          <ul class="plain">
            {week.coming.map(({ day, holiday }) => (
              <li key={day}>
                {formatDate(day, visit.language)} <span class="soft">{nameOf(holiday, visit, words)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="soft small">{words.fromConfiguration}</p>
    </section>
  );
}

function nameOf({ names }: ClosedDay['holiday'], { language }: Visit, words: HoursWords): string {
  return names?.[language] ?? words.holiday;
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

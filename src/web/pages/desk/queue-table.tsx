/** The tickets of a queue, one a line, each with a box to choose it by. */
import type { QueueRow } from '../../../store/desk-rows.ts';
import type { NextAppointment } from '../../../store/planning.ts';
import { BULK } from '../../../wording/desk/bulk.ts';
import { DEADLINES } from '../../../wording/desk/deadlines.ts';
import { PLANNING } from '../../../wording/desk/planning.ts';
import { QUEUE, type QueueWords } from '../../../wording/desk/queue.ts';
import { formatDayAndTime, formatMoment } from '../../../wording/format.ts';
import { rows as rowsOf } from '../../desk/shortcuts.ts';
import type { Visit } from '../../desk/visit.ts';
import { Person } from './person.tsx';
import { Age, Priorities, Status } from './ticket-words.tsx';

export interface QueueTableProps {
  visit: Visit;
  rows: readonly QueueRow[];
  /** Tickets by id whose deadline is near or past; null or absent: none is. */
  pressing: ReadonlyMap<number, 'soon' | 'overdue' | null>;
  /** The next appointment of a ticket, or its last, by its id; absent: none. */
  appointments: ReadonlyMap<number, NextAppointment>;
  /** Every box is ticked when the page opens. */
  allChosen: boolean;
}

export function QueueTable({ visit, rows, pressing, appointments, allChosen }: QueueTableProps) {
  const words = QUEUE[visit.language];
  return (
    <div class="scroll">
      <table class="queue">
        <Heads visit={visit} words={words} />
        <tbody {...rowsOf(visit)}>
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              due={pressing.get(row.id) ?? null}
              appointment={appointments.get(row.id) ?? null}
              chosen={allChosen}
              visit={visit}
              words={words}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Heads({ visit, words }: { visit: Visit; words: QueueWords }) {
  return (
    <thead>
      <tr>
        <th scope="col" class="slim">
          {BULK[visit.language].select}
        </th>
        <th scope="col">{words.number}</th>
        <th scope="col">{words.subject}</th>
        <th scope="col">{words.requester}</th>
        <th scope="col" class="hide-narrow">
          {words.organisation}
        </th>
        <th scope="col">{words.priority}</th>
        <th scope="col">{words.status}</th>
        <th scope="col" class="hide-narrow">
          {words.assignee}
        </th>
        <th scope="col" class="hide-narrow">
          {words.age}
        </th>
        <th scope="col">{words.lastChange}</th>
      </tr>
    </thead>
  );
}

/** P4: when somebody talks to the customer, and whether that suits him; one that is over leaves the ticket to be moved on. */
function Planned({ visit, appointment }: { visit: Visit; appointment: NextAppointment }) {
  const { startsAt, endsAt, state } = appointment;
  const words = PLANNING[visit.language];
  const isOver = endsAt <= visit.now;
  return (
    <span class="line small">
      <time dateTime={startsAt}>{formatDayAndTime(startsAt, visit.timeZone, visit.language)}</time>{' '}
      <span class={`tag ${isOver ? 'soon' : state}`}>{isOver ? words.over : words.states[state]}</span>
    </span>
  );
}

interface RowProps {
  row: QueueRow;
  due: 'soon' | 'overdue' | null;
  appointment: NextAppointment | null;
  chosen: boolean;
  visit: Visit;
  words: QueueWords;
}

function Row({ row, due, appointment, chosen, visit, words }: RowProps) {
  const { requester } = row;
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          name="ticket"
          value={row.number}
          checked={chosen}
          aria-label={`${BULK[visit.language].selectOne} ${row.number}`}
        />
      </td>
      <td class="nowrap">
        <a href={`/desk/tickets/${row.number}`}>{row.number}</a>
      </td>
      <td class="subject" dir="auto">
        <a class="quiet" href={`/desk/tickets/${row.number}`}>
          {row.subject || words.noSubject}
        </a>{' '}
        {due === null ? null : <span class={`tag ${due}`}>{DEADLINES[visit.language].tags[due]}</span>}{' '}
        {row.marks.map((mark) => (
          <span key={mark} class={`tag mark ${mark}`}>
            {words.marks[mark]}
          </span>
        ))}
      </td>
      <td>{requester === null ? <span class="soft">{words.nobody}</span> : <Person person={requester} />}</td>
      <td class="hide-narrow">{row.organisation}</td>
      <td>
        <Priorities ticket={row} language={visit.language} />
      </td>
      <td>
        <Status ticket={row} language={visit.language} />
        {appointment === null || (appointment.endsAt <= visit.now && row.status !== 'planned') ? null : (
          <Planned visit={visit} appointment={appointment} />
        )}
        {row.snoozedUntil === null || row.snoozedUntil <= visit.now ? null : (
          <span class="soft small">{` ${words.until} ${formatMoment(row.snoozedUntil, visit.timeZone, visit.language)}`}</span>
        )}
      </td>
      <td class="hide-narrow">{row.assignee ?? <span class="soft">{words.nobody}</span>}</td>
      <td class="hide-narrow nowrap">
        <Age visit={visit} at={row.createdAt} />
      </td>
      <td class="nowrap">
        <Age visit={visit} at={row.updatedAt} />
      </td>
    </tr>
  );
}

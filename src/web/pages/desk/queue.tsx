/** A queue: where else to look, what to narrow it by, and its tickets, one a line. */
import { ordersOf, QUEUES, type Queue, type QueueView } from '../../../store/desk-queue.ts';
import type { Choice, QueueRow } from '../../../store/desk-rows.ts';
import { DEADLINES } from '../../../wording/desk/deadlines.ts';
import { FRAME } from '../../../wording/desk/frame.ts';
import { QUEUE, type QueueWords } from '../../../wording/desk/queue.ts';
import { formatMoment } from '../../../wording/format.ts';
import { PRIORITIES, queuePath, STATUSES } from '../../desk/queue-path.ts';
import type { Visit } from '../../desk/visit.ts';
import { DeskFrame } from './frame.tsx';
import { Age, Priorities, Status } from './ticket-words.tsx';

export interface QueuePageProps {
  visit: Visit;
  view: QueueView;
  rows: readonly QueueRow[];
  /** Tickets by id whose deadline is near or past; null or absent: none is. */
  pressing: ReadonlyMap<number, 'soon' | 'overdue' | null>;
  /** Continues behind the last row; null when there is no more. */
  next: string | null;
  counts: Readonly<Record<Exclude<Queue, 'closed'>, number>>;
  agents: readonly Choice[];
  organisations: readonly Choice[];
  mailboxes: readonly string[];
}

export function QueuePage(props: QueuePageProps) {
  const { visit, view, rows, next, pressing } = props;
  const words = QUEUE[visit.language];
  return (
    <DeskFrame visit={visit} title={words.queues[view.queue]} place="tickets">
      <h1>{words.queues[view.queue]}</h1>
      <Tabs {...props} words={words} />
      <Filters {...props} words={words} />
      {rows.length === 0 ? (
        <p class="card soft">{words.empty}</p>
      ) : (
        <div class="scroll">
          <table>
            <Heads words={words} />
            <tbody>
              {rows.map((row) => (
                <Row key={row.id} row={row} due={pressing.get(row.id) ?? null} visit={visit} words={words} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p class="row pages">
        {view.after === null ? null : <a href={queuePath({ ...view, after: null })}>{words.first}</a>}
        {next === null ? null : (
          <a class="button" rel="next" href={queuePath({ ...view, after: next })}>
            {words.next}
          </a>
        )}
      </p>
    </DeskFrame>
  );
}

type Part = QueuePageProps & { words: QueueWords };

function Tabs({ view, counts, words }: Part) {
  return (
    <nav aria-label={words.filter}>
      <ul class="tabs">
        {QUEUES.map((queue) => (
          <li key={queue}>
            <a href={queuePath({ queue })} aria-current={queue === view.queue ? 'page' : undefined}>
              {words.queues[queue]}
              {queue === 'closed' ? null : <span class="count">{counts[queue]}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Queues that stand for a status or an assignee are not asked for another. */
function Filters({ visit, view, agents, organisations, mailboxes, words }: Part) {
  const { statuses, priorities } = FRAME[visit.language];
  const { queue } = view;
  const ofAnybody = queue !== 'mine' && queue !== 'unassigned';
  const asStatus = STATUSES.filter((status) => (status === 'resolved' || status === 'closed') === (queue === 'closed'));
  const agentOptions = agents.map(({ id, name }) => [String(id), id === visit.agent.id ? words.me : name] as const);
  return (
    <form class="row filters" method="get" action="/desk">
      {queue === 'open' ? null : <input type="hidden" name="queue" value={queue} />}
      {queue === 'open' || queue === 'closed' ? (
        <Select name="status" label={words.status} any={words.any} value={view.status}>
          {asStatus.map((status) => [status, statuses[status]] as const)}
        </Select>
      ) : null}
      {ofAnybody ? (
        <Select
          name="assignee"
          label={words.assignee}
          any={words.any}
          value={view.assignee === 0 ? 'nobody' : view.assignee}
        >
          {[['nobody', words.nobody] as const, ...agentOptions]}
        </Select>
      ) : null}
      <Select name="priority" label={words.priority} any={words.any} value={view.priority}>
        {PRIORITIES.map((priority) => [priority, priorities[priority]] as const)}
      </Select>
      {organisations.length === 0 ? null : (
        <Select name="organisation" label={words.organisation} any={words.any} value={view.organisation}>
          {organisations.map(({ id, name }) => [String(id), name] as const)}
        </Select>
      )}
      {mailboxes.length < 2 ? null : (
        <Select name="mailbox" label={words.mailbox} any={words.any} value={view.mailbox}>
          {mailboxes.map((mailbox) => [mailbox, mailbox] as const)}
        </Select>
      )}
      {ordersOf(queue).length < 2 ? null : (
        <Select name="order" label={words.order} any={null} value={view.order}>
          {ordersOf(queue).map((order) => [order, words.orders[order]] as const)}
        </Select>
      )}
      <button type="submit">{words.apply}</button>
      <a href={queuePath({ queue })}>{words.clear}</a>
    </form>
  );
}

interface SelectProps {
  name: string;
  label: string;
  /** The words of the choice that asks for nothing; null: there is none. */
  any: string | null;
  value: string | number | null;
  children: readonly (readonly [string, string])[];
}

function Select({ name, label, any, value, children }: SelectProps) {
  return (
    <label>
      <span>{label}</span>
      <select name={name}>
        {any === null ? null : <option value="">{any}</option>}
        {children.map(([key, text]) => (
          <option key={key} value={key} selected={String(value) === key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function Heads({ words }: { words: QueueWords }) {
  return (
    <thead>
      <tr>
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

interface RowProps {
  row: QueueRow;
  due: 'soon' | 'overdue' | null;
  visit: Visit;
  words: QueueWords;
}

function Row({ row, due, visit, words }: RowProps) {
  const { requester } = row;
  return (
    <tr>
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
      <td>
        {requester === null ? (
          <span class="soft">{words.nobody}</span>
        ) : (
          <bdi>{requester.name || requester.address}</bdi>
        )}
      </td>
      <td class="hide-narrow">{row.organisation}</td>
      <td>
        <Priorities ticket={row} language={visit.language} />
      </td>
      <td>
        <Status ticket={row} language={visit.language} />
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

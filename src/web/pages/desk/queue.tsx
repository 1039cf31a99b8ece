/** A queue: where else to look, what to narrow it by, and its tickets, one a line. */
import { ordersOf, QUEUES, type Queue, type QueueView } from '../../../store/desk-queue.ts';
import type { Choice } from '../../../store/desk-rows.ts';
import { PRIORITIES, STATUSES } from '../../../ticket/status.ts';
import { FRAME } from '../../../wording/desk/frame.ts';
import { LIVE } from '../../../wording/desk/live.ts';
import { QUEUE, type QueueWords } from '../../../wording/desk/queue.ts';
import { queryOf, queuePath } from '../../desk/queue-path.ts';
import { shortcut } from '../../desk/shortcuts.ts';
import { BulkTable, type BulkTableProps } from './bulk.tsx';
import { DeskFrame } from './frame.tsx';
import { LiveLine } from './live.tsx';
import { type CountedView, SaveView, ViewTabs } from './views.tsx';

export interface QueuePageProps extends BulkTableProps {
  /** Continues behind the last row; null when there is no more. */
  next: string | null;
  counts: Readonly<Record<Exclude<Queue, 'closed'>, number>>;
  organisations: readonly Choice[];
  mailboxes: readonly string[];
  /** The agent's own views. */
  views: readonly CountedView[];
}

export function QueuePage(props: QueuePageProps) {
  const { visit, view, next } = props;
  const words = QUEUE[visit.language];
  return (
    <DeskFrame visit={visit} title={words.queues[view.queue]} place="tickets" events={eventsPath(visit.now, view)}>
      <h1>{words.queues[view.queue]}</h1>
      <LiveLine name="news">
        <a href={queuePath({ ...view, after: null })} {...shortcut(visit, 'again')}>
          {LIVE[visit.language].showAgain}
        </a>
      </LiveLine>
      <Tabs {...props} words={words} />
      <div class="row between">
        <ViewTabs visit={visit} views={props.views} current={queryOf({ ...view, after: null })} />
        <SaveView visit={visit} query={queryOf({ ...view, after: null })} />
      </div>
      <Filters {...props} words={words} />
      <BulkTable {...props} />
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

/** What changes after `now` is told; the list itself stays as it is under the reader's hand. */
function eventsPath(now: string, view: QueueView): string {
  return `/desk/events?${queryOf({ ...view, after: null })}&since=${now}`;
}

type Part = QueuePageProps & { words: QueueWords };

function Tabs({ view, counts, words }: Part) {
  return (
    <nav aria-label={words.filter}>
      <ul class="tabs">
        {QUEUES.map((queue) => (
          <li key={queue}>
            <a href={queuePath({ queue })} aria-current={queue === view.queue ? 'page' : undefined}>
              {words.queues[queue]}{' '}
              {queue === 'closed' ? null : (
                <span class="count" data-count={queue}>
                  {counts[queue]}
                </span>
              )}
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

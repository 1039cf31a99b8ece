/** Beside a conversation: until when the ticket is to be answered and solved, and the date that the customer was told. */
import type { DeskTicket } from '../../../store/desk-ticket.ts';
import type { Deadline } from '../../../ticket/deadlines.ts';
import { DEADLINES, type DeadlineWords, deadlineText } from '../../../wording/desk/deadlines.ts';
import { formatDate } from '../../../wording/format.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { nameOf } from './person.tsx';

export interface DeadlinePanelProps {
  visit: Visit;
  ticket: DeskTicket;
  deadlines: { firstResponse: Deadline; solution: Deadline };
  /** What the customer was told; null: no date. */
  expectedOn: string | null;
  today: string;
  /** The ticket's mailbox is still one of ours, so that mail can be sent. */
  isMailbox: boolean;
}

type Part = DeadlinePanelProps & { words: DeadlineWords };

export function DeadlinePanel(props: DeadlinePanelProps) {
  const part = { ...props, words: DEADLINES[props.visit.language] };
  const { ticket, deadlines, words } = part;
  const isOver = ticket.status === 'resolved' || ticket.status === 'closed';
  return (
    <section class="card" id="deadlines" aria-labelledby="deadlines-title">
      <h2 id="deadlines-title">{words.title}</h2>
      <dl class="facts">
        <dt>{words.firstResponse}</dt>
        <DeadlineLine {...part} deadline={deadlines.firstResponse} />
        <dt>{words.solution}</dt>
        <DeadlineLine {...part} deadline={deadlines.solution} />
      </dl>
      {isOver ? null : <Expected {...part} />}
    </section>
  );
}

function DeadlineLine({ visit, deadline, words }: Part & { deadline: Deadline }) {
  const text = deadlineText(deadline, visit.now, visit.timeZone, visit.language);
  const { state } = deadline;
  return (
    <dd class={state === 'overdue' ? 'overdue' : undefined}>
      {deadline.dueAt === null ? text : <time dateTime={deadline.dueAt}>{text}</time>}{' '}
      {state === 'soon' ? <span class="tag soon">{words.tags.soon}</span> : null}
    </dd>
  );
}

function Expected({ visit, ticket, expectedOn, today, isMailbox, words }: Part) {
  const path = `/desk/tickets/${ticket.number}/expected-date`;
  const { requester } = ticket;
  return (
    <>
      <h3>{words.expected}</h3>
      {expectedOn === null ? (
        <p class="soft">{words.notSet}</p>
      ) : (
        <p>
          <strong>
            <time dateTime={expectedOn}>{formatDate(expectedOn, visit.language)}</time>
          </strong>{' '}
          {expectedOn < today ? <span class="tag overdue">{words.passed}</span> : null}
        </p>
      )}
      <form class="no-print" method="post" action={path}>
        <Csrf visit={visit} />
        <p class="soft small">
          {requester === null || !isMailbox ? words.tellsNobody : <bdi>{words.tells(nameOf(requester))}</bdi>}
        </p>
        <div class="row">
          <label>
            <span>{words.day}</span>
            <input type="date" name="day" required min={today} value={expectedOn ?? ''} />
          </label>
          <button type="submit">{expectedOn === null ? words.set : words.change}</button>
        </div>
      </form>
      {expectedOn === null ? null : (
        <form class="no-print" method="post" action={`${path}/withdrawal`}>
          <Csrf visit={visit} />
          <button class="plain" type="submit">
            {words.withdraw}
          </button>
        </form>
      )}
    </>
  );
}

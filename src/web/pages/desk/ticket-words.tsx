/** What a ticket's facts look like wherever the desk shows them: in a queue, on its page. */
import type { Language } from '../../../message/mail.ts';
import type { Priority, TicketStatus, Wait } from '../../../ticket/status.ts';
import { formatAge } from '../../../wording/age.ts';
import { FRAME } from '../../../wording/desk/frame.ts';
import { QUEUE } from '../../../wording/desk/queue.ts';
import { formatMoment } from '../../../wording/format.ts';
import type { Visit } from '../../desk/visit.ts';

/** How long ago, with the full moment for whoever points at it. */
export function Age({ visit, at }: { visit: Visit; at: string }) {
  return (
    <time dateTime={at} title={formatMoment(at, visit.timeZone, visit.language)}>
      {formatAge(at, visit.now, visit.language)}
    </time>
  );
}

interface PrioritiesProps {
  ticket: { requestedPriority: Priority; assessedPriority: Priority | null };
  language: Language;
}

/** P8: the assessed priority, and beside it the one that the customer asked for where it is another. */
export function Priorities({ ticket: { requestedPriority, assessedPriority }, language }: PrioritiesProps) {
  const { priorities } = FRAME[language];
  const words = QUEUE[language];
  if (assessedPriority === null) {
    return <span class="soft">{`${words.asked} ${priorities[requestedPriority]}`}</span>;
  }
  return (
    <>
      <span class={`tag ${assessedPriority}`}>{priorities[assessedPriority]}</span>
      {requestedPriority === assessedPriority ? null : (
        <span class="soft small">{` (${words.asked} ${priorities[requestedPriority]})`}</span>
      )}
    </>
  );
}

interface StatusProps {
  ticket: { status: TicketStatus; waits: readonly Wait[] };
  language: Language;
}

/** The status, and what a waiting ticket waits for. */
export function Status({ ticket: { status, waits }, language }: StatusProps) {
  const words = FRAME[language];
  return <>{[words.statuses[status], ...waits.map((wait) => words.waits[wait])].join(' ')}</>;
}

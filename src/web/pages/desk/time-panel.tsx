import type { TimeSheet } from '../../../store/time-sheet.ts';
import type { BillingRules } from '../../../ticket/billing.ts';
import { TIME } from '../../../wording/desk/time.ts';
import type { Visit } from '../../desk/visit.ts';
import { TimeSummary, TimeWarnings } from './time-summary.tsx';

/** Beside a conversation: how much was worked, whether the customer must be asked, and the way to the page of it. */
export function TimePanel(props: { visit: Visit; sheet: TimeSheet; billing: BillingRules }) {
  const words = TIME[props.visit.language];
  return (
    <section class="card" aria-labelledby="time">
      <h2 id="time">
        <a href={`/desk/tickets/${props.sheet.ticket.number}/time`}>{words.title}</a>
      </h2>
      <TimeWarnings {...props} words={words} />
      <TimeSummary {...props} words={words} />
    </section>
  );
}

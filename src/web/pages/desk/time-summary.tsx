import type { BillingRules } from '../../../ticket/billing.ts';
import { allowanceOf, needsEstimate } from '../../../ticket/estimate.ts';
import { elapsedMinutes, timeWarning, workedMinutes } from '../../../ticket/time.ts';
import { formatMinutes } from '../../../wording/format.ts';
import type { TimePart } from './time-part.ts';

type Judged = Omit<TimePart, 'path'> & { billing: BillingRules };

/** P10, P13: what has to be asked of the customer, or soon. */
export function TimeWarnings({ visit, sheet, words, billing }: Judged) {
  const { ticket, timer, estimate } = sheet;
  const scope = ticket.category?.scope ?? null;
  const runs = timer !== null && ticket.family.includes(timer.ticketId);
  const running = runs ? elapsedMinutes(timer.startedAt, visit.now) : 0;
  const allowance = allowanceOf(scope, sheet.approvals, billing);
  const minutes = workedMinutes(sheet.entries) + running;
  const warning = minutes === 0 ? 'none' : timeWarning(minutes, allowance, billing);
  return (
    <>
      {needsEstimate(scope, estimate?.minutes ?? null) ? <p class="card warning">{words.needsEstimate}</p> : null}
      {warning === 'none' ? null : (
        <p class={`card ${warning === 'over' ? 'problem' : 'warning'}`}>{words.warnings[warning]}</p>
      )}
    </>
  );
}

/** How much was worked, and how much may be. */
export function TimeSummary({ visit, sheet, words, billing }: Judged) {
  const { entries, approvals, estimate, ticket } = sheet;
  const said = (minutes: number) => formatMinutes(minutes, visit.language);
  const waiting = entries.reduce((sum, { pending }) => sum + pending, 0);
  return (
    <dl class="facts">
      <dt>{words.worked}</dt>
      <dd>{said(workedMinutes(entries))}</dd>
      <dt>{words.allowed}</dt>
      <dd>{said(allowanceOf(ticket.category?.scope ?? null, approvals, billing))}</dd>
      <dt>{words.waiting}</dt>
      <dd>{said(waiting)}</dd>
      <dt>{words.estimate}</dt>
      <dd>{estimate === null ? words.none : said(estimate.minutes)}</dd>
    </dl>
  );
}

import type { ComponentChildren } from 'preact';
import type { CustomerTicket } from '../../../store/status-page.ts';
import type { CustomerWork } from '../../../store/status-work.ts';
import { journeyOf } from '../../../ticket/journey.ts';
import { formatDate, formatMinutes, formatMoment } from '../../../wording/format.ts';
import { PAGES } from '../../../wording/pages.ts';
import { STATUS } from '../../../wording/portal/status.ts';
import type { PortalVisit } from '../../portal/visit.ts';

interface TicketPart {
  visit: PortalVisit;
  ticket: CustomerTicket;
}

/** Number, receipt, who works on it, when it is expected to be solved. */
export function TicketFacts({ visit, ticket }: TicketPart) {
  const { language, timeZone } = visit;
  const words = PAGES[language].status;
  return (
    <dl class="facts">
      <Fact name={words.number}>{ticket.number}</Fact>
      <Fact name={words.received}>
        <time dateTime={ticket.createdAt}>{formatMoment(ticket.createdAt, timeZone, language)}</time>
      </Fact>
      {ticket.agent === null ? null : (
        <Fact name={STATUS[language].agent}>
          <bdi>{ticket.agent}</bdi>
        </Fact>
      )}
      {ticket.expectedOn === null ? null : (
        <Fact name={words.expected}>
          <time dateTime={ticket.expectedOn}>{formatDate(ticket.expectedOn, language)}</time>
        </Fact>
      )}
    </dl>
  );
}

/** The five steps of a ticket, and which of them it is at. */
export function Way({ visit, ticket }: TicketPart) {
  const words = STATUS[visit.language];
  return (
    <ol class="way" aria-label={words.way}>
      {journeyOf(ticket).map(({ step, state }) => (
        <li key={step} class={state === 'done' ? 'passed' : state} aria-current={state === 'now' ? 'step' : undefined}>
          <span>{words.steps[step]}</span>
          <span class="unseen">{` (${words.stepStates[state]})`}</span>
        </li>
      ))}
    </ol>
  );
}

/** The state in words: what it means for the customer. */
export function State({ visit, ticket }: TicketPart) {
  const { states } = PAGES[visit.language];
  const keys = ticket.status === 'waiting' && ticket.waits.length > 0 ? ticket.waits : [ticket.status];
  return (
    <section class="card state">
      {keys.map((key) => (
        <p key={key}>
          <strong>{states[key].short}</strong>
          {states[key].long}
        </p>
      ))}
    </section>
  );
}

/** The estimate, and the time used for who pays for it; nothing where there is neither. */
export function Work({ visit, work }: { visit: PortalVisit; work: CustomerWork }) {
  const { language } = visit;
  const { estimate, time } = work;
  const words = STATUS[language];
  const used = time === null ? 0 : time.covered + time.billable + time.waiting;
  if (estimate === null && used === 0) return null;
  const said = (minutes: number) => formatMinutes(minutes, language);
  return (
    <section class="card">
      <h2>{words.work}</h2>
      <dl class="table">
        {estimate === null ? null : <Fact name={words.estimate}>{said(estimate.minutes)}</Fact>}
        {time === null || time.covered === 0 ? null : <Fact name={words.covered}>{said(time.covered)}</Fact>}
        {time === null || time.billable === 0 ? null : <Fact name={words.billable}>{said(time.billable)}</Fact>}
        {time === null || time.waiting === 0 ? null : <Fact name={words.waiting}>{said(time.waiting)}</Fact>}
      </dl>
      {estimate === null ? null : (
        <>
          <p dir="auto">{estimate.reason}</p>
          <p class="soft small">{words.estimateMeans}</p>
        </>
      )}
    </section>
  );
}

export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

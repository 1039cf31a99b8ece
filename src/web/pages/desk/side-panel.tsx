/** Beside a conversation: who asks, where it came from, what else they asked, and whether it was confirmed. */
import type { ComponentChildren } from 'preact';
import type { DeskTicket, OtherTicket } from '../../../store/desk-ticket.ts';
import { FRAME } from '../../../wording/desk/frame.ts';
import { TICKET } from '../../../wording/desk/ticket.ts';
import type { TicketWords } from '../../../wording/desk/ticket-words.ts';
import { EXPLANATION, wordsOf } from '../../../wording/explanation.ts';
import { formatMoment } from '../../../wording/format.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { Person } from './person.tsx';
import { Age } from './ticket-words.tsx';

export interface SidePanelProps {
  visit: Visit;
  ticket: DeskTicket;
  others: readonly OtherTicket[];
  reports: readonly { id: number; reason: string | null; arrivedAt: string }[];
}

export function SidePanel(props: SidePanelProps) {
  const words = TICKET[props.visit.language];
  return (
    <>
      <section class="card">
        <h2>{words.about}</h2>
        <Facts {...props} words={words} />
      </section>
      <Confirmation {...props} words={words} />
      <Others {...props} words={words} />
      {props.reports.length === 0 ? null : <Reports {...props} words={words} />}
    </>
  );
}

/** What the online form asked, as the customer wrote it. */
const DETAILS = ['product', 'version', 'organisation', 'phone'] as const;

type Part = SidePanelProps & { words: TicketWords };

function Facts({ visit, ticket, words }: Part) {
  const { requester, organisation, assignee } = ticket;
  const moment = (at: string) => formatMoment(at, visit.timeZone, visit.language);
  const others = ticket.participants.filter(({ id }) => id !== requester?.id);
  return (
    <dl class="facts">
      <Fact name={words.customer}>{requester === null ? words.nobodyNamed : <Person person={requester} />}</Fact>
      {requester === null || requester.name === '' ? null : (
        <Fact name={words.address}>
          <bdi>{requester.address}</bdi>
        </Fact>
      )}
      {organisation === null ? null : (
        <Fact name={words.organisation}>
          <bdi>{organisation.name}</bdi>
        </Fact>
      )}
      {others.length === 0 ? null : (
        <Fact name={words.participants}>
          {others.map((person) => (
            <span key={person.id} class="line">
              <Person person={person} />
            </span>
          ))}
        </Fact>
      )}
      <Fact name={words.assignee}>{assignee === null ? words.nobody : <Person person={assignee} />}</Fact>
      <Fact name={words.received}>{moment(ticket.createdAt)}</Fact>
      {ticket.closedAt === null ? null : <Fact name={words.closed}>{moment(ticket.closedAt)}</Fact>}
      <Fact name={words.channel}>{words.channels[ticket.channel]}</Fact>
      {DETAILS.map((one) =>
        ticket.details === null || ticket.details[one] === '' ? null : (
          <Fact key={one} name={words.details[one]}>
            <bdi>{ticket.details[one]}</bdi>
          </Fact>
        ),
      )}
      <Fact name={words.mailbox}>{ticket.mailbox}</Fact>
      <Fact name={words.language}>{words.languages[ticket.language]}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** R-ACK-5: whether the customer got the number, why (not), and the way to send it all the same. */
function Confirmation({ visit, ticket, words }: Part) {
  const { send, reason, to } = ticket.confirmation;
  const why = wordsOf(EXPLANATION[visit.language].confirmations, reason);
  return (
    <section class="card">
      <h2>{words.confirmation}</h2>
      <p>
        {send ? words.confirmed.replace('{to}', () => to ?? '') : words.notConfirmed}
        <span class="soft">{`: ${why}`}</span>
      </p>
      {ticket.requester === null ? null : (
        <form method="post" action={`/desk/tickets/${ticket.number}/confirmation`}>
          <Csrf visit={visit} />
          {send ? <input type="hidden" name="again" value="yes" /> : null}
          <button class={send ? 'plain' : ''} type="submit">
            {send ? words.confirmAgain : words.sendConfirmation}
          </button>
        </form>
      )}
    </section>
  );
}

function Others({ visit, others, words }: Part) {
  const { statuses } = FRAME[visit.language];
  return (
    <section class="card">
      <h2>{words.otherTickets}</h2>
      {others.length === 0 ? <p class="soft">{words.noOtherTickets}</p> : null}
      <ul class="plain">
        {others.map(({ number, subject, status, createdAt }) => (
          <li key={number}>
            <a href={`/desk/tickets/${number}`}>{number}</a> <span dir="auto">{subject || words.noSubject}</span>{' '}
            <span class="soft small">
              {statuses[status]}, <Age visit={visit} at={createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Reports({ visit, reports, words }: Part) {
  const { decisions } = EXPLANATION[visit.language];
  return (
    <section class="card">
      <h2>{words.reports}</h2>
      <ul class="plain">
        {reports.map(({ id, reason, arrivedAt }) => (
          <li key={id}>
            <a href={`/desk/inbound/${id}`}>{formatMoment(arrivedAt, visit.timeZone, visit.language)}</a>{' '}
            <span class="soft small">{reason === null ? '' : wordsOf(decisions, reason)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

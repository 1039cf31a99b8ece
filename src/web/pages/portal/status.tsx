import type { VNode } from 'preact';
import type { CustomerApproval } from '../../../store/estimates.ts';
import type { Rating } from '../../../store/ratings.ts';
import type { CustomerTicket } from '../../../store/status-page.ts';
import type { CustomerWork } from '../../../store/status-work.ts';
import { PAGES } from '../../../wording/pages.ts';
import { STATUS } from '../../../wording/portal/status.ts';
import type { PortalVisit } from '../../portal/visit.ts';
import { Frame } from '../frame.tsx';
import { Closing, RatingCard } from './closing.tsx';
import { Conversation } from './conversation.tsx';
import { DecisionCard } from './decision.tsx';
import { ReplyForm, type TriedReply } from './reply-form.tsx';
import { State, TicketFacts, Way, Work } from './way.tsx';

/** What was just done on the page; `followed` names the ticket that a message began. */
export type Done = { what: 'sent' | 'closed' | 'rated' } | { what: 'followed'; number: string };

export interface StatusPageProps {
  visit: PortalVisit;
  ticket: CustomerTicket;
  /** Of this page, by the door that it was reached. */
  path: string;
  /** Whoever has the link sees the page. */
  isByLink: boolean;
  /** Newest first. */
  approvals: readonly CustomerApproval[];
  work: CustomerWork;
  /** Null: no appointment to show. */
  appointment: VNode | null;
  mayRate: boolean;
  rating: Rating | null;
  reply: { formKey: string; isClosedForGood: boolean; tried: TriedReply | null };
  done: Done | null;
}

/** A customer's ticket: where it stands, what there is to decide, what was said, and what can be added. */
export function StatusPage(props: StatusPageProps) {
  const { visit, ticket, path } = props;
  const words = PAGES[visit.language].status;
  const part = { visit, ticket };
  return (
    <Frame visit={visit} title={`${ticket.number} · ${visit.desk}`}>
      <h1 dir="auto">{ticket.subject === '' ? words.noSubject : ticket.subject}</h1>
      <TicketFacts {...part} />
      {props.done === null ? null : <JustDone visit={visit} done={props.done} />}
      <Way {...part} />
      <State {...part} />
      {props.appointment}
      {props.approvals.map((one) => (
        <DecisionCard key={one.id} visit={visit} approval={one} path={`${path}/approvals`} />
      ))}
      {ticket.status === 'resolved' ? <Closing {...part} path={path} /> : null}
      {props.mayRate ? <RatingCard visit={visit} path={path} rating={props.rating} /> : null}
      <ReplyForm {...part} path={path} {...props.reply} />
      <Work visit={visit} work={props.work} />
      <Conversation {...part} path={path} />
      {ticket.status === 'resolved' ? null : <Closing {...part} path={path} />}
      {props.isByLink ? <footer class="soft small">{words.private}</footer> : null}
    </Frame>
  );
}

function JustDone({ visit, done }: { visit: PortalVisit; done: Done }) {
  const { reply, close, rating } = STATUS[visit.language];
  return (
    <p class="card done" id="done" role="status">
      {done.what === 'sent' ? reply.sent : null}
      {done.what === 'closed' ? close.done : null}
      {done.what === 'rated' ? rating.thanks : null}
      {done.what === 'followed' ? reply.followed(done.number) : null}
    </p>
  );
}

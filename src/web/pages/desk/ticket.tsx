/** A ticket: all that was said and done (P5), and beside it who asks and what can be decided. */
import type { VNode } from 'preact';
import type { Conversation } from '../../../store/desk-conversation.ts';
import type { DeskTicket } from '../../../store/desk-ticket.ts';
import { LIVE } from '../../../wording/desk/live.ts';
import { TICKET } from '../../../wording/desk/ticket.ts';
import type { TicketWords } from '../../../wording/desk/ticket-words.ts';
import { formatMoment } from '../../../wording/format.ts';
import { shortcut } from '../../desk/shortcuts.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { Entry } from './entry.tsx';
import { DeskFrame } from './frame.tsx';
import { LiveLine } from './live.tsx';
import { SidePanel, type SidePanelProps } from './side-panel.tsx';
import { Priorities, Status } from './ticket-words.tsx';

export interface TicketPageProps extends SidePanelProps {
  conversation: Conversation;
  /** The page shows older entries than the newest. */
  isOlder: boolean;
  /** Below the conversation: answering, notes. */
  forms: VNode | null;
  /** Beside it: triage. */
  panel: VNode | null;
  appointments: VNode | null;
  time: VNode | null;
  deadlines: VNode | null;
  /** The customer's own page. */
  customer: VNode | null;
}

export function TicketPage(props: TicketPageProps) {
  const { visit, ticket, conversation, isOlder } = props;
  const words = TICKET[visit.language];
  const path = `/desk/tickets/${ticket.number}`;
  const last = conversation.entries.at(-1);
  return (
    <DeskFrame
      visit={visit}
      title={`${ticket.number} ${ticket.subject}`}
      place="tickets"
      events={eventsPath(ticket.number, last?.id ?? 0)}
    >
      <Heading visit={visit} ticket={ticket} words={words} />
      <Notices visit={visit} ticket={ticket} words={words} />
      <LiveLine name="others" />
      <LiveLine name="news">
        <a href={path} {...shortcut(visit, 'again')}>
          {LIVE[visit.language].showAgain}
        </a>
      </LiveLine>
      <div class="columns">
        <div>
          <div class="row between">
            <h2>{words.conversation}</h2>
            {last === undefined ? null : <a href={`#entry-${last.id}`}>{words.toNewest}</a>}
          </div>
          {conversation.olderBefore === null ? null : (
            <p>
              <a href={`${path}?before=${conversation.olderBefore}`}>{words.older}</a>
            </p>
          )}
          {conversation.entries.map((entry) => (
            <Entry key={entry.id} visit={visit} ticket={ticket} entry={entry} />
          ))}
          {isOlder ? (
            <p>
              <a href={path}>{words.newest}</a>
            </p>
          ) : (
            props.forms
          )}
        </div>
        <aside aria-label={words.about}>
          {props.panel}
          {props.appointments}
          {props.time}
          {props.deadlines}
          {props.customer}
          <SidePanel {...props} />
        </aside>
      </div>
    </DeskFrame>
  );
}

function eventsPath(number: string, seenEntryId: number): string {
  return `/desk/events?${new URLSearchParams({ ticket: number, seen: String(seenEntryId) })}`;
}

interface HeadProps {
  visit: Visit;
  ticket: DeskTicket;
  words: TicketWords;
}

function Heading({ visit, ticket, words }: HeadProps) {
  const { language, timeZone } = visit;
  const answered = ticket.waits.some(({ answeredAt }) => answeredAt !== null);
  return (
    <div class="heading">
      <h1 dir="auto">{ticket.subject || words.noSubject}</h1>
      <p>
        <strong>{ticket.number}</strong>
        {' · '}
        <Status ticket={{ status: ticket.status, waits: ticket.waits.map(({ wait }) => wait) }} language={language} />
        {answered ? <span class="tag soon">{words.waitAnswered}</span> : null}
        {' · '}
        <Priorities ticket={ticket} language={language} />
        {ticket.snoozedUntil === null || ticket.snoozedUntil <= visit.now ? null : (
          <>
            {' · '}
            {words.putOff}{' '}
            <time dateTime={ticket.snoozedUntil}>{formatMoment(ticket.snoozedUntil, timeZone, language)}</time>
          </>
        )}
      </p>
    </div>
  );
}

function Notices({ visit, ticket, words }: HeadProps) {
  const path = `/desk/tickets/${ticket.number}`;
  return (
    <>
      {ticket.undeliveredSince === null ? null : (
        <p class="card problem">
          {words.undelivered} <a href="/desk/outbox">{words.outgoing}</a>
        </p>
      )}
      {ticket.possiblyBelongsTo === null ? null : (
        <div class="card warning">
          <p>
            <Naming text={words.possiblyBelongsTo} number={ticket.possiblyBelongsTo} />
          </p>
          <div class="row">
            <form method="post" action={`${path}/accept`}>
              <Csrf visit={visit} />
              <button type="submit">{words.join}</button>
            </form>
            <form method="post" action={`${path}/reject`}>
              <Csrf visit={visit} />
              <button type="submit">{words.keepApart}</button>
            </form>
          </div>
        </div>
      )}
      {ticket.continues === null ? null : (
        <p class="card">
          <Naming text={words.continues} number={ticket.continues} />
        </p>
      )}
    </>
  );
}

/** A sentence with a link in the place of `{number}`. */
function Naming({ text, number }: { text: string; number: string }) {
  const [before, after] = text.split('{number}');
  return (
    <>
      {before}
      <a href={`/desk/tickets/${number}`}>{number}</a>
      {after}
    </>
  );
}

import type { CustomerApproval } from '../../../store/estimates.ts';
import type { CustomerMessage, CustomerTicket } from '../../../store/status-page.ts';
import { formatDate, formatMoment, formatSize } from '../../../wording/format.ts';
import type { PageWords } from '../../../wording/page-words.ts';
import { PAGES } from '../../../wording/pages.ts';
import { splitMessage } from '../../message-text.ts';
import type { PortalVisit } from '../../portal/visit.ts';
import { Frame } from '../frame.tsx';
import { DecisionCard } from './decision.tsx';

export interface StatusPageProps {
  visit: PortalVisit;
  ticket: CustomerTicket;
  /** Of this page, by the door that it was reached. */
  path: string;
  /** Newest first. */
  approvals: readonly CustomerApproval[];
}

/** A customer's ticket: where it stands, and what was said. Foreign words are text and nothing else. */
export function StatusPage({ visit, ticket, path, approvals }: StatusPageProps) {
  const { language, desk } = visit;
  const { messages } = ticket;
  const words = PAGES[language];
  const subject = ticket.subject === '' ? words.status.noSubject : ticket.subject;
  return (
    <Frame visit={visit} title={`${ticket.number} · ${desk}`}>
      <h1 dir="auto">{subject}</h1>
      <dl class="facts">
        <div>
          <dt>{words.status.number}</dt>
          <dd>{ticket.number}</dd>
        </div>
        <div>
          <dt>{words.status.received}</dt>
          <dd>
            <time dateTime={ticket.createdAt}>{formatMoment(ticket.createdAt, visit.timeZone, language)}</time>
          </dd>
        </div>
        {ticket.expectedOn === null ? null : (
          <div>
            <dt>{words.status.expected}</dt>
            <dd>
              <time dateTime={ticket.expectedOn}>{formatDate(ticket.expectedOn, language)}</time>
            </dd>
          </div>
        )}
      </dl>
      <State ticket={ticket} words={words} />
      {approvals.map((one) => (
        <DecisionCard key={one.id} visit={visit} approval={one} path={`${path}/approvals`} />
      ))}
      <p>{words.status.add}</p>
      <div class="section">
        <h2>{words.status.conversation}</h2>
        {messages.length > 1 ? <span class="soft small">{words.status.newestFirst}</span> : null}
      </div>
      {messages.length === 0 ? <p class="soft">{words.status.empty}</p> : null}
      {messages.map((message, index) => (
        <Message key={index} message={message} visit={visit} />
      ))}
      {ticket.hasMore ? <p class="soft">{words.status.more}</p> : null}
      <footer class="soft small">{words.status.private}</footer>
    </Frame>
  );
}

function State({ ticket, words }: { ticket: CustomerTicket; words: PageWords }) {
  const keys = ticket.status === 'waiting' && ticket.waits.length > 0 ? ticket.waits : [ticket.status];
  return (
    <section class="card state">
      {keys.map((key) => (
        <p key={key}>
          <strong>{words.states[key].short}</strong>
          {words.states[key].long}
        </p>
      ))}
    </section>
  );
}

interface MessageProps {
  visit: PortalVisit;
  message: CustomerMessage;
}

function Message({ message, visit }: MessageProps) {
  const { language, desk, timeZone } = visit;
  const words = PAGES[language].status;
  const { shown, rest, isWhole } = splitMessage(message.text, message.reply);
  return (
    <article class={`card message ${message.kind === 'event' ? 'event' : (message.direction ?? '')}`}>
      <header>
        <strong dir="auto">{authorOf(message, desk, words)}</strong>
        <time class="soft small" dateTime={message.createdAt}>
          {formatMoment(message.createdAt, timeZone, language)}
        </time>
      </header>
      <p class="words" dir="auto">
        {shown === '' ? <span class="soft">{words.noWords}</span> : shown}
      </p>
      {message.isCut ? <p class="soft small">{words.cut}</p> : null}
      {rest === '' ? null : (
        <details>
          <summary>{isWhole ? words.wholeMessage : words.rest}</summary>
          <p class="words" dir="auto">
            {rest}
          </p>
        </details>
      )}
      {message.attachments.length === 0 ? null : (
        <ul class="files" aria-label={words.attachments}>
          {message.attachments.map(({ fileName, size }, index) => (
            <li key={index}>
              <bdi>{fileName}</bdi>
              <span class="size">{formatSize(size, language)}</span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

/** Nobody's address: who else takes part is the requester's to know by name, not by address. */
function authorOf(message: CustomerMessage, desk: string, words: PageWords['status']): string {
  if (message.direction !== 'in') return desk;
  if (message.byRequester) return words.you;
  return message.fromName.includes('@') || message.fromName === '' ? words.someone : message.fromName;
}

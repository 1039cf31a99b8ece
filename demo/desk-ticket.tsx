/** One ticket, one incoming and one outgoing mail on the demo's desk. */
import { explanationLines, wordsOfConfirmation, wordsOfDecision } from '../src/cli/explanation.ts';
import type { Entry } from '../src/store/listing-entries.ts';
import type { InboundShown } from '../src/store/listing-inbound.ts';
import type { OutboxShown } from '../src/store/listing-outbox.ts';
import { splitMessage } from '../src/web/message-text.ts';
import { formatSize } from '../src/wording/format.ts';
import type { Moment, TicketStory } from './desk-data.ts';
import { nameOf, Tag } from './desk-page.tsx';
import { initials, OUTCOMES, SENDING, STATUSES, timeOf } from './desk-words.ts';

/** A customer's page, as our mails name it. */
const STATUS_LINK = /https?:\/\/\S+\/status\/[\w-]+/;
const LANGUAGES = { nl: 'Dutch', fr: 'French', en: 'English', de: 'German' } as const;
/** Events that ask an agent to act. */
const ALARMS = new Set(['bounced', 'send-failed']);

export function TicketPage({ story }: { story: TicketStory }) {
  const { ticket, moments, reports } = story;
  return (
    <>
      <div class="heading">
        <h1 dir="auto">{ticket.subject === '' ? '(no subject)' : ticket.subject}</h1>
        <p>
          <span class="number">{ticket.number}</span>
          <Tag {...STATUSES[ticket.status]} />
          {ticket.undeliveredSince === null ? null : <Tag label="An answer did not arrive" tone="bad" />}
          {ticket.possiblyBelongsTo === null ? null : (
            <a href={`/tickets/${ticket.possiblyBelongsTo}`}>possibly belongs to {ticket.possiblyBelongsTo}</a>
          )}
        </p>
      </div>
      <div class="columns">
        <div>
          {moments.map((moment, index) => (
            <MomentOf key={index} moment={moment} />
          ))}
        </div>
        <aside>
          <Facts story={story} />
          {reports.map((report) => (
            <div class="card padded" key={report.id}>
              <h2>Delivery report</h2>
              <p class="soft small">{wordsOfDecision(report.reason ?? '')}.</p>
              <a href={`/inbound/${report.id}`}>See the mail</a>
            </div>
          ))}
        </aside>
      </div>
    </>
  );
}

export function NoTicket() {
  return <div class="card empty">There is no such ticket.</div>;
}

function Facts({ story: { ticket } }: { story: TicketStory }) {
  const { requester, confirmation } = ticket;
  const facts: [string, string][] = [
    ['Requester', requester === null ? 'nobody named' : nameOf(requester)],
    ['Address', requester?.address ?? '–'],
    ['Came', `by ${ticket.channel}, at ${timeOf(ticket.createdAt)}`],
    ['Language', LANGUAGES[ticket.language]],
    ['Priority', ticket.priority],
    ['Participants', ticket.participants.map(nameOf).join(', ') || '–'],
    ['Confirmation', `${confirmation.send ? 'sent' : 'none'}: ${wordsOfConfirmation(confirmation.reason)}`],
  ];
  return (
    <div class="card padded">
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function MomentOf({ moment }: { moment: Moment }) {
  if (moment.what === 'sent') return <Sent mail={moment.sent} />;
  const { entry, mail } = moment;
  if (entry.kind !== 'event') return <Message entry={entry} mail={mail} />;
  return (
    <div class={`event ${ALARMS.has(entry.reason ?? '') ? 'bad' : ''}`}>
      <span dir="auto">{entry.text}</span>
      <span class="when">{timeOf(entry.createdAt)}</span>
    </div>
  );
}

function Message({ entry, mail }: { entry: Entry; mail: InboundShown | null }) {
  const { shown, rest, isWhole } = splitMessage(entry.text, entry.reply);
  return (
    <article class={`card message ${entry.direction === 'out' ? 'ours' : ''}`}>
      <header>
        <span class="badge" aria-hidden="true">
          {initials(nameOf(entry.from))}
        </span>
        <div class="who">
          <bdi>{nameOf(entry.from)}</bdi>
          <span>{entry.from?.address ?? 'the mail names no sender'}</span>
        </div>
        {entry.unverified ? <Tag label="Unverified sender" tone="warn" /> : null}
        <span class="when small">{timeOf(entry.createdAt)}</span>
      </header>
      <p class="words" dir="auto">
        {shown === '' ? '(no text)' : shown}
      </p>
      {rest === '' ? null : (
        <details>
          <summary>{isWhole ? 'The whole message' : 'Rest of the message'}</summary>
          <p class="words" dir="auto">
            {rest}
          </p>
        </details>
      )}
      {entry.attachments.length === 0 ? null : (
        <ul class="files">
          {entry.attachments.map(({ fileName, size }, index) => (
            <li key={index}>
              <bdi>{fileName}</bdi> <span class="soft">{formatSize(size, 'en')}</span>
            </li>
          ))}
        </ul>
      )}
      {mail === null ? null : <Why mail={mail} />}
    </article>
  );
}

/** The stored explanation in two sentences, and the way to all of it. */
function Why({ mail }: { mail: InboundShown }) {
  const { explanation } = mail;
  if (explanation === null) return null;
  const { decision, confirmation } = explanation;
  return (
    <div class="why">
      <span>
        <b>{mail.outcome === 'opened' ? 'Opened this ticket:' : 'Joined this ticket:'}</b>{' '}
        {wordsOfDecision(decision.reason)}.
      </span>
      <span>
        <b>{confirmation.send ? 'Confirmed:' : 'Not confirmed:'}</b> {wordsOfConfirmation(confirmation.reason)}.{' '}
        <a href={`/inbound/${mail.id}`}>All that was read in it</a>
      </span>
    </div>
  );
}

function Sent({ mail }: { mail: OutboxShown }) {
  return (
    <article class="card message ours">
      <header>
        <span class="badge" aria-hidden="true">
          {initials(nameOf(mail.mail.from))}
        </span>
        <div class="who">
          Confirmation
          <span>to {mail.to}</span>
        </div>
        <Tag {...SENDING[mail.state]} />
        <span class="when small">{timeOf(mail.sentAt ?? mail.createdAt)}</span>
      </header>
      <a href={`/outbox/${mail.id}`} dir="auto">
        {mail.subject}
      </a>
    </article>
  );
}

export function InboundPage({ mail }: { mail: InboundShown }) {
  const { explanation } = mail;
  const facts = explanation === null ? [] : explanationLines(explanation, 'done').map(labelled);
  return (
    <>
      <div class="heading">
        <h1 dir="auto">{explanation?.subject || '(no subject)'}</h1>
        <p>
          {mail.outcome === null ? <Tag label="Waits" tone="new" /> : <Tag {...OUTCOMES[mail.outcome]} />}
          {mail.ticket === null ? null : <a href={`/tickets/${mail.ticket}`}>{mail.ticket}</a>}
          <span class="soft">
            {formatSize(mail.size, 'en')}, {timeOf(mail.receivedAt)}
          </span>
        </p>
      </div>
      <div class="card padded wide">
        <dl>
          {facts.map(([label, value], index) => [
            <dt key={`label ${index}`}>{label}</dt>,
            <dd key={`value ${index}`} dir="auto">
              {value}
            </dd>,
          ])}
        </dl>
        {mail.error === null ? null : <p>{mail.error}</p>}
      </div>
      {explanation === null || explanation.text === '' ? null : (
        <div class="card padded">
          <h2>Its words</h2>
          <pre dir="auto">{splitMessage(explanation.text, null).shown}</pre>
        </div>
      )}
    </>
  );
}

/** `Label:   value` as the command line prints it. */
function labelled(line: string): [string, string] {
  const colon = line.indexOf(':');
  const label = line.slice(0, colon);
  return colon > 0 && label.trim() === label ? [label, line.slice(colon + 1).trim()] : ['', line.trim()];
}

export function OutboxPage({ sent }: { sent: OutboxShown }) {
  const { mail } = sent;
  const statusUrl = STATUS_LINK.exec(mail.text)?.[0];
  const headers: [string, string][] = [
    ['From', `${mail.from.name} <${mail.from.address}>`],
    ['To', mail.to.address],
    ...(mail.replyTo === null ? [] : [['Reply-To', mail.replyTo] satisfies [string, string]]),
    ['Message-ID', mail.messageId],
    ...(mail.inReplyTo === null ? [] : [['In-Reply-To', mail.inReplyTo] satisfies [string, string]]),
    ...Object.entries(mail.headers),
  ];
  return (
    <>
      <div class="heading">
        <h1 dir="auto">{sent.subject}</h1>
        <p>
          <Tag {...SENDING[sent.state]} />
          <a href={`/tickets/${sent.ticket}`}>{sent.ticket}</a>
          {statusUrl === undefined ? null : <a href={statusUrl}>What the customer sees</a>}
          {sent.lastError === null ? null : <span class="soft">{sent.lastError}</span>}
        </p>
      </div>
      <div class="card padded wide">
        <dl>{headers.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}</dl>
      </div>
      <div class="pair">
        {mail.html === null ? null : (
          <div class="card padded">
            <h2>As HTML</h2>
            <iframe title="The mail as HTML" sandbox="" srcdoc={mail.html} />
          </div>
        )}
        <div class="card padded">
          <h2>As text</h2>
          <pre dir="auto">{mail.text}</pre>
        </div>
      </div>
    </>
  );
}

/** One entry of a conversation: a message, an internal note, or something that happened. Foreign words are text. */
import type { DeskAttachment, DeskEntry } from '../../../store/desk-conversation.ts';
import type { DeskTicket } from '../../../store/desk-ticket.ts';
import { CUSTOMER_SIDE } from '../../../wording/desk/customer-side.ts';
import { eventText } from '../../../wording/desk/events.ts';
import { TICKET } from '../../../wording/desk/ticket.ts';
import type { TicketWords } from '../../../wording/desk/ticket-words.ts';
import { formatMoment, formatSize } from '../../../wording/format.ts';
import type { Visit } from '../../desk/visit.ts';
import { splitMessage } from '../../message-text.ts';
import { Csrf } from '../csrf.tsx';
import { Why } from './explanation.tsx';

export interface EntryProps {
  visit: Visit;
  ticket: DeskTicket;
  entry: DeskEntry;
}

export function Entry(props: EntryProps) {
  return props.entry.kind === 'event' ? <Event {...props} /> : <Message {...props} />;
}

/** Events that ask an agent to act. */
const ALARMS = new Set(['bounced', 'send-failed', 'held-restored']);

function Event({ visit, entry }: EntryProps) {
  const { language } = visit;
  const isAlarm = ALARMS.has(entry.reason ?? '');
  return (
    <div class={`entry event ${isAlarm ? 'alarm' : ''}`} id={`entry-${entry.id}`}>
      <span dir="auto">{eventText(language, entry.reason, entry.text)}</span>
      {entry.by === null ? null : (
        <>
          {' · '}
          <bdi>{entry.by}</bdi>
        </>
      )}
      {' · '}
      <Moment visit={visit} entry={entry} />
    </div>
  );
}

function Moment({ visit, entry }: Pick<EntryProps, 'visit' | 'entry'>) {
  return (
    <a class="quiet nowrap" href={`#entry-${entry.id}`}>
      <time dateTime={entry.createdAt}>{formatMoment(entry.createdAt, visit.timeZone, visit.language)}</time>
    </a>
  );
}

function Message(props: EntryProps) {
  const { visit, ticket, entry } = props;
  const words = TICKET[visit.language];
  const { shown, rest, isWhole } = splitMessage(entry.text, entry.reply);
  const isDoubtful = entry.unverified || entry.rejected;
  const look = entry.kind === 'note' ? 'note' : (entry.direction ?? '');
  return (
    <article class={`entry ${look} ${isDoubtful ? 'doubtful' : ''}`} id={`entry-${entry.id}`}>
      <header>
        <Author entry={entry} words={words} onPage={CUSTOMER_SIDE[visit.language].onPage} />
        <span class="soft small">
          <Moment visit={visit} entry={entry} />
        </span>
      </header>
      {entry.unverified ? <Doubt visit={visit} ticket={ticket} entry={entry} words={words} /> : null}
      <p class="words" dir="auto">
        {shown === '' ? <span class="soft">{words.noWords}</span> : shown}
      </p>
      {rest === '' ? null : (
        <details>
          <summary>{isWhole ? words.wholeMessage : words.rest}</summary>
          <p class="words quoted" dir="auto">
            {rest}
          </p>
        </details>
      )}
      {entry.isCut ? (
        <p class="soft small">
          {words.cut} <a href={`/desk/entries/${entry.id}/text`}>{words.wholeText}</a>
        </p>
      ) : null}
      {entry.hasHtml ? <Layout entry={entry} words={words} /> : null}
      <Attachments visit={visit} attachments={entry.attachments} words={words} />
      {entry.mail === null ? null : <Why visit={visit} mail={entry.mail} />}
    </article>
  );
}

function Author({ entry, words, onPage }: { entry: DeskEntry; words: TicketWords; onPage: string }) {
  const { from, by, sending } = entry;
  const isOurs = entry.kind === 'note' || entry.direction === 'out';
  const name = isOurs ? (by ?? words.us) : from?.name || from?.address || by || words.noSender;
  return (
    <span>
      <strong>
        <bdi>{name}</bdi>
      </strong>{' '}
      {!isOurs && from !== null && from.name !== '' ? <bdi class="soft small">{from.address}</bdi> : null}{' '}
      {entry.kind === 'note' ? <span class="tag note">{words.note}</span> : null}
      {entry.reason === 'status-page' ? <span class="soft small">{onPage}</span> : null}
      {entry.direction === 'out' ? <span class="soft small">{words.toCustomer}</span> : null}
      {entry.unverified ? <span class="tag soon">{words.unverified}</span> : null}
      {entry.rejected ? <span class="tag">{words.rejected}</span> : null}
      {sending === null || sending.state === 'sent' ? null : (
        <span
          class={`tag ${sending.state === 'failed' || sending.state === 'bounced' ? 'high' : ''}`}
          title={sending.error ?? undefined}
        >
          {words.sending[sending.state]}
        </span>
      )}
    </span>
  );
}

/** R-THR-2: believed, belongs elsewhere, or neither. */
function Doubt({ visit, ticket, entry, words }: EntryProps & { words: TicketWords }) {
  const path = `/desk/tickets/${ticket.number}/entries/${entry.id}`;
  return (
    <div class="doubt">
      <p class="small">{words.unverifiedNote}</p>
      <div class="row">
        <form method="post" action={`${path}/accept`}>
          <Csrf visit={visit} />
          <button type="submit">{words.accept}</button>
        </form>
        {entry.rejected ? null : (
          <form method="post" action={`${path}/reject`}>
            <Csrf visit={visit} />
            <button type="submit">{words.reject}</button>
          </form>
        )}
        <form class="row" method="post" action={`${path}/move`}>
          <Csrf visit={visit} />
          <label>
            <span>{words.moveTo}</span>
            <input name="to" required size={12} autocomplete="off" />
          </label>
          <button type="submit">{words.move}</button>
        </form>
      </div>
    </div>
  );
}

/** R-MSG-12: strangers' HTML only in a frame without rights, and loaded only when it is unfolded. */
function Layout({ entry, words }: { entry: DeskEntry; words: TicketWords }) {
  const path = `/desk/entries/${entry.id}/html`;
  return (
    <details>
      <summary>{words.html}</summary>
      <iframe
        class="html"
        title={words.html}
        src={path}
        loading="lazy"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
      />
      <a class="small" href={path} target="_blank" rel="noopener">
        {words.ownWindow}
      </a>
    </details>
  );
}

const PICTURES = /^image\/(?:png|jpe?g|gif|webp)$/i;
/** A smaller picture is an ornament, a larger one too much to load unasked. */
const THUMBNAIL_BYTES = { min: 6_000, max: 5_000_000 };

interface AttachmentsProps {
  visit: Visit;
  attachments: readonly DeskAttachment[];
  words: TicketWords;
}

function Attachments({ visit, attachments, words }: AttachmentsProps) {
  if (attachments.length === 0) return null;
  const pictures = attachments.filter(
    ({ contentType, size }) => PICTURES.test(contentType) && size >= THUMBNAIL_BYTES.min && size <= THUMBNAIL_BYTES.max,
  );
  return (
    <>
      <ul class="files" aria-label={words.attachments}>
        {attachments.map((attachment) => {
          const { id, fileName, contentType, size, inline } = attachment;
          return (
            <li key={id}>
              <a href={`/desk/attachments/${id}`} download>
                <bdi>{fileName}</bdi>
              </a>
              <span class="soft">{formatSize(size, visit.language)}</span>
              {inline ? <span class="soft">{words.inText}</span> : null}
              {PICTURES.test(contentType) || contentType === 'text/plain' ? (
                <a href={`/desk/attachments/${id}?preview`} target="_blank" rel="noopener">
                  {words.preview}
                </a>
              ) : null}
            </li>
          );
        })}
      </ul>
      {pictures.length === 0 ? null : (
        <div class="thumbnails">
          {pictures.map(({ id, fileName }) => (
            <a key={id} href={`/desk/attachments/${id}?preview`} target="_blank" rel="noopener">
              <img src={`/desk/attachments/${id}?preview`} alt={fileName} loading="lazy" />
            </a>
          ))}
        </div>
      )}
    </>
  );
}

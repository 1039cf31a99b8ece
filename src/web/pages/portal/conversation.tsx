import type { CustomerFile } from '../../../store/status-files.ts';
import type { CustomerMessage, CustomerTicket } from '../../../store/status-page.ts';
import { formatMoment, formatSize } from '../../../wording/format.ts';
import type { PageWords } from '../../../wording/page-words.ts';
import { PAGES } from '../../../wording/pages.ts';
import { STATUS } from '../../../wording/portal/status.ts';
import { splitMessage } from '../../message-text.ts';
import type { PortalVisit } from '../../portal/visit.ts';

interface ConversationProps {
  visit: PortalVisit;
  ticket: CustomerTicket;
  /** Of the ticket's page. */
  path: string;
}

/** What was said, newest first, with its files. Foreign words are text and nothing else. */
export function Conversation({ visit, ticket, path }: ConversationProps) {
  const { messages, hasMore } = ticket;
  const words = PAGES[visit.language].status;
  return (
    <section aria-labelledby="conversation">
      <div class="section">
        <h2 id="conversation">{words.conversation}</h2>
        {messages.length > 1 ? <span class="soft small">{words.newestFirst}</span> : null}
      </div>
      {messages.length === 0 ? <p class="soft">{words.empty}</p> : null}
      {messages.map((message, index) => (
        <Message key={index} message={message} visit={visit} path={path} />
      ))}
      {hasMore ? <p class="soft">{words.more}</p> : null}
    </section>
  );
}

function Message({ message, visit, path }: { message: CustomerMessage; visit: PortalVisit; path: string }) {
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
      <Files visit={visit} files={message.attachments} path={`${path}/files`} />
    </article>
  );
}

const PICTURES = /^image\/(?:png|jpe?g|gif|webp)$/i;
/** A smaller picture is an ornament, a larger one too much to load unasked on a phone. */
const THUMBNAIL_BYTES = { min: 6_000, max: 5_000_000 };

function Files({ visit, files, path }: { visit: PortalVisit; files: readonly CustomerFile[]; path: string }) {
  if (files.length === 0) return null;
  const { language } = visit;
  const pictures = files.filter(
    ({ contentType, size }) => PICTURES.test(contentType) && size >= THUMBNAIL_BYTES.min && size <= THUMBNAIL_BYTES.max,
  );
  return (
    <>
      <ul class="files" aria-label={PAGES[language].status.attachments}>
        {files.map(({ id, fileName, size }) => (
          <li key={id}>
            <a href={`${path}/${id}`} download>
              <bdi>{fileName}</bdi>
            </a>
            <span class="size">{formatSize(size, language)}</span>
          </li>
        ))}
      </ul>
      {pictures.length === 0 ? null : (
        <div class="pictures">
          {pictures.map(({ id, fileName }) => (
            <a key={id} href={`${path}/${id}?preview`} target="_blank" rel="noopener">
              <img src={`${path}/${id}?preview`} alt={`${STATUS[language].look}: ${fileName}`} loading="lazy" />
            </a>
          ))}
        </div>
      )}
    </>
  );
}

/** Nobody's address: who else takes part is the requester's to know by name, not by address. */
function authorOf(message: CustomerMessage, desk: string, words: PageWords['status']): string {
  if (message.direction !== 'in') return desk;
  if (message.byViewer) return words.you;
  return message.fromName.includes('@') || message.fromName === '' ? words.someone : message.fromName;
}

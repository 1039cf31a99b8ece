import type { CustomerTicket } from '../../../store/status-page.ts';
import { formatSize } from '../../../wording/format.ts';
import { PAGES } from '../../../wording/pages.ts';
import { STATUS } from '../../../wording/portal/status.ts';
import type { StatusWords } from '../../../wording/portal/status-words.ts';
import type { PortalVisit } from '../../portal/visit.ts';
import { MAX_FILES, MAX_FILES_BYTES } from '../../upload.ts';
import { Csrf } from '../csrf.tsx';

/** Why a message was not taken. */
export type ReplyFault = 'empty' | 'tooLong' | 'tooLarge' | 'tooMany';

/** What was filled in, and why it was not taken. */
export interface TriedReply {
  words: string;
  fault: ReplyFault;
  hadFiles: boolean;
}

export interface ReplyFormProps {
  visit: PortalVisit;
  ticket: CustomerTicket;
  path: string;
  formKey: string;
  /** What is written now begins another ticket (R-THR-4). */
  isClosedForGood: boolean;
  tried: TriedReply | null;
}

/** Adds words and files; on a ticket that is over it opens it again, or begins one that follows it. */
export function ReplyForm({ visit, ticket, path, formKey, isClosedForGood, tried }: ReplyFormProps) {
  const { language } = visit;
  const words = STATUS[language].reply;
  // Its fragment holds for the page that says why a message was not taken.
  const action = `${path}/messages#message`;
  const { title, lead, button } = wordsFor(ticket, isClosedForGood, words);
  return (
    <form class="card" id="message" method="post" action={action} enctype="multipart/form-data">
      <Csrf visit={visit} />
      <input type="hidden" name="key" value={formKey} />
      <h2>{title}</h2>
      {lead === '' ? null : <p>{lead}</p>}
      {tried === null ? null : (
        <p class="problem" id="message-fault" role="alert">
          {words[tried.fault]} {tried.hadFiles ? words.filesAgain : null}
        </p>
      )}
      <label>
        <span>{words.words}</span>
        <textarea
          name="words"
          rows={5}
          maxLength={100_000}
          dir="auto"
          aria-describedby={tried === null ? undefined : 'message-fault'}
          aria-invalid={tried === null ? undefined : 'true'}
        >
          {tried?.words ?? ''}
        </textarea>
      </label>
      <label>
        <span>{words.files}</span>
        <input type="file" name="files" multiple aria-describedby="message-files" />
      </label>
      <p class="soft small" id="message-files">
        {words.filesHint(MAX_FILES, formatSize(MAX_FILES_BYTES, language))}
      </p>
      <p>
        <button class="main" type="submit">
          {button}
        </button>
      </p>
      <p class="soft small">{PAGES[language].status.add}</p>
    </form>
  );
}

function wordsFor(ticket: CustomerTicket, isClosedForGood: boolean, words: StatusWords['reply']) {
  if (isClosedForGood) return { title: words.followTitle, lead: words.followLead, button: words.follow };
  if (ticket.overAt !== null) return { title: words.reopenTitle, lead: words.reopenLead, button: words.reopen };
  return { title: words.title, lead: '', button: words.send };
}

/** What agents decide less often: subject, tags, participants, putting off, merging; each a form of its own. */
import type { ComponentChildren } from 'preact';
import type { Address } from '../../../message/mail.ts';
import type { Merge } from '../../../store/merge-undo.ts';
import type { TriagedTicket } from '../../../store/triage.ts';
import type { TriageWords } from '../../../wording/desk/triage.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from './frame.tsx';

export interface TriagePart {
  visit: Visit;
  ticket: TriagedTicket;
  participants: readonly (Address & { id: number })[];
  /** Tickets that were merged into this one. */
  merges: readonly Merge[];
  words: TriageWords;
}

export function TriageMore(part: TriagePart) {
  return (
    <>
      <Subject {...part} />
      <Tags {...part} />
      <Participants {...part} />
      <Snooze {...part} />
      <Merging {...part} />
    </>
  );
}

interface VerbProps extends TriagePart {
  path: string;
  /** Words beside a button, not a field above one. */
  isBeside?: boolean;
  children: ComponentChildren;
}

/** One verb on the ticket: a small form of its own. */
export function Verb({ visit, ticket, path, isBeside = false, children }: VerbProps) {
  return (
    <form class={isBeside ? 'row beside' : 'row'} method="post" action={`/desk/tickets/${ticket.number}/${path}`}>
      <Csrf visit={visit} />
      {children}
    </form>
  );
}

function Subject(part: TriagePart) {
  const { ticket, words } = part;
  return (
    <Verb {...part} path="subject">
      <label class="wide grow">
        <span>{words.subject}</span>
        <input name="subject" required maxLength={200} dir="auto" value={ticket.subject} />
      </label>
      <button type="submit">{words.rename}</button>
    </Verb>
  );
}

function Tags(part: TriagePart) {
  const { ticket, words } = part;
  return (
    <section>
      <h3>{words.tags}</h3>
      {ticket.tags.map((name) => (
        <Verb {...part} key={name} path="tags/removal" isBeside>
          <input type="hidden" name="tag" value={name} />
          <bdi class="tag">{name}</bdi>
          <button class="plain" type="submit" aria-label={`${words.remove}: ${name}`}>
            {words.remove}
          </button>
        </Verb>
      ))}
      <Verb {...part} path="tags">
        <label class="grow wide">
          <span>{words.newTag}</span>
          <input name="tag" required maxLength={40} autocomplete="off" />
        </label>
        <button type="submit">{words.add}</button>
      </Verb>
    </section>
  );
}

function Participants(part: TriagePart) {
  const { ticket, participants, words } = part;
  return (
    <section>
      <h3>{words.participants}</h3>
      {participants
        .filter(({ id }) => id !== ticket.requesterId)
        .map(({ id, name, address }) => (
          <Verb {...part} key={id} path="participants/removal" isBeside>
            <input type="hidden" name="person" value={id} />
            <bdi title={address}>{name || address}</bdi>
            <button class="plain" type="submit" aria-label={`${words.remove}: ${name || address}`}>
              {words.remove}
            </button>
          </Verb>
        ))}
      <Verb {...part} path="participants">
        <label class="grow wide">
          <span>{words.newParticipant}</span>
          <input name="address" required maxLength={250} autocomplete="off" />
        </label>
        <button type="submit">{words.add}</button>
      </Verb>
    </section>
  );
}

function Snooze(part: TriagePart) {
  const { visit, ticket, words } = part;
  const isPutOff = ticket.snoozedUntil !== null && ticket.snoozedUntil > visit.now;
  return (
    <section>
      <h3>{words.putOff}</h3>
      <Verb {...part} path="snooze">
        <label>
          <span>{words.snooze}</span>
          <input type="date" name="day" required />
        </label>
        <button type="submit">{words.putOff}</button>
      </Verb>
      {isPutOff ? (
        <Verb {...part} path="snooze/end">
          <button type="submit">{words.wake}</button>
        </Verb>
      ) : null}
    </section>
  );
}

function Merging(part: TriagePart) {
  const { merges, words } = part;
  return (
    <section>
      <h3>{words.merge}</h3>
      <Verb {...part} path="merge">
        <label>
          <span>{words.mergeInto}</span>
          <input name="into" required size={12} autocomplete="off" aria-describedby="merge-hint" />
        </label>
        <button type="submit">{words.join}</button>
      </Verb>
      <p class="soft small" id="merge-hint">
        {words.mergeHint}
      </p>
      {merges.map(({ id, from }) => (
        <Verb {...part} key={id} path="merge/undo" isBeside>
          <input type="hidden" name="merge" value={id} />
          <span>{from.number}</span>
          <button type="submit">{words.undoMerge}</button>
        </Verb>
      ))}
    </section>
  );
}

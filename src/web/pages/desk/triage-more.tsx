/** What agents decide less often: subject, requester, tags, participants, putting off, merging; each a form of its own. */
import type { ComponentChildren } from 'preact';
import type { Address } from '../../../message/mail.ts';
import type { Merge } from '../../../store/merge-undo.ts';
import type { Split } from '../../../store/splits.ts';
import type { TriagedTicket } from '../../../store/triage.ts';
import { SPLIT } from '../../../wording/desk/split.ts';
import type { TriageWords } from '../../../wording/desk/triage.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { nameOf, Person } from './person.tsx';

export interface TriagePart {
  visit: Visit;
  ticket: TriagedTicket;
  participants: readonly (Address & { id: number })[];
  /** Tickets that were merged into this one. */
  merges: readonly Merge[];
  /** Of this ticket, either side. */
  splits: readonly Split[];
  words: TriageWords;
}

export function TriageMore(part: TriagePart) {
  return (
    <>
      <Subject {...part} />
      <Requester {...part} />
      <Tags {...part} />
      <Participants {...part} />
      <Snooze {...part} />
      <Merging {...part} />
      <Splitting {...part} />
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

function Requester(part: TriagePart) {
  const { ticket, participants, words } = part;
  const others = participants.filter(({ id }) => id !== ticket.requesterId);
  return (
    <section>
      <h3>{words.requester}</h3>
      <Verb {...part} path="requester">
        {others.length === 0 ? null : (
          <label class="grow wide">
            <span>{words.someoneElse}</span>
            <select name="person">
              <option value="" />
              {others.map((person) => (
                <option key={person.id} value={person.id}>
                  {nameOf(person)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label class="grow wide">
          <span>{words.newRequester}</span>
          <input name="address" maxLength={250} autocomplete="off" aria-describedby="requester-hint" />
        </label>
        <label>
          <input type="checkbox" name="confirms" value="yes" /> {words.confirms}
        </label>
        <button type="submit">{words.changeRequester}</button>
      </Verb>
      <p class="soft small" id="requester-hint">
        {words.requesterHint}
      </p>
    </section>
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
        .map((person) => (
          <Verb {...part} key={person.id} path="participants/removal" isBeside>
            <input type="hidden" name="person" value={person.id} />
            <Person person={person} />
            <button class="plain" type="submit" aria-label={`${words.remove}: ${nameOf(person)}`}>
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

function Splitting({ visit, ticket }: TriagePart) {
  const words = SPLIT[visit.language];
  return (
    <section>
      <h3>{words.title}</h3>
      <p>
        <a class="button" href={`/desk/tickets/${ticket.number}/split`}>
          {words.title}
        </a>
      </p>
      <p class="soft small">{words.lead}</p>
    </section>
  );
}

/** Tickets that were one with this one: where the rest is, and the way back. */
export function SplitLinks(part: TriagePart) {
  const words = SPLIT[part.visit.language];
  return (
    <>
      {part.splits.map(({ id, from, into }) => {
        const isPart = into.id === part.ticket.id;
        const other = isPart ? from : into;
        return (
          <Verb {...part} key={id} path="split/undo" isBeside>
            <input type="hidden" name="split" value={id} />
            <span>
              {isPart ? words.from : words.into} <a href={`/desk/tickets/${other.number}`}>{other.number}</a>
            </span>
            <button class="plain" type="submit">
              {words.undo}
            </button>
          </Verb>
        );
      })}
    </>
  );
}

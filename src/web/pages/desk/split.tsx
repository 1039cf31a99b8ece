/** Choosing what of a ticket becomes a ticket of its own. */
import type { DeskTicket } from '../../../store/desk-ticket.ts';
import type { SplittableEntry } from '../../../store/splits.ts';
import { SPLIT, type SplitWords } from '../../../wording/desk/split.ts';
import { formatMoment } from '../../../wording/format.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { DeskFrame } from './frame.tsx';
import { PersonAndAddress } from './person.tsx';

export interface SplitPageProps {
  visit: Visit;
  ticket: DeskTicket;
  entries: readonly SplittableEntry[];
  filledIn: { entryIds: readonly number[]; subject: string; confirms: boolean };
  /** Why it was not split; null: nobody asked. */
  problem: string | null;
}

export function SplitPage({ visit, ticket, entries, filledIn, problem }: SplitPageProps) {
  const words = SPLIT[visit.language];
  const path = `/desk/tickets/${ticket.number}`;
  return (
    <DeskFrame visit={visit} title={`${words.title} ${ticket.number}`} place="tickets">
      <h1 dir="auto">{`${words.title}: ${ticket.number} ${ticket.subject}`}</h1>
      <p>
        <a href={path}>{words.back}</a>
      </p>
      <p class="soft">{words.lead}</p>
      {problem === null ? null : (
        <p class="card problem" role="alert">
          {problem}
        </p>
      )}
      <form class="narrow" method="post" action={`${path}/split`}>
        <Csrf visit={visit} />
        <fieldset class="plain">
          <legend>{words.choose}</legend>
          {entries.map((entry) => (
            <EntryChoice
              key={entry.id}
              visit={visit}
              entry={entry}
              isChosen={filledIn.entryIds.includes(entry.id)}
              words={words}
            />
          ))}
        </fieldset>
        <label class="wide">
          <span>{words.subject}</span>
          <input name="subject" required maxLength={200} dir="auto" value={filledIn.subject} />
        </label>
        <p class="soft small">{words.requesterHint}</p>
        <label>
          <input type="checkbox" name="confirms" value="yes" checked={filledIn.confirms} /> {words.confirms}
        </label>
        <button class="main" type="submit">
          {words.split}
        </button>
      </form>
    </DeskFrame>
  );
}

interface ChoiceProps {
  visit: Visit;
  entry: SplittableEntry;
  isChosen: boolean;
  words: SplitWords;
}

function EntryChoice({ visit, entry, isChosen, words }: ChoiceProps) {
  const { id, kind, direction, from, excerpt, files, createdAt } = entry;
  const look = kind === 'note' ? 'note' : (direction ?? '');
  return (
    <label class={`entry ${look}`}>
      <input type="checkbox" name="entry" value={id} checked={isChosen} />{' '}
      {from === null ? words.nobody : <PersonAndAddress person={from} />}{' '}
      {kind === 'note' ? <small class="tag note">{words.note}</small> : null}
      {kind === 'message' && direction === 'out' ? <small class="soft">{words.us}</small> : null}{' '}
      <small class="soft">{formatMoment(createdAt, visit.timeZone, visit.language)}</small>
      {files === 0 ? null : <small class="soft">{` · ${words.files(files)}`}</small>}
      <br />
      <bdi class="words">{excerpt}</bdi>
    </label>
  );
}

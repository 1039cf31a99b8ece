/** One page for a call: who is it, then what do they say. */
import type { PhoneCall } from '../../../actions/phone.ts';
import type { Address } from '../../../message/mail.ts';
import type { Caller } from '../../../store/callers.ts';
import type { Choice } from '../../../store/triage.ts';
import { PRIORITIES } from '../../../ticket/status.ts';
import { FRAME } from '../../../wording/desk/frame.ts';
import { PHONE, type PhoneWords } from '../../../wording/desk/phone.ts';
import { PAGES } from '../../../wording/pages.ts';
import { LANGUAGES } from '../../../wording/wording.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { DeskFrame } from './frame.tsx';

export interface PhonePageProps {
  visit: Visit;
  /** What was searched for; '' for nothing. */
  asked: string;
  /** Null: nobody was searched for. */
  callers: readonly Caller[] | null;
  /** The caller whose details stand in the form. */
  chosen: number | null;
  call: PhoneCall;
  organisations: readonly Choice[];
  mailboxes: readonly Address[];
  /** Why the form was not taken. */
  problem: string | null;
}

type Part = PhonePageProps & { words: PhoneWords };

export function PhonePage(props: PhonePageProps) {
  const words = PHONE[props.visit.language];
  return (
    <DeskFrame visit={props.visit} title={words.title} place="phone">
      <div class="narrow">
        <h1>{words.title}</h1>
        {props.problem === null ? null : (
          <p class="card problem" role="alert">
            {props.problem}
          </p>
        )}
        <CallerSearch {...props} words={words} />
        <CallForm {...props} words={words} />
      </div>
    </DeskFrame>
  );
}

function CallerSearch({ asked, callers, chosen, words }: Part) {
  return (
    <section class="card">
      <h2>{words.who}</h2>
      <form class="row" method="get" action="/desk/phone">
        <label class="wide grow">
          <span>{words.find}</span>
          <input type="search" name="caller" required maxLength={200} value={asked} autocomplete="off" />
        </label>
        <button type="submit">{words.search}</button>
      </form>
      <p class="soft small">{words.findHint}</p>
      {callers === null ? null : callers.length === 0 ? (
        <p role="status">{words.nobodyFound}</p>
      ) : (
        <ul class="plain">
          {callers.map(({ id, name, address, organisation }) => (
            <li key={id}>
              <a href={`/desk/phone?${new URLSearchParams({ caller: asked, person: String(id) })}`}>
                <bdi>{name || address}</bdi>
              </a>{' '}
              {id === chosen ? <strong>{words.chosen}</strong> : null}{' '}
              <span class="soft small">
                <bdi>{[name === '' ? '' : address, organisation?.name ?? ''].filter(Boolean).join(' · ')}</bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function CallForm(props: Part) {
  const { visit, call, mailboxes, words } = props;
  const { priorities } = FRAME[visit.language];
  return (
    <form class="card" method="post" action="/desk/phone">
      <Csrf visit={visit} />
      <input type="hidden" name="key" value={call.formKey} />
      <h2>{words.call}</h2>
      <CallerFields {...props} />
      <fieldset class="plain">
        <legend class="soft small">{words.priority}</legend>
        {PRIORITIES.map((one) => (
          <label key={one} class="inline">
            <input type="radio" name="priority" value={one} checked={one === call.priority} /> {priorities[one]}
          </label>
        ))}
      </fieldset>
      <label class="wide">
        <span>{words.subject}</span>
        <input name="subject" required maxLength={200} value={call.subject} dir="auto" />
      </label>
      <label>
        <span>{words.words}</span>
        <textarea
          name="words"
          required
          rows={10}
          maxLength={100_000}
          aria-describedby="words-hint"
          dir="auto"
          value={call.words}
        />
      </label>
      <p class="soft small" id="words-hint">
        {words.wordsHint}
      </p>
      {mailboxes.length === 1 ? (
        <input type="hidden" name="mailbox" value={call.mailbox} />
      ) : (
        <label>
          <span>{words.mailbox}</span>
          <select name="mailbox">
            {mailboxes.map(({ address, name }) => (
              <option key={address} value={address} selected={address === call.mailbox}>
                {name || address}
              </option>
            ))}
          </select>
        </label>
      )}
      <button class="main" type="submit">
        {words.register}
      </button>
    </form>
  );
}

function CallerFields({ call, organisations, words }: Part) {
  return (
    <>
      <label class="wide">
        <span>{words.name}</span>
        <input name="name" maxLength={200} value={call.name} autocomplete="off" />
      </label>
      <label class="wide">
        <span>{words.address}</span>
        <input
          name="address"
          type="email"
          maxLength={250}
          value={call.address}
          autocomplete="off"
          aria-describedby="address-hint"
        />
      </label>
      <p class="soft small" id="address-hint">
        {words.addressHint}
      </p>
      <div class="row">
        <label>
          <span>{words.organisation}</span>
          <select name="organisation">
            <option value="" selected={call.organisationId === null}>
              {words.none}
            </option>
            {organisations.map(({ id, name }) => (
              <option key={id} value={id} selected={id === call.organisationId}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{words.language}</span>
          <select name="language">
            {LANGUAGES.map((one) => (
              <option key={one} value={one} lang={one} selected={one === call.language}>
                {PAGES[one].languageName}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  );
}

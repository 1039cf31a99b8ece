/** Incoming mail: lists by state, and one mail with all that is known of it. Foreign words are text. */
import type { InboundMail, ListPage } from '../../../store/desk-mail.ts';
import type { InboundShown } from '../../../store/listing-inbound.ts';
import { MAIL, type MailWords } from '../../../wording/desk/mail.ts';
import { EXPLANATION, wordsOf } from '../../../wording/explanation.ts';
import { formatMoment, formatSize } from '../../../wording/format.ts';
import { withoutStatusSecrets } from '../../../wording/quotation.ts';
import { rows } from '../../desk/shortcuts.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { Explained } from './explanation.tsx';
import { DeskFrame } from './frame.tsx';
import { MailTabs } from './mail-tabs.tsx';
import { Person, PersonAndAddress } from './person.tsx';
import { Age } from './ticket-words.tsx';

type State = InboundMail['state'];

export interface InboundListProps {
  visit: Visit;
  state: State;
  states: readonly State[];
  page: ListPage<InboundMail>;
  counts: ReadonlyMap<State, number>;
}

export function InboundListPage({ visit, state, states, page, counts }: InboundListProps) {
  const words = MAIL[visit.language];
  return (
    <DeskFrame visit={visit} title={words.incoming} place="heldMail">
      <h1>{words.incoming}</h1>
      <MailTabs
        label={words.state}
        tabs={states.map((one) => ({
          href: `/desk/inbound?state=${one}`,
          label: words.states[one],
          count: one === 'ignored' ? null : (counts.get(one) ?? 0),
          isCurrent: one === state,
        }))}
      />
      {page.rows.length === 0 ? (
        <p class="card soft">{words.empty}</p>
      ) : (
        <Mails visit={visit} page={page} words={words} />
      )}
      {page.next === null ? null : (
        <a class="button" rel="next" href={`/desk/inbound?state=${state}&before=${page.next}`}>
          {words.next}
        </a>
      )}
    </DeskFrame>
  );
}

function Mails({ visit, page, words }: { visit: Visit; page: ListPage<InboundMail>; words: MailWords }) {
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.received}</th>
            <th scope="col">{words.from}</th>
            <th scope="col">{words.subject}</th>
            <th scope="col">{words.why}</th>
            <th scope="col" class="hide-narrow">
              {words.mailbox}
            </th>
            <th scope="col">{words.mail}</th>
          </tr>
        </thead>
        <tbody {...rows(visit)}>
          {page.rows.map((mail) => (
            <tr key={mail.id}>
              <td class="nowrap">
                <Age visit={visit} at={mail.arrivedAt} />
              </td>
              <td>{mail.explanation?.from == null ? null : <Person person={mail.explanation.from} />}</td>
              <td dir="auto">
                <a href={`/desk/inbound/${mail.id}`}>{mail.explanation?.subject || words.noSubject}</a>
              </td>
              <td>{whyOf(visit, mail)}</td>
              <td class="hide-narrow">{mail.mailbox}</td>
              <td>
                <Verbs visit={visit} mail={mail} words={words} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a person did not decide yet: what held it, or what went wrong. */
function whyOf(
  visit: Visit,
  { outcome, reason, error, state }: Pick<InboundMail, 'outcome' | 'reason' | 'error' | 'state'>,
) {
  const { decisions, outcomes } = EXPLANATION[visit.language];
  const what = wordsOf(outcomes, outcome ?? state);
  const why = reason === null || reason === outcome ? null : wordsOf(decisions, reason);
  return (
    <>
      {why ?? what}
      {error === null ? null : <span class="soft small line">{error}</span>}
    </>
  );
}

/** A mail that is done has its ticket: processing it again would make another. */
function Verbs({ visit, mail, words }: { visit: Visit; mail: Pick<InboundMail, 'id' | 'state'>; words: MailWords }) {
  if (mail.state === 'done') return null;
  const verb = mail.state === 'held' ? 'release' : 'retry';
  return (
    <form method="post" action={`/desk/inbound/${mail.id}/${verb}`}>
      <Csrf visit={visit} />
      <button type="submit">{words[verb]}</button>
    </form>
  );
}

export function InboundPage({ visit, mail }: { visit: Visit; mail: InboundShown }) {
  const words = MAIL[visit.language];
  const { explanation } = mail;
  return (
    <DeskFrame visit={visit} title={`${words.mail} ${mail.id}`} place="heldMail">
      <h1 dir="auto">{explanation?.subject || words.noSubject}</h1>
      <div class="columns">
        <div>
          {explanation === null ? null : (
            <section class="card">
              <Explained visit={visit} explanation={explanation} />
            </section>
          )}
          {explanation === null || explanation.text === '' ? null : (
            <section class="card">
              <h2>{words.text}</h2>
              <p class="words" dir="auto">
                {withoutStatusSecrets(explanation.text)}
              </p>
            </section>
          )}
        </div>
        <aside aria-label={words.mail}>
          <section class="card">
            <Facts visit={visit} mail={mail} words={words} />
          </section>
          <section class="card">
            <Verbs visit={visit} mail={mail} words={words} />
            {mail.state === 'held' ? <p class="soft small">{words.releaseHint}</p> : null}
            {mail.taken && visit.agent.role === 'admin' ? (
              <form method="post" action={`/desk/inbound/${mail.id}/raw`}>
                <Csrf visit={visit} />
                <button type="submit">{words.raw}</button>
              </form>
            ) : null}
            <p>
              <a class="button" href="/desk/inbound">
                {words.back}
              </a>
            </p>
          </section>
        </aside>
      </div>
    </DeskFrame>
  );
}

function Facts({ visit, mail, words }: { visit: Visit; mail: InboundShown; words: MailWords }) {
  const { explanation, ticket } = mail;
  return (
    <dl class="facts">
      <dt>{words.from}</dt>
      <dd>{explanation?.from == null ? null : <PersonAndAddress person={explanation.from} />}</dd>
      <dt>{words.received}</dt>
      <dd>{formatMoment(mail.receivedAt, visit.timeZone, visit.language)}</dd>
      <dt>{words.mailbox}</dt>
      <dd>{mail.mailbox}</dd>
      <dt>{words.state}</dt>
      <dd>
        {words.states[mail.state]}: {whyOf(visit, mail)}
      </dd>
      {ticket === null ? null : (
        <>
          <dt>{words.ticket}</dt>
          <dd>
            <a href={`/desk/tickets/${ticket}`}>{ticket}</a>
          </dd>
        </>
      )}
      <dt>{words.size}</dt>
      <dd>
        {formatSize(mail.size, visit.language)}
        {mail.taken ? null : `, ${words.notTaken}`}
      </dd>
      <dt>{words.attempts}</dt>
      <dd>{mail.attempts}</dd>
    </dl>
  );
}

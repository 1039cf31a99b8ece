/** Why a mail is where it is: the stored explanation in words (R-ACK-5). */
import type { DeskEntry } from '../../../store/desk-conversation.ts';
import { TICKET } from '../../../wording/desk/ticket.ts';
import { EXPLANATION, wordsOf } from '../../../wording/explanation.ts';
import { wordsOfOddities } from '../../../wording/oddities.ts';
import type { Visit } from '../../desk/visit.ts';
import { Person } from './person.tsx';

type Mail = NonNullable<DeskEntry['mail']>;

/** Folded below a message; all about its mail stands on a page of its own. */
export function Why({ visit, mail }: { visit: Visit; mail: Mail }) {
  const words = TICKET[visit.language];
  return (
    <details class="why">
      <summary>{words.why}</summary>
      {mail.explanation === null ? null : <Explained visit={visit} explanation={mail.explanation} />}
      <a class="small" href={`/desk/inbound/${mail.inboundId}`}>
        {words.wholeMail}
      </a>
    </details>
  );
}

/** The facts of an explanation as a list of names and values. */
export function Explained({ visit, explanation }: { visit: Visit; explanation: NonNullable<Mail['explanation']> }) {
  const words = TICKET[visit.language];
  const { kinds, decisions, confirmations } = EXPLANATION[visit.language];
  const { kind, kindReason, decision, confirmation, author, from, anomalies } = explanation;
  const odd = wordsOfOddities(visit.language, anomalies);
  // Explanations of an older version lack what was added since.
  const isOther = author != null && author.address !== from?.address;
  return (
    <dl class="facts small">
      <dt>{words.whatItIs}</dt>
      <dd>
        {kinds[kind]} <span class="soft">({kindReason})</span>
      </dd>
      {isOther ? (
        <>
          <dt>{words.writtenBy}</dt>
          <dd>
            <Person person={author} />
          </dd>
        </>
      ) : null}
      <dt>{words.because}</dt>
      <dd>{wordsOf(decisions, decision.reason)}</dd>
      <dt>{words.confirmation}</dt>
      <dd>
        {confirmation.send ? words.confirmed.replace('{to}', () => confirmation.to ?? '') : words.notConfirmed}
        {`: ${wordsOf(confirmations, confirmation.reason)}`}
      </dd>
      {odd.length === 0 ? null : (
        <>
          <dt>{words.oddities}</dt>
          <dd>{odd.join(' ')}</dd>
        </>
      )}
    </dl>
  );
}

/** Outgoing mail that did not arrive, or not yet: to whom, why, and once more. */
import type { ListPage, OutgoingRow } from '../../../store/desk-mail.ts';
import { MAIL, type MailWords } from '../../../wording/desk/mail.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf, DeskFrame } from './frame.tsx';
import { Age } from './ticket-words.tsx';

type View = 'undelivered' | 'queued';

export interface OutboxPageProps {
  visit: Visit;
  view: View;
  page: ListPage<OutgoingRow>;
  counts: Readonly<Record<View, number>>;
}

const VIEWS: readonly View[] = ['undelivered', 'queued'];

export function OutboxPage({ visit, view, page, counts }: OutboxPageProps) {
  const words = MAIL[visit.language];
  return (
    <DeskFrame visit={visit} title={words.outgoing} place="outgoing">
      <h1>{words.outgoing}</h1>
      <nav aria-label={words.state}>
        <ul class="tabs">
          {VIEWS.map((one) => (
            <li key={one}>
              <a
                href={one === 'undelivered' ? '/desk/outbox' : `/desk/outbox?view=${one}`}
                aria-current={one === view ? 'page' : undefined}
              >
                {words.sending[one]}
                <span class="count">{counts[one]}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {page.rows.length === 0 ? (
        <p class="card soft">{words.empty}</p>
      ) : (
        <Mails visit={visit} page={page} words={words} />
      )}
      {page.next === null ? null : (
        <a class="button" rel="next" href={`/desk/outbox?view=${view}&before=${page.next}`}>
          {words.next}
        </a>
      )}
    </DeskFrame>
  );
}

function Mails({ visit, page, words }: { visit: Visit; page: ListPage<OutgoingRow>; words: MailWords }) {
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{words.queuedAt}</th>
            <th scope="col">{words.ticket}</th>
            <th scope="col">{words.to}</th>
            <th scope="col">{words.subject}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.mail}</th>
          </tr>
        </thead>
        <tbody>
          {page.rows.map((mail) => (
            <tr key={mail.id}>
              <td class="nowrap">
                <Age visit={visit} at={mail.createdAt} />
              </td>
              <td class="nowrap">
                <a href={`/desk/tickets/${mail.ticket}`}>{mail.ticket}</a>
              </td>
              <td>
                <bdi>{mail.to}</bdi>
              </td>
              <td dir="auto">
                {mail.subject} <span class="soft small">{words.kinds[mail.kind]}</span>
              </td>
              <td>
                {words.sending[mail.state]}
                {mail.error === null ? null : <span class="soft small line">{mail.error}</span>}
                {mail.nextAttemptAt === null || mail.attempts === 0 ? null : (
                  <span class="soft small line">
                    {words.nextAttempt}: <Age visit={visit} at={mail.nextAttemptAt} />
                  </span>
                )}
              </td>
              <td>
                {mail.state === 'sending' ? null : (
                  <form method="post" action={`/desk/outbox/${mail.id}/retry`}>
                    <Csrf visit={visit} />
                    <button type="submit">{words.retry}</button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

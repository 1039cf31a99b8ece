/** Outgoing mail that did not arrive, or not yet: to whom, why, and once more. What a restore left to decide. */
import type { ListPage, OutgoingRow, UnconfirmedTicket } from '../../../store/desk-mail.ts';
import { MAIL, type MailWords } from '../../../wording/desk/mail.ts';
import { MAIL_KINDS } from '../../../wording/desk/mail-kinds.ts';
import { RESTORED } from '../../../wording/desk/restored.ts';
import { rows } from '../../desk/shortcuts.ts';
import type { Visit } from '../../desk/visit.ts';
import { Csrf } from '../csrf.tsx';
import { DeskFrame } from './frame.tsx';
import { MailTabs } from './mail-tabs.tsx';
import { Age } from './ticket-words.tsx';

export const VIEWS = ['undelivered', 'held', 'queued'] as const;
export type View = (typeof VIEWS)[number];

export interface OutboxPageProps {
  visit: Visit;
  view: View;
  page: ListPage<OutgoingRow>;
  /** Tickets that a restore left without a confirmation; shown beside what is held. */
  unconfirmed: readonly UnconfirmedTicket[];
  counts: Readonly<Record<View, number>>;
}

export function OutboxPage({ visit, view, page, unconfirmed, counts }: OutboxPageProps) {
  const words = MAIL[visit.language];
  return (
    <DeskFrame visit={visit} title={words.outgoing} place="outgoing">
      <h1>{words.outgoing}</h1>
      <MailTabs
        label={words.state}
        tabs={VIEWS.map((one) => ({
          href: `/desk/outbox?view=${one}`,
          label: words.sending[one],
          count: counts[one],
          isCurrent: one === view,
        }))}
      />
      {view === 'held' && page.rows.length > 0 ? <p class="soft">{RESTORED[visit.language].heldHint}</p> : null}
      {page.rows.length > 0 ? <Mails visit={visit} page={page} words={words} /> : null}
      {counts[view] === 0 ? <p class="card soft">{words.empty}</p> : null}
      {page.next === null ? null : (
        <a class="button" rel="next" href={`/desk/outbox?view=${view}&before=${page.next}`}>
          {words.next}
        </a>
      )}
      {view === 'held' && unconfirmed.length > 0 ? (
        <Unconfirmed visit={visit} tickets={unconfirmed} words={words} />
      ) : null}
    </DeskFrame>
  );
}

function Mails({ visit, page, words }: { visit: Visit; page: ListPage<OutgoingRow>; words: MailWords }) {
  const restored = RESTORED[visit.language];
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
        <tbody {...rows(visit)}>
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
                {mail.subject} <span class="soft small">{MAIL_KINDS[visit.language][mail.kind]}</span>
              </td>
              <td>
                {words.sending[mail.state]}
                {mail.error === null || mail.state === 'held' ? null : (
                  <span class="soft small line">{mail.error}</span>
                )}
                {mail.nextAttemptAt === null || mail.attempts === 0 ? null : (
                  <span class="soft small line">
                    {words.nextAttempt}: <Age visit={visit} at={mail.nextAttemptAt} />
                  </span>
                )}
              </td>
              <td class="nowrap">
                <div class="row">
                  {mail.state === 'sending' ? null : (
                    <form method="post" action={`/desk/outbox/${mail.id}/retry`}>
                      <Csrf visit={visit} />
                      <button type="submit">{mail.state === 'held' ? restored.sendNow : words.retry}</button>
                    </form>
                  )}
                  {mail.state === 'held' ? (
                    <form method="post" action={`/desk/outbox/${mail.id}/settle`}>
                      <Csrf visit={visit} />
                      <button type="submit">{restored.settle}</button>
                    </form>
                  ) : null}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface UnconfirmedProps {
  visit: Visit;
  tickets: readonly UnconfirmedTicket[];
  words: MailWords;
}

function Unconfirmed({ visit, tickets, words }: UnconfirmedProps) {
  const restored = RESTORED[visit.language];
  return (
    <section>
      <h2>{restored.unconfirmed}</h2>
      <p class="soft">{restored.unconfirmedHint}</p>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{words.queuedAt}</th>
              <th scope="col">{words.ticket}</th>
              <th scope="col">{words.from}</th>
              <th scope="col">{words.subject}</th>
            </tr>
          </thead>
          <tbody {...rows(visit)}>
            {tickets.map((ticket) => (
              <tr key={ticket.number}>
                <td class="nowrap">
                  <Age visit={visit} at={ticket.createdAt} />
                </td>
                <td class="nowrap">
                  <a href={`/desk/tickets/${ticket.number}`}>{ticket.number}</a>
                </td>
                <td>
                  <bdi>{ticket.from ?? ''}</bdi>
                </td>
                <td dir="auto">{ticket.subject || words.noSubject}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

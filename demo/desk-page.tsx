/** The frame and the lists of the demo's desk: read only, refreshed by the browser. */
import type { ComponentChildren } from 'preact';
import { wordsOfConfirmation, wordsOfDecision } from '../src/cli/explanation.ts';
import type { Address } from '../src/message/mail.ts';
import type { InboundShown } from '../src/store/listing-inbound.ts';
import type { OutboxShown } from '../src/store/listing-outbox.ts';
import type { TicketSummary } from '../src/store/listing-tickets.ts';
import type { Counts } from './desk-data.ts';
import { OUTCOMES, SENDING, STATUSES, type Tone, timeOf } from './desk-words.ts';

const LIST_REFRESH_SECONDS = 3;
/** Slower: what was unfolded folds again. */
const PAGE_REFRESH_SECONDS = 15;

export interface DeskProps {
  title: string;
  mailbox: string;
  counts: Counts;
  current: '/' | '/inbound' | '/outbox' | null;
  children: ComponentChildren;
}

export function Desk({ title, mailbox, counts, current, children }: DeskProps) {
  const tabs = [
    { path: '/', label: 'Tickets', count: counts.tickets },
    { path: '/inbound', label: 'Mail in', count: counts.inbound },
    { path: '/outbox', label: 'Mail out', count: counts.outbox },
  ];
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="refresh" content={String(current === null ? PAGE_REFRESH_SECONDS : LIST_REFRESH_SECONDS)} />
        <title>{`${title} · Loket demo`}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/desk.css" />
      </head>
      <body>
        <div class="top">
          <div>
            <a class="brand" href="/">
              <img src="/icon.svg" alt="" />
              <span>
                Loket <small>demo · {mailbox}</small>
              </span>
            </a>
            <nav aria-label="Desk">
              {tabs.map(({ path, label, count }) => (
                <a key={path} href={path} aria-current={path === current ? 'page' : undefined}>
                  {label}
                  <b>{count}</b>
                </a>
              ))}
            </nav>
          </div>
        </div>
        <main>{children}</main>
      </body>
    </html>
  );
}

export function Tag({ label, tone }: { label: string; tone: Tone }) {
  return <span class={`tag ${tone}`}>{label}</span>;
}

export function nameOf(address: Address | null): string {
  if (address === null) return 'Nobody';
  return address.name === '' ? address.address : address.name;
}

function Table({ titles, empty, children }: { titles: string[]; empty: string | null; children: ComponentChildren }) {
  if (empty !== null) return <div class="card empty">{empty}</div>;
  return (
    <div class="card scroll">
      <table>
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export function TicketList({ tickets }: { tickets: readonly TicketSummary[] }) {
  return (
    <>
      <h1>Tickets</h1>
      <p class="lead">Every mail that is work. Newest first; the page looks again every few seconds.</p>
      <Table
        titles={['Number', 'Subject', 'Requester', 'Status', 'Confirmation', 'When']}
        empty={tickets.length === 0 ? 'No ticket yet: the first mail is on its way.' : null}
      >
        {tickets.map((ticket) => (
          <TicketLine key={ticket.number} ticket={ticket} />
        ))}
      </Table>
    </>
  );
}

function TicketLine({ ticket }: { ticket: TicketSummary }) {
  const { number, subject, requester, status, confirmation } = ticket;
  return (
    <tr>
      <td class="number">
        <a href={`/tickets/${number}`}>{number}</a>
      </td>
      <td>
        <bdi>{subject === '' ? '(no subject)' : subject}</bdi>
        {ticket.possiblyBelongsTo === null ? null : (
          <span class="second">possibly belongs to {ticket.possiblyBelongsTo}</span>
        )}
      </td>
      <td class="name">
        <bdi>{nameOf(requester)}</bdi>
        <span class="second">
          by {ticket.channel}, in {ticket.language}
        </span>
      </td>
      <td>
        <Tag {...STATUSES[status]} />
        {ticket.undeliveredSince === null ? null : <Tag label="Came back" tone="bad" />}
      </td>
      <td>
        {confirmation.send ? <Tag label="Yes" tone="good" /> : <Tag label="No" tone="calm" />}
        {confirmation.send ? null : <span class="second">{wordsOfConfirmation(confirmation.reason)}</span>}
      </td>
      <td class="when">{timeOf(ticket.createdAt)}</td>
    </tr>
  );
}

export function InboundList({ mails }: { mails: readonly InboundShown[] }) {
  return (
    <>
      <h1>Mail in</h1>
      <p class="lead">Every mail that reached the mailbox, what became of it, and why. None is without an outcome.</p>
      <Table
        titles={['From', 'Subject', 'What became of it', 'Because', 'Ticket', 'When']}
        empty={mails.length === 0 ? 'No mail yet.' : null}
      >
        {mails.map((mail) => (
          <tr key={mail.id}>
            <td class="name">
              <bdi>{nameOf(mail.explanation?.from ?? null)}</bdi>
            </td>
            <td>
              <a href={`/inbound/${mail.id}`}>
                <bdi>{mail.explanation?.subject || '(no subject)'}</bdi>
              </a>
            </td>
            <td>{mail.outcome === null ? <Tag label="Waits" tone="new" /> : <Tag {...OUTCOMES[mail.outcome]} />}</td>
            <td class="soft">{mail.error ?? wordsOfDecision(mail.reason ?? '')}</td>
            <td class="number">{mail.ticket === null ? '–' : <a href={`/tickets/${mail.ticket}`}>{mail.ticket}</a>}</td>
            <td class="when">{timeOf(mail.receivedAt)}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}

export function OutboxList({ mails }: { mails: readonly OutboxShown[] }) {
  return (
    <>
      <h1>Mail out</h1>
      <p class="lead">Every mail of ours, kept from the moment that it is written until the mail server has it.</p>
      <Table
        titles={['To', 'Subject', 'State', 'Ticket', 'When']}
        empty={mails.length === 0 ? 'Nothing was sent yet.' : null}
      >
        {mails.map((mail) => (
          <tr key={mail.id}>
            <td>{mail.to}</td>
            <td>
              <a href={`/outbox/${mail.id}`}>
                <bdi>{mail.subject}</bdi>
              </a>
            </td>
            <td>
              <Tag {...SENDING[mail.state]} />
              {mail.lastError === null ? null : <span class="second">{mail.lastError}</span>}
            </td>
            <td class="number">
              <a href={`/tickets/${mail.ticket}`}>{mail.ticket}</a>
            </td>
            <td class="when">{timeOf(mail.sentAt ?? mail.createdAt)}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}

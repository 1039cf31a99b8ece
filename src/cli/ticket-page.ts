/** One ticket as a page of text. */
import type { Address } from '../message/mail.ts';
import type { Entry } from '../store/listing-entries.ts';
import type { TicketShown } from '../store/listing-tickets.ts';
import type { RequestDetails } from '../store/requests.ts';
import { wordsOfConfirmation } from './explanation.ts';
import { oneLine, plainText } from './table.ts';

type Moment = (iso: string | null) => string;

/** Head, then the conversation, oldest first. */
export function ticketLines(ticket: TicketShown, moment: Moment): string[] {
  return [...headLines(ticket, moment), ...ticket.entries.flatMap((entry) => ['', ...entryLines(entry, moment)])];
}

function headLines(ticket: TicketShown, moment: Moment): string[] {
  const { confirmation } = ticket;
  const rows: [string, string | null][] = [
    ['Status', ticket.waitingFor.length === 0 ? ticket.status : `${ticket.status} for ${ticket.waitingFor.join(', ')}`],
    ['Priority', ticket.assessed === null ? `${ticket.priority} (not assessed yet)` : ticket.priority],
    ['From', ticket.requester === null ? 'unknown: the mail named no sender' : personOf(ticket.requester)],
    ['People', ticket.participants.map(personOf).join(', ') || null],
    ['Organisation', ticket.organisation],
    ['Product', ticket.details === null ? null : productOf(ticket.details)],
    ['Phone', ticket.details?.phone || null],
    ['Assigned to', ticket.assignee === null ? 'nobody' : personOf(ticket.assignee)],
    ['Created', `${moment(ticket.createdAt)} by ${ticket.channel}, at ${ticket.mailbox}`],
    ['Closed', ticket.closedAt === null ? null : moment(ticket.closedAt)],
    [
      'Confirmation',
      `${confirmation.send ? `to ${confirmation.to ?? ''}` : 'none'} (${wordsOfConfirmation(confirmation.reason)})`,
    ],
    [
      'Undelivered',
      ticket.undeliveredSince === null ? null : `an answer did not arrive, ${moment(ticket.undeliveredSince)}`,
    ],
    ['Perhaps of', ticket.possiblyBelongsTo],
    ['Continues', ticket.continues],
    ['Merged into', ticket.mergedInto],
  ];
  return [
    `${ticket.number}  ${oneLine(ticket.subject) || '(no subject)'}`,
    ...rows.flatMap(([label, value]) => (value === null ? [] : [`${`${label}:`.padEnd(14)}${oneLine(value)}`])),
  ];
}

function productOf({ product, version }: RequestDetails): string | null {
  return [product, version].filter((part) => part !== '').join(', version ') || null;
}

function entryLines(entry: Entry, moment: Moment): string[] {
  const who = entry.from === null ? '' : ` from ${oneLine(personOf(entry.from))}`;
  const doubt = entry.unverified ? `, not one of the people of this ticket: message ${entry.id}` : '';
  const reason = entry.reason === null ? '' : ` (${entry.reason})`;
  return [
    `--- ${moment(entry.createdAt)}  ${entry.visibility} ${entry.kind}${who}${doubt}${reason}`,
    plainText(entry.reply === null || entry.reply === '' ? entry.text : entry.reply).trimEnd(),
    ...entry.attachments.map(({ fileName, size }) => `[${oneLine(fileName)}, ${size} bytes]`),
  ];
}

function personOf({ address, name }: Address): string {
  return name === '' ? address : `${name} <${address}>`;
}

/** The mail that tells a customer the expected date, ready for the outbox (P15). */
import { type Answered, composeConfirmation, machineHeaders } from '../message/compose.ts';
import type { Address, Language, OutgoingMail } from '../message/mail.ts';
import type { Letterhead } from './confirmation-mail.ts';
import { formatDate } from './format.ts';
import { type TicketMailParts, ticketMail } from './ticket-mail.ts';

/** Days of the calendar; null: none. One of the two is a day. */
export interface DateChange {
  before: string | null;
  on: string | null;
}

export interface ExpectedDateParts extends TicketMailParts {
  /** The customer's. */
  subject: string;
  to: Address;
  language: Language;
  change: DateChange;
  /** The mail that opened the ticket, so that mail programs show the two together; null when none did. */
  opening: Answered | null;
}

/** R-ACK-10: a machine wrote it, and it answers no mail, though it stands in a conversation. */
export function expectedDateMail(
  house: Pick<Letterhead, 'wording' | 'publicUrl' | 'secret'>,
  parts: ExpectedDateParts,
): OutgoingMail {
  const { tag, messageId, replyTo, statusUrl } = ticketMail(house, parts);
  const { language, change, ticket, mailbox, to, subject } = parts;
  const day = (date: string | null) => (date === null ? '' : formatDate(date, language));
  const mail = composeConfirmation({
    mailbox,
    to,
    subject,
    tag,
    incoming: parts.opening,
    messageId,
    replyTo,
    words: house.wording.mail('expected-date', language, {
      number: ticket.number,
      tag,
      subject,
      customerName: to.name,
      mailboxName: mailbox.name,
      statusUrl,
      day: day(change.on),
      before: day(change.before),
    }),
  });
  return { ...mail, headers: machineHeaders(false) };
}

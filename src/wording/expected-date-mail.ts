/** The mail that tells a customer the expected date, ready for the outbox (P15). */
import { type Answered, composeConfirmation, machineHeaders } from '../message/compose.ts';
import type { Address, Language, OutgoingMail } from '../message/mail.ts';
import { cleanName } from './confirmation.ts';
import type { Letterhead } from './confirmation-mail.ts';
import { EXPECTED_DATE } from './expected-date.ts';
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
  house: Pick<Letterhead, 'publicUrl' | 'secret'>,
  parts: ExpectedDateParts,
): OutgoingMail {
  const { tag, messageId, replyTo, statusUrl } = ticketMail(house, parts);
  const mail = composeConfirmation({
    mailbox: parts.mailbox,
    to: parts.to,
    subject: parts.subject,
    tag,
    incoming: parts.opening,
    messageId,
    replyTo,
    words: {
      subject: EXPECTED_DATE[parts.language].subject(parts.subject),
      text: textOf(statusUrl, parts),
      html: null,
    },
  });
  return { ...mail, headers: machineHeaders(false) };
}

function textOf(statusUrl: string, { language, to, change, mailbox }: ExpectedDateParts): string {
  const words = EXPECTED_DATE[language];
  const paragraphs = [
    words.greeting(cleanName(to.name)),
    sentenceOf(change, language),
    `${words.follow}\n${statusUrl}`,
    words.add,
    `${words.regards}\n${mailbox.name}`.trim(),
    words.automatic,
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function sentenceOf({ before, on }: DateChange, language: Language): string {
  const words = EXPECTED_DATE[language];
  const day = (date: string) => formatDate(date, language);
  if (on === null) return words.withdrawn(day(before ?? ''));
  return before === null ? words.set(day(on)) : words.changed(day(on), day(before));
}

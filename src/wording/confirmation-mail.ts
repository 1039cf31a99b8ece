/** The confirmation of a ticket as a mail ready for the outbox: words, headers and addresses put together. */
import { composeConfirmation } from '../message/compose.ts';
import type { Address, Attachment, Language, OutgoingMail, RefusedAttachment } from '../message/mail.ts';
import { attentionAt, type OpeningHours } from '../ticket/opening-hours.ts';
import { MAX_QUOTE_CHARACTERS } from './confirmation.ts';
import { wordsOfRefusal } from './confirmation-refused.ts';
import { formatMoment, formatSize } from './format.ts';
import { type TicketMailKeys, type TicketMailParts, ticketMail } from './ticket-mail.ts';
import { whenHandled } from './when-handled.ts';
import type { Wording } from './wording.ts';

/** What every mail of the house has in common. */
export interface Letterhead {
  wording: Wording;
  timeZone: string;
  hours: OpeningHours;
  /** Where customers' pages are, without a slash at the end. */
  publicUrl: string;
  /** Signs reply addresses. */
  secret: Uint8Array;
}

export interface ConfirmationParts extends TicketMailParts {
  to: Address;
  subject: string;
  language: Language;
  receivedAt: string;
  /** When the mail goes out at the earliest: what it says of opening hours holds then. */
  sentAt: string;
  attachments: readonly Attachment[];
  /** Files that were not taken; none when left out. */
  refused?: readonly RefusedAttachment[];
  /** The customer's own words; '' when they did not come by mail (R-ACK-10). */
  words: string;
  /** The mail that is confirmed; null for form, phone and API. */
  incoming: { messageId: string | null; references: string[] } | null;
}

/** 192 bits each: more than anybody can guess, and still a short link. */
const KEY_BYTES = 24;

export function newConfirmationKeys(randomBytes: (size: number) => Buffer): TicketMailKeys {
  return {
    statusSecret: randomBytes(KEY_BYTES).toString('base64url'),
    messageKey: randomBytes(KEY_BYTES).toString('hex'),
  };
}

/** R-ACK-2, R-ACK-6. */
export function confirmationMail(house: Letterhead, parts: ConfirmationParts): OutgoingMail {
  const { ticket, mailbox, language } = parts;
  const { tag, messageId, replyTo, statusUrl } = ticketMail(house, parts);
  const words = house.wording.confirmation(language, {
    number: ticket.number,
    tag,
    subject: parts.subject,
    customerName: parts.to.name,
    mailboxName: mailbox.name,
    receivedAt: formatMoment(parts.receivedAt, house.timeZone, language),
    attachments: parts.attachments
      .filter((attachment) => !attachment.inline)
      .map(({ fileName, size }) => ({ fileName, size: formatSize(size, language) })),
    refused: (parts.refused ?? []).map(({ fileName, reason }) => ({
      fileName,
      reason: wordsOfRefusal(reason, language),
    })),
    // A head start for the shortening, which cuts between words.
    quote: parts.words.slice(0, 2 * MAX_QUOTE_CHARACTERS),
    statusUrl,
    whenHandled: whenHandled(attentionAt(house.hours, parts.sentAt), house.timeZone, language),
  });
  return composeConfirmation({
    mailbox,
    to: parts.to,
    subject: parts.subject,
    tag,
    incoming: parts.incoming,
    messageId,
    replyTo,
    words,
  });
}

/** The mail that brings a new link to the status page (R-WEB-2), ready for the outbox. */
import { type Answered, composeConfirmation, machineHeaders } from '../message/compose.ts';
import type { Address, Language, OutgoingMail } from '../message/mail.ts';
import type { Letterhead } from './confirmation-mail.ts';
import { type TicketMailParts, ticketMail } from './ticket-mail.ts';

/** Who asked for it: somebody on a page, whom we do not know, or an agent. */
export type LinkCause = 'asked' | 'agent';

export interface LinkMailParts extends TicketMailParts {
  /** The customer's. */
  subject: string;
  to: Address;
  language: Language;
  cause: LinkCause;
  /** The mail that opened the ticket, so that mail programs show the two together; null when none did. */
  opening: Answered | null;
}

/** R-ACK-10: a machine wrote it, and it answers no mail, though it stands in a conversation. */
export function linkMail(
  house: Pick<Letterhead, 'wording' | 'publicUrl' | 'secret'>,
  parts: LinkMailParts,
): OutgoingMail {
  const { tag, messageId, replyTo, statusUrl } = ticketMail(house, parts);
  const { ticket, mailbox, to, subject, cause } = parts;
  const mail = composeConfirmation({
    mailbox,
    to,
    subject,
    tag,
    incoming: parts.opening,
    messageId,
    replyTo,
    words: house.wording.mail('link', parts.language, {
      number: ticket.number,
      tag,
      subject,
      customerName: to.name,
      mailboxName: mailbox.name,
      statusUrl,
      isAsked: cause === 'asked',
    }),
  });
  return { ...mail, headers: machineHeaders(false) };
}

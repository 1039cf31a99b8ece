/** The mail that asks a customer for an approval (P10), ready for the outbox. */
import { type Answered, composeConfirmation, machineHeaders } from '../message/compose.ts';
import type { Address, Language, OutgoingMail } from '../message/mail.ts';
import type { ApprovalRequest } from './approval.ts';
import type { Letterhead } from './confirmation-mail.ts';
import { type TicketMailParts, ticketMail } from './ticket-mail.ts';

export interface ApprovalParts extends TicketMailParts {
  /** The question: the mail leads to its page. */
  approvalId: number;
  to: Address;
  language: Language;
  request: ApprovalRequest;
  /** The question as it is kept. */
  terms: string;
  /** The mail that opened the ticket, so that mail programs show the two together; null when none did. */
  opening: Answered | null;
}

/** R-ACK-10: a machine wrote it, and it answers no mail, though it stands in a conversation. */
export function approvalMail(
  house: Pick<Letterhead, 'wording' | 'publicUrl' | 'secret'>,
  parts: ApprovalParts,
): OutgoingMail {
  const { mailbox } = parts;
  const { tag, messageId, replyTo, statusUrl } = ticketMail(house, parts);
  const words = house.wording.approval(parts.language, {
    ...parts.request,
    tag,
    customerName: parts.to.name,
    mailboxName: mailbox.name,
    terms: parts.terms,
    statusUrl: `${statusUrl}/approvals/${parts.approvalId}`,
  });
  const mail = composeConfirmation({
    mailbox,
    to: parts.to,
    subject: parts.request.subject,
    tag,
    incoming: parts.opening,
    messageId,
    replyTo,
    words,
  });
  return { ...mail, headers: machineHeaders(false) };
}

/** What every mail about a ticket carries: its tag, an identity of its own, where replies go, and the status page. */
import { domainOf } from '../message/address.ts';
import { makeMessageId } from '../message/compose.ts';
import type { Address } from '../message/mail.ts';
import { addressWithToken, makeReplyToken } from '../message/reply-token.ts';
import { subjectTag } from '../ticket/number.ts';

/** What must not be guessed. */
export interface TicketMailKeys {
  /** Of the link to the status page. */
  statusSecret: string;
  /** Of the Message-ID: whoever names it has seen the mail. */
  messageKey: string;
}

export interface TicketMailParts {
  ticket: { id: number; number: string };
  mailbox: Address;
  /** The pattern of reply addresses, once proved; null leaves replies to the mailbox's plain address. */
  replyPattern: string | null;
  keys: TicketMailKeys;
}

export interface TicketMail {
  tag: string;
  messageId: string;
  replyTo: string | null;
  statusUrl: string;
}

export function ticketMail(
  { publicUrl, secret }: { publicUrl: string; secret: Uint8Array },
  { ticket, mailbox, replyPattern, keys }: TicketMailParts,
): TicketMail {
  return {
    tag: subjectTag(ticket.number),
    messageId: makeMessageId(`${ticket.number}.${keys.messageKey}`, domainOf(mailbox.address)),
    replyTo: replyPattern === null ? null : addressWithToken(replyPattern, makeReplyToken(ticket.id, secret)),
    statusUrl: `${publicUrl}/status/${keys.statusSecret}`,
  };
}

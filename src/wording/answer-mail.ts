/** An agent's answer as a mail ready for the outbox: the words, what stands below them, headers and addresses. */
import { type Answered, composeAnswer } from '../message/compose.ts';
import type { Address, Language, OutgoingMail } from '../message/mail.ts';
import type { Letterhead } from './confirmation-mail.ts';
import { formatMoment } from './format.ts';
import { quotedLines } from './quotation.ts';
import { type TicketMail, type TicketMailParts, ticketMail } from './ticket-mail.ts';
import type { Words } from './wording.ts';

export interface AnswerParts extends TicketMailParts {
  ticket: { id: number; number: string; subject: string };
  to: Address;
  cc: readonly Address[];
  language: Language;
  /** The agent's words, signature included. */
  words: string;
  /** The customer's message to quote below; null for none. */
  quoted: { name: string; at: string; text: string } | null;
  incoming: Answered;
  attachments: OutgoingMail['attachments'];
}

/** The mail of an answer (R-OUT-1, R-THR-1). */
export function answerMail(
  house: Pick<Letterhead, 'wording' | 'publicUrl' | 'timeZone' | 'secret'>,
  parts: AnswerParts,
): OutgoingMail {
  const { tag, messageId, replyTo, statusUrl } = ticketMail(house, parts);
  return composeAnswer({
    mailbox: parts.mailbox,
    to: parts.to,
    cc: parts.cc,
    subject: parts.ticket.subject,
    tag,
    incoming: parts.incoming,
    messageId,
    replyTo,
    words: wordsOf(house, { tag, statusUrl }, parts),
    attachments: parts.attachments,
  });
}

function wordsOf(
  { wording, timeZone }: Pick<Letterhead, 'wording' | 'timeZone'>,
  { tag, statusUrl }: Pick<TicketMail, 'tag' | 'statusUrl'>,
  { ticket, to, mailbox, language, words, quoted }: AnswerParts,
): Words {
  return wording.mail('answer', language, {
    number: ticket.number,
    tag,
    subject: ticket.subject,
    customerName: to.name,
    mailboxName: mailbox.name,
    statusUrl,
    words,
    quotedName: quoted?.name ?? '',
    quotedAt: quoted === null ? '' : formatMoment(quoted.at, timeZone, language),
    quotedLines: quoted === null ? [] : quotedLines(quoted.text),
  });
}

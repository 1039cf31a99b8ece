/** An agent's answer as a mail ready for the outbox: the words, what stands below them, headers and addresses. */
import { cleanHeaderText } from '../message/clean.ts';
import { type Answered, composeAnswer } from '../message/compose.ts';
import type { Address, Language, OutgoingMail } from '../message/mail.ts';
import { ANSWER } from './answer.ts';
import type { Letterhead } from './confirmation-mail.ts';
import { formatMoment } from './format.ts';
import { quoteText } from './quotation.ts';
import { type TicketMailParts, ticketMail } from './ticket-mail.ts';

const MAX_NAME_CHARACTERS = 80;

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
  house: Pick<Letterhead, 'publicUrl' | 'timeZone' | 'secret'>,
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
    text: textOf(house.timeZone, statusUrl, parts),
    attachments: parts.attachments,
  });
}

function textOf(timeZone: string, statusUrl: string, parts: AnswerParts): string {
  const { language, quoted } = parts;
  const words = ANSWER[language];
  const footer = `${parts.ticket.number} · ${words.add}\n${words.follow}\n${statusUrl}`;
  if (quoted === null) return `${parts.words}\n\n${footer}\n`;
  const name = cleanHeaderText(quoted.name, MAX_NAME_CHARACTERS);
  const wrote = words.wrote(formatMoment(quoted.at, timeZone, language), name);
  return `${parts.words}\n\n${footer}\n\n${wrote}\n${quoteText(quoted.text)}\n`;
}

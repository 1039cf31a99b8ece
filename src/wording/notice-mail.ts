/** The mail that tells an agent what happened, ready for the outbox: of one ticket, or a digest of several. */
import { domainOf } from '../message/address.ts';
import { type AnswerSide, makeAgentToken } from '../message/agent-token.ts';
import { cleanHeaderText, cut } from '../message/clean.ts';
import { composeConfirmation, makeMessageId } from '../message/compose.ts';
import type { Address, Language, OutgoingMail } from '../message/mail.ts';
import { addressWithToken } from '../message/reply-token.ts';
import { subjectTag } from '../ticket/number.ts';
import { formatTime } from './format.ts';
import { NOTICE } from './notice.ts';
import type { NoticeKind, NoticeWords } from './notice-words.ts';
import { withoutStatusSecrets } from './quotation.ts';
import type { Wording } from './wording.ts';

/** Characters of somebody's words in a mail about one ticket; in a digest. The rest is on the desk. */
const MAX_WORDS = 4_000;
const MAX_DIGEST_WORDS = 300;
const MAX_NAME_CHARACTERS = 80;
const MAX_SUBJECT_CHARACTERS = 120;

export interface NoticeTicket {
  id: number;
  number: string;
  subject: string;
  /** Name or address; null for nobody. */
  requester: string | null;
}

export interface ToldHappening {
  ticket: NoticeTicket;
  kind: NoticeKind;
  /** '' for nobody by name. */
  who: string;
  /** What was written; '' for nothing to show. */
  words: string;
}

export interface NoticeParts {
  mailbox: Address;
  agent: Address & { id: number };
  language: Language;
  /** Of how many tickets it tells. */
  tickets: number;
  /** Oldest first, never empty; `left`: how many more there are, which are not shown. */
  told: readonly ToldHappening[];
  left: number;
  /** The pattern of reply addresses, where agents may answer by mail; else null. */
  replyPattern: string | null;
  /** ISO-8601; null when the cap is not reached. */
  silentUntil: string | null;
  /** Of the Message-ID. */
  messageKey: string;
}

/** Where agents read, and what addresses for them are signed with. */
export interface NoticeHouse {
  wording: Pick<Wording, 'framed'>;
  publicUrl: string;
  timeZone: string;
  secret: Uint8Array;
}

/** How the mail may be answered. */
interface Answering {
  isByMail: boolean;
  /** Whom a reply reaches. */
  side: AnswerSide;
  /** The address of the other side. */
  elseTo: string;
}

const OTHER: Readonly<Record<AnswerSide, AnswerSide>> = { public: 'internal', internal: 'public' };

/** R-ACK-10: a machine wrote it; its Message-ID and sender are ours, so that it is known wherever it comes back from. */
export function noticeMail(house: NoticeHouse, parts: NoticeParts): OutgoingMail {
  const { told, mailbox, agent, language } = parts;
  const ticket = parts.tickets === 1 ? told[0]?.ticket : undefined;
  const words = NOTICE[language];
  // Who answers a colleague's note answers the colleague: nothing goes to a customer by mistake.
  const side: AnswerSide = told.some(({ kind }) => kind === 'note') ? 'internal' : 'public';
  const addressOf = (one: AnswerSide): string | null =>
    ticket !== undefined && parts.replyPattern !== null
      ? addressFor(house, parts.replyPattern, agent.id, ticket.id, one)
      : null;
  const replyTo = addressOf(side);
  const subject =
    ticket === undefined ? words.digest(parts.tickets) : `${titleOf(told, words)}${words.colon} ${ticket.subject}`;
  const text = textOf(house, parts, { isByMail: replyTo !== null, side, elseTo: addressOf(OTHER[side]) ?? '' });
  return composeConfirmation({
    mailbox,
    to: { address: agent.address, name: agent.name },
    tag: ticket === undefined ? '' : subjectTag(ticket.number),
    subject: '',
    incoming: null,
    messageId: makeMessageId(`notice.${parts.messageKey}`, domainOf(mailbox.address)),
    replyTo,
    words: { subject, text, html: house.wording.framed(language, { title: subject, text }) },
  });
}

function addressFor(house: NoticeHouse, pattern: string, agentId: number, ticketId: number, side: AnswerSide): string {
  return addressWithToken(pattern, makeAgentToken({ agentId, ticketId, side }, house.secret));
}

/** What is said of a ticket: its newest happening. */
function titleOf(told: readonly ToldHappening[], words: NoticeWords): string {
  return words.titles[told.at(-1)?.kind ?? 'customer-replied'];
}

function textOf(
  house: NoticeHouse,
  { tickets, told, left, language, silentUntil }: NoticeParts,
  answering: Answering,
): string {
  const words = NOTICE[language];
  const maxWords = tickets === 1 ? MAX_WORDS : MAX_DIGEST_WORDS;
  const shown = new Map(told.map(({ ticket }) => [ticket.id, ticket]));
  const parts = [...shown.values()].flatMap((ticket) => {
    const own = told.filter((one) => one.ticket.id === ticket.id);
    return own.length === 0
      ? []
      : [headOf(house, ticket, words), ...own.map((one) => happeningText(one, words, maxWords))];
  });
  const paragraphs = [
    ...(answering.isByMail ? [words.answerAbove] : []),
    ...parts,
    ...(left > 0 ? [words.more(left)] : []),
    howToAnswer(words, told[0]?.ticket.requester ?? '', answering),
    ...(silentUntil === null ? [] : [words.silentUntil(formatTime(silentUntil, house.timeZone, language))]),
    `${words.settings}\n${house.publicUrl}/desk/account#notices`,
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

function headOf({ publicUrl }: NoticeHouse, { number, subject, requester }: NoticeTicket, words: NoticeWords): string {
  const title = cleanHeaderText(subject, MAX_SUBJECT_CHARACTERS);
  return [
    `${number}${title === '' ? '' : ` · ${title}`}`,
    ...(requester === null
      ? []
      : [`${words.requester}${words.colon} ${cleanHeaderText(requester, MAX_NAME_CHARACTERS)}`]),
    `${words.onDesk}${words.colon} ${publicUrl}/desk/tickets/${number}`,
  ].join('\n');
}

function happeningText({ kind, who, words }: ToldHappening, wording: NoticeWords, maxWords: number): string {
  const sentence = wording.sentences[kind](cleanHeaderText(who, MAX_NAME_CHARACTERS));
  if (words === '') return sentence.replace(/\s*:$/, '.');
  return `${sentence}\n\n${quoted(words, maxWords)}`;
}

/** Cut and indented: what a customer wrote stands apart from what we say. */
function quoted(words: string, maxWords: number): string {
  const whole = withoutStatusSecrets(words).trim();
  const shown = cut(whole, maxWords);
  return `${shown}${shown.length < whole.length ? ' …' : ''}`
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n');
}

function howToAnswer(words: NoticeWords, requester: string, { isByMail, side, elseTo }: Answering): string {
  if (!isByMail) return words.notByMail;
  const name = cleanHeaderText(requester, MAX_NAME_CHARACTERS);
  return `${words.replyReaches[side](name)}\n${words.elseTo[OTHER[side]](name, elseTo)}`;
}

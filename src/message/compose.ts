import { createHash } from 'node:crypto';
import { cleanHeaderText, collapse } from './clean.ts';
import type { Address, OutgoingMail } from './mail.ts';
import { MAX_REFERENCES } from './message-id.ts';

/** R-ACK-2: characters of a Message-ID of ours. */
const MAX_MESSAGE_ID = 250;
/** Characters of a subject of ours, tag included. */
const MAX_OWN_SUBJECT = 200;
const MAX_NAME = 100;

/** The mail that is answered: what threads the answer (RFC 5322 §3.6.4). */
export interface Answered {
  messageId: string | null;
  references: readonly string[];
}

export interface ConfirmationInput {
  mailbox: Address;
  to: Address;
  /** The customer's subject, as it came. */
  subject: string;
  /** The ticket tag, e.g. `[SA-100427]`. */
  tag: string;
  /** The customer's mail; null for a ticket that came by form, phone or API. */
  incoming: Answered | null;
  messageId: string;
  replyTo: string | null;
  words: { subject: string; text: string; html: string | null };
}

export interface AnswerInput {
  mailbox: Address;
  to: Address;
  cc: readonly Address[];
  /** The ticket's subject, with or without `Re:`. */
  subject: string;
  tag: string;
  /** The customer's last mail, or ours when there is none. */
  incoming: Answered;
  messageId: string;
  replyTo: string | null;
  words: { text: string; html: string | null };
  attachments: OutgoingMail['attachments'];
}

/** `Re:` and its like as mail programs write them in nl, fr, en, de; several may follow each other. */
const REPLY_MARKS = /^(?:\s*(?:re|antw|rép|rep|aw|sv)(?:\[\d+\])?\s?:)+\s*/i;

/** An agent's answer. A person wrote it, so nothing says that a machine did. */
export function composeAnswer(input: AnswerInput): OutgoingMail {
  const { mailbox, to, incoming, tag } = input;
  const plain = withoutTag(input.subject, tag);
  return {
    from: cleanPerson(mailbox),
    to: cleanPerson(to),
    cc: input.cc.map(cleanPerson),
    replyTo: input.replyTo,
    envelopeFrom: mailbox.address,
    subject: taggedSubject(tag, `Re: ${plain.replace(REPLY_MARKS, '')}`),
    messageId: input.messageId,
    inReplyTo: incoming.messageId,
    references: referencesTo(incoming),
    headers: {},
    text: input.words.text,
    html: input.words.html,
    attachments: input.attachments,
  };
}

/** Headers of every mail that a machine writes (R-ACK-10, RFC 3834 §5, MS-OXCMAIL §2.1.3.2). */
export function machineHeaders(answersMail: boolean): Record<string, string> {
  return {
    'Auto-Submitted': answersMail ? 'auto-replied' : 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  };
}

/** The confirmation of a new ticket (R-ACK-2, R-ACK-7, R-ACK-10). Pure: the caller gives Message-ID and words. */
export function composeConfirmation(input: ConfirmationInput): OutgoingMail {
  const { mailbox, to, incoming, messageId, replyTo, words } = input;
  return {
    from: cleanPerson(mailbox),
    to: cleanPerson(to),
    replyTo,
    envelopeFrom: mailbox.address,
    subject: taggedSubject(input.tag, words.subject === '' ? input.subject : words.subject),
    messageId,
    inReplyTo: incoming?.messageId ?? null,
    references: incoming === null ? [] : referencesTo(incoming),
    headers: machineHeaders(incoming !== null),
    text: words.text,
    html: words.html,
    attachments: [],
  };
}

/** R-ACK-2: the subject with the tag once, in front; cleaned and cut so that the tag never is. */
export function taggedSubject(tag: string, subject: string): string {
  const plain = withoutTag(cleanHeaderText(subject, MAX_OWN_SUBJECT * 2), tag);
  return cleanHeaderText(`${tag} ${plain}`, MAX_OWN_SUBJECT);
}

/** The words without the tag, in any case. */
export function withoutTag(text: string, tag: string): string {
  if (tag === '') return collapse(text);
  const wanted = tag.toLowerCase();
  let rest = text;
  // Again after each one: taking a tag out of [SA-[SA-100427]100427] leaves a tag.
  for (let at = find(rest, wanted); at >= 0; at = find(rest, wanted))
    rest = rest.slice(0, at) + rest.slice(at + tag.length);
  return collapse(rest);
}

/** The place of a tag (in small letters) in any case, or -1. */
function find(text: string, wanted: string): number {
  // Only A-Z: lower case of some other letters is longer, and the places would differ.
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()).indexOf(wanted);
}

/** References of an answer: those of the mail and its own id, the first and the latest kept (RFC 5322 §3.6.4). */
function referencesTo(incoming: Answered): string[] {
  const ids = [...new Set([...incoming.references, ...(incoming.messageId === null ? [] : [incoming.messageId])])];
  return ids.length <= MAX_REFERENCES ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MAX_REFERENCES)];
}

/**
 * A Message-ID in our domain (RFC 5322 §3.6.4), a dot-atom on both sides and at most `MAX_MESSAGE_ID` characters. The same
 * `unique` gives the same id; one that does not fit, or holds other characters, is replaced by its hash.
 */
export function makeMessageId(unique: string, domain: string): string {
  const right =
    /^[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(domain) && domain.length <= 180 ? domain.toLowerCase() : 'localhost.invalid';
  const room = MAX_MESSAGE_ID - right.length - '<@>'.length;
  const fits = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i.test(unique) && unique.length <= room;
  return `<${fits ? unique : createHash('sha256').update(unique).digest('hex')}@${right}>`;
}

function cleanPerson(person: Address): Address {
  return { address: person.address, name: cleanHeaderText(person.name, MAX_NAME) };
}

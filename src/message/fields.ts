import { parseAddresses } from './address.ts';
import { cleanHeaderText } from './clean.ts';
import { decodeWords } from './encoded-words.ts';
import { all, first, type Headers } from './headers.ts';
import type { Address, Mail } from './mail.ts';
import { parseMessageIds } from './message-id.ts';

/** Characters of a subject that are kept. */
const MAX_SUBJECT = 998;

/** Fields that RFC 5322 §3.6 allows once. */
const SINGLE = ['from', 'sender', 'reply-to', 'to', 'cc', 'subject', 'message-id', 'in-reply-to', 'references', 'date'];

type Fields = Pick<
  Mail,
  'from' | 'replyTo' | 'to' | 'cc' | 'subject' | 'messageId' | 'inReplyTo' | 'references' | 'anomalies'
>;

/** The fields of RFC 5322 §3.6 that say who writes to whom, about what, in answer to what; with the anomalies met. */
export function readFields(headers: Headers): Fields {
  const anomalies = SINGLE.filter((name) => all(headers, name).length > 1).map((name) => `duplicate-header:${name}`);
  const from = firstAddress(headers, 'from');
  const messageId = parseMessageIds(first(headers, 'message-id'))[0] ?? null;
  if (from === null) anomalies.push('no-from');
  if (messageId === null) anomalies.push('no-message-id');
  if (!hasDate(headers)) anomalies.push('no-date');
  return {
    from,
    replyTo: parseAddresses(first(headers, 'reply-to')),
    to: everyAddress(headers, 'to'),
    cc: everyAddress(headers, 'cc'),
    subject: cleanHeaderText(decodeWords(first(headers, 'subject') ?? ''), MAX_SUBJECT),
    messageId,
    inReplyTo: parseMessageIds(first(headers, 'in-reply-to')),
    references: parseMessageIds(first(headers, 'references')),
    anomalies,
  };
}

/** The first address that is one; R-MSG-3 lets the first field win, unless it holds no address at all. */
function firstAddress(headers: Headers, name: string): Address | null {
  for (const value of all(headers, name)) {
    const address = parseAddresses(value)[0];
    if (address !== undefined) return address;
  }
  return null;
}

/** Recipients decide about tokens and copies, so that repeated fields are read too. */
function everyAddress(headers: Headers, name: string): Address[] {
  return all(headers, name).flatMap((value) => parseAddresses(value));
}

function hasDate(headers: Headers): boolean {
  const date = first(headers, 'date');
  return date !== null && !Number.isNaN(Date.parse(date.replace(/\([^)]{0,200}\)/g, '')));
}

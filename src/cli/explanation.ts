/** What becomes of a mail and why, in words for somebody who knows mail but not our code. */
import type { Address, Authentication, DeliveryRecipient, DeliveryReport, Kind } from '../message/mail.ts';
import type { Acknowledgement, Decision } from '../triage/decision.ts';
import type { Explanation } from '../triage/explain.ts';
import { EXPLANATION, wordsOf } from '../wording/explanation.ts';
import { wordsOfOddities } from '../wording/oddities.ts';
import { oneLine } from './table.ts';

/** The command line speaks English. */
const KINDS: Readonly<Record<Kind, string>> = EXPLANATION.en.kinds;
const REASONS: Readonly<Record<Decision['reason'], string>> = EXPLANATION.en.decisions;
const CONFIRMATIONS: Readonly<Record<Acknowledgement['reason'], string>> = EXPLANATION.en.confirmations;

const LANGUAGES: Record<Explanation['language'], string> = { nl: 'Dutch', fr: 'French', en: 'English', de: 'German' };

const AUTHORS: Record<Explanation['authorReason'], string> = {
  from: '',
  'no-from': 'there is no From; this is the next best field',
  'list-original': 'the list put its own address in From',
  'list-reply-to': 'the list put its own address in From',
  'form-reply-to': 'a web form wrote the mail, with its visitor in Reply-To',
  forwarded: 'an agent passed the mail on, and speaks for its writer',
  'no-sender': '',
};

const SENDERS: Record<Authentication, string> = {
  pass: 'proved: the mail host vouches for the address',
  fail: 'doubtful: the mail host says that the address may be forged (DMARC failed)',
  unknown: '',
};

/** A reason code in words; a code that is not known stands as it is. */
function wordsOfDecision(reason: string): string {
  return wordsOf(REASONS, reason);
}

/** As `wordsOfDecision`, for confirmations; `sent-by-agent` among them. */
export function wordsOfConfirmation(reason: string): string {
  return wordsOf(CONFIRMATIONS, reason);
}

/** Who really wrote, where that is somebody else than From says; and for whom the sender might have spoken. */
function authorRow({ author, authorReason, forwarded }: Explanation): string[] {
  const why = AUTHORS[authorReason];
  if (author !== null && why !== '') return [row('Written by', `${nameOf(author)} (${why})`)];
  if (forwarded === null) return [];
  return [row('Passes on', `a mail of ${nameOf(forwarded.author)}, but only an agent may speak for somebody else`)];
}

function nameOf({ name, address }: Address): string {
  return oneLine(name === '' ? address : `${name} <${address}>`);
}

/** Label and value below each other. `tense`: whether it was a dry run or has been done. */
export function explanationLines(explanation: Explanation, tense: 'would' | 'done'): string[] {
  const { from, kind, decision, confirmation, threading, delivery } = explanation;
  const named = namedBy(threading);
  return [
    row('From', from === null ? 'nobody: it names no sender' : nameOf(from)),
    ...authorRow(explanation),
    row('Subject', oneLine(explanation.subject) || '(none)'),
    row('Message-ID', explanation.messageId === null ? '(none)' : oneLine(explanation.messageId)),
    row('What it is', `${KINDS[kind]} (${oneLine(explanation.kindReason)})`),
    ...senderRow(explanation),
    ...(delivery === null ? [languageRow(explanation)] : reportLines(delivery, kind)),
    ...(named.length === 0 ? [] : [row('Names', named.join(', '))]),
    row(tense === 'would' ? 'Would happen' : 'What happened', outcomeOf(decision, tense)),
    row('Because', wordsOfDecision(decision.reason)),
    row('Confirmation', confirmationOf(confirmation, tense)),
    ...attachmentLines(explanation),
    ...wordsOfOddities('en', explanation.anomalies).map((sentence) => row('Oddity', oneLine(sentence))),
  ];
}

function row(label: string, value: string): string {
  return `${(label === '' ? '' : `${label}:`).padEnd(15)}${value}`;
}

function senderRow({ authentication }: Explanation): string[] {
  const words = SENDERS[authentication];
  return words === '' ? [] : [row('Sender', words)];
}

function languageRow({ language, languageReason }: Explanation): string {
  const why = languageReason === 'default' ? ' (the mailbox’s own: its words do not show one)' : '';
  return row('Language', `${LANGUAGES[language]}${why}`);
}

function namedBy({ number, token, inReplyTo, references }: Explanation['threading']): string[] {
  const earlier = new Set([...inReplyTo, ...references]).size;
  return [
    ...(token ? ['a signed reply address of ours'] : []),
    ...(number === null ? [] : [`the number ${number} in its subject`]),
    ...(earlier === 0
      ? []
      : [earlier === 1 ? 'an earlier mail, which it answers' : `${earlier} earlier mails of its conversation`]),
  ];
}

function outcomeOf({ action, ticket }: Explanation['decision'], tense: 'would' | 'done'): string {
  switch (action) {
    case 'open':
      return ticket === null ? 'opens a new ticket' : `${tense === 'done' ? 'opened' : 'opens'} ticket ${ticket}`;
    case 'append':
      return `joins ticket ${ticket ?? ''}`;
    case 'event':
      return `noted on ticket ${ticket ?? ''}`;
    case 'hold':
      return 'held for an agent to look at; no ticket';
    case 'ignore':
      return 'nothing; its row and raw bytes are kept';
  }
}

function confirmationOf({ send, reason, to }: Explanation['confirmation'], tense: 'would' | 'done'): string {
  const verb = tense === 'would' ? 'yes' : 'sent';
  const answer = send ? `${verb}, to ${to ?? ''}` : 'none';
  return `${answer} (${wordsOfConfirmation(reason)})`;
}

/** RFC 3464 §2.3.3, as a sentence about the recipient. */
const ARRIVALS: Record<DeliveryRecipient['action'], string> = {
  failed: 'did not get it',
  delayed: 'has not got it yet; the mail host goes on trying',
  delivered: 'got it',
  relayed: 'will probably get it; its mail host does not say more',
  expanded: 'is a list that passed it on',
};

function reportLines(report: DeliveryReport, kind: Kind): string[] {
  const original = report.originalMessageId;
  const about = original === null ? 'a mail that it does not name' : `the mail ${oneLine(original)}`;
  const guessed = report.guessed ? ' (read from its words: it is no proper report)' : '';
  const recipients = report.recipients.map(({ address, action, status, diagnostic }) => {
    const said = [status, diagnostic].filter((part) => part !== null).join(' ');
    const words = kind === 'receipt' ? 'says so' : ARRIVALS[action];
    return row('', oneLine(`${address} ${words}${said === '' ? '' : `: ${said}`}`)).trimEnd();
  });
  return [row('Reports on', `${about}${guessed}`), ...recipients];
}

/** Of a mail with hundreds of files, the first are enough to know it by. */
const MAX_FILES_SHOWN = 30;

function attachmentLines({ attachments, refused }: Explanation): string[] {
  const lines = attachments.map(({ fileName, contentType, size, inline }) =>
    row('Attachment', `${oneLine(fileName)}, ${contentType}, ${sizeOf(size)}${inline ? ', shown in the text' : ''}`),
  );
  const more = lines.length - MAX_FILES_SHOWN;
  return [
    ...lines.slice(0, MAX_FILES_SHOWN),
    ...(more > 0 ? [row('', `and ${more} more`)] : []),
    ...(refused.length > 0 ? [row('Refused', refusedOf(refused))] : []),
  ];
}

function refusedOf(refused: Explanation['refused']): string {
  const [first] = refused;
  const others = refused.length - 1;
  return `${oneLine(first?.fileName ?? '')}${others > 0 ? ` and ${others} more` : ''}: more files than we take of one mail`;
}

function sizeOf(bytes: number): string {
  return bytes === 1 ? '1 byte' : `${bytes} bytes`;
}

import { cleanAddress, parseAddresses } from './address.ts';
import { guessOriginalId, guessRecipients, guessReport, sentTo, wordsFor } from './bounce-guess.ts';
import { type Named, type Notice, namedIn, readNotice } from './bounce-notice.ts';
import { guessStatus, isGeneric, writtenStatus } from './bounce-status.ts';
import { cleanHeaderText } from './clean.ts';
import { first, type Headers, readHeaders, splitHead } from './headers.ts';
import type { DeliveryRecipient, DeliveryReport, Mail, ReportPart } from './mail.ts';
import { parseMessageIds } from './message-id.ts';

/** Recipients of one report that are read (R-MSG-6). */
const MAX_RECIPIENTS = 100;
const MAX_DIAGNOSTIC = 500;
/** Characters of a status part that are read out of a text. */
const MAX_STATUS_TEXT = 32 * 1024;

const STATUS_TYPES = new Set(['message/delivery-status', 'message/global-delivery-status']);
const RECEIPT_TYPES = new Set(['message/disposition-notification', 'message/global-disposition-notification']);
const ORIGINAL_TYPES = new Set([
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global-headers',
]);

export interface ReadReport {
  kind: 'bounce' | 'receipt';
  reason: string;
  report: DeliveryReport;
}

/**
 * What a DSN (RFC 3464, RFC 6533) or an MDN (RFC 8098) says about an earlier mail; null when this is neither. Old styles
 * without a machine-readable part are read from vendor fields and prose, marked `guessed` (R-KIND-4).
 */
export function readDeliveryReport(mail: Mail): ReadReport | null {
  const status = mail.reports.find(({ contentType }) => STATUS_TYPES.has(contentType));
  if (status !== undefined) return readStatus(mail, `part: ${status.contentType}`, status.text);
  const receipt = mail.reports.find(({ contentType }) => RECEIPT_TYPES.has(contentType));
  if (receipt !== undefined) return readReceipt(mail, receipt);
  const guess = guessReport(mail);
  if (guess === null) return null;
  // A wrong boundary leaves the whole report, with its machine-readable part, in the text.
  const start = mail.text.search(/^(?:reporting-mta|(?:final|original)-recipient):/im);
  const read = start < 0 ? null : readStatus(mail, guess.reason, mail.text.slice(start, start + MAX_STATUS_TEXT));
  if (read !== null && read.report.recipients.length > 0) return { ...read, report: { ...read.report, guessed: true } };
  return {
    kind: 'bounce',
    reason: guess.reason,
    report: { ...guess.report, originalMessageId: originalId(mail) ?? guessOriginalId(mail, readNotice(mail.text)) },
  };
}

function readStatus(mail: Mail, reason: string, text: string): ReadReport {
  const [about = [], ...groups] = fieldGroups(text);
  // A report without the per-message group begins with its first recipient.
  const perRecipient = isRecipient(about) ? [about, ...groups] : groups;
  const fields = perRecipient.filter(isRecipient).slice(0, MAX_RECIPIENTS);
  const notice = readNotice(mail.text);
  const read = fields.flatMap(readRecipient);
  const named = read.some(lacksStatus) ? namedIn(notice.words, NOBODY) : [];
  const recipients = read.map((one) => (lacksStatus(one) ? completed(one, named, fields.length) : one));
  const original = originalId(mail) ?? parseMessageIds(first(about, 'x-original-message-id'))[0];
  return {
    kind: 'bounce',
    reason,
    report: {
      originalMessageId: original ?? guessOriginalId(mail, notice),
      recipients: recipients.length > 0 ? recipients : withoutAddress(mail, notice, fields[0] ?? []),
      guessed: recipients.length === 0,
    },
  };
}

function isRecipient(fields: Headers): boolean {
  return fields.some(({ name }) => name === 'final-recipient' || name === 'original-recipient');
}

/** No status, or one that says nothing without a word of the server beside it. */
function lacksStatus({ status, diagnostic }: DeliveryRecipient): boolean {
  return status === null || (isGeneric(status) && diagnostic === null);
}

/** A status that the machine-readable part lacks, from the words beside it. */
function completed(recipient: DeliveryRecipient, named: readonly Named[], recipients: number): DeliveryRecipient {
  const { address, status, diagnostic, action } = recipient;
  const words = diagnostic ?? wordsFor(address, named, recipients);
  const written = writtenStatus(words);
  if (status !== null) return { ...recipient, status: written ?? status };
  return { ...recipient, status: written ?? guessStatus(words, action === 'delayed') };
}

const NOBODY: ReadonlySet<string> = new Set();

/** Fields that name a file, a program or a host instead of a mailbox: the prose, or the returned mail, knows for whom it was. */
function withoutAddress(mail: Mail, notice: Notice, fields: Headers): DeliveryRecipient[] {
  const returned = mail.reports.find(({ contentType }) => ORIGINAL_TYPES.has(contentType));
  const guessed = guessRecipients(mail, notice);
  const addresses =
    guessed.length > 0 || returned === undefined ? [] : sentTo(readHeaders(splitHead(Buffer.from(returned.text)).head));
  const all =
    guessed.length > 0
      ? guessed
      : addresses.map((address) => ({ address, action: 'failed' as const, status: null, diagnostic: null }));
  const said = readFields(fields);
  return all.map((one) => ({
    ...one,
    action: first(fields, 'action') === null ? one.action : said.action,
    status: said.status ?? one.status,
    diagnostic: said.diagnostic ?? one.diagnostic,
  }));
}

function readReceipt(mail: Mail, part: ReportPart): ReadReport {
  const fields = fieldGroups(part.text).flat();
  const original = parseMessageIds(first(fields, 'original-message-id'))[0] ?? originalId(mail);
  const address = typedAddress(first(fields, 'final-recipient') ?? first(fields, 'original-recipient'));
  const disposition = first(fields, 'disposition');
  const diagnostic = disposition === null ? null : cleanHeaderText(disposition, MAX_DIAGNOSTIC);
  return {
    kind: 'receipt',
    reason: `part: ${part.contentType}`,
    report: {
      originalMessageId: original,
      recipients: address === null ? [] : [{ address, action: 'delivered', status: null, diagnostic }],
      guessed: false,
    },
  };
}

/** RFC 3464 §2.3: the address as the sender wrote it goes first, because that is whom we know. */
function readRecipient(fields: Headers): DeliveryRecipient[] {
  const final = typedAddress(first(fields, 'final-recipient'));
  const address = typedAddress(first(fields, 'original-recipient')) ?? final;
  if (address === null) return [];
  return [{ address, ...(final === null || final === address ? {} : { finalAddress: final }), ...readFields(fields) }];
}

function readFields(fields: Headers): Omit<DeliveryRecipient, 'address'> {
  const given = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(first(fields, 'status') ?? '')?.[1] ?? null;
  const code = (first(fields, 'diagnostic-code') ?? '').replace(/^\s*[a-z0-9-]+\s*;\s*/i, '');
  const diagnostic = cleanHeaderText(code, MAX_DIAGNOSTIC) || null;
  const said = diagnostic === null ? null : writtenStatus(diagnostic);
  // The words of the server that refused are nearer to the cause than what the reporting one makes of them.
  const status = said !== null && !isGeneric(said) ? said : (given ?? said);
  return { action: readAction(first(fields, 'action'), given ?? said), status, diagnostic };
}

/** RFC 3464 §2.3.3; a report without an action is judged by the class of its status (RFC 3463 §2). */
function readAction(value: string | null, status: string | null): DeliveryRecipient['action'] {
  const action = (value ?? '')
    .toLowerCase()
    .trim()
    .split(/[\s;(]/)[0];
  switch (action) {
    case 'failed':
    case 'delayed':
    case 'delivered':
    case 'relayed':
    case 'expanded':
      return action;
    default:
      return status?.startsWith('4') === true ? 'delayed' : status?.startsWith('2') === true ? 'delivered' : 'failed';
  }
}

/** `rfc822; <a@b>` and what mail servers make of it: the address, canonical where it can be. */
function typedAddress(value: string | null): string | null {
  if (value === null) return null;
  // A source route (RFC 5321 §4.1.2) only says by which way.
  const plain = value
    .slice(value.indexOf(';') + 1)
    .trim()
    .replace(/^<?@[^:]{0,300}:/, '');
  return cleanAddress(plain) ?? parseAddresses(plain)[0]?.address ?? null;
}

function fieldGroups(text: string): Headers[] {
  return text
    .split(/\n[ \t]*\n/)
    .map((group) => readHeaders(Buffer.from(group.trim())))
    .filter((fields) => fields.length > 0);
}

/** R-KIND-4: the Message-ID in the returned mail or in its header block. */
function originalId(mail: Mail): string | null {
  for (const { contentType, text } of mail.reports) {
    if (!ORIGINAL_TYPES.has(contentType)) continue;
    const fields = readHeaders(splitHead(Buffer.from(text)).head);
    const id = parseMessageIds(first(fields, 'message-id'))[0];
    if (id !== undefined) return id;
  }
  return null;
}

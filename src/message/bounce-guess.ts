/** Reports that only people were meant to read, and what is missing in the others (R-KIND-4): read from vendor fields and prose. */
import { cleanAddress, parseAddresses } from './address.ts';
import { type Named, type Notice, namedIn, readNotice } from './bounce-notice.ts';
import { guessStatus, replyCode, writtenStatus } from './bounce-status.ts';
import { cleanHeaderText } from './clean.ts';
import { all, first, parameters } from './headers.ts';
import type { DeliveryRecipient, DeliveryReport, Mail } from './mail.ts';
import { parseMessageIds } from './message-id.ts';

/** Recipients that are taken from prose, and characters of a diagnostic. */
const MAX_GUESSED = 20;
const MAX_DIAGNOSTIC = 500;
/** Characters at the start of a text in which a mail server introduces itself. */
const GREETING_WINDOW = 600;

const BOUNCE_SUBJECT =
  /undeliver(?:ed|able)|delivery (?:status notification|failure|failed|problem|report|error|notification|has failed|delayed|incomplete)|failure (?:notice|delivery)|failed delivery|returned (?:mail|e-?mail|to sender)|mail (?:delivery (?:failed|system|failure)|system error|could not be delivered|returned|failure)|message (?:you sent )?(?:blocked|could not be delivered|not delivered|delayed)|non[- ]?remis|non[- ]?distribu|unzustellbar|nicht zugestellt|onbestelbaar|niet (?:af)?geleverd|onbezorgbaar|could not be delivered|warning: (?:could not send|message .{1,60} delayed)|delayed mail|mail failed|error sending your mail|returning (?:message|mail)? ?to sender/i;
const REPLY_SUBJECT = /^\s*(?:re|fwd?|aw|wg|antw?|tr|rv)\s*:/i;
const DELAY_SUBJECT =
  /\bdelay|warning: could not send|still being retried|will be retried|vertraagd|verz[öo]ger|retard/i;
const DELAY_WORDS =
  /this is a warning (?:message )?only|will be retried|will (?:keep|continue) (?:on )?(?:trying|retry)|you do not need to resend|has not (?:yet )?been delivered|delivery (?:is |has been )?delayed|still (?:trying|attempting)|delivery attempts will continue|temporarily deferred/i;
const GIVEN_UP = /permanent|given up|giving up|will not be retried|failed to deliver|could not be delivered to/i;

/** A field of the returned mail, or what stands before a reason: neither says why it came back. */
const NO_REASON = /^\s*(?:(?:message-id|from|to|cc|subject|date|received|return-path|reply-to)\s*:|because:\s*$)/i;

/** How mail servers introduce themselves, by family. */
const FAMILIES: readonly (readonly [string, RegExp])[] = [
  ['qmail', /^Hi\. This is the (?:qmail-send program|.{1,60} at )/m],
  ['Exim', /^This message was created automatically by mail delivery software/m],
  ['Postfix', /^This is the (?:Postfix program|mail system|.{1,40} Postfix .{1,40}) at host /m],
  ['sendmail', /^\s*-{3,} (?:The following addresses had|Transcript of session follows)/m],
  [
    'Exchange',
    /^Your message did not reach some or all of the intended recipients|^Delivery has failed to these recipients/m,
  ],
  ['DragonFly', /^This is the DragonFly Mail Agent/m],
  ['OpenSMTPD', /^\s*This is the MAILER-DAEMON, please DO NOT REPLY/m],
  ['Courier', /^This is a delivery status notification from .{1,200},\s*$/m],
  ['MIME DSN', /^\s*This is an automatically generated Delivery Status Notification/m],
  ['Domino', /^Your message\n\n\s*Subject: .{0,300}\n\n\s*(?:was not delivered to:|could not be delivered)/m],
];

const POSTMASTER =
  /^[^@]{0,100}\b(?:mailer[-_. ]?daemon|mdaemon|postmaster|mail[-_. ]delivery[-_. ]sub?system|mail[-_. ]delivery[-_. ]system|mail[-_. ]administrator|system administrator|mailadmin|mmdf|microsoft exchange)/i;

/** A report that only people were meant to read: Exim's field, a server's greeting, a postmaster's prose. Null when it is none. */
export function guessReport(mail: Mail): { reason: string; report: DeliveryReport } | null {
  const reason = reportMark(mail);
  if (reason === null) return null;
  const notice = readNotice(mail.text);
  return { reason, report: { originalMessageId: null, recipients: guessRecipients(mail, notice), guessed: true } };
}

function reportMark(mail: Mail): string | null {
  const exim = failedRecipients(mail)[0];
  if (exim !== undefined) return `X-Failed-Recipients: ${cleanHeaderText(exim, 60)}`;
  if (!REPLY_SUBJECT.test(mail.subject)) {
    const start = mail.text.slice(0, GREETING_WINDOW).trimStart();
    const family = FAMILIES.find(([, greeting]) => greeting.test(start));
    if (family !== undefined) return `text: ${family[0]}`;
  }
  const type = parameters(first(mail.headers, 'content-type'));
  if (type.params['report-type']?.toLowerCase() === 'delivery-status')
    return 'Content-Type: report-type=delivery-status';
  return isFromPostmaster(mail) && BOUNCE_SUBJECT.test(mail.subject)
    ? cleanHeaderText(`Subject: ${mail.subject}`, 80)
    : null;
}

/** No one answers a person's mail with an empty return path; a mail server must (RFC 5321 §6.1). */
function isFromPostmaster(mail: Mail): boolean {
  const returnPath = first(mail.headers, 'return-path');
  if (returnPath !== null && /^<\s*>$/.test(returnPath.trim())) return true;
  // Many a mail server signs with a bare MAILER-DAEMON, which is no address.
  const sender = mail.from?.address ?? first(mail.headers, 'from') ?? '';
  return POSTMASTER.test(sender) || POSTMASTER.test(mail.from?.name ?? '');
}

/** Who did not get the mail by X-Failed-Recipients, else by the prose, else by whom the returned mail was for. */
export function guessRecipients(mail: Mail, notice: Notice): DeliveryRecipient[] {
  const { words, returned } = notice;
  const delayed = isDelayed(mail, words);
  const named = namedIn(words, ownPeople(mail));
  const listed = failedRecipients(mail);
  const addresses = listed.length > 0 ? listed : named.map(({ address }) => address);
  const last = addresses.length > 0 ? addresses : [...verpRecipients(mail), ...sentTo(returned)];
  return [...new Set(last)].slice(0, MAX_GUESSED).map((address) => {
    const own = wordsFor(address, named, last.length);
    return recipient(address, own, words, delayed);
  });
}

/** The words of a server about one address; '' when it says nothing of it. One recipient gets all that was said of anyone. */
export function wordsFor(address: string, named: readonly Named[], recipients: number): string {
  const own = named.find((one) => one.address === address);
  if (own !== undefined) return own.words;
  return recipients === 1 ? named.map(({ words }) => words).join('\n') : '';
}

function recipient(address: string, own: string, words: string, delayed: boolean): DeliveryRecipient {
  return {
    address,
    action: delayed ? 'delayed' : 'failed',
    status: statusFrom(withoutAddresses(own), delayed) ?? statusFrom(withoutAddresses(words), delayed),
    diagnostic: diagnosticIn(own) ?? diagnosticIn(words),
  };
}

/** A code that was written, else one that the words let us guess. */
function statusFrom(words: string, delayed: boolean): string | null {
  const written = writtenStatus(words);
  return written ?? guessStatus(words, delayed);
}

/** An address such as `user-unknown@…` says nothing of why. */
function withoutAddresses(words: string): string {
  return words.replace(/[^\s<>@:;,"'()]{1,64}@[^\s<>@:;,"'()]{1,253}/g, 'address');
}

/** The line with a reply code, and what it goes on with; else the first words behind the address. */
function diagnosticIn(words: string): string | null {
  const lines = words.split('\n');
  const at = lines.findIndex((line) => replyCode(line) !== null || writtenStatus(line) !== null);
  const from = at >= 0 ? at : lines.findIndex((line, i) => i > 0 && line.trim() !== '' && !NO_REASON.test(line));
  if (from < 0 || (at < 0 && words.length > MAX_DIAGNOSTIC * 2)) return null;
  const end = lines.findIndex((line, i) => i > from && line.trim() === '');
  const said = lines.slice(from, end < 0 ? from + 6 : Math.min(end, from + 6)).join(' ');
  return cleanHeaderText(said, MAX_DIAGNOSTIC) || null;
}

function isDelayed(mail: Mail, words: string): boolean {
  if (DELAY_SUBJECT.test(mail.subject)) return true;
  return DELAY_WORDS.test(words) && !GIVEN_UP.test(words);
}

function failedRecipients(mail: Mail): string[] {
  return all(mail.headers, 'x-failed-recipients').flatMap((value) =>
    parseAddresses(value).map(({ address }) => address),
  );
}

/** The reporter and whom it reports to. */
function ownPeople(mail: Mail): Set<string> {
  return new Set([mail.from, ...mail.to, ...mail.cc].flatMap((one) => (one === null ? [] : [one.address])));
}

/** VERP: the recipient written into the envelope address that the report came back to, `bounce+user=host@ours`. */
function verpRecipients(mail: Mail): string[] {
  const delivered = ['delivered-to', 'x-original-to'].flatMap((name) => parseAddresses(first(mail.headers, name)));
  return [...mail.to, ...delivered].flatMap(({ address }) => {
    const parts = /^[^@=+-]{1,60}[+-](?:.{0,60}[+-])?([^@=+]{1,64})=([a-z0-9.-]{3,250})@/.exec(address);
    const found = parts === null ? null : cleanAddress(`${parts[1]}@${parts[2]}`);
    return found === null ? [] : [found];
  });
}

/** For whom the returned mail was. */
export function sentTo(returned: Notice['returned']): string[] {
  return parseAddresses(first(returned, 'to')).map(({ address }) => address);
}

/** The Message-ID of the returned mail in the text, or the mail that the report answers. */
export function guessOriginalId(mail: Mail, notice: Notice): string | null {
  const returned = parseMessageIds(first(notice.returned, 'message-id'))[0];
  if (returned !== undefined) return returned;
  const inText = /^\s*Message-ID:[ \t]*(<[^<>\s]{1,900}>)/im.exec(mail.text.slice(0, 64 * 1024))?.[1] ?? null;
  return parseMessageIds(inText)[0] ?? mail.inReplyTo[0] ?? mail.references.at(-1) ?? null;
}

/**
 * The prose of a report: what the mail server says, apart from the mail that it gives back; and in it, who failed and why.
 * Reads lines, each bounded, so that time grows with the text alone.
 */
import { cleanAddress } from './address.ts';
import { type Headers, readHeaders, splitHead } from './headers.ts';

/** Characters of prose that are searched, characters of a line that are, and recipients that are taken. */
const PROSE_WINDOW = 16 * 1024;
const MAX_LINE = 1000;
const MAX_GUESSED = 20;
/** Characters of words that are kept for one recipient. */
const MAX_WORDS = 2000;

/** Longer lines are no mark. */
const MAX_MARK = 120;
/** The line behind which mail servers put the mail that they give back, without what is drawn around its words. */
const RETURNED =
  /^(?:(?:below|here|enclosed|this|the following|attached|what follows) .{0,40}(?:copy|part|text|headers?|beginning) of .{0,20}(?:message|mail)|(?:a |the )?(?:copy of )?(?:your |the )?(?:possibly truncated )?(?:original|unsent|returned|undelivered|bounced|rejected|failed) (?:message|mail)\b|message (?:headers?|text|body|header block)\b.{0,10}(?:follow|$)|(?:the )?(?:headers?|body|text) of (?:the |your )?(?:original|returned|undelivered|unsent|message headers).{0,20}|message d['’]origine|message original|urspr[üu]ngliche nachricht|begin(?:ning)? of (?:returned|original))/i;
/** Two header fields in a row are a header block, whoever put them there. */
const FIRST_FIELD =
  /^(?:return-path|received|dkim-signature|x-[\w-]{1,60}|delivered-to|message-id|from|mime-version|date|arc-seal):[ \t]*\S/i;
const TRACE_FIELD = /^(?:return-path|received|dkim-signature|arc-seal):[ \t]*\S/i;

const ADDRESS = String.raw`("[^"\r\n]{1,64}"@[\w.-]{1,253}\w|[^\s<>@:;,"'()[\]\\*=]{1,64}(?:=[^\s<>@:;,"'()[\]\\*]{1,64})?@(?:[\p{L}\w-]{1,63}\.){1,10}[\p{L}\w-]{1,63})`;
const OWN_LINE = new RegExp(
  String.raw`^[ \t]*(?:[*•·+-]{1,3}[ \t]*)?<?(?:mailto:)?${ADDRESS}>?[ \t]*(?:<mailto:[^>]{1,254}>)?[ \t]*[:;.,]?[ \t]*$`,
  'iu',
);
/** An address first, its reason behind it: Postfix, Exim, sendmail, qmail, OpenSMTPD, IMail. */
const ADDRESS_FIRST = new RegExp(
  String.raw`^[ \t]*(?:[*•·+-]{1,3}[ \t]*)?(?:[45]\d\d[ -](?:[45]\.\d{1,3}\.\d{1,3} )?)?(?:'|"|[\w.+-]{1,64}:\d{1,10}:)?<?${ADDRESS}>?['"]?(?:\.{3}| \.{3}|[ \t]*[:;]| on |[ \t]*\(|[ \t]+-+|,|[ \t])[ \t]*(.*)$`,
  'iu',
);
/** An address behind a word that says what it is. */
const LABELLED = new RegExp(
  String.raw`(?:^|[\s([>])(?:recipients?|rcpt to|to|users?|userid|address(?:es|see)?|for|mailbox|account|attempts|errors|not deliver(?:ed)?|destinataires?|empf[äa]nger|ontvangers?|aan)\b[^@<\n]{0,60}?[\s:=("'<[]<?(?:mailto:)?${ADDRESS}`,
  'giu',
);
const ANY_ADDRESS = new RegExp(String.raw`(?:^|[\s<("'[:])(?:mailto:)?${ADDRESS}`, 'giu');
/** Whoever stands behind these words did not fail: sender, help desk. */
const NOT_FAILED =
  /\b(?:mail from|from|sender|contact|postmaster|mailer-daemon|support|help|assistance|administrator|originator|envelope-from|reply-to|message-id|x-postfix-sender|bcc|http|https|visit)\b[^@\n]{0,60}$|^(?:from|reply-to|message-id|in-reply-to|references|subject|date|x-[\w-]+)[ \t]*:/i;

/** What a mail server wrote, and the header fields of the mail that it gives back in the same text. */
export interface Notice {
  words: string;
  returned: Headers;
}

/** Somebody who did not get the mail, and the words about that. */
export interface Named {
  address: string;
  words: string;
}

/** Cuts the text of a report where the returned mail begins. */
export function readNotice(text: string): Notice {
  const lines = text.slice(0, 4 * PROSE_WINDOW).split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? '').slice(0, MAX_LINE);
    if (i > 0 && isReturnMark(line)) return cut(lines, i, i + 1);
    const previous = lines[i - 1]?.trim() ?? '';
    const isBlock = FIRST_FIELD.test(line) && isFieldOrFold(lines[i + 1] ?? '');
    if (isBlock && i > 0 && (TRACE_FIELD.test(line) || (previous === '' && i > 2))) return cut(lines, i, i);
  }
  return { words: text.slice(0, PROSE_WINDOW), returned: [] };
}

/** The words of the mark stand alone: between rules, or before a full stop or colon, not within a sentence. */
function isReturnMark(line: string): boolean {
  if (line.length > MAX_MARK) return false;
  const words = line.replace(/^[\s|=_*#-]+/, '').trimEnd();
  return (
    RETURNED.test(words) &&
    (words.length < line.trim().length || /(?:follows?|headers?|mail|message)?[.:]$|follows?$/i.test(words))
  );
}

function isFieldOrFold(line: string): boolean {
  return /^(?:[ \t]+\S|[\w-]{2,60}:[ \t]*\S)/.test(line);
}

function cut(lines: readonly string[], end: number, from: number): Notice {
  let start = from;
  while (start < lines.length && !/^[!-9;-~]{2,60}:/.test(lines[start] ?? '') && start < from + 8) start += 1;
  const block = splitHead(Buffer.from(lines.slice(start).join('\n')));
  return { words: lines.slice(0, end).join('\n').slice(0, PROSE_WINDOW), returned: readHeaders(block.head) };
}

/**
 * Who failed according to the words of a server: addresses on a line of their own or before their reason; else those behind
 * a word like "recipient"; else any. `others`: the mail's own sender and addressee, who did not fail.
 */
export function namedIn(words: string, others: ReadonlySet<string>): Named[] {
  const lines = words.split('\n').map((line) => line.slice(0, MAX_LINE));
  const strong = lines.map((line) => strongAddress(line));
  if (strong.some((address) => address !== null)) return withoutOthers(collect(lines, strong), others);
  for (const pattern of [LABELLED, ANY_ADDRESS]) {
    const weak = lines.map((line) => weakAddress(line, pattern, others));
    if (weak.some((address) => address !== null)) return collect(lines, weak);
  }
  return [];
}

/** A greeting names the sender on a line of its own; a mail to oneself fails as well. */
function withoutOthers(named: readonly Named[], others: ReadonlySet<string>): Named[] {
  const rest = named.filter(({ address }) => !others.has(address));
  return rest.length > 0 ? rest : [...named];
}

function strongAddress(line: string): string | null {
  if (NOT_FAILED.test(line.slice(0, 30))) return null;
  const found = OWN_LINE.exec(line) ?? ADDRESS_FIRST.exec(line);
  return found === null ? null : cleanAddress(found[1] ?? '');
}

function weakAddress(line: string, pattern: RegExp, others: ReadonlySet<string>): string | null {
  for (const match of line.matchAll(pattern)) {
    const address = cleanAddress(match[1] ?? '');
    const before = line.slice(0, match.index + match[0].length - (match[1] ?? '').length);
    if (address === null || others.has(address) || NOT_FAILED.test(before.slice(-80))) continue;
    if (!/^(?:postmaster|mailer-daemon|abuse)@/.test(address)) return address;
  }
  return null;
}

/** What sendmail heard from the other server, before the line about the recipient. */
const DIALOGUE = /^(?:>>> (?:ehlo|helo|mail|rcpt|data|rset|quit|starttls|auth)\b|<<< |(?:\.{3} )?while talking to )/i;
const AFTER_DIALOGUE = /^[45]\d\d[ -]/;

/** To each address the lines from its own up to the next one's. An address named twice keeps the words of both. */
function collect(lines: readonly string[], addresses: readonly (string | null)[]): Named[] {
  const words = new Map<string, string>();
  let current: string | null = null;
  let dialogue = '';
  for (const [i, line] of lines.entries()) {
    const goesOn = dialogue !== '' && addresses[i] === null && AFTER_DIALOGUE.test(line);
    if ((DIALOGUE.test(line) || goesOn) && dialogue.length < MAX_WORDS) {
      // Another server, another story.
      if (/talking/i.test(line.slice(0, 14))) dialogue = '';
      dialogue += `${line}\n`;
      continue;
    }
    const previous: string | null = current;
    current = addresses[i] ?? current;
    const heard = dialogue;
    dialogue = '';
    if (current !== previous && AFTER_DIALOGUE.test(line)) add(words, current, heard);
    else add(words, previous ?? current, heard);
    add(words, current, `${line}\n`);
  }
  add(words, current, dialogue);
  return [...words].map(([address, said]) => ({ address, words: said }));
}

function add(words: Map<string, string>, address: string | null, said: string): void {
  if (address === null || said === '' || (words.size >= MAX_GUESSED && !words.has(address))) return;
  const before = words.get(address) ?? '';
  if (before.length < MAX_WORDS) words.set(address, before + said);
}

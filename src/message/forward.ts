/**
 * A mail that somebody passes on: whose it was, by the block of fields that clients write above it (Outlook, Gmail, Apple
 * Mail, Thunderbird; nl, fr, en, de and others), or by the one mail that is attached. Time grows with the text alone.
 */
import { isMachineAddress, isOwnAddress, parseAddresses } from './address.ts';
import { cleanHeaderText } from './clean.ts';
import { languageOf } from './language.ts';
import type { Forward, Language, Mail } from './mail.ts';
import { isForward, newWords, withoutForwardMark } from './quote.ts';
import { blockField, isForwardMark, isQuoted, isRule, markAt, nextFilled } from './quote-marks.ts';

/** Lines above the mail that is passed on: a remark and a signature. */
const MAX_REMARK_LINES = 200;
/** Lines of the block, the long lists of its recipients included. */
const MAX_BLOCK_LINES = 60;
/** Empty lines and rules between the mark and the block. */
const MAX_GAP_LINES = 6;
/** Lines without a field that a list of recipients may take before the next field. */
const MAX_FOLDED_LINES = 20;
const MAX_SUBJECT = 998;
/** Fields that only a block of a forward has. */
const FURTHER_FIELD =
  /^[\s>*]*(?:reply-to|antwoord aan|répondre à|antwort an|kopie|copie|bcc|importance|prioriteit|urgentie|priorité|wichtigkeit|attachments|bijlagen|pièces jointes|anlagen)\*?\s*:/i;

export interface ForwardOptions {
  /** All addresses that are ours. */
  ownAddresses: readonly string[];
  /** Taken when the words do not show their language. */
  language: Language;
}

type Found = Omit<Forward, 'reply' | 'language' | 'languageReason'>;

/** The mail of another person that `mail` passes on; null when it passes on none, or that of a machine or of ours. */
export function readForward(mail: Mail, { ownAddresses, language }: ForwardOptions): Forward | null {
  const found = readAttached(mail) ?? readBlock(mail);
  if (found === null) return null;
  const { address } = found.author;
  if (address === mail.from?.address || isOwnAddress(address, ownAddresses) || isMachineAddress(address)) return null;
  const reply = newWords(found.text);
  return { ...found, reply, ...languageOf(reply, found.subject, language) };
}

/** A mail that is attached whole, where the subject says that it is what this one is about. */
function readAttached(mail: Mail): Found | null {
  const inner = mail.attachedMail;
  if (inner === null || inner.from === null) return null;
  const subject = withoutForwardMark(mail.subject);
  if (!isForward(mail.subject) && subject !== '' && subject !== inner.subject) return null;
  const { from: author, messageId, text, html } = inner;
  return { author, subject: inner.subject || subject, messageId, text, html, remark: remarkOf(mail.text.split('\n')) };
}

function readBlock(mail: Mail): Found | null {
  const whole = mail.text.split('\n');
  const start = startOf(whole, isForward(mail.subject));
  if (start === null) return null;
  // Apple Mail quotes what it passes on.
  const lines = isQuoted(whole[start] ?? '') || isQuoted(nextFilled(whole, start + 1)) ? unquoted(whole, start) : whole;
  const block = fieldsOf(lines, start);
  const author = parseAddresses(plainAddress(block?.from ?? ''))[0];
  if (block === null || author === undefined) return null;
  return {
    author,
    subject: cleanHeaderText(block.subject, MAX_SUBJECT) || withoutForwardMark(mail.subject),
    messageId: null,
    text: lines.slice(block.end).join('\n').trim(),
    html: null,
    remark: remarkOf(whole.slice(0, start)),
  };
}

/** Where the mail that is passed on begins. History above it is an answer's: what it holds was not passed on to us. */
function startOf(lines: readonly string[], announced: boolean): number | null {
  for (let i = 0; i < Math.min(lines.length, MAX_REMARK_LINES); i++) {
    const line = lines[i] ?? '';
    if (isForwardMark(line) || (isQuoted(line) && isForwardMark(withoutQuoteMark(line)))) return i;
    const { kind } = markAt(lines, i);
    if (kind === 'history') return announced ? i : null;
    if (kind !== 'words') return null;
  }
  return null;
}

interface Block {
  from: string;
  subject: string;
  /** The first line behind it. */
  end: number;
}

/** Reads the fields behind the mark at `start`, or those that begin there. */
function fieldsOf(lines: readonly string[], start: number): Block | null {
  let i = start;
  while (i < start + MAX_GAP_LINES && fieldOf(lines[i] ?? '') === null) i += 1;
  const block: Block = { from: '', subject: '', end: i };
  // HTML of some clients leaves an empty line between two fields; elsewhere it ends the block.
  const spaced = (lines[i + 1] ?? '').trim() === '';
  const seen = new Set<string>();
  for (const last = i + MAX_BLOCK_LINES; i < Math.min(lines.length, last); i = nextField(lines, i + 1, spaced)) {
    const line = lines[i] ?? '';
    const field = fieldOf(line);
    const colon = line.search(/[:：]/);
    const label = line.slice(0, colon).trim().toLowerCase();
    // The same field twice: the words begin with one.
    if (field === null || seen.has(label)) break;
    seen.add(label);
    const value = line.slice(colon + 1).replace(/^[\s*]+/, '');
    if (field !== 'other') block[field] ||= value;
    block.end = i + 1;
  }
  return block.from === '' ? null : block;
}

function fieldOf(line: string): ReturnType<typeof blockField> {
  return blockField(line) ?? (FURTHER_FIELD.test(line) ? 'other' : null);
}

/** The next line with a field, as far as there is one: a list of recipients may be folded. */
function nextField(lines: readonly string[], from: number, spaced: boolean): number {
  if (spaced && (lines[from] ?? '').trim() === '') return from + 1;
  for (let i = from; i < from + MAX_FOLDED_LINES && (lines[i] ?? '').trim() !== ''; i++) {
    if (fieldOf(lines[i] ?? '') !== null) return i;
  }
  return from;
}

/** Ways to write an address: `An Peeters [mailto:an@example.org]`, `an@example.org<mailto:…>`, `*An Peeters* <…>`. */
function plainAddress(value: string): string {
  return value
    .replaceAll('*', '')
    .replace(/\[mailto:([^\]\s]{1,320})\]/i, '<$1>')
    .replace(/<mailto:[^<>\s]{1,320}>/gi, '');
}

function unquoted(lines: readonly string[], from: number): string[] {
  return lines.map((line, i) => (i < from ? line : withoutQuoteMark(line)));
}

function withoutQuoteMark(line: string): string {
  return line.replace(/^[ \t]*> ?/, '');
}

function remarkOf(lines: readonly string[]): string {
  const end = lines.findLastIndex((line) => line.trim() !== '' && !isRule(line));
  return end < 0 ? '' : newWords(lines.slice(0, end + 1).join('\n'));
}

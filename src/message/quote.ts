/**
 * Finds a customer's new words among quoted history. Works line by line with anchored patterns over bounded windows, so
 * that the time grows with the length of the text and with nothing else.
 */
import { isClientLine, isForwardMark, isQuoted, isRule, MAX_MARK, markAt, nextFilled } from './quote-marks.ts';

const SIGNATURE = /^(?:--|–|__)\s*$/;
/** A name behind a single dash, last of all: `-An Peeters`. */
const DASHED_NAME = /^\s?[-–—]\p{Lu}[\p{L}'’.-]{1,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){0,2}\s*$/u;
/** A quoted line from this length on may have been broken by a mail server, its rest left without a mark. */
const BROKEN_LINE = 60;
const ANSWERS_BELOW = /below|inline|between|hieronder|tussen|onder uw|ci-dessous|unten|unter|rouge|red\b|blue\b/i;

export interface QuoteOptions {
  /** The subject says that somebody's mail was passed on: then what looks like history is the message. */
  forwarded?: boolean;
}

/** What clients put before the subject of a mail that somebody passes on; the Italian `I:` and Swedish `VB:` among them. */
const FORWARDED = /^\s*(?:fwd?|doorst|tr|wg|rv|vb|pd|i)\s*:/i;

/** A subject that says that the mail below is what the customer wants to show. */
export function isForward(subject: string): boolean {
  return FORWARDED.test(subject);
}

/** The subject of the mail that is passed on. */
export function withoutForwardMark(subject: string): string {
  let rest = subject;
  while (FORWARDED.test(rest)) rest = rest.replace(FORWARDED, '');
  return rest.trim();
}

/**
 * R-MSG-10: the new words of a reply, without quoted history and signature. Top, bottom and interleaved replies; nl, fr,
 * de, en clients and the common ones of other languages. A guess never leaves an empty message: then the whole text is given.
 */
export function newWords(text: string, { forwarded = false }: QuoteOptions = {}): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line, i) => isForwardMark(line) || (forwarded && startsHistory(lines, i)));
  // A forwarded mail is what the customer wants to show: nothing behind its mark is history.
  const end = start < 0 ? lines.length : start;
  const kept = [...unquoted(lines.slice(0, end)), ...lines.slice(end)];
  const reply = tidy(start < 0 ? withoutSignature(kept) : kept);
  return reply === '' ? text.trim() : reply;
}

/** True when somebody sent back nothing but what was quoted, a signature below it or not. */
export function isOnlyHistory(text: string): boolean {
  return tidy(withoutSignature(unquoted(text.split('\n')))) === '';
}

function startsHistory(lines: readonly string[], i: number): boolean {
  const { kind } = markAt(lines, i);
  return kind === 'history' || kind === 'header';
}

function unquoted(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let quoteFollows = false;
  let hasWords = false;
  for (let i = 0; i < lines.length; ) {
    const { kind, length } = markAt(lines, i);
    if (kind === 'history') break;
    if (kind === 'header' && !isQuoted(nextFilled(lines, i + length))) break;
    if (kind === 'words' && !(quoteFollows && isBrokenOff(lines, i, kept))) {
      if (hasWords && endsWithClientLine(lines, i)) break;
      hasWords ||= (lines[i] ?? '').trim() !== '';
      kept.push(lines[i] ?? '');
      quoteFollows = false;
    } else {
      if (!quoteFollows) kept.push('');
      quoteFollows = true;
    }
    i += length;
  }
  return kept;
}

/** "Sent from my …", a paragraph of its own: what stands below is history that a telephone left without a mark. */
function endsWithClientLine(lines: readonly string[], i: number): boolean {
  const alone = (lines[i - 1] ?? '').trim() === '' && (lines[i + 1] ?? '').trim() === '';
  return alone && isClientLine(lines[i] ?? '');
}

/**
 * The rest of a quoted line that was broken on its way: directly below a long one, going on in its sentence, in a mail that
 * has its answer on top.
 */
function isBrokenOff(lines: readonly string[], i: number, kept: readonly string[]): boolean {
  const before = lines[i - 1] ?? '';
  const line = (lines[i] ?? '').slice(0, MAX_MARK);
  if (before.length < BROKEN_LINE || !isQuoted(before) || /\?\s*$/.test(before) || line.length >= before.length)
    return false;
  if (!/^[\p{Ll}\d(]/u.test(line)) return false;
  const answer = kept.slice(0, 50).join(' ').trim();
  return answer !== '' && !ANSWERS_BELOW.test(answer.slice(0, 2000));
}

/** RFC 3676 §4.3: behind `-- ` stands a signature. What a telephone adds at the end goes too. */
function withoutSignature(lines: readonly string[]): string[] {
  const mark = lines.findIndex((line, i) => i > 0 && SIGNATURE.test(line));
  const body = mark < 0 ? [...lines] : lines.slice(0, mark);
  while (body.length > 0 && isLeftOver(body)) body.pop();
  return body;
}

function isLeftOver(body: readonly string[]): boolean {
  const last = body.at(-1) ?? '';
  if (last.trim() === '' || isClientLine(last) || isRule(last)) return true;
  return DASHED_NAME.test(last) && body.length > 2 && (body.at(-2) ?? '').trim() === '';
}

function tidy(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

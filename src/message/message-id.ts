import { decodeWords } from './encoded-words.ts';

/** References that are kept: the first, which names the thread, and the latest (R-MSG-6). */
export const MAX_REFERENCES = 100;
/** RFC 5322 §2.1.1: no line, so no identifier, is longer. */
const MAX_ID_LENGTH = 998;

const SPACES = /[\s\p{Cc}]+/gu;

/**
 * R-MSG-3: the message identifiers in a header value, each as `<…>`, in order, without doubles. Takes commas, folding,
 * missing brackets, comments and phrases in its stride; linear in the length of the value.
 */
export function parseMessageIds(value: string | null): string[] {
  if (value === null) return [];
  const text = decodeWords(value);
  const found = new Set<string>();
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '<') at = readBracketed(text, at, found);
    else if (character === '(') at = skipComment(text, at);
    else if (character === '"') at = skipQuoted(text, at);
    else if (isSeparator(character)) at += 1;
    else at = readBare(text, at, found);
  }
  return keepEnds([...found]);
}

function readBracketed(text: string, open: number, found: Set<string>): number {
  let end = open + 1;
  while (end < text.length && text.charAt(end) !== '>' && text.charAt(end) !== '<') end += 1;
  add(found, text.slice(open + 1, end));
  return text.charAt(end) === '>' ? end + 1 : end;
}

/** A comment without its closing bracket is no comment: only the bracket is skipped. */
function skipComment(text: string, open: number): number {
  const close = text.indexOf(')', open);
  const bracket = text.indexOf('<', open);
  if (close < 0 && bracket < 0) return text.length;
  if (close < 0) return bracket;
  return close + 1;
}

function skipQuoted(text: string, open: number): number {
  const close = text.indexOf('"', open + 1);
  return close < 0 ? text.length : close + 1;
}

function readBare(text: string, start: number, found: Set<string>): number {
  let end = start;
  while (end < text.length && !isSeparator(text.charAt(end)) && text.charAt(end) !== '<' && text.charAt(end) !== '(')
    end += 1;
  const word = text.slice(start, end).replace(/>+$/, '');
  if (word.includes('@')) add(found, word);
  return Math.max(end, start + 1);
}

function isSeparator(character: string): boolean {
  return character === ',' || character === ';' || character === '>' || character === ')' || character <= ' ';
}

function add(found: Set<string>, inner: string): void {
  const id = inner.replace(SPACES, '');
  if (id !== '' && id.length <= MAX_ID_LENGTH) found.add(`<${id}>`);
}

function keepEnds(ids: string[]): string[] {
  if (ids.length <= MAX_REFERENCES) return ids;
  return [...ids.slice(0, 1), ...ids.slice(1 - MAX_REFERENCES)];
}

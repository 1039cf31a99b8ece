/** What people write into a form, made fit to be kept and sent. */
import { LoketError } from '../errors.ts';

/** Characters of an answer or a note: more is a file. */
const MAX_WORDS = 100_000;
const CONTROLS = /(?![\n\t])\p{Cc}/gu;

/** The words with plain line ends and no control characters. Errors: LoketError `invalid` for none, or too many. */
export function checkWords(words: string): string {
  const clean = trimWords(words, MAX_WORDS);
  if (clean === '')
    throw new LoketError('invalid', 'there are no words to send; write something first', { key: 'no-words' });
  return clean;
}

/** The same for words that may be left out: '' for none. Errors: LoketError `invalid` for more than `max` characters. */
export function trimWords(words: string, max: number): string {
  const clean = words.replace(/\r\n?/g, '\n').replace(CONTROLS, '').trim();
  if (clean.length > max)
    throw new LoketError('invalid', `this text is longer than ${max} characters`, { key: 'too-long', values: { max } });
  return clean;
}

/** What people write into a form, made fit to be kept and sent. */
import { LoketError } from '../errors.ts';

/** Characters of an answer or a note: more is a file. */
const MAX_WORDS = 100_000;
const CONTROLS = /(?![\n\t])\p{Cc}/gu;

/** The words with plain line ends and no control characters. Errors: LoketError `invalid` for none, or too many. */
export function checkWords(words: string): string {
  const clean = words.replace(/\r\n?/g, '\n').replace(CONTROLS, '').trim();
  if (clean === '') throw new LoketError('invalid', 'there are no words to send; write something first');
  if (clean.length > MAX_WORDS) throw new LoketError('invalid', `this text is longer than ${MAX_WORDS} characters`);
  return clean;
}

/** What an agent typed into the search field, cut into words as the index cuts texts. Pure. */

/** Consecutive words; of the last one the beginning is enough when `isPrefix`. Folded, never empty. */
export interface SearchTerm {
  words: readonly string[];
  isPrefix: boolean;
}

const MAX_CHARACTERS = 200;
const MAX_TERMS = 10;
/** A shorter word is meant whole: beginnings of two letters are everywhere. */
const MIN_PREFIX_CHARACTERS = 3;

/** A word of the index: letters and digits, with the marks that stand on them. */
const WORD = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{M}\p{Co}]*/gu;
const PHRASE_OR_WORD = /"([^"]*)"?|[^\s"]+/g;

/**
 * `"…"` is a phrase of whole words, anything else the beginning of a word; `an@example.com` is three words in a row.
 * What holds no letter and no digit asks for nothing.
 */
export function termsOf(query: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const [chunk, phrase] of query.slice(0, MAX_CHARACTERS).matchAll(PHRASE_OR_WORD)) {
    const words = [...wordsOf(phrase ?? chunk)].map(({ folded }) => folded);
    const last = words.at(-1) ?? '';
    if (last !== '') terms.push({ words, isPrefix: phrase === undefined && last.length >= MIN_PREFIX_CHARACTERS });
    if (terms.length === MAX_TERMS) break;
  }
  return terms;
}

export interface TextWord {
  folded: string;
  start: number;
  end: number;
}

/** The words of a text, in order, with their places in it. */
export function* wordsOf(text: string): Generator<TextWord, void, undefined> {
  for (const match of text.matchAll(WORD)) {
    yield { folded: fold(match[0]), start: match.index, end: match.index + match[0].length };
  }
}

/** Whether a text holds all terms, judged as the index would. */
export function matcherOf(terms: readonly SearchTerm[]): (text: string) => boolean {
  const patterns = terms.map(
    ({ words, isPrefix }) =>
      new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[^\\p{L}\\p{N}]+')}${isPrefix ? '' : '(?![\\p{L}\\p{N}])'}`, 'u'),
  );
  return (text) => {
    const folded = fold(text);
    return patterns.every((pattern) => pattern.test(folded));
  };
}

/** Lower case without accents, as the index has it. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

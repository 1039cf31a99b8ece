/**
 * Folds by proof (R-MSG-10): what already stands on the ticket is history wherever it stands in a reply, with or without
 * quote marks, wrapped anew or not. Proof is a run of words, so a sentence that somebody merely repeats stays where it is.
 */
import { newWords } from './quote.ts';

/** So many words in a row, the same on both sides, are no coincidence. */
const SHINGLE_WORDS = 6;
/** A run of known lines shorter than this is shown: customers do repeat a sentence. */
const MIN_RUN_WORDS = 12;
/** Characters of known texts that are looked at, newest first; longer threads quote their newest mails. */
const MAX_KNOWN_CHARACTERS = 200_000;
/** A longer reply is left to `newWords`: proof costs two seconds for each megabyte of short words, measured. */
const MAX_PROVED_CHARACTERS = 200_000;

/**
 * The new words of a reply, given the texts of its ticket (newest first). Lines that are proved to be known count as
 * quoted; the rest is left to `newWords`, which guesses. Never '' unless `text` is. Linear time.
 */
export function newWordsGiven(text: string, known: readonly string[], how: { forwarded?: boolean } = {}): string {
  const shingles = text.length > MAX_PROVED_CHARACTERS ? new Set<string>() : shinglesOf(known);
  if (shingles.size === 0) return newWords(text, how);
  const lines = text.split('\n');
  const proved = provedLines(lines, shingles);
  if (!proved.includes(true)) return newWords(text, how);
  const rest = lines.some((line, index) => !proved[index] && wordsOf(line).length > 0);
  if (!rest) return newWords(text, how);
  return newWords(lines.map((line, index) => (proved[index] && !isQuoted(line) ? `> ${line}` : line)).join('\n'), how);
}

function isQuoted(line: string): boolean {
  return /^[ \t]*>/.test(line);
}

function shinglesOf(texts: readonly string[]): Set<string> {
  const shingles = new Set<string>();
  let left = MAX_KNOWN_CHARACTERS;
  for (const text of texts) {
    if (left <= 0) break;
    const words = wordsOf(text.slice(0, left));
    left -= text.length;
    for (let i = 0; i + SHINGLE_WORDS <= words.length; i += 1) shingles.add(shingle(words, i));
  }
  return shingles;
}

function shingle(words: readonly string[], start: number): string {
  return words.slice(start, start + SHINGLE_WORDS).join(' ');
}

/** Lines all of whose words stand in known runs; empty lines belong to the run around them. */
function provedLines(lines: readonly string[], shingles: ReadonlySet<string>): boolean[] {
  const words: string[] = [];
  const lineOf: number[] = [];
  for (const [index, line] of lines.entries()) {
    for (const word of wordsOf(line)) {
      words.push(word);
      lineOf.push(index);
    }
  }
  const covered = new Array<boolean>(words.length).fill(false);
  for (let i = 0; i + SHINGLE_WORDS <= words.length; i += 1) {
    if (shingles.has(shingle(words, i))) covered.fill(true, i, i + SHINGLE_WORDS);
  }
  const total = new Array<number>(lines.length).fill(0);
  const proved = new Array<boolean>(lines.length).fill(true);
  for (const [i, line] of lineOf.entries()) {
    total[line] = (total[line] ?? 0) + 1;
    if (!covered[i]) proved[line] = false;
  }
  return longRuns(proved, total);
}

/** Keeps runs of proved lines that hold enough words together. */
function longRuns(proved: readonly boolean[], total: readonly number[]): boolean[] {
  const kept = new Array<boolean>(proved.length).fill(false);
  for (let start = 0; start < proved.length; ) {
    let end = start;
    let words = 0;
    while (end < proved.length && proved[end]) {
      words += total[end] ?? 0;
      end += 1;
    }
    if (words >= MIN_RUN_WORDS) kept.fill(true, start, end);
    start = Math.max(end, start + 1);
  }
  return kept;
}

/** Words as they compare: lower case, without quote marks and punctuation. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

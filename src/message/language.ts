import { detectAll } from 'tinyld/light';
import { COMMON } from './language-words.ts';
import type { Language, LanguageReason } from './mail.ts';

/** Characters that are looked at: more of them do not make the answer better. */
const WINDOW = 1500;
/** Common words that must speak for a language, and how many times as many as for the next one. */
const MIN_SCORE = 1;
const MIN_RATIO = 1.3;
/** Below this many letters nothing is guessed from letter groups. */
const MIN_LETTERS = 24;
/** How clearly tinyld must prefer one language over the next. */
const MIN_LEAD = 0.05;

const LANGUAGES: readonly Language[] = ['nl', 'fr', 'de', 'en'];

/** Addresses, paths and what stands in quotation marks: error messages are in the language of the machine. */
const HAS_FOREIGN = /[@/\\"“«]/;
// Looked for where a word begins: anywhere in it, each of its letters would be the start of another look.
const FOREIGN = /(?<![^\s"”»])[^\s@/\\]*[@/\\]\S*|"[^"\n]{1,200}"|“[^”\n]{1,200}”|«[^»\n]{1,200}»/g;
/** `Kris Van den Berg`, `Luc De Smet`: particles within a name. Their first letter is looked for before what precedes it. */
const NAME =
  /(?=[VvDdLl])(?<=\p{Lu}[\p{L}-]{0,30} )(?:[Vv]an|[Dd]e|[Vv]on|[Dd]u|[Ll]e)(?: (?:den|der|de|la))? \p{Lu}[\p{L}'’-]*/gu;

/** Spellings in small letters that only one of the four languages has, wherever they stand; each counts as a word. */
const SPELLINGS: readonly (readonly [Language, RegExp])[] = [
  ['fr', /(?<!\p{L})(?:[ldjncsmt]|qu)['’](?=\p{L})/gu],
  ['fr', /\p{L}[çœêùà]\p{L}?|\p{L}(?:é|ée|és|ées|ère|eux|euse)(?!\p{L})/gu],
  ['de', /ß|\p{L}(?:ung|keit|heiten|schaft|lich)(?:en)?(?!\p{L})|(?<!\p{L})ü/gu],
  ['nl', /(?:ij|aa|uu|ieuw)\p{L}{1,20}|\p{L}(?:heid|lijk|lijke)(?!\p{L})/gu],
  ['en', /\p{L}(?:n['’]t|['’](?:ve|re|ll|m))(?!\p{L})|(?<!\p{L})(?:th|wh)\p{L}{2}/gu],
];
/** How many spellings of one kind count. */
const MAX_SPELLINGS = 3;

const WEIGHTS = weigh();

/** A word counts for each language it is common in, shared by their number. */
function weigh(): Map<string, { language: Language; weight: number }[]> {
  const speakers = new Map<string, Language[]>();
  for (const language of LANGUAGES) {
    for (const word of new Set(COMMON[language].split(/\s+/))) {
      speakers.set(word, [...(speakers.get(word) ?? []), language]);
    }
  }
  return new Map(
    [...speakers].map(([word, those]) => [word, those.map((language) => ({ language, weight: 1 / those.length }))]),
  );
}

/**
 * R-MSG-11: the language of these words among nl, fr, de and en; null when unsure. Deterministic. Common words and
 * spellings decide where they are clear, letter groups (tinyld) otherwise.
 */
export function detectLanguage(text: string): Language | null {
  const seen = text.slice(0, WINDOW);
  const words = (HAS_FOREIGN.test(seen) ? seen.replace(FOREIGN, ' ') : seen).replace(NAME, ' ').toLowerCase();
  return byCommonWords(words) ?? byLetters(words);
}

/** The language of a mail by its new words or, where they do not show it, by its subject, which is often ours. */
export function languageOf(
  reply: string,
  subject: string,
  fallback: Language,
): { language: Language; languageReason: LanguageReason } {
  const words = detectLanguage(reply);
  if (words !== null) return { language: words, languageReason: 'words' };
  const both = detectLanguage(`${subject}\n${reply}`);
  if (both !== null) return { language: both, languageReason: 'subject' };
  return { language: fallback, languageReason: 'default' };
}

function byCommonWords(words: string): Language | null {
  const score: Record<Language, number> = { nl: 0, fr: 0, de: 0, en: 0 };
  for (const word of words.match(/[\p{L}\p{N}]+/gu) ?? []) {
    for (const { language, weight } of WEIGHTS.get(word) ?? []) score[language] += weight;
  }
  for (const [language, spelling] of SPELLINGS) {
    score[language] += 0.5 * countSome(words, spelling);
  }
  const [best, next] = ranked(score);
  return best !== undefined && best.score >= MIN_SCORE && best.score >= MIN_RATIO * (next?.score ?? 0)
    ? best.language
    : null;
}

/** How often it stands there, up to `MAX_SPELLINGS`: the rest of the words is not looked at. */
function countSome(words: string, spelling: RegExp): number {
  let count = 0;
  spelling.lastIndex = 0;
  while (count < MAX_SPELLINGS && spelling.test(words)) count += 1;
  return count;
}

function ranked(score: Record<Language, number>): { language: Language; score: number }[] {
  return LANGUAGES.map((language) => ({ language, score: score[language] })).sort((a, b) => b.score - a.score);
}

function byLetters(words: string): Language | null {
  const letters = words.replace(/[^\p{L}\s]/gu, ' ');
  if (letters.replace(/\s/g, '').length < MIN_LETTERS) return null;
  const [best, next] = detectAll(letters, { only: [...LANGUAGES] });
  if (best === undefined || best.accuracy - (next?.accuracy ?? 0) < MIN_LEAD) return null;
  return LANGUAGES.find((language) => language === best.lang) ?? null;
}

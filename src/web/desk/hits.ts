/** Marks what was searched for in a text. Gives pieces, not markup: no mail can fake a mark. */
import { type SearchTerm, type TextWord, wordsOf } from '../../store/search-terms.ts';

export interface Piece {
  text: string;
  isHit: boolean;
}

interface Hit {
  start: number;
  end: number;
  /** Which term it is. */
  term: number;
}

const SNIPPET_CHARACTERS = 240;
/** Shown before the first hit. */
const LEAD_CHARACTERS = 60;

export function markHits(text: string, terms: readonly SearchTerm[]): Piece[] {
  return piecesOf(text, hitsIn(text, terms), 0, text.length);
}

export function hasHit(text: string, terms: readonly SearchTerm[]): boolean {
  return hitsIn(text, terms).length > 0;
}

/** The part of a text that holds the most of the terms, in one line; its beginning when it holds none. */
export function snippetOf(text: string, terms: readonly SearchTerm[]): Piece[] {
  const line = text.replace(/\s+/g, ' ').trim();
  const hits = hitsIn(line, terms);
  const begin = atWord(line, Math.max(0, bestStart(hits) - LEAD_CHARACTERS));
  const end = Math.min(line.length, begin + SNIPPET_CHARACTERS);
  const pieces = piecesOf(line, hits, begin, end);
  return [
    ...(begin > 0 ? [{ text: '… ', isHit: false }] : []),
    ...pieces,
    ...(end < line.length ? [{ text: ' …', isHit: false }] : []),
  ];
}

/** All places where a term stands, in order, none inside of another. */
function hitsIn(text: string, terms: readonly SearchTerm[]): Hit[] {
  const words = [...wordsOf(text)];
  const hits: Hit[] = [];
  for (const [at, word] of words.entries()) {
    if (word.start < (hits.at(-1)?.end ?? 0)) continue;
    for (const [term, { words: wanted, isPrefix }] of terms.entries()) {
      const last = words[at + wanted.length - 1];
      if (last === undefined || !standsAt(words, at, wanted, isPrefix)) continue;
      hits.push({ start: word.start, end: last.end, term });
      break;
    }
  }
  return hits;
}

function standsAt(words: readonly TextWord[], at: number, wanted: readonly string[], isPrefix: boolean): boolean {
  return wanted.every((want, index) => {
    const folded = words[at + index]?.folded ?? '';
    return folded === want || (isPrefix && index === wanted.length - 1 && folded.startsWith(want));
  });
}

/** The place from which the most different terms are in sight; the first of such places. */
function bestStart(hits: readonly Hit[]): number {
  let best = { start: hits[0]?.start ?? 0, terms: 0 };
  for (const [at, { start }] of hits.entries()) {
    const seen = new Set<number>();
    for (let next = at; next < hits.length; next += 1) {
      const hit = hits[next];
      if (hit === undefined || hit.end > start + SNIPPET_CHARACTERS - LEAD_CHARACTERS) break;
      seen.add(hit.term);
    }
    if (seen.size > best.terms) best = { start, terms: seen.size };
  }
  return best.start;
}

/** Back to the beginning of a word, so that none is cut at the front. */
function atWord(line: string, place: number): number {
  return place === 0 ? 0 : line.lastIndexOf(' ', place) + 1;
}

function piecesOf(text: string, hits: readonly Hit[], begin: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  let at = begin;
  const add = (to: number, isHit: boolean) => {
    if (to > at) pieces.push({ text: text.slice(at, to), isHit });
    at = Math.max(at, to);
  };
  for (const hit of hits) {
    if (hit.start < begin || hit.start >= end) continue;
    add(hit.start, false);
    add(Math.min(hit.end, end), true);
  }
  add(end, false);
  return pieces;
}

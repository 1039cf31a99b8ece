/** What customers think of the work on a ticket: one question, answered once for each time that the work came to an end. */

/** Three words mean the same to everybody, and can be pressed with a thumb; five points do not. The best first. */
export const SCORES = ['good', 'fair', 'bad'] as const;
export type Score = (typeof SCORES)[number];

/** So long after its end the work can be rated, and a rating changed. */
const RATING_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The score of that name; null for none. */
export function scoreOf(name: string): Score | null {
  return SCORES.find((score) => score === name) ?? null;
}

/** Whether work that came to its end at `overAt` can be rated at `now`; null: it has not ended. */
export function mayRate(overAt: string | null, now: string): boolean {
  return overAt !== null && Date.parse(now) - Date.parse(overAt) <= RATING_DAYS * DAY_MS;
}

export interface RatingFigures {
  count: number;
  counts: Record<Score, number>;
  /** From 0, all bad, to 100, all good; null when nobody rated. */
  mean: number | null;
}

const WEIGHTS: Readonly<Record<Score, number>> = { good: 100, fair: 50, bad: 0 };

/** Figures of so many ratings of each score. */
export function ratingFigures(counts: Readonly<Record<Score, number>>): RatingFigures {
  const count = SCORES.reduce((sum, score) => sum + counts[score], 0);
  const points = SCORES.reduce((sum, score) => sum + counts[score] * WEIGHTS[score], 0);
  return { count, counts: { ...counts }, mean: count === 0 ? null : Math.round(points / count) };
}

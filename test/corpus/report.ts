/** The corpus in figures: a table by source and measure, and every difference. */
import type { Measure, Result } from './compare.ts';

/** Share of claims (by a source's test or the headers) that must hold. */
const BARS: Readonly<Record<Measure, number>> = {
  crash: 1,
  kind: 0.98,
  forbidden: 0.995,
  refused: 0.99,
  bounce: 0.95,
  reply: 0.92,
  text: 0.98,
  attachments: 0.99,
  headers: 0.98,
  html: 1,
};

export const MEASURES = Object.keys(BARS) as Measure[];

export interface Difference extends Result {
  source: string;
  file: string;
  /** Why we hold the claim for wrong; null: a miss of ours. */
  exception: string | null;
}

export interface Score {
  held: number;
  of: number;
}

/** Claims that count, by measure: those that rest on a test or on the headers and are no exception. */
export function scores(results: readonly (Result & { exception: string | null })[]): Record<Measure, Score> {
  const all = Object.fromEntries(MEASURES.map((measure) => [measure, { held: 0, of: 0 }])) as Record<Measure, Score>;
  for (const { measure, basis, ok, exception } of results) {
    if (basis === 'judged' || exception !== null) continue;
    all[measure].of += 1;
    if (ok) all[measure].held += 1;
  }
  return all;
}

export function reaches(measure: Measure, { held, of }: Score): boolean {
  return of === 0 || held / of >= BARS[measure];
}

/** `97.3 % (146/150)`, or `–` where nothing is claimed. */
export function percent({ held, of }: Score): string {
  return of === 0 ? '–' : `${((100 * held) / of).toFixed(1)} % (${held}/${of})`;
}

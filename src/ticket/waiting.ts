/** How long customers waited for the first answer, in figures. */

const HOUR_MS = 3_600_000;

/** Upper ends of the classes in hours; what is longer is of the last class. */
export const WAIT_CLASSES = ['1h', '4h', '8h', '24h', '72h', 'longer'] as const;
export type WaitClass = (typeof WAIT_CLASSES)[number];

const ENDS: Readonly<Record<WaitClass, number>> = {
  '1h': HOUR_MS,
  '4h': 4 * HOUR_MS,
  '8h': 8 * HOUR_MS,
  '24h': 24 * HOUR_MS,
  '72h': 72 * HOUR_MS,
  longer: Number.POSITIVE_INFINITY,
};

export interface WaitFigures {
  answered: number;
  unanswered: number;
  /** Milliseconds; null when nobody was answered. */
  median: number | null;
  p90: number | null;
  classes: Record<WaitClass, number>;
}

/** Figures of waits in milliseconds; null stands for a customer who was not answered yet. */
export function waitFigures(waits: readonly (number | null)[]): WaitFigures {
  const answered = waits.filter((wait) => wait !== null).sort((one, other) => one - other);
  const classes: Record<WaitClass, number> = { '1h': 0, '4h': 0, '8h': 0, '24h': 0, '72h': 0, longer: 0 };
  for (const wait of answered) classes[WAIT_CLASSES.find((name) => wait <= ENDS[name]) ?? 'longer'] += 1;
  return {
    answered: answered.length,
    unanswered: waits.length - answered.length,
    median: quantile(answered, 0.5),
    p90: quantile(answered, 0.9),
    classes,
  };
}

/** By nearest rank: a value that was measured, not one between two. Null of none. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

import type { Explanation } from '../triage/explain.ts';

/** The explanation of a ledger row; null when there is none, or none that the desk can tell, as from a foreign hand. */
export function storedExplanation(json: string | null): Explanation | null {
  if (json === null) return null;
  const stored = JSON.parse(json) as Partial<Explanation>;
  const { decision, confirmation, anomalies } = stored;
  return decision === undefined || confirmation === undefined || anomalies === undefined
    ? null
    : (stored as Explanation);
}

/** What work costs (P9): which contract holds, whether it covers the work, at what rate. Days are `2026-11-24`. */
import type { Scope } from './category.ts';

/** What holds for the house. Rates are cents an hour, without VAT. */
export interface BillingRules {
  /** For whoever has no contract. */
  rateCents: number;
  /** Every entry is rounded up to a multiple of this. */
  roundMinutes: number;
  /** P10: more work than this waits for an approval. */
  approvalLimitMinutes: number;
  /** So long before work reaches the limit, counted from nothing, its agent is warned. */
  warnMinutes: number;
}

export interface Period {
  /** First day. */
  from: string;
  /** Last day; null: no end yet. */
  to: string | null;
}

export interface Contract extends Period {
  id: number;
  /** Categories that it covers; null: all that support covers. */
  categories: readonly number[] | null;
  /** Of work that it does not cover. */
  rateCents: number;
}

export type TimeKind = 'covered' | 'billable';

/** What is frozen in an entry of time. */
export interface Terms {
  kind: TimeKind;
  rateCents: number;
  contractId: number | null;
}

/** The contract that holds on a day; when there are several, the one that began last. */
export function contractOn(contracts: readonly Contract[], day: string): Contract | null {
  const valid = contracts.filter((contract) => contract.from <= day && (contract.to === null || day <= contract.to));
  return valid.reduce<Contract | null>((last, one) => (last === null || one.from > last.from ? one : last), null);
}

/** Whether two periods have a day in common. */
export function overlap(one: Period, other: Period): boolean {
  return (other.to === null || one.from <= other.to) && (one.to === null || other.from <= one.to);
}

/**
 * P9, P12, P13: without a contract all work is billed. A contract covers what it names, and never what is out of scope.
 * A request that nobody has sorted yet counts as one that support covers.
 */
export function termsOf(
  category: { id: number; scope: Scope } | null,
  contract: Contract | null,
  rules: Pick<BillingRules, 'rateCents'>,
): Terms {
  if (contract === null) return { kind: 'billable', rateCents: rules.rateCents, contractId: null };
  const kind = covers(contract, category) ? 'covered' : 'billable';
  return { kind, rateCents: contract.rateCents, contractId: contract.id };
}

function covers(contract: Contract, category: { id: number; scope: Scope } | null): boolean {
  if (category === null) return contract.categories === null;
  if (category.scope === 'not-covered') return false;
  return contract.categories === null || contract.categories.includes(category.id);
}

const MINUTES_PER_HOUR = 60;

/** What minutes cost, in cents, rounded to the nearest. */
export function amountCents(minutes: number, rateCents: number): number {
  return Math.round((minutes * rateCents) / MINUTES_PER_HOUR);
}

/** A line of a statement: minutes that are settled, never ones that wait for an approval. */
export interface BilledTime {
  kind: TimeKind;
  rateCents: number;
  clearedMinutes: number;
  invoicedMinutes: number;
}

export interface Charge {
  coveredMinutes: number;
  billableMinutes: number;
  amountCents: number;
  /** What stands on an invoice already. */
  invoicedCents: number;
}

/** What one entry costs; covered work costs nothing. */
export function chargeOf(time: BilledTime): Charge {
  const { kind, rateCents, clearedMinutes, invoicedMinutes } = time;
  if (kind === 'covered') {
    return { coveredMinutes: clearedMinutes, billableMinutes: 0, amountCents: 0, invoicedCents: 0 };
  }
  return {
    coveredMinutes: 0,
    billableMinutes: clearedMinutes,
    amountCents: amountCents(clearedMinutes, rateCents),
    invoicedCents: amountCents(invoicedMinutes, rateCents),
  };
}

/** The sum of charges: that of the lines, cent by cent, so that a statement adds up for whoever checks it. */
export function sumOf(charges: readonly Charge[]): Charge {
  const sum = { coveredMinutes: 0, billableMinutes: 0, amountCents: 0, invoicedCents: 0 };
  for (const charge of charges) {
    sum.coveredMinutes += charge.coveredMinutes;
    sum.billableMinutes += charge.billableMinutes;
    sum.amountCents += charge.amountCents;
    sum.invoicedCents += charge.invoicedCents;
  }
  return sum;
}

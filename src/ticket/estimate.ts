/**
 * Estimates and the approval that they need (P10, P13). An approval is a record and a gate of its own: it is opened by
 * a decision that somebody took, never by a mere reply (R-THR-5).
 */
import type { BillingRules } from './billing.ts';
import type { Scope } from './category.ts';
import { roundUp } from './time.ts';

export type ApprovalOutcome = 'approved' | 'declined' | 'withdrawn';
/** `desk`: no customer decided, an agent withdrew the question. */
export type DecisionWay = 'page' | 'phone' | 'mail' | 'desk';

/** A question put to a customer. `minutes` are those of the whole ticket; no outcome: it waits for a decision. */
export interface Asked {
  minutes: number;
  outcome: ApprovalOutcome | null;
}

/** The minutes that a ticket may take: those that need no approval, or the most that were approved. */
export function allowanceOf(
  scope: Scope | null,
  asked: readonly Asked[],
  rules: Pick<BillingRules, 'approvalLimitMinutes'>,
): number {
  const approved = asked.filter(({ outcome }) => outcome === 'approved').map(({ minutes }) => minutes);
  return Math.max(scope === 'not-covered' ? 0 : rules.approvalLimitMinutes, ...approved);
}

/** P13: work that support does not cover begins with an estimate that the customer approved. */
export function needsEstimate(scope: Scope | null, estimate: number | null): boolean {
  return scope === 'not-covered' && estimate === null;
}

export interface Effort {
  allowance: number;
  /** Minutes that were worked, without what was written off. */
  worked: number;
  /** The last estimate, in minutes of the whole ticket; null for none. */
  estimate: number | null;
  /** Whether the estimate was given just now: then it is asked again, also after a refusal. */
  estimatedNow: boolean;
  /** All questions so far, oldest first. */
  asked: readonly Asked[];
}

export type NextStep = { action: 'ask'; minutes: number } | { action: 'withdraw' } | { action: 'nothing' };

/**
 * What follows from the effort that a ticket takes. Work past the allowance is asked about once; work past what was
 * asked about needs a second question. A question that is not needed any more is withdrawn.
 */
export function nextStep(effort: Effort, rules: Pick<BillingRules, 'approvalLimitMinutes'>): NextStep {
  const { allowance, worked, estimate } = effort;
  const last = effort.asked.at(-1) ?? null;
  const total = Math.max(worked, estimate ?? 0);
  if (total <= allowance) return last?.outcome === null ? { action: 'withdraw' } : { action: 'nothing' };
  const isAsked = last !== null && last.outcome !== 'withdrawn' && total <= last.minutes;
  if (isAsked && !effort.estimatedNow) return { action: 'nothing' };
  return { action: 'ask', minutes: total === estimate ? total : roundUp(total, rules.approvalLimitMinutes) };
}

/** Who decided, and how it is known. */
export interface Decision {
  outcome: ApprovalOutcome;
  /** Who decided. */
  name: string;
  how: DecisionWay;
  /** The mail that says so. */
  entryId: number | null;
  /** The agent who wrote it down; null when the customer did it on the status page. */
  recordedBy: number | null;
}

/** What a decision lacks as evidence, in words, or null. */
export function decisionFault(decision: Decision): string | null {
  const { outcome, name, how, entryId, recordedBy } = decision;
  if (name.trim() === '') return 'say who decided';
  if (how === 'mail' && entryId === null) return 'name the message in which the customer decided';
  if (how !== 'mail' && entryId !== null) return 'a message is named only for a decision by mail';
  if ((how === 'page') !== (recordedBy === null))
    return 'a customer decides on the status page, agents record the rest';
  if ((how === 'desk') !== (outcome === 'withdrawn')) return 'only an agent withdraws a question';
  return null;
}

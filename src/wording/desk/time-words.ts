/** What the page of time, estimate and approvals says: one key for each text, the same in every language. */
import type { TimeKind } from '../../ticket/billing.ts';
import type { Scope } from '../../ticket/category.ts';
import type { ApprovalOutcome, DecisionWay } from '../../ticket/estimate.ts';
import type { TimeWarning } from '../../ticket/time.ts';

export interface TimeWords {
  title: string;
  back: string;
  worked: string;
  allowed: string;
  waiting: string;
  estimate: string;
  none: string;
  warnings: Readonly<Record<Exclude<TimeWarning, 'none'>, string>>;
  needsEstimate: string;
  category: string;
  noCategory: string;
  scopes: Readonly<Record<Scope, string>>;
  save: string;
  timer: string;
  start: string;
  /** `{at}`: since when, `{number}`: for which ticket. */
  running: string;
  runningElsewhere: string;
  stop: string;
  discard: string;
  minutesOrMeasured: string;
  log: string;
  day: string;
  minutes: string;
  note: string;
  logButton: string;
  entries: string;
  agent: string;
  kind: string;
  kinds: Readonly<Record<TimeKind, string>>;
  pending: string;
  writtenOff: string;
  invoiced: string;
  change: string;
  remove: string;
  judge: string;
  writeOff: string;
  writeOffLead: string;
  reason: string;
  estimateLead: string;
  estimateButton: string;
  approvals: string;
  noApprovals: string;
  /** `{at}` and `{to}`. */
  askedOf: string;
  /** `{at}`. */
  askedNobody: string;
  open: string;
  outcomes: Readonly<Record<ApprovalOutcome, string>>;
  ways: Readonly<Record<DecisionWay, string>>;
  record: string;
  who: string;
  how: string;
  message: string;
  noMessage: string;
  remark: string;
  approved: string;
  declined: string;
}

/** One question of ours as its customer sees it on a page of its own (P10, R-WEB-4). */
import { type BillingRules, contractOn, type Terms, termsOf } from '../ticket/billing.ts';
import { allowanceOf } from '../ticket/estimate.ts';
import { dayIn } from '../ticket/time.ts';
import { contractsOf } from './contracts.ts';
import { approvalsOf, type CustomerApproval } from './estimates.ts';
import { readWorked } from './time.ts';
import { type Db, found } from './transaction.ts';

export interface ApprovalDetail extends CustomerApproval {
  /** Of the whole ticket. */
  minutes: number;
  /** The agent's words; '' when the time that was worked is the reason. */
  reason: string;
  /** Minutes that need no approval, or were approved before; 0 for none. */
  allowed: number;
  askedAt: string;
  remark: string;
  /** What the work costs, by the contract of the day on which it was asked. */
  terms: Pick<Terms, 'kind' | 'rateCents'>;
}

/** Null: it was withdrawn, or asked anew. Errors: LoketError `not_found`, also for a question of another ticket. */
export async function readCustomerApproval(
  db: Db,
  house: { billing: BillingRules; timeZone: string },
  ticketId: number,
  approvalId: number,
): Promise<ApprovalDetail | null> {
  const ticket = await readWorked(db, ticketId);
  const all = await approvalsOf(db, ticket.family);
  const asked = found(
    all.find(({ id }) => id === approvalId),
    'such question',
  );
  if (asked.outcome === 'withdrawn') return null;
  const contracts = await contractsOf(db, ticket.organisationId);
  const terms = termsOf(ticket.category, contractOn(contracts, dayIn(asked.askedAt, house.timeZone)), house.billing);
  const { id, text, minutes, askedAt, name, remark, decidedAt } = asked;
  return {
    id,
    text,
    minutes,
    askedAt,
    name,
    decidedAt,
    outcome: asked.outcome,
    remark: remark ?? '',
    reason: await reasonOf(db, id),
    allowed: allowanceOf(
      ticket.category?.scope ?? null,
      all.filter((one) => one.id < id),
      house.billing,
    ),
    terms: { kind: terms.kind, rateCents: terms.rateCents },
  };
}

async function reasonOf(db: Db, approvalId: number): Promise<string> {
  const row = await db
    .selectFrom('approval')
    .innerJoin('estimate', 'estimate.id', 'approval.estimate_id')
    .select('estimate.reason')
    .where('approval.id', '=', approvalId)
    .executeTakeFirst();
  return row?.reason ?? '';
}

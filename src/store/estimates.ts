/** Estimates, the approvals that were asked for, and what came of them: rows that are added, never changed (P10). */
import type { Language } from '../message/mail.ts';
import type { ApprovalOutcome, DecisionWay } from '../ticket/estimate.ts';
import { listed } from './sqlite.ts';
import { familyOf } from './time.ts';
import { type Db, found, type Tx } from './transaction.ts';

export interface Estimate {
  id: number;
  agentName: string;
  /** Of the whole ticket. */
  minutes: number;
  reason: string;
  createdAt: string;
}

/** Estimates of these tickets, oldest first: the last one holds. */
export async function estimatesOf(db: Db, ticketIds: readonly number[]): Promise<Estimate[]> {
  return db
    .selectFrom('estimate')
    .innerJoin('person', 'person.id', 'estimate.agent_id')
    .select(['estimate.id', 'person.name as agentName', 'estimate.minutes', 'estimate.reason'])
    .select('estimate.created_at as createdAt')
    .where('ticket_id', 'in', listed(ticketIds))
    .orderBy('estimate.id')
    .execute();
}

export async function addEstimate(
  tx: Tx,
  now: string,
  estimate: { ticketId: number; agentId: number; minutes: number; reason: string },
): Promise<void> {
  await tx
    .insertInto('estimate')
    .values({
      ticket_id: estimate.ticketId,
      agent_id: estimate.agentId,
      minutes: estimate.minutes,
      reason: estimate.reason,
      created_at: now,
    })
    .execute();
}

/** A question to a customer, word for word, with its answer; the outcome is null while it waits. */
export interface Approval {
  id: number;
  ticketId: number;
  minutes: number;
  language: Language;
  text: string;
  askedTo: string | null;
  askedAt: string;
  outcome: ApprovalOutcome | null;
  name: string | null;
  how: DecisionWay | null;
  entryId: number | null;
  remark: string | null;
  decidedAt: string | null;
}

/** Approvals of these tickets, oldest first. */
export async function approvalsOf(db: Db, ticketIds: readonly number[]): Promise<Approval[]> {
  return selectApprovals(db).where('ticket_id', 'in', listed(ticketIds)).orderBy('approval.id').execute();
}

/** What customers may see of a question (R-WEB-4). */
export interface CustomerApproval {
  id: number;
  text: string;
  outcome: 'approved' | 'declined' | null;
  name: string | null;
  decidedAt: string | null;
}

/** Questions of a ticket, newest first, without those that were withdrawn. */
export async function approvalsForCustomer(db: Db, ticketId: number): Promise<CustomerApproval[]> {
  const approvals = await approvalsOf(db, await familyOf(db, ticketId));
  return approvals
    .reverse()
    .flatMap(({ id, text, outcome, name, decidedAt }) =>
      outcome === 'withdrawn' ? [] : [{ id, text, outcome, name, decidedAt }],
    );
}

/** Errors: LoketError `not_found`. */
export async function readApproval(db: Db, id: number): Promise<Approval> {
  return found(await selectApprovals(db).where('approval.id', '=', id).executeTakeFirst(), `approval ${id}`);
}

function selectApprovals(db: Db) {
  return db
    .selectFrom('approval')
    .leftJoin('approval_outcome', 'approval_outcome.approval_id', 'approval.id')
    .select(['approval.id', 'approval.ticket_id as ticketId', 'approval.minutes', 'approval.language', 'approval.text'])
    .select(['approval.asked_to as askedTo', 'approval.asked_at as askedAt'])
    .select(['approval_outcome.outcome', 'approval_outcome.name', 'approval_outcome.how', 'approval_outcome.remark'])
    .select(['approval_outcome.entry_id as entryId', 'approval_outcome.decided_at as decidedAt']);
}

export interface NewApproval {
  ticketId: number;
  estimateId: number | null;
  minutes: number;
  language: Language;
  text: string;
  /** Null when it follows from a customer's decision. */
  askedBy: number | null;
  askedTo: string | null;
}

export async function addApproval(tx: Tx, now: string, approval: NewApproval): Promise<number> {
  const { id } = await tx
    .insertInto('approval')
    .values({
      ticket_id: approval.ticketId,
      estimate_id: approval.estimateId,
      minutes: approval.minutes,
      language: approval.language,
      text: approval.text,
      asked_by: approval.askedBy,
      asked_to: approval.askedTo,
      asked_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface NewOutcome {
  approvalId: number;
  outcome: ApprovalOutcome;
  personId: number | null;
  name: string;
  how: DecisionWay;
  entryId: number | null;
  remark: string;
  recordedBy: number | null;
}

/** False when there is one already: the primary key decides, however many click at once. */
export async function addOutcome(tx: Tx, now: string, outcome: NewOutcome): Promise<boolean> {
  const result = await tx
    .insertInto('approval_outcome')
    .values({
      approval_id: outcome.approvalId,
      outcome: outcome.outcome,
      person_id: outcome.personId,
      name: outcome.name,
      how: outcome.how,
      entry_id: outcome.entryId,
      remark: outcome.remark,
      recorded_by: outcome.recordedBy,
      decided_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export interface CustomersMessage {
  id: number;
  from: string;
  createdAt: string;
}

/** The newest messages of a customer on these tickets, newest first: one of them may hold a decision. */
export async function customersMessages(
  db: Db,
  ticketIds: readonly number[],
  limit: number,
): Promise<CustomersMessage[]> {
  const rows = await db
    .selectFrom('entry')
    .select(['id', 'from_name', 'from_address', 'created_at'])
    .where('ticket_id', 'in', listed(ticketIds))
    .where('kind', '=', 'message')
    .where('direction', '=', 'in')
    .where('unverified', '=', 0)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.id, from: row.from_name || row.from_address || '', createdAt: row.created_at }));
}

/** Whether a message stands on one of these tickets and came from a customer. */
export async function isCustomersMessage(db: Db, ticketIds: readonly number[], entryId: number): Promise<boolean> {
  const row = await db
    .selectFrom('entry')
    .select('id')
    .where('id', '=', entryId)
    .where('ticket_id', 'in', listed(ticketIds))
    .where('kind', '=', 'message')
    .where('direction', '=', 'in')
    .where('unverified', '=', 0)
    .executeTakeFirst();
  return row !== undefined;
}

/** The name, or else the address, of a person. Errors: LoketError `not_found`. */
export async function nameOf(db: Db, personId: number): Promise<string> {
  const row = await db.selectFrom('person').select(['name', 'address']).where('id', '=', personId).executeTakeFirst();
  const person = found(row, `person ${personId}`);
  return person.name === '' ? person.address : person.name;
}

/** Estimates, and what customers decide about them (P10, P13). */
import { LoketError } from '../errors.ts';
import type { Database } from '../store/database.ts';
import { addEvents } from '../store/entries.ts';
import { addEstimate, addOutcome, isCustomersMessage, readApproval } from '../store/estimates.ts';
import { touchTickets } from '../store/tickets.ts';
import { readWorked } from '../store/time.ts';
import { type Decision, decisionFault } from '../ticket/estimate.ts';
import { type BillingHouse, balance, endApprovalWait } from './approval.ts';

/** Ten working weeks: more is a project, or a slip of the keyboard. */
const MAX_ESTIMATE_MINUTES = 24_000;
const MAX_REASON_CHARACTERS = 1_000;
const MAX_REMARK_CHARACTERS = 2_000;

export interface GivenEstimate {
  ticketId: number;
  agentId: number;
  /** Of the whole ticket, what was worked already included. */
  minutes: number;
  /** Customers read it. */
  reason: string;
}

/**
 * Writes an estimate down; it replaces the last one. Past the limit the customer is asked and the ticket waits (P10).
 * Errors: LoketError `invalid`, `not_found`.
 */
export async function giveEstimate(database: Database, house: BillingHouse, given: GivenEstimate): Promise<void> {
  const { agentId, minutes } = given;
  const reason = given.reason.trim();
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MAX_ESTIMATE_MINUTES) {
    throw new LoketError('invalid', `an estimate is a whole number of minutes from 1 to ${MAX_ESTIMATE_MINUTES}`, {
      key: 'estimate-minutes',
      values: { max: MAX_ESTIMATE_MINUTES },
    });
  }
  if (reason === '' || reason.length > MAX_REASON_CHARACTERS) {
    throw new LoketError(
      'invalid',
      `give a reason of at most ${MAX_REASON_CHARACTERS} characters; the customer reads it`,
      { key: 'reason-length', values: { max: MAX_REASON_CHARACTERS } },
    );
  }
  await database.write(async (tx, now) => {
    const ticket = await readWorked(tx, given.ticketId);
    await addEstimate(tx, now, { ticketId: ticket.id, agentId, minutes, reason });
    const text = `Estimated at ${minutes} minutes in all: ${reason}`;
    await addEvents(tx, now, [{ ticketId: ticket.id, reason: 'estimate', text, visibility: 'internal', by: agentId }]);
    await balance(tx, now, house, ticket.id, { by: agentId, estimatedNow: true });
  });
}

export interface GivenDecision extends Decision {
  outcome: 'approved' | 'declined';
  ticketId: number;
  approvalId: number;
  /** The customer, when it is one of our people. */
  personId: number | null;
  remark: string;
}

/**
 * Writes down what a customer decided: once, with who and how as evidence. Approved minutes are cleared; declined ones
 * wait to be written off. Errors: LoketError `invalid` without evidence, `not_found`, `conflict` when it was decided or
 * asked anew meanwhile.
 */
export async function decideApproval(database: Database, house: BillingHouse, given: GivenDecision): Promise<void> {
  const fault = decisionFault(given);
  if (fault !== null) throw new LoketError('invalid', fault, { key: 'decision-evidence' });
  if (given.remark.length > MAX_REMARK_CHARACTERS) {
    throw new LoketError('invalid', `a remark has at most ${MAX_REMARK_CHARACTERS} characters`, {
      key: 'remark-length',
      values: { max: MAX_REMARK_CHARACTERS },
    });
  }
  await database.write(async (tx, now) => {
    const ticket = await readWorked(tx, given.ticketId);
    const approval = await readApproval(tx, given.approvalId);
    if (!ticket.family.includes(approval.ticketId)) {
      throw new LoketError('not_found', `there is no approval ${given.approvalId} on ${ticket.number}`, {
        key: 'no-approval',
      });
    }
    if (given.entryId !== null && !(await isCustomersMessage(tx, ticket.family, given.entryId))) {
      throw new LoketError('invalid', `message ${given.entryId} is not from a customer of ${ticket.number}`, {
        key: 'not-a-customers-message',
      });
    }
    if (!(await addOutcome(tx, now, { ...given, name: given.name.trim(), remark: given.remark.trim() }))) {
      throw new LoketError('conflict', 'this was decided already, or asked anew; look at the ticket again', {
        key: 'decided-already',
      });
    }
    const text = `${given.name.trim()} ${given.outcome} ${approval.minutes} minutes in all (${given.how}).`;
    const reason = `approval-${given.outcome}`;
    await addEvents(tx, now, [
      { ticketId: ticket.id, reason, text, visibility: 'internal', by: given.recordedBy ?? given.personId },
    ]);
    await endApprovalWait(tx, now, ticket);
    await touchTickets(tx, now, [ticket.id]);
    await balance(tx, now, house, ticket.id, { by: given.recordedBy });
  });
}

/**
 * Keeps a ticket's time and its approvals in step (P10, P13). Every verb that changes work, estimate or decision ends
 * here, in its own transaction: minutes are cleared as far as they are allowed, and a customer is asked for the rest.
 */
import type { Address } from '../message/mail.ts';
import { type ConfirmableTicket, readConfirmable } from '../store/confirmation.ts';
import { contractsOf } from '../store/contracts.ts';
import { addEvents } from '../store/entries.ts';
import {
  type Approval,
  addApproval,
  addOutcome,
  approvalsOf,
  type Estimate,
  estimatesOf,
  nameOf,
} from '../store/estimates.ts';
import { queueMails } from '../store/outgoing.ts';
import { provedPattern, provedPatterns } from '../store/reply-address.ts';
import { addStatusLinks } from '../store/status-links.ts';
import { addWait, endWaits, setStatus } from '../store/tickets.ts';
import { readWorked, setSettled, timeOf, type WorkedTicket } from '../store/time.ts';
import type { Tx } from '../store/transaction.ts';
import { type BillingRules, contractOn, termsOf } from '../ticket/billing.ts';
import { allowanceOf, nextStep } from '../ticket/estimate.ts';
import { mayMove } from '../ticket/status.ts';
import { dayIn, settle, workedMinutes } from '../ticket/time.ts';
import type { ApprovalRequest } from '../wording/approval.ts';
import { approvalMail } from '../wording/approval-mail.ts';
import { newConfirmationKeys } from '../wording/confirmation-mail.ts';
import { formatEuros, formatMinutes } from '../wording/format.ts';
import type { ConfirmingHouse } from './confirmation.ts';

/** What accounting for work needs to know of the house. */
export interface BillingHouse extends Omit<ConfirmingHouse, 'hours'> {
  billing: BillingRules;
}

interface Work {
  ticket: WorkedTicket;
  approvals: Approval[];
  estimate: Estimate | null;
  allowance: number;
  worked: number;
}

/** What caused it: `by` is the agent, null when a customer decided; an estimate of just now is always asked about. */
export interface Cause {
  by: number | null;
  estimatedNow?: boolean;
}

/** Settles the time of a ticket, and asks its customer or withdraws what was asked, as the rules want. */
export async function balance(tx: Tx, now: string, house: BillingHouse, ticketId: number, cause: Cause): Promise<void> {
  const work = await settleWork(tx, house, ticketId);
  const last = work.approvals.at(-1);
  const step = nextStep(
    {
      allowance: work.allowance,
      worked: work.worked,
      estimate: work.estimate?.minutes ?? null,
      estimatedNow: cause.estimatedNow ?? false,
      asked: work.approvals,
    },
    house.billing,
  );
  if (step.action === 'nothing') return;
  if (last?.outcome === null) await withdraw(tx, now, last, cause.by);
  if (step.action === 'ask') await ask(tx, now, house, work, step.minutes, cause.by);
  else await endApprovalWait(tx, now, work.ticket);
}

async function settleWork(tx: Tx, house: BillingHouse, ticketId: number): Promise<Work> {
  const ticket = await readWorked(tx, ticketId);
  const approvals = await approvalsOf(tx, ticket.family);
  const estimates = await estimatesOf(tx, ticket.family);
  const entries = await timeOf(tx, ticket.family);
  const allowance = allowanceOf(ticket.category?.scope ?? null, approvals, house.billing);
  const settled = settle(entries, allowance);
  for (const [index, entry] of settled.entries()) {
    if (entry.pending !== entries[index]?.pending) await setSettled(tx, entry.id, entry);
  }
  return { ticket, approvals, estimate: estimates.at(-1) ?? null, allowance, worked: workedMinutes(settled) };
}

/** It is not open any more: it must not be decided on by whoever still has the old mail. */
async function withdraw(tx: Tx, now: string, approval: Approval, by: number | null): Promise<void> {
  await addOutcome(tx, now, {
    approvalId: approval.id,
    outcome: 'withdrawn',
    personId: by,
    name: by === null ? '' : await nameOf(tx, by),
    how: 'desk',
    entryId: null,
    remark: '',
    recordedBy: by,
  });
  const text = `The question about ${approval.minutes} minutes was withdrawn.`;
  await addEvents(tx, now, [
    { ticketId: approval.ticketId, reason: 'approval-withdrawn', text, visibility: 'internal', by },
  ]);
}

async function ask(
  tx: Tx,
  now: string,
  house: BillingHouse,
  work: Work,
  minutes: number,
  by: number | null,
): Promise<void> {
  const { ticket, estimate } = work;
  const asked = await readConfirmable(tx, ticket.id);
  const request = await requestOf(tx, now, house, work, minutes, asked);
  const text = house.wording.approvalTerms(asked.language, request);
  const mailbox = house.mailboxes.find(({ address }) => address.address === asked.mailbox) ?? null;
  const to = mailbox === null ? null : asked.requester;
  const approvalId = await addApproval(tx, now, {
    ticketId: ticket.id,
    estimateId: minutes === estimate?.minutes ? estimate.id : null,
    minutes,
    language: asked.language,
    text,
    askedBy: by,
    askedTo: to?.address ?? null,
  });
  if (mailbox !== null && to !== null)
    await mailRequest(tx, now, house, { approvalId, asked, request, text, to, mailbox });
  if (ticket.status === 'waiting' || mayMove(ticket.status, 'waiting')) {
    await setStatus(tx, now, ticket.id, 'waiting');
    await addWait(tx, now, ticket.id, 'approval');
  }
  const how = to === null ? 'No mail could be sent: ask by phone.' : `Asked of ${to.address} by mail.`;
  await addEvents(tx, now, [
    {
      ticketId: ticket.id,
      reason: 'approval-asked',
      text: `An approval is needed for ${minutes} minutes in all. ${how}`,
      visibility: 'internal',
      by,
    },
  ]);
}

async function requestOf(
  tx: Tx,
  now: string,
  house: BillingHouse,
  work: Work,
  minutes: number,
  asked: ConfirmableTicket,
): Promise<ApprovalRequest> {
  const { ticket, estimate, allowance, worked } = work;
  const { language } = asked;
  const contracts = await contractsOf(tx, ticket.organisationId);
  const terms = termsOf(ticket.category, contractOn(contracts, dayIn(now, house.timeZone)), house.billing);
  return {
    number: asked.number,
    subject: asked.opening?.subject ?? asked.subject,
    asked: formatMinutes(minutes, language),
    allowed: allowance === 0 ? '' : formatMinutes(allowance, language),
    worked: worked === 0 ? '' : formatMinutes(worked, language),
    reason: minutes === estimate?.minutes ? estimate.reason : '',
    rate: terms.kind === 'covered' ? '' : formatEuros(terms.rateCents, language),
  };
}

interface Request {
  approvalId: number;
  asked: ConfirmableTicket;
  request: ApprovalRequest;
  text: string;
  to: Address;
  mailbox: BillingHouse['mailboxes'][number];
}

async function mailRequest(tx: Tx, now: string, house: BillingHouse, parts: Request): Promise<void> {
  const { approvalId, asked, mailbox } = parts;
  const keys = newConfirmationKeys(house.randomBytes);
  await addStatusLinks(tx, now, [{ ticketId: asked.id, secret: keys.statusSecret }]);
  const mail = approvalMail(house, {
    ticket: asked,
    approvalId,
    mailbox: mailbox.address,
    replyPattern: provedPattern(await provedPatterns(tx), mailbox.address.address, mailbox.replyAddress),
    to: parts.to,
    language: asked.language,
    request: parts.request,
    terms: parts.text,
    opening: asked.opening,
    keys,
  });
  const dedupeKey = `approval:${approvalId}`;
  await queueMails(tx, now, [
    { ticketId: asked.id, mailbox: mail.envelopeFrom, kind: 'approval', dedupeKey, mail, notBefore: null },
  ]);
}

/** Nothing waits for an approval any more; the ticket is open again unless it waits for something else. */
export async function endApprovalWait(tx: Tx, now: string, ticket: WorkedTicket): Promise<void> {
  if (!ticket.waits.includes('approval')) return;
  await endWaits(tx, ticket.id, ['approval']);
  if (ticket.status === 'waiting' && ticket.waits.length === 1) await setStatus(tx, now, ticket.id, 'open');
}

/** Facts → decide → write, for a batch of mails that were read, inside one transaction. */
import { newWordsGiven } from '../message/fold.ts';
import type { Attachment } from '../message/mail.ts';
import { isForward } from '../message/quote.ts';
import type { BlobStage } from '../store/blob-stage.ts';
import { readFacts } from '../store/facts.ts';
import { knownPictures } from '../store/known-pictures.ts';
import { knownTexts } from '../store/known-texts.ts';
import { type Recorded, recordDecided } from '../store/record.ts';
import { provedPatterns } from '../store/reply-address.ts';
import type { Tx } from '../store/transaction.ts';
import { type Finish, finishWork, type WorkRow } from '../store/work.ts';
import { independentParts } from '../triage/batch.ts';
import type { Decision, Facts, Outcome, TicketFacts } from '../triage/decision.ts';
import { explain } from '../triage/explain.ts';
import { judge } from '../triage/judge.ts';
import { endOf } from '../triage/outcome.ts';
import { recordAgentAnswers } from './agent-answers.ts';
import { recordCalendarAnswers } from './calendar.ts';
import { queueConfirmations } from './confirmations.ts';
import type { House } from './house.ts';
import type { Judged } from './judged.ts';
import type { ReadMail } from './read.ts';

export interface Conclusion {
  row: WorkRow;
  outcome: Outcome;
  reason: string;
  /** A confirmation was queued; it was put off by the total cap. */
  queued: boolean;
  deferred: boolean;
}

/** Decides on all mails of a batch and writes what follows. Mails that depend on each other see each other's effects. */
export async function concludeBatch(
  tx: Tx,
  now: string,
  house: House,
  mails: readonly ReadMail[],
  stage: BlobStage,
): Promise<Conclusion[]> {
  await stage.commit(tx, now);
  const proved = await provedPatterns(tx);
  const conclusions: Conclusion[] = [];
  for (const part of independentParts(mails)) conclusions.push(...(await concludePart(tx, now, house, part, proved)));
  return conclusions;
}

async function concludePart(
  tx: Tx,
  now: string,
  house: House,
  part: readonly ReadMail[],
  proved: ReadonlySet<string>,
): Promise<Conclusion[]> {
  const facts = await readFacts(
    tx,
    now,
    part.map(({ row, keys }) => ({ inboundId: row.id, keys })),
  );
  let queued = 0;
  const decided = part.flatMap((mail, index): Judged[] => {
    const own = facts[index];
    if (own === undefined) return [];
    // Confirmations of this very part are not in the outbox yet, but count.
    const counted = { ...own.confirmations, total: own.confirmations.total + queued };
    const one = judgeOne(mail, { ...own, confirmations: counted }, now);
    if (one.acknowledgement.send) queued += 1;
    return [one];
  });
  const judged = await foldKnown(tx, decided);
  const recorded = await recordDecided(tx, now, house.ticketPrefix, judged);
  await recordCalendarAnswers(tx, now, house.timeZone, judged);
  await queueConfirmations(tx, now, house, judged, recorded, proved);
  const answers = await recordAgentAnswers(tx, now, house, judged);
  await finishWork(
    tx,
    now,
    judged.map((one) => finishOf(one, recorded.get(one.inboundId), answers.get(one.inboundId) ?? null)),
  );
  return judged.map(({ mail, decision, acknowledgement }) => ({
    row: mail.row,
    outcome: endOf(decision).outcome,
    reason: decision.reason,
    queued: acknowledgement.send,
    deferred: acknowledgement.reason === 'deferred-cap-total',
  }));
}

function judgeOne(mail: ReadMail, facts: Facts, now: string): Judged {
  const { row, desk } = mail;
  const arrival = { arrivedAt: row.arrived_at, rescan: row.rescan === 1, released: row.released === 1 };
  const judgement = judge(mail, facts, desk.policy, arrival, now);
  return {
    mail,
    inboundId: row.id,
    mailbox: row.mailbox,
    ...judgement,
    ticket: ticketOf(judgement.decision, facts),
  };
}

/** R-MSG-9, R-MSG-10: only now is it known which ticket a reply belongs to, and so what in it is new. */
async function foldKnown(tx: Tx, judged: readonly Judged[]): Promise<Judged[]> {
  const ticketsOf = (those: readonly Judged[]) =>
    those.flatMap(({ decision }) => (isReply(decision) ? [decision.ticketId] : []));
  const known = await knownTexts(tx, ticketsOf(judged));
  const pictures = await knownPictures(
    tx,
    ticketsOf(judged.filter(({ understood }) => understood.mail.attachments.some(isPicture))),
  );
  return judged.map((one) => {
    if (!isReply(one.decision)) return one;
    const { ticketId } = one.decision;
    const { mail } = one.understood;
    const reply = newWordsGiven(mail.text, known.get(ticketId) ?? [], { forwarded: isForward(mail.subject) });
    const attachments = withoutLogos(one.decision, mail.attachments, pictures.get(ticketId) ?? new Set());
    return { ...one, understood: { ...one.understood, reply, mail: { ...mail, attachments } } };
  });
}

/** A picture that lies on the ticket already is no new file; an agent's answer leaves it out. */
function withoutLogos(
  { action }: Decision,
  attachments: readonly Attachment[],
  known: ReadonlySet<string>,
): Attachment[] {
  if (action === 'answer') return attachments.filter(({ sha256 }) => !known.has(sha256));
  return attachments.map((attachment) => (known.has(attachment.sha256) ? { ...attachment, inline: true } : attachment));
}

function isReply(decision: Decision): decision is Extract<Decision, { action: 'append' | 'answer' }> {
  return decision.action === 'append' || decision.action === 'answer';
}

function isPicture({ contentType }: Attachment): boolean {
  return contentType.startsWith('image/');
}

function ticketOf(decision: Decision, facts: Facts): TicketFacts | null {
  if (decision.action === 'open')
    return decision.relatedTo === null ? null : (facts.tickets.get(decision.relatedTo) ?? null);
  return 'ticketId' in decision ? (facts.tickets.get(decision.ticketId) ?? null) : null;
}

/** `answer`: the entry that an agent's answer became. */
function finishOf(judged: Judged, recorded: Recorded | undefined, answer: number | null): Finish {
  const { mail, understood, decision, acknowledgement } = judged;
  const ticket = recorded?.ticket ?? null;
  const explanation = explain({
    file: null,
    mail: mail.understood.mail,
    understood,
    number: mail.keys.numbers[0] ?? null,
    decision,
    ticket: ticket?.number ?? null,
    acknowledgement,
  });
  return {
    id: mail.row.id,
    ...endOf(decision),
    reason: decision.reason,
    messageId: understood.mail.messageId,
    ticketId: ticket?.id ?? null,
    entryId: answer ?? recorded?.entryId ?? null,
    explanation,
  };
}

/**
 * An agent's answer: the message on the ticket, its mail, and what it does to the ticket, in one commit (R-OUT-1). The mail
 * waits a moment before it goes, so that the answer can be taken back.
 */
import { LoketError } from '../errors.ts';
import type { Answered } from '../message/compose.ts';
import type { Address, Attachment, OutgoingMail } from '../message/mail.ts';
import {
  type AnswerableTicket,
  findNewer,
  type NewerEntry,
  readAnswerable,
  readAnswered,
} from '../store/answerable.ts';
import {
  addWritten,
  findByFormKey,
  findSentAnswer,
  keepUndo,
  removeAnswer,
  restoreState,
  takeBackMail,
  type WrittenEntry,
} from '../store/answers.ts';
import type { BlobStage } from '../store/blob-stage.ts';
import type { Database } from '../store/database.ts';
import { removeDraft, saveDraft } from '../store/drafts.ts';
import { addEvents } from '../store/entries.ts';
import { queueMails } from '../store/outgoing.ts';
import { provedPattern, provedPatterns } from '../store/reply-address.ts';
import type { SignedIn } from '../store/sessions.ts';
import { addStatusLinks } from '../store/status-links.ts';
import { addWait, setStatus, touchTickets } from '../store/tickets.ts';
import type { Tx } from '../store/transaction.ts';
import { changeTicket } from '../store/triage.ts';
import { type AfterAnswer, statusAfterAnswer, type TicketStatus } from '../ticket/status.ts';
import { answerMail } from '../wording/answer-mail.ts';
import { newConfirmationKeys } from '../wording/confirmation-mail.ts';
import type { TicketMailKeys } from '../wording/ticket-mail.ts';
import type { ConfirmingHouse } from './confirmation.ts';
import { checkWords } from './words.ts';

/** An answer can be taken back this long. */
export const UNDO_MS = 15_000;

export interface Answer {
  ticketId: number;
  /** Made with the form: a form that is sent twice answers once. */
  formKey: string;
  /** The newest entry when the form was opened. */
  seenEntryId: number;
  words: string;
  /** Participants of the ticket, by id. */
  cc: readonly number[];
  /** The customer's last message stands below the answer. */
  quotes: boolean;
  after: AfterAnswer;
  attachments: readonly Attachment[];
}

export type AnswerResult = { result: 'queued'; entryId: number } | { result: 'overtaken'; by: NewerEntry };

/**
 * Sends an answer to the requester; `stage` holds its attachments. Somebody else's new message is read first: then the
 * words become the draft. Errors: LoketError `invalid` for words or a ticket that cannot be sent, `conflict`.
 */
export async function sendAnswer(
  database: Database,
  house: ConfirmingHouse,
  stage: BlobStage,
  agent: SignedIn,
  answer: Answer,
): Promise<AnswerResult> {
  const words = checkWords(answer.words);
  return database.write(async (tx, now) => {
    const earlier = await findByFormKey(tx, answer.formKey);
    if (earlier !== null) return { result: 'queued', entryId: earlier.id };
    const ticket = await readAnswerable(tx, answer.ticketId);
    if (ticket.isMerged)
      throw new LoketError('conflict', `${ticket.number} was merged; answer on the other ticket`, {
        key: 'merged',
        values: { number: ticket.number },
      });
    const by = await findNewer(tx, ticket.id, answer.seenEntryId, agent.id);
    if (by !== null) {
      await saveDraft(tx, now, agent.id, ticket.id, words);
      return { result: 'overtaken', by };
    }
    await stage.commit(tx, now);
    const entryId = await writeAnswer(tx, now, house, agent, ticket, { ...answer, words });
    await removeDraft(tx, agent.id, ticket.id);
    return { result: 'queued', entryId };
  });
}

/** An answer as it is written, by whichever way it came. */
export type WrittenAnswer = Omit<Answer, 'ticketId' | 'seenEntryId'> & Pick<WrittenEntry, 'inboundId'>;

/**
 * Writes an answer and queues its mail in the caller's transaction; gives its entry. Errors: LoketError `conflict` when the
 * status forbids it, `invalid` when nobody can be mailed.
 */
export async function writeAnswer(
  tx: Tx,
  now: string,
  house: ConfirmingHouse,
  agent: SignedIn,
  ticket: AnswerableTicket,
  answer: WrittenAnswer,
): Promise<number> {
  const { words, formKey, attachments } = answer;
  const status = statusAfterAnswer(ticket.state.status, answer.after);
  if (status === null)
    throw new LoketError('conflict', `${ticket.number} is ${ticket.state.status}; reopen it first`, {
      key: 'wrong-status',
      values: { number: ticket.number, status: ticket.state.status },
    });
  const signed = agent.signature === '' ? words : `${words}\n\n${agent.signature}`;
  const keys = newConfirmationKeys(house.randomBytes);
  const answered = await readAnswered(tx, ticket.id);
  const mail = compose(house, ticket, { ...answer, words: signed }, keys, answered, await provedPatterns(tx));
  const mailed = answer.inboundId === undefined ? {} : { inboundId: answer.inboundId };
  const entry = {
    ticketId: ticket.id,
    agent,
    subject: mail.subject,
    text: signed,
    words,
    formKey,
    attachments,
    ...mailed,
  };
  const entryId = await addWritten(tx, now, { ...entry, kind: 'message' });
  await addStatusLinks(tx, now, [{ ticketId: ticket.id, secret: keys.statusSecret }]);
  const notBefore = new Date(Date.parse(now) + UNDO_MS).toISOString();
  const queued = { ticketId: ticket.id, entryId, mailbox: mail.envelopeFrom, mail, notBefore };
  await queueMails(tx, now, [{ ...queued, kind: 'answer', dedupeKey: `answer:${answer.formKey}` }]);
  await keepUndo(tx, entryId, { before: ticket.state, status });
  await followUp(tx, now, ticket, agent, status, answer.after);
  return entryId;
}

function compose(
  house: ConfirmingHouse,
  ticket: AnswerableTicket,
  answer: WrittenAnswer,
  keys: TicketMailKeys,
  incoming: Answered,
  proved: ReadonlySet<string>,
): OutgoingMail {
  const { requester } = ticket;
  if (requester === null)
    throw new LoketError('invalid', `${ticket.number} has no requester with an address`, {
      key: 'no-requester',
      values: { number: ticket.number },
    });
  const mailbox = mailboxOf(house, ticket);
  return answerMail(house, {
    ticket,
    mailbox: mailbox.address,
    replyPattern: provedPattern(proved, mailbox.address.address, mailbox.replyAddress),
    to: requester,
    cc: ccOf(ticket, answer.cc),
    language: ticket.language,
    words: answer.words,
    quoted: answer.quotes ? ticket.lastMessage : null,
    incoming,
    attachments: answer.attachments.map(({ fileName, contentType, sha256 }) => ({ fileName, contentType, sha256 })),
    keys,
  });
}

function mailboxOf(house: ConfirmingHouse, { mailbox, number }: AnswerableTicket) {
  const configured = house.mailboxes.find(({ address }) => address.address === mailbox);
  if (configured !== undefined) return configured;
  throw new LoketError('invalid', `the mailbox ${mailbox} of ${number} is not configured any more`, {
    key: 'no-mailbox',
  });
}

/** Participants alone: a form cannot name anybody else (R-THR-2). */
function ccOf(ticket: AnswerableTicket, ids: readonly number[]): Address[] {
  return ticket.others.filter(({ id }) => ids.includes(id)).map(({ address, name }) => ({ address, name }));
}

/** The first who answers has the ticket; its status goes where the agent wants it. */
async function followUp(
  tx: Tx,
  now: string,
  ticket: AnswerableTicket,
  agent: SignedIn,
  status: TicketStatus,
  after: AfterAnswer,
): Promise<void> {
  const { state } = ticket;
  if (state.assigneeId === null) await changeTicket(tx, now, ticket.id, { assignee_id: agent.id });
  if (status !== state.status) {
    await setStatus(tx, now, ticket.id, status);
    const text = `${state.status} → ${status}${after === 'waiting' ? ' (customer)' : ''}`;
    await addEvents(tx, now, [{ ticketId: ticket.id, reason: 'status', text, visibility: 'internal', by: agent.id }]);
  }
  if (after === 'waiting') await addWait(tx, now, ticket.id, 'customer');
  await touchTickets(tx, now, [ticket.id]);
}

/**
 * Takes back an answer that nobody began to send: it is gone, the ticket is as it was, the words are the draft again.
 * Errors: LoketError `not_found`, `conflict` when it is on its way, `forbidden` for somebody else's.
 */
export async function undoAnswer(
  database: Database,
  agent: SignedIn,
  ticketId: number,
  entryId: number,
): Promise<void> {
  await database.write(async (tx, now) => {
    const answer = await findSentAnswer(tx, entryId);
    if (answer?.ticketId !== ticketId)
      throw new LoketError('not_found', `answer ${entryId} is not on this ticket`, { key: 'no-answer' });
    if (answer.personId !== agent.id)
      throw new LoketError('forbidden', 'only who wrote an answer takes it back', { key: 'answer-of-another' });
    if (!(await takeBackMail(tx, answer.outbox.id))) {
      throw new LoketError('conflict', 'the answer was sent already; write another one', { key: 'answer-sent' });
    }
    await removeAnswer(tx, entryId);
    const { state } = await readAnswerable(tx, ticketId);
    // What somebody moved since stays where it was put.
    if (state.status === answer.status) {
      if (state.status !== answer.before.status) await setStatus(tx, now, ticketId, answer.before.status);
      await restoreState(tx, ticketId, answer.before);
    }
    await saveDraft(tx, now, agent.id, ticketId, answer.words);
    const text = 'An answer was taken back before it was sent.';
    await addEvents(tx, now, [{ ticketId, reason: 'answer-undone', text, visibility: 'internal', by: agent.id }]);
  });
}

/** What the pipeline needs to know of the house: its mailboxes, and what holds for all of them. */
import type { Address } from '../message/mail.ts';
import type { UnderstandOptions } from '../message/understand.ts';
import type { Tx } from '../store/transaction.ts';
import type { MailedWords } from '../triage/agent-answer.ts';
import type { Policy } from '../triage/decision.ts';
import type { Letterhead } from '../wording/confirmation-mail.ts';

/** One mailbox as the pipeline needs it. */
export interface Desk {
  mailbox: Address;
  policy: Policy;
  understanding: UnderstandOptions;
}

/** What holds for all mailboxes. */
export interface House extends Letterhead {
  desks: ReadonlyMap<string, Desk>;
  ticketPrefix: string;
  randomBytes: (size: number) => Buffer;
  /** Writes an answer, or a note, as the desk does it, in the transaction of the mail that brought it. Gives its entry. */
  answerByMail: (tx: Tx, now: string, answer: MailedWords) => Promise<number>;
  noteByMail: (tx: Tx, now: string, note: MailedWords) => Promise<number>;
}

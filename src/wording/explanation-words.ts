/** What is said about a mail: what it is, what became of it and why. One key for each code, the same in every language. */
import type { Kind } from '../message/mail.ts';

/** Why a mail was taken as it was: the codes of `triage/decision`. */
export type DecisionCode =
  | 'new-request'
  | 'doubtful-reply'
  | 'ticket-closed'
  | 'reply-token'
  | 'own-message-id'
  | 'known-message-id'
  | 'subject-number'
  | 'delivery-report'
  | 'read-receipt'
  | 'appointment-answer'
  | 'outdated-answer'
  | 'spam'
  | 'agent-impersonation'
  | 'agent-answer'
  | 'agent-note'
  | 'agent-answer-off'
  | 'agent-answer-other'
  | 'agent-answer-unproved'
  | 'agent-answer-empty'
  | 'agent-answer-nobody'
  | 'unproved-report'
  | 'duplicate'
  | 'own-loop';

/** Why a confirmation went out, or did not; the last two are an agent's doing. */
export type ConfirmationCode =
  | 'new-ticket'
  | 'deferred-cap-total'
  | 'not-a-new-ticket'
  | 'not-a-person'
  | 'suppressed-by-sender'
  | 'no-address'
  | 'own-address'
  | 'machine-address'
  | 'too-old'
  | 'restored'
  | 'rescan'
  | 'dmarc-fail'
  | 'cap-address'
  | 'split'
  | 'sent-by-agent';

/** How a mail ended, and `pending` before. */
export type OutcomeCode =
  | 'pending'
  | 'opened'
  | 'appended'
  | 'delivery-event'
  | 'receipt'
  | 'calendar-event'
  | 'duplicate'
  | 'own-loop'
  | 'held'
  | 'failed'
  | 'oversize'
  | 'vanished'
  | 'before-start';

export interface ExplanationWords {
  kinds: Readonly<Record<Kind, string>>;
  decisions: Readonly<Record<DecisionCode, string>>;
  confirmations: Readonly<Record<ConfirmationCode, string>>;
  outcomes: Readonly<Record<OutcomeCode, string>>;
}

/**
 * The words of the decision: keys to look up, facts found, the house's policy, and the decision that follows.
 * Reason codes are stored with what they caused and shown to agents, so they are part of the product's language.
 */
import type { AppointmentState } from '../ticket/appointment.ts';
import type { TicketStatus, Wait } from '../ticket/status.ts';

/** What to look up for one mail. */
export interface Keys {
  fingerprint: string;
  messageId: string | null;
  tokens: number[];
  /** In-Reply-To first, then References from right to left (R-THR-1), without doubles. */
  ancestors: string[];
  /** Ticket numbers in the subject whose check digit is right, first first. */
  numbers: string[];
  /** Those whose check digit is wrong: no ticket ever had them (R-THR-6). */
  mistyped: string[];
  /** The original of a DSN or MDN. */
  reportedMessageId: string | null;
  sender: string | null;
  /** Whose mail the sender passes on. */
  forwardedFrom: string | null;
  /** Of the appointment that a calendar answers about. */
  appointmentUid: string | null;
}

/** A ticket as far as a decision needs it. Merged tickets are already resolved to the one that lives on. */
export interface TicketFacts {
  id: number;
  number: string;
  subject: string;
  status: TicketStatus;
  waits: Wait[];
  /** When it was closed; null while it is not `closed`. ISO-8601. */
  closedAt: string | null;
  /** Addresses of the requester and of the participants, lower case. */
  people: string[];
  organisationId: number | null;
  /** Whether there is somebody to whom an answer can be mailed; left out where nobody asks. */
  hasRequester?: boolean;
}

/** A mail of ours that the incoming one names. */
export interface OwnMailFacts {
  outboxId: number;
  ticketId: number;
  to: string;
  /** Who else got it; left out for nobody. */
  cc?: readonly string[];
  subject: string;
  /** It told an agent what happened, or signed somebody in; left out for what is said to customers. */
  isNotice?: boolean;
}

/** An appointment of ours that a calendar answers about. */
export interface AppointmentFacts {
  id: number;
  ticketId: number;
  /** Who was invited; null for nobody. */
  attendee: string | null;
  state: AppointmentState;
  movedSequence: number;
  answerStamp: string | null;
}

export interface SenderFacts {
  isAgent: boolean;
  /** Left out for somebody who is no agent. */
  agentId?: number;
  organisationId: number | null;
}

export interface Facts {
  /** The inbound row that first held the same mail (R-IN-7); null when this is the first. */
  duplicateOf: number | null;
  /** The Message-ID is known, with other content. */
  messageIdKnown: boolean;
  /** Every ticket that a key led to, by id. */
  tickets: Map<number, TicketFacts>;
  /** Our own mails among the ancestors and the reported message, by Message-ID. */
  ownMails: Map<string, OwnMailFacts>;
  /** Ticket ids by Message-ID, for ids that stand on a ticket and are not ours. */
  knownIds: Map<string, number>;
  /** Ticket ids by number. */
  numbers: Map<string, number>;
  /** Appointments of ours by their UID. */
  appointments: Map<string, AppointmentFacts>;
  sender: SenderFacts;
  /** Of the person whose mail is passed on; null when none is. */
  forwardedFrom: (SenderFacts & { confirmations: number }) | null;
  confirmations: ConfirmationCounts;
  /** When this data folder was restored from a backup, the last time; null when it never was. ISO-8601. */
  restoredAt: string | null;
}

/** Confirmations queued in the last hour, those of this very transaction included, counted from the outbox in the deciding transaction (R-ACK-4). */
export interface ConfirmationCounts {
  toSender: number;
  total: number;
  /** When the oldest of the last hour was queued; null when there was none. ISO-8601. */
  oldest: string | null;
}

/** How the house wants mail of one mailbox handled; from the configuration. */
export interface Policy {
  /** All addresses that are ours, lower case. */
  ownAddresses: string[];
  ticketPrefix: string;
  reopenDays: number;
  confirmation: { maxPerAddressPerHour: number; maxPerHour: number; maxAgeHours: number };
}

/** What is known of the mail's arrival. */
export interface Arrival {
  arrivedAt: string;
  /** Taken while a mailbox was read again from the start (R-IN-7). */
  rescan: boolean;
  /** It was held, and an agent let it through. */
  released: boolean;
}

/** How the ticket was found (R-THR-1), in order of strength. */
export type Evidence = 'reply-token' | 'own-message-id' | 'known-message-id' | 'subject-number';

export type Decision =
  | {
      action: 'open';
      reason: 'new-request' | 'doubtful-reply' | 'ticket-closed';
      /** The ticket that a doubtful reply names, or the closed one that this continues. */
      relatedTo: number | null;
      anomalies: string[];
    }
  | {
      action: 'append';
      reason: Evidence;
      ticketId: number;
      /** R-THR-2: the ticket is proved, the sender is not one of its people. */
      unverified: boolean;
      /** Status after this entry; equal to the present one when it stays. */
      status: TicketStatus;
      /** Waits that this reply ends, and those it merely answers. */
      endedWaits: Wait[];
      answeredWaits: Wait[];
      anomalies: string[];
    }
  | {
      action: 'event';
      reason: 'delivery-report' | 'read-receipt';
      outcome: 'delivery-event' | 'receipt';
      ticketId: number;
      outboxId: number;
      /** It is about what an agent was told, or a link to sign in, not about what was said to a customer. */
      isNotice?: boolean;
      /** R-KIND-5: the customer did not get the mail; an agent has to act. */
      undelivered: boolean;
      anomalies: string[];
    }
  | {
      action: 'event';
      /** An answer that was overtaken is noted, and changes nothing. */
      reason: 'appointment-answer' | 'outdated-answer';
      outcome: 'calendar-event';
      ticketId: number;
      appointmentId: number;
      anomalies: string[];
    }
  | {
      /** An agent answered by mail, and is believed. */
      action: 'answer';
      reason: 'agent-answer' | 'agent-note';
      ticketId: number;
      agentId: number;
      anomalies: string[];
    }
  | {
      action: 'hold';
      reason: HoldReason;
      /** An agent's answer that is not believed: on which ticket, in whose name. Left out for other mail. */
      answer?: { ticketId: number; agentId: number };
      anomalies: string[];
    }
  | { action: 'ignore'; reason: 'duplicate'; duplicateOf: number; anomalies: string[] }
  | { action: 'ignore'; reason: 'own-loop'; anomalies: string[] };

export type HoldReason = 'spam' | 'agent-impersonation' | 'unproved-report' | AnswerDoubt;

/** Why an agent's answer by mail is not taken for one. */
export type AnswerDoubt =
  | 'agent-answer-off'
  | 'agent-answer-other'
  | 'agent-answer-unproved'
  | 'agent-answer-empty'
  | 'agent-answer-nobody';

export type NoConfirmation =
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
  | 'cap-address';

/** R-ACK: whether the confirmation goes out, to whom, and why (not). */
export type Acknowledgement =
  | { send: true; reason: 'new-ticket'; to: string; notBefore: null }
  | { send: true; reason: 'deferred-cap-total'; to: string; notBefore: string }
  | { send: false; reason: NoConfirmation; to: null };

/** R-IN-4: what became of a mail, once and for ever. */
export type Outcome =
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
  /** Was in the mailbox before it was seen first with `first_scan: new`; left alone. */
  | 'before-start';

export type InboundState = 'pending' | 'done' | 'ignored' | 'held' | 'failed';

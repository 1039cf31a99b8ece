/**
 * What a mail is once it has been read: plain values, decoded, bounded, without a byte of MIME left.
 * `parse` makes a `Mail`, `understand` adds what it means; both are data that any area may hold.
 */
import type { AgentToken } from './agent-token.ts';
import type { Headers } from './headers.ts';

/** An e-mail address as it stands in a header. `address` is lower case and never empty; `name` may be ''. */
export interface Address {
  address: string;
  name: string;
}

/** Where the bytes of a part lie: in the content-addressed store. `size` in bytes. */
export interface BlobRef {
  sha256: string;
  size: number;
}

/** A part that is not the text of the mail. `fileName` is clean: no path, no control characters, never empty. */
export interface Attachment extends BlobRef {
  fileName: string;
  contentType: string;
  /** True when the HTML shows it in place (`cid:`). */
  inline: boolean;
  contentId: string | null;
}

/** A file that was not taken (R-ACK-6): the raw mail holds it still. `fileName` as in `Attachment`. */
export interface RefusedAttachment {
  fileName: string;
  reason: 'too-many';
}

/** The one mail that is attached whole: what its own fields and words say. */
export interface AttachedMail {
  from: Address | null;
  subject: string;
  messageId: string | null;
  text: string;
  html: string | null;
}

/** A part that the parser keeps in memory because its words decide something: a delivery status, a returned header, a calendar. */
export interface ReportPart {
  contentType: string;
  text: string;
}

export interface Mail {
  headers: Headers;
  from: Address | null;
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  /** Decoded, white space collapsed, '' when absent. */
  subject: string;
  /** With angle brackets, e.g. `<a@b>`; null when absent. */
  messageId: string | null;
  inReplyTo: string[];
  references: string[];
  /** The text part, or the HTML part as text; '' when there is neither. */
  text: string;
  html: string | null;
  attachments: Attachment[];
  refused: RefusedAttachment[];
  /** Null when no mail is attached, and when several are. */
  attachedMail: AttachedMail | null;
  /** Parts of `multipart/report`, bare delivery-status parts and calendar parts, in order. */
  reports: ReportPart[];
  /** R-IN-7: hex SHA-256 over Message-ID, the seven headers and the body; equal for two deliveries of one mail. */
  fingerprint: string;
  /** Oddities met on the way, as short codes, e.g. `duplicate-header:subject`. */
  anomalies: string[];
}

/** R-KIND-1. */
export type Kind = 'person' | 'automatic' | 'list' | 'bounce' | 'receipt' | 'calendar' | 'loop';

export type Language = 'nl' | 'fr' | 'en' | 'de';

/** What shows the language: the new words, the subject, or nothing: then it is the mailbox's own. */
export type LanguageReason = 'words' | 'subject' | 'default';

export interface DeliveryRecipient {
  /** As the sender wrote it, where the report tells (RFC 3464 §2.3.1). */
  address: string;
  /** Where the mail went after forwarding, when that is another address (RFC 3464 §2.3.2). */
  finalAddress?: string;
  action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** RFC 3463, e.g. `5.1.1`; null when the report gives none. */
  status: string | null;
  diagnostic: string | null;
}

/** What a DSN (RFC 3464) or MDN (RFC 8098) says about a mail that was sent earlier. */
export interface DeliveryReport {
  originalMessageId: string | null;
  recipients: DeliveryRecipient[];
  /** True when read from prose or vendor headers instead of a machine-readable part. */
  guessed: boolean;
}

/** What a customer's calendar answers to an invitation (RFC 5546 sections 3.2.3 and 3.2.7). */
export interface CalendarAnswer {
  uid: string;
  /** `other-time`: a COUNTER, which asks for another moment. */
  answer: 'accepted' | 'tentative' | 'declined' | 'delegated' | 'other-time';
  /** Who answers; null when the calendar does not say. */
  attendee: string | null;
  delegatedTo: string | null;
  sequence: number;
  /** When it was given, ISO-8601 UTC; null when it does not say. */
  stamp: string | null;
  /** The customer's own words in the calendar; '' for none. */
  comment: string;
  /** The moment that he asks for: ISO-8601 UTC, or without a Z by the clock where he is; null for none. */
  proposedAt: string | null;
}

/** RFC 8601, judged on the configured authserv-ids alone; `unknown` is never upgraded. */
export type Authentication = 'pass' | 'fail' | 'unknown';

/** Somebody else's mail that the sender passes on, as it says itself: as little proved as any text (R-THR-2). */
export interface Forward {
  /** Who wrote the mail that is passed on: another person than the sender. */
  author: Address;
  subject: string;
  messageId: string | null;
  /** The words of that mail, and what the sender wrote above it ('' for nothing). */
  text: string;
  html: string | null;
  remark: string;
  /** Of the words that are passed on. */
  reply: string;
  language: Language;
  languageReason: LanguageReason;
}

/**
 * Which field names the writer: From itself; Reply-To of a mail without From; the original sender, or Reply-To, of a mail
 * that a list sent on under its own address; Reply-To of a web form; the mail that an agent passed on for its writer.
 * `no-sender`: nobody is named.
 */
export type AuthorReason =
  | 'from'
  | 'no-from'
  | 'list-original'
  | 'list-reply-to'
  | 'form-reply-to'
  | 'forwarded'
  | 'no-sender';

/** A mail with its meaning: all that `triage` needs to know of it. */
export interface Understood {
  mail: Mail;
  kind: Kind;
  /** The header or part that decided the kind, e.g. `Auto-Submitted: auto-replied`. */
  kindReason: string;
  /** Who wrote, where From is a list's or a form's address; as little proved as From (R-THR-2). */
  author: Address | null;
  authorReason: AuthorReason;
  /** Whose mail it passes on; `triage` decides whether the sender may speak for that person. */
  forward: Forward | null;
  /** A person who asked for no automatic answer (X-Auto-Response-Suppress: All/AutoReply). */
  suppressesAutoReply: boolean;
  authentication: Authentication;
  /** The mail host's spam verdict, by the configured header and threshold. */
  spam: boolean;
  delivery: DeliveryReport | null;
  /** What a calendar answers to an invitation, ours or somebody else's. */
  calendarAnswer: CalendarAnswer | null;
  /** Ticket ids of valid reply tokens found in recipient addresses, first first. */
  tokens: number[];
  /** Valid reply tokens of agents found there, first first. */
  agentTokens: AgentToken[];
  language: Language;
  languageReason: LanguageReason;
  /** The customer's own new words, without quoted history and signature; never '' when `mail.text` is not. */
  reply: string;
}

/** A mail we are going to send: structured, without MIME; `delivery` makes the bytes. */
export interface OutgoingMail {
  from: Address;
  to: Address;
  /** Who else gets it, visibly; left out for nobody. */
  cc?: Address[];
  replyTo: string | null;
  /** RFC 5321 MAIL FROM: the mailbox's own address, so that bounces come back to the ledger. */
  envelopeFrom: string;
  subject: string;
  messageId: string;
  inReplyTo: string | null;
  references: string[];
  /** Further headers by name, e.g. Auto-Submitted. */
  headers: Record<string, string>;
  text: string;
  html: string | null;
  attachments: { fileName: string; contentType: string; sha256: string }[];
  /** An appointment that calendars take in (RFC 6047); left out for none. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; text: string };
}

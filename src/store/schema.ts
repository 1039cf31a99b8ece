/** The tables as Kysely sees them: one interface a table, the twin of migrations/<dialect>. */
import type { Generated, Selectable } from 'kysely';
import type { Language } from '../message/mail.ts';
import type { Priority, TicketStatus, Wait } from '../ticket/status.ts';
import type { InboundState, Outcome } from '../triage/decision.ts';
import type { NoticeWish } from '../triage/notify.ts';
import type { AgentTables } from './schema-agents.ts';
import type { AnswerTables } from './schema-answers.ts';
import type { AppointmentTables } from './schema-appointments.ts';
import type { DeadlineTables } from './schema-deadlines.ts';
import type { FigureTables } from './schema-figures.ts';
import type { HabitTables } from './schema-habits.ts';
import type { LedgerTables } from './schema-ledger.ts';
import type { NoticeTables } from './schema-notices.ts';
import type { RatingTables } from './schema-ratings.ts';
import type { ReadyReplyTables } from './schema-ready-replies.ts';
import type { RequestTables } from './schema-requests.ts';
import type { RestorationTables } from './schema-restorations.ts';
import type { SearchTables } from './schema-search.ts';
import type { TimeTables } from './schema-time.ts';

interface OrganisationTable {
  id: Generated<number>;
  name: string;
  created_at: string;
}

interface OrganisationDomainTable {
  domain: string;
  organisation_id: number;
}

export type Role = 'customer' | 'agent' | 'admin';

interface PersonTable {
  id: Generated<number>;
  address: string;
  name: string;
  role: Role;
  language: Language | null;
  organisation_id: number | null;
  password_hash: Generated<string | null>;
  disabled_at: Generated<string | null>;
  signature: Generated<string>;
  shortcuts: Generated<number>;
  is_contact: Generated<number>;
  notices: Generated<NoticeWish>;
  created_at: string;
}

export type Channel = 'email' | 'form' | 'phone' | 'api';

interface TicketTable {
  id: Generated<number>;
  number: string;
  mailbox: string;
  subject: string;
  status: TicketStatus;
  channel: Channel;
  language: Language;
  requested_priority: Priority;
  assessed_priority: Priority | null;
  requester_id: number | null;
  assignee_id: number | null;
  organisation_id: number | null;
  possibly_belongs_to: number | null;
  continues: number | null;
  merged_into: number | null;
  confirmation_sent: number;
  confirmation_reason: string;
  confirmation_to: string | null;
  undelivered_since: string | null;
  category_id: Generated<number | null>;
  snoozed_until: Generated<string | null>;
  created_at: string;
  updated_at: string;
  closed_at: string | null;
  first_answer_at: Generated<string | null>;
  over_at: Generated<string | null>;
  expected_on: Generated<string | null>;
}

interface TicketWaitTable {
  ticket_id: number;
  wait: Wait;
  since: string;
  answered_at: string | null;
}

interface ParticipantTable {
  ticket_id: number;
  person_id: number;
  created_at: string;
}

interface StatusLinkTable {
  secret_hash: string;
  ticket_id: number;
  /** Null: the requester's. */
  person_id: Generated<number | null>;
  created_at: string;
  expires_at: string;
  revoked_at: string | null;
}

export type Door = 'imap' | 'pipe';

interface InboundTable {
  id: Generated<number>;
  mailbox: string;
  door: Door;
  folder_id: number | null;
  uid: number | null;
  raw_sha256: string | null;
  size: number;
  arrived_at: string;
  rescan: number;
  released: Generated<number>;
  message_id: string | null;
  state: InboundState;
  outcome: Outcome | null;
  reason: string | null;
  ticket_id: number | null;
  entry_id: number | null;
  explanation: string | null;
  attempts: number;
  next_attempt_at: string | null;
  error: string | null;
  after_care: 'pending' | 'done' | null;
  created_at: string;
  updated_at: string;
}

export type EntryKind = 'message' | 'note' | 'event';
export type Visibility = 'internal' | 'public';
export type Direction = 'in' | 'out';

interface EntryTable {
  id: Generated<number>;
  ticket_id: number;
  kind: EntryKind;
  visibility: Generated<Visibility>;
  direction: Direction | null;
  person_id: number | null;
  from_address: string | null;
  from_name: string | null;
  unverified: number;
  rejected_at: string | null;
  moved_from: number | null;
  subject: string | null;
  text: string;
  reply: string | null;
  html: string | null;
  reason: string | null;
  inbound_id: number | null;
  form_key: Generated<string | null>;
  created_at: string;
}

interface AttachmentTable {
  id: Generated<number>;
  entry_id: number;
  file_name: string;
  content_type: string;
  size: number;
  sha256: string;
  inline: number;
  content_id: string | null;
}

interface MessageReferenceTable {
  message_id: string;
  ticket_id: number;
}

/** `held`: it waited when the backup was made that was restored since; somebody decides (R-ACK-11). */
export type OutboxState = 'queued' | 'held' | 'sending' | 'sent' | 'failed' | 'bounced';
export type OutboxKind =
  | 'confirmation'
  | 'answer'
  | 'approval'
  | 'expected-date'
  | 'appointment'
  | 'notice'
  | 'link'
  | 'sign-in';

interface OutboxTable {
  id: Generated<number>;
  ticket_id: number;
  entry_id: Generated<number | null>;
  mailbox: string;
  kind: OutboxKind;
  dedupe_key: string;
  message_id: string;
  to_address: string;
  cc_addresses: Generated<string>;
  subject: string;
  state: OutboxState;
  attempts: number;
  next_attempt_at: string | null;
  last_error: string | null;
  created_at: string;
  sent_at: string | null;
}

interface OutboxMailTable {
  outbox_id: number;
  mail: string;
}

export interface Schema
  extends NoticeTables,
    LedgerTables,
    AgentTables,
    TimeTables,
    AnswerTables,
    SearchTables,
    DeadlineTables,
    FigureTables,
    HabitTables,
    AppointmentTables,
    RestorationTables,
    RatingTables,
    ReadyReplyTables,
    RequestTables {
  organisation: OrganisationTable;
  organisation_domain: OrganisationDomainTable;
  person: PersonTable;
  ticket: TicketTable;
  ticket_wait: TicketWaitTable;
  participant: ParticipantTable;
  status_link: StatusLinkTable;
  inbound: InboundTable;
  entry: EntryTable;
  attachment: AttachmentTable;
  message_reference: MessageReferenceTable;
  outbox: OutboxTable;
  outbox_mail: OutboxMailTable;
}

export type InboundRow = Selectable<InboundTable>;
export type TicketRow = Selectable<TicketTable>;
export type EntryRow = Selectable<EntryTable>;
export type OutboxRow = Selectable<OutboxTable>;
export type FolderRow = Selectable<LedgerTables['imap_folder']>;

/** The tables of time, contracts and approvals as Kysely sees them: the twin of migrations/<dialect>/0003_time.sql. */
import type { Generated } from 'kysely';
import type { Language } from '../message/mail.ts';
import type { TimeKind } from '../ticket/billing.ts';
import type { Scope } from '../ticket/category.ts';
import type { ApprovalOutcome, DecisionWay } from '../ticket/estimate.ts';

interface CategoryTable {
  id: Generated<number>;
  scope: Scope;
  name_nl: string;
  name_fr: string;
  name_en: string;
  name_de: string;
  retired_at: string | null;
}

interface ContractTable {
  id: Generated<number>;
  organisation_id: number;
  valid_from: string;
  valid_to: string | null;
  covers_all: number;
  rate_cents: number;
  currency: 'EUR';
  created_at: string;
}

interface ContractCategoryTable {
  contract_id: number;
  category_id: number;
}

interface TimerTable {
  agent_id: number;
  ticket_id: number;
  started_at: string;
  warned_at: Generated<string | null>;
}

interface TimeEntryTable {
  id: Generated<number>;
  ticket_id: number;
  agent_id: number;
  started_at: string;
  day: string;
  raw_minutes: number;
  minutes: number;
  note: string;
  kind: TimeKind;
  rate_cents: number;
  organisation_id: number | null;
  category_id: number | null;
  contract_id: number | null;
  cleared_minutes: number;
  pending_minutes: number;
  written_off_minutes: number;
  written_off_reason: string | null;
  invoiced_minutes: number;
  invoiced_at: string | null;
  created_at: string;
}

interface EstimateTable {
  id: Generated<number>;
  ticket_id: number;
  agent_id: number;
  minutes: number;
  reason: string;
  created_at: string;
}

interface ApprovalTable {
  id: Generated<number>;
  ticket_id: number;
  estimate_id: number | null;
  minutes: number;
  language: Language;
  text: string;
  asked_by: number | null;
  asked_to: string | null;
  asked_at: string;
}

interface ApprovalOutcomeTable {
  approval_id: number;
  outcome: ApprovalOutcome;
  person_id: number | null;
  name: string;
  how: DecisionWay;
  entry_id: number | null;
  remark: string;
  recorded_by: number | null;
  decided_at: string;
}

export interface TimeTables {
  category: CategoryTable;
  contract: ContractTable;
  contract_category: ContractCategoryTable;
  timer: TimerTable;
  time_entry: TimeEntryTable;
  estimate: EstimateTable;
  approval: ApprovalTable;
  approval_outcome: ApprovalOutcomeTable;
}

/** Deadlines, and what agents are told, as Kysely sees them: the twin of migrations/<dialect>/0011_notices.sql. */
import type { Generated } from 'kysely';
import type { DeadlineName } from '../ticket/deadlines.ts';
import type { HappeningKind } from '../triage/notify.ts';

interface DeadlineTable {
  ticket_id: number;
  target: DeadlineName;
  soon_at: string | null;
  due_at: string | null;
  warned_at: string | null;
  missed_at: string | null;
}

interface DeadlineStaleTable {
  ticket_id: number;
}

interface DeadlineRulesTable {
  id: number;
  rules: string;
}

interface HappeningTable {
  id: Generated<number>;
  ticket_id: number;
  entry_id: number | null;
  kind: HappeningKind | null;
  agent_id: number | null;
  created_at: string;
}

interface NoticeTable {
  id: Generated<number>;
  agent_id: number;
  ticket_id: number;
  entry_id: number | null;
  kind: HappeningKind;
  happened_at: string;
}

export interface NoticeTables {
  deadline: DeadlineTable;
  deadline_stale: DeadlineStaleTable;
  deadline_rules: DeadlineRulesTable;
  happening: HappeningTable;
  notice: NoticeTable;
}

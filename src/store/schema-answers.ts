/** What answering and triage keep, as Kysely sees it: the twin of migrations/<dialect>/0005_answers.sql. */
import type { Generated } from 'kysely';

interface AnswerUndoTable {
  entry_id: number;
  before: string;
}

interface DraftTable {
  person_id: number;
  ticket_id: number;
  text: string;
  updated_at: string;
}

interface TicketTagTable {
  ticket_id: number;
  tag: string;
}

interface TicketMergeTable {
  id: Generated<number>;
  from_id: number;
  into_id: number;
  before: string;
  created_at: string;
  undone_at: Generated<string | null>;
}

export interface AnswerTables {
  answer_undo: AnswerUndoTable;
  draft: DraftTable;
  ticket_tag: TicketTagTable;
  ticket_merge: TicketMergeTable;
}

/** Standard words for answers, and what a split moved: the twin of migrations/<dialect>/0016_ready_replies_and_splits.sql. */
import type { Generated } from 'kysely';
import type { Scope } from '../ticket/category.ts';

interface ReadyReplyTable {
  id: Generated<number>;
  name_nl: string;
  name_fr: string;
  name_en: string;
  name_de: string;
  text_nl: string;
  text_fr: string;
  text_en: string;
  text_de: string;
  scope: Scope | null;
  category_id: number | null;
  position: number;
  retired_at: Generated<string | null>;
}

interface TicketSplitTable {
  id: Generated<number>;
  from_id: number;
  into_id: number;
  before: string;
  created_at: string;
  undone_at: Generated<string | null>;
}

export interface ReadyReplyTables {
  ready_reply: ReadyReplyTable;
  ticket_split: TicketSplitTable;
}

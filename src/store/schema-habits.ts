/** What agents keep for their own work, and what is written down of it: the twin of migrations/<dialect>/0012_desk_habits.sql. */
import type { Generated } from 'kysely';

interface SavedViewTable {
  id: Generated<number>;
  person_id: number;
  name: string;
  query: string;
  position: number;
  created_at: string;
}

interface BulkChangeTable {
  form_key: string;
  person_id: number;
  result: string | null;
  created_at: string;
}

interface AuditTable {
  id: Generated<number>;
  by_person: number | null;
  action: string;
  about: string;
  detail: string;
  created_at: string;
}

export interface HabitTables {
  saved_view: SavedViewTable;
  bulk_change: BulkChangeTable;
  audit: AuditTable;
}

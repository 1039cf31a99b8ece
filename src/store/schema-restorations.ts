/** Restored data folders, as Kysely sees them: the twin of migrations/<dialect>/0009_restorations.sql. */
import type { Generated } from 'kysely';

interface RestorationTable {
  id: Generated<number>;
  backup_made_at: string;
  restored_at: string;
}

export interface RestorationTables {
  restoration: RestorationTable;
}

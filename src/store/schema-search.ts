/** The documents of the search index as Kysely sees them: the twin of migrations/<dialect>/0006_search.sql. */
import type { Generated } from 'kysely';

/** Their words are indexed by triggers. */
interface SearchDocumentTable {
  id: Generated<number>;
  ticket_id: number;
  entry_id: number | null;
  attachment_id: number | null;
  person_id: number | null;
  created_at: string;
}

export interface SearchTables {
  search_document: SearchDocumentTable;
}

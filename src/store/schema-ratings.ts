/** What customers thought of the work, as Kysely sees it: the twin of migrations/<dialect>/0014_customer_side.sql. */
import type { Generated } from 'kysely';
import type { Score } from '../ticket/rating.ts';

interface RatingTable {
  id: Generated<number>;
  ticket_id: number;
  over_at: string;
  score: Score;
  comment: string;
  created_at: string;
  changed_at: string;
}

export interface RatingTables {
  rating: RatingTable;
}

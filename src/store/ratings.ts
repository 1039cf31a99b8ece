/** What customers thought of the work, one row for each end of it. */
import { SCORES, type Score } from '../ticket/rating.ts';
import type { Period } from './figures.ts';
import type { Db, Tx } from './transaction.ts';

export interface Rating {
  score: Score;
  /** '' for none. */
  comment: string;
}

/** The rating of one end of the work; null when there is none yet. */
export async function ratingOf(db: Db, ticketId: number, overAt: string): Promise<Rating | null> {
  const row = await db
    .selectFrom('rating')
    .select(['score', 'comment'])
    .where('ticket_id', '=', ticketId)
    .where('over_at', '=', overAt)
    .executeTakeFirst();
  return row ?? null;
}

export interface DatedRating extends Rating {
  id: number;
  changedAt: string;
}

/** All ratings of a ticket, newest first. */
export async function ratingsOf(db: Db, ticketId: number): Promise<DatedRating[]> {
  return db
    .selectFrom('rating')
    .select(['id', 'score', 'comment', 'changed_at as changedAt'])
    .where('ticket_id', '=', ticketId)
    .orderBy('id', 'desc')
    .execute();
}

/** Writes a rating down, or changes the one that there is: the unique key decides. */
export async function setRating(
  tx: Tx,
  now: string,
  ticketId: number,
  overAt: string,
  { score, comment }: Rating,
): Promise<void> {
  await tx
    .insertInto('rating')
    .values({ ticket_id: ticketId, over_at: overAt, score, comment, created_at: now, changed_at: now })
    .onConflict((conflict) =>
      conflict.columns(['ticket_id', 'over_at']).doUpdateSet({ score, comment, changed_at: now }),
    )
    .execute();
}

/** How many of each score were given in the period. */
export async function countRatings(db: Db, { from, to }: Period): Promise<Record<Score, number>> {
  const rows = await db
    .selectFrom('rating')
    .select((select) => ['score', select.fn.countAll<number>().as('count')] as const)
    .where('created_at', '>=', from)
    .where('created_at', '<', to)
    .groupBy('score')
    .execute();
  const counts: Record<Score, number> = { good: 0, fair: 0, bad: 0 };
  for (const score of SCORES) counts[score] = Number(rows.find((row) => row.score === score)?.count ?? 0);
  return counts;
}

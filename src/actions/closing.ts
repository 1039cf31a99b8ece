/** How a customer ends a ticket on its page, and says what the work was like. */
import { LoketError } from '../errors.ts';
import { countEvents, readWritable } from '../store/customer-entries.ts';
import type { Database } from '../store/database.ts';
import { addEvents } from '../store/entries.ts';
import { ratingOf, setRating } from '../store/ratings.ts';
import { setStatus } from '../store/tickets.ts';
import { mayRate, type Score } from '../ticket/rating.ts';
import { trimWords } from './words.ts';

const MAX_COMMENT = 2_000;
/** How often a rating may be changed in an hour: nobody's mind does so more often. */
const MAX_PER_HOUR = 10;
const HOUR_MS = 60 * 60 * 1000;

/** "It works, thank you": the ticket is closed. Done once; sent again it changes nothing. */
export async function closeAsCustomer(database: Database, ticketId: number, personId: number | null): Promise<void> {
  await database.write(async (tx, now) => {
    const { status } = await readWritable(tx, ticketId);
    if (status === 'closed') return;
    await setStatus(tx, now, ticketId, 'closed');
    await addEvents(tx, now, [
      { ticketId, reason: 'closed-by-customer', text: `${status} → closed`, visibility: 'internal', by: personId },
    ]);
  });
}

export interface GivenRating {
  ticketId: number;
  score: Score;
  comment: string;
}

/**
 * Rates the work that came to its end last, or changes what was said of it; the same once more tells nothing.
 * Errors: LoketError `invalid` for too many words, `conflict` while the work goes on, and when it ended too long ago,
 * `too_many` for changes.
 */
export async function rateAsCustomer(database: Database, { ticketId, score, comment }: GivenRating): Promise<void> {
  const clean = trimWords(comment, MAX_COMMENT);
  await database.write(async (tx, now) => {
    const { overAt, number } = await readWritable(tx, ticketId);
    if (overAt === null || !mayRate(overAt, now)) throw new LoketError('conflict', `${number} cannot be rated now`);
    const before = await ratingOf(tx, ticketId, overAt);
    if (before !== null && before.score === score && before.comment === clean) return;
    const hourAgo = new Date(Date.parse(now) - HOUR_MS).toISOString();
    if ((await countEvents(tx, ticketId, 'rated', hourAgo)) >= MAX_PER_HOUR) {
      throw new LoketError('too_many', `the rating of ${number} was changed too often; wait a while`);
    }
    await setRating(tx, now, ticketId, overAt, { score, comment: clean });
    const text = clean === '' ? score : `${score}: ${clean}`;
    await addEvents(tx, now, [{ ticketId, reason: 'rated', text, visibility: 'internal' }]);
  });
}

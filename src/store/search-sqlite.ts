/** The text index as SQLite has it (FTS5): all of its query language is here, so that PostgreSQL can stand beside it. */
import { sql } from 'kysely';
import type { SearchTerm } from './search-terms.ts';
import type { Db } from './transaction.ts';

/** Documents of the index that are looked at, by id. */
export interface DocumentRange {
  from: number;
  to: number;
}

/** What a hit in number, subject, people, words, file names is worth. */
const WEIGHTS = sql.raw('10.0, 5.0, 4.0, 1.0, 3.0');

/** Ids of documents that hold all terms, the newest first, at most `limit`: found without reading the rest. */
export async function newestMatches(
  db: Db,
  terms: readonly SearchTerm[],
  { from, to }: DocumentRange,
  limit: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select rowid as id from search_index
    where search_index match ${expressionOf(terms)} and rowid between ${from} and ${to}
    order by rowid desc limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The same, the best first, of equals the newest. Reads all of them, and all that each term matches: for few. */
export async function bestMatches(
  db: Db,
  terms: readonly SearchTerm[],
  { from, to }: DocumentRange,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select rowid as id from search_index
    where search_index match ${expressionOf(terms)} and rowid between ${from} and ${to}
    order by bm25(search_index, ${WEIGHTS}), rowid desc`.execute(db);
  return rows.map(({ id }) => id);
}

/** Whether more than `documents` of the index hold these words in a row. */
export async function isCommon(db: Db, words: readonly string[], documents: number): Promise<boolean> {
  const { rows } = await sql`
    select rowid from search_index where search_index match ${expressionOf([{ words, isPrefix: false }])}
    limit 1 offset ${documents}`.execute(db);
  return rows.length > 0;
}

/** Words hold letters and digits alone and stand in quotes, so nothing that is typed is ever read as syntax. */
function expressionOf(terms: readonly SearchTerm[]): string {
  return terms.map(({ words, isPrefix }) => `"${words.join(' ')}"${isPrefix ? ' *' : ''}`).join(' AND ');
}

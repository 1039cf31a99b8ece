/** Whole lists in pages: memory stays bounded however long the list, and no read transaction holds up the write-ahead log. */

const PAGE_ROWS = 500;

export interface Page {
  /** Rows with a greater id. */
  after: number;
  rows: number;
}

/** All that `read` gives, page by page, by ascending id; at most `limit` rows, all when it is null. */
export async function* inPages<T extends { id: number }>(
  limit: number | null,
  read: (page: Page) => Promise<T[]>,
): AsyncGenerator<T[], void, undefined> {
  let after = 0;
  let left = limit ?? Number.POSITIVE_INFINITY;
  while (left > 0) {
    const wanted = Math.min(PAGE_ROWS, left);
    const rows = await read({ after, rows: wanted });
    if (rows.length > 0) yield rows;
    if (rows.length < wanted) return;
    after = rows.at(-1)?.id ?? after;
    left -= rows.length;
  }
}

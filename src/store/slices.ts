/**
 * Rows for inserts of several rows. Each number of rows is another statement text, and a statement that was prepared is
 * kept for life (see `sqlite`): so rows are cut into powers of two, and a table has six texts however many rows come.
 */

const MAX_ROWS = 32;

/** Inserts rows in their order, slice by slice; gives what the inserts gave. Nothing happens when there are no rows. */
export async function inSlices<Row, Given>(
  rows: readonly Row[],
  insert: (slice: readonly Row[]) => Promise<Given[]>,
): Promise<Given[]> {
  const given: Given[] = [];
  let start = 0;
  for (let size = MAX_ROWS; size >= 1; size /= 2) {
    for (; rows.length - start >= size; start += size) given.push(...(await insert(rows.slice(start, start + size))));
  }
  return given;
}

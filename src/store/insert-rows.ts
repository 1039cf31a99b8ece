/**
 * Inserts of several rows. Kysely builds a tree for each of them, with a node for every value of every row, and makes the same
 * text of it again; so an insert is built once for each number of rows, and after that its values alone are handed over. Rows
 * are cut into powers of two: a statement that was prepared is kept for life (see `sqlite`), and so a table
 * has six texts however many rows come.
 */
import type { CompiledQuery, Insertable, InsertQueryBuilder, InsertResult } from 'kysely';
import type { Schema } from './schema.ts';
import type { Tx } from './transaction.ts';

const MAX_ROWS = 32;

type Table = keyof Schema;
type Insert<T extends Table, Given> = InsertQueryBuilder<Schema, T, Given>;

/** Inserts rows in their order; gives what the inserts gave. Nothing happens when there are no rows. */
type RowsInto<T extends Table, Given> = (tx: Tx, rows: readonly Insertable<Schema[T]>[]) => Promise<Given[]>;

interface Built {
  sql: string;
  columns: readonly string[];
  queryId: CompiledQuery['queryId'];
}

/** The insert of rows into one table, all with the same columns. `rest`: what follows the values, without values of its own. */
export function rowsInto<T extends Table>(table: T): RowsInto<T, never>;
export function rowsInto<T extends Table, Given>(
  table: T,
  rest: (insert: Insert<T, InsertResult>) => Insert<T, Given>,
): RowsInto<T, Given>;
export function rowsInto<T extends Table, Given>(
  table: T,
  rest: (insert: Insert<T, InsertResult>) => Insert<T, Given | InsertResult> = (insert) => insert,
): RowsInto<T, Given | InsertResult> {
  /** By the number of rows. */
  const built = new Map<number, Built>();

  async function insert(tx: Tx, rows: Insertable<Schema[T]>[]): Promise<(Given | InsertResult)[]> {
    const { sql, columns, queryId } = built.get(rows.length) ?? build(tx, rows);
    const query = { kind: 'RawNode', sqlFragments: [sql], parameters: [] } as const;
    const compiled = { sql, parameters: valuesOf(table, rows, columns), query, queryId };
    return (await tx.executeQuery<Given | InsertResult>(compiled)).rows;
  }

  return async (tx, rows) => {
    const given: (Given | InsertResult)[] = [];
    let start = 0;
    for (let size = MAX_ROWS; size >= 1; size /= 2) {
      for (; rows.length - start >= size; start += size) {
        given.push(...(await insert(tx, rows.slice(start, start + size))));
      }
    }
    return given;
  };

  function build(tx: Tx, rows: Insertable<Schema[T]>[]): Built {
    const { sql, parameters, queryId } = rest(tx.insertInto(table).values(rows)).compile();
    const columns = Object.keys(rows[0] ?? {});
    const values = valuesOf(table, rows, columns);
    if (parameters.length !== values.length || parameters.some((value, at) => value !== values[at])) {
      throw new Error(`the insert into ${table} has values beside those of its rows`);
    }
    const known = { sql, columns, queryId };
    built.set(rows.length, known);
    return known;
  }
}

/** Row after row, as the text has them. */
function valuesOf(table: string, rows: readonly object[], columns: readonly string[]): unknown[] {
  const values: unknown[] = [];
  for (const row of rows as readonly Readonly<Record<string, unknown>>[]) {
    if (Object.keys(row).length !== columns.length) throw new Error(`the rows for ${table} differ in their columns`);
    for (const column of columns) {
      const value = row[column];
      if (value === undefined) throw new Error(`a row for ${table} has no value for ${column}`);
      values.push(value);
    }
  }
  return values;
}

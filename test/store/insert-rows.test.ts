import { sql } from 'kysely';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { rowsInto } from '../../src/store/insert-rows.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Tx } from '../../src/store/transaction.ts';

/** A table of its own under a name of the schema, and the texts of the statements that were handed over ready made. */
async function openTable(): Promise<{ tx: Tx; texts(): Set<string> }> {
  const { kysely, close } = openSqlite(':memory:', 'write');
  onTestFinished(close);
  await sql`create table sequence (name text primary key, value integer not null default 7) strict`.execute(kysely);
  const executed = vi.spyOn(kysely, 'executeQuery');
  const texts = () => new Set(executed.mock.calls.map(([query]) => ('sql' in query ? query.sql : '')));
  return { tx: kysely as Tx, texts };
}

const rowsOf = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({ name: `n${from + index}`, value: from + index }));

describe('rows of an insert', () => {
  it('come in order and none twice, however many there are', async () => {
    const into = rowsInto('sequence', (insert) => insert.returning(['name', 'value']));
    for (const count of [0, 1, 2, 3, 31, 32, 33, 64, 100, 130]) {
      const { tx } = await openTable();
      const rows = rowsOf(count);
      expect(await into(tx, rows)).toEqual(rows);
      expect(await tx.selectFrom('sequence').selectAll().orderBy('value').execute()).toEqual(rows);
    }
  });

  it('need six statement texts and no more, so that prepared statements can be kept for life', async () => {
    const { tx, texts } = await openTable();
    const into = rowsInto('sequence');
    for (let count = 0, from = 0; count <= 70; from += count, count += 1) await into(tx, rowsOf(count, from));
    expect(texts().size).toBe(6);
  });

  it('follow the rule of the insert', async () => {
    const { tx } = await openTable();
    const into = rowsInto('sequence', (insert) =>
      insert.onConflict((conflict) =>
        conflict.column('name').doUpdateSet(({ ref }) => ({ value: ref('excluded.value') })),
      ),
    );
    await into(tx, [{ name: 'a', value: 1 }]);
    await into(tx, [{ name: 'a', value: 2 }]);
    expect(await tx.selectFrom('sequence').selectAll().execute()).toEqual([{ name: 'a', value: 2 }]);
  });

  it('that differ in their columns, now or from those before, are refused instead of being cut', async () => {
    const { tx } = await openTable();
    const into = rowsInto('person');
    const person = { address: 'an@example.com', name: 'An', role: 'customer' as const, created_at: '' };
    await expect(into(tx, [person, { ...person, language: 'nl' }])).rejects.toThrow('differ in their columns');
    const { value: _, ...nameless } = { name: 'a', value: undefined };
    const known = rowsInto('sequence');
    await known(tx, rowsOf(1));
    await expect(known(tx, [{ ...nameless, other: 1 } as never])).rejects.toThrow('no value for value');
  });

  it('have no values beside them: those of the first time would be those of every time', async () => {
    const { tx } = await openTable();
    const into = rowsInto('sequence', (insert) =>
      insert.onConflict((conflict) => conflict.column('name').doUpdateSet({ value: 9 })),
    );
    await expect(into(tx, rowsOf(1))).rejects.toThrow('has values beside those of its rows');
  });
});

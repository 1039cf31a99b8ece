import { describe, expect, it } from 'vitest';
import { listInbound, showInbound } from '../../src/store/listing-inbound.ts';
import { findTicketByNumber, listTickets } from '../../src/store/listing-tickets.ts';
import { SUPPORT } from '../support/desk.ts';
import { openLedger } from '../support/ledger.ts';
import { personMail } from '../support/mail.ts';
import { openStore } from '../support/store.ts';

const ROW = { mailbox: SUPPORT, door: 'pipe' as const, size: 1, arrived_at: '', rescan: 0, attempts: 0 };

async function collect<T>(pages: AsyncIterable<T[]>): Promise<{ rows: T[]; pages: number }> {
  const all: T[] = [];
  let count = 0;
  for await (const page of pages) {
    all.push(...page);
    count += 1;
  }
  return { rows: all, pages: count };
}

async function manyRows(count: number) {
  const { database } = await openStore();
  const states = ['done', 'failed', 'held'] as const;
  const rows = Array.from({ length: count }, (_, index) => ({
    ...ROW,
    state: states[index % states.length] ?? 'done',
    created_at: '',
    updated_at: '',
  }));
  await database.write((tx) => tx.insertInto('inbound').values(rows).execute());
  return database.read;
}

describe('a list', () => {
  it('is whole and oldest first, however many pages it takes', async () => {
    const { rows, pages } = await collect(listInbound(await manyRows(1_234), { state: null, limit: null }));
    expect(rows.map((row) => row.id)).toEqual(Array.from({ length: 1_234 }, (_, index) => index + 1));
    expect(pages).toBeGreaterThan(1);
  });

  it('is filtered by state, and ends at its limit', async () => {
    const read = await manyRows(1_234);
    const failed = await collect(listInbound(read, { state: 'failed', limit: null }));
    expect(failed.rows).toHaveLength(411);
    expect(failed.rows.every((row) => row.state === 'failed')).toBe(true);
    expect((await collect(listInbound(read, { state: null, limit: 501 }))).rows).toHaveLength(501);
    expect((await collect(listInbound(read, { state: 'failed', limit: 3 }))).rows.map((row) => row.id)).toEqual([
      2, 5, 8,
    ]);
  });

  it('of nothing has no page', async () => {
    const { database } = await openStore();
    expect(await collect(listTickets(database.read, { status: null, limit: null }))).toEqual({ rows: [], pages: 0 });
  });
});

describe('one row', () => {
  it('that is not there is an error that says so', async () => {
    const { database } = await openStore();
    await expect(showInbound(database.read, 4)).rejects.toMatchObject({
      code: 'not_found',
      message: 'there is no inbound mail 4',
    });
  });

  it('R-THR-4 the number of a merged ticket finds the one that lives on, through every merge', async () => {
    const ledger = await openLedger();
    const rows = await ledger.take([personMail(), personMail(), personMail()]);
    await ledger.database.write(async (tx) => {
      await tx.updateTable('ticket').set({ merged_into: 2 }).where('id', '=', 3).execute();
      await tx.updateTable('ticket').set({ merged_into: 1 }).where('id', '=', 2).execute();
    });
    expect(await findTicketByNumber(ledger.database.read, [rows[2]?.ticket ?? ''])).toBe(1);
    expect(await findTicketByNumber(ledger.database.read, ['SA-999999'])).toBeNull();
  });
});

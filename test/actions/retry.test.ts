import { describe, expect, it } from 'vitest';
import { retryInbound, retryOutbox } from '../../src/actions/retry.ts';
import { openLedger } from '../support/ledger.ts';
import { personMail } from '../support/mail.ts';

describe('retryInbound', () => {
  it('R-IN-15 processes a failed mail again from its raw bytes', async () => {
    const ledger = await openLedger({ LOKET_SPAM__HEADER: 'X-Spam-Flag' });
    const [row] = await ledger.take([personMail({ from: 'x@spam.example', headers: { 'X-Spam-Flag': 'YES' } })]);
    await ledger.database.write((tx) =>
      tx.updateTable('inbound').set({ state: 'failed', outcome: 'failed', attempts: 5 }).execute(),
    );
    expect(await retryInbound(ledger.database, { states: ['failed'] })).toEqual([row?.id]);
    const [, second] = await ledger.take([personMail(), personMail()]);
    expect(second?.state).toBe('done');
    const rows = await ledger.database.read.selectFrom('inbound').select(['id', 'state', 'attempts']).execute();
    // Its fingerprint is its own: that it was seen before does not make it a duplicate.
    expect(rows[0]).toEqual({ id: 1, state: 'held', attempts: 1 });
  });

  it('refuses all when one of them is done or unknown, and changes nothing', async () => {
    const ledger = await openLedger();
    await ledger.take([personMail(), personMail()]);
    await ledger.database.write((tx) =>
      tx.updateTable('inbound').set({ state: 'failed' }).where('id', '=', 1).execute(),
    );
    await expect(retryInbound(ledger.database, { ids: [1, 2] })).rejects.toMatchObject({ code: 'conflict' });
    await expect(retryInbound(ledger.database, { ids: [1, 99] })).rejects.toMatchObject({ code: 'not_found' });
    const states = await ledger.database.read.selectFrom('inbound').select('state').orderBy('id').execute();
    expect(states).toEqual([{ state: 'failed' }, { state: 'done' }]);
  });
});

describe('retryOutbox', () => {
  it('R-OUT-1 queues the same mail with the same Message-ID; what was sent is refused', async () => {
    const ledger = await openLedger();
    await ledger.take([personMail()]);
    const outbox = () =>
      ledger.database.read.selectFrom('outbox').select(['id', 'state', 'attempts', 'message_id']).execute();
    const [before] = await outbox();
    await ledger.database.write((tx) => tx.updateTable('outbox').set({ state: 'bounced', attempts: 3 }).execute());
    expect(await retryOutbox(ledger.database, { states: ['failed'] })).toEqual([]);
    expect(await retryOutbox(ledger.database, { ids: [1] })).toEqual([1]);
    expect(await outbox()).toEqual([{ ...before, state: 'queued', attempts: 0 }]);
    await ledger.database.write((tx) => tx.updateTable('outbox').set({ state: 'sending' }).execute());
    await expect(retryOutbox(ledger.database, { ids: [1] })).rejects.toMatchObject({ code: 'conflict' });
  });
});

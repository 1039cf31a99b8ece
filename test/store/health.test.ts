import { describe, expect, it } from 'vitest';
import { ledgerState, openLedger as openMails, outboxState, unsentMail } from '../../src/store/health.ts';
import { claimMails, recordDeliveries } from '../../src/store/outbox.ts';
import { SUPPORT } from '../support/desk.ts';
import { openLedger } from '../support/ledger.ts';
import { personMail } from '../support/mail.ts';

describe('what lies in the store', () => {
  it('is counted by state, with what is over and sent apart from what is open', async () => {
    const { database, take } = await openLedger();
    await take([personMail()]);
    const { read } = database;
    expect(await ledgerState(read)).toEqual({ pending: 0, done: 1, ignored: 0, held: 0, failed: 0 });
    expect(await openMails(read)).toEqual({ pending: 0, held: 0, failed: 0 });
    const queued = { queued: 1, held: 0, sending: 0, failed: 0, bounced: 0 };
    expect(await unsentMail(read)).toEqual({ rows: queued, oldestDue: expect.stringMatching(/^\d{4}-/) });
    await database.write(async (tx, now) => {
      const claimed = await claimMails(tx, now, [SUPPORT], 10);
      await recordDeliveries(
        tx,
        now,
        claimed.map(({ id }) => ({ id, result: 'sent' })),
      );
    });
    expect(await outboxState(read)).toEqual({ rows: { ...queued, queued: 0, sent: 1 }, oldestDue: null });
  });
});

import { describe, expect, it } from 'vitest';
import { retryOutbox } from '../../src/actions/retry.ts';
import { claimMails, type DeliveryRecord, recordDeliveries } from '../../src/store/outbox.ts';
import { SUPPORT } from '../support/desk.ts';
import { type Ledger, openLedger } from '../support/ledger.ts';
import { personMail } from '../support/mail.ts';

async function attempt(ledger: Ledger, recordOf: (id: number) => DeliveryRecord): Promise<void> {
  await ledger.database.write(async (tx, now) => {
    const claimed = await claimMails(tx, now, [SUPPORT], 10);
    await recordDeliveries(
      tx,
      now,
      claimed.map(({ id }) => recordOf(id)),
    );
  });
}

const undeliveredSince = async ({ database }: Ledger) =>
  (await database.read.selectFrom('ticket').select('undelivered_since').executeTakeFirstOrThrow()).undelivered_since;

describe('an answer that did not arrive', () => {
  it('R-OUT-2 is work on its ticket until it is sent again', async () => {
    const ledger = await openLedger();
    await ledger.take([personMail()]);
    await attempt(ledger, (id) => ({ id, result: 'failed', error: '550 no such user' }));
    expect(await undeliveredSince(ledger)).not.toBeNull();
    const events = await ledger.database.read
      .selectFrom('entry')
      .select('text')
      .where('reason', '=', 'send-failed')
      .execute();
    expect(events[0]?.text).toContain('550 no such user');
    await retryOutbox(ledger.database, { states: ['failed'] });
    expect(await undeliveredSince(ledger), 'queued again is not sent').not.toBeNull();
    await attempt(ledger, (id) => ({ id, result: 'sent' }));
    expect(await undeliveredSince(ledger)).toBeNull();
  });
});

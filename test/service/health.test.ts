import { describe, expect, it } from 'vitest';
import { openMetrics } from '../../src/metrics.ts';
import { refreshRowGauges } from '../../src/service/health.ts';
import { openLedger } from '../support/ledger.ts';
import { personMail } from '../support/mail.ts';

describe('the rows in /metrics', () => {
  it('are those that are not over, counted when somebody asks', async () => {
    const { database, take } = await openLedger();
    const metrics = openMetrics((own) => refreshRowGauges(own, database));
    const rows = async () => (await metrics.text()).split('\n').filter((line) => /^loket_\w+_rows\{/.test(line));
    expect(await rows()).toContain('loket_outbox_rows{state="queued"} 0');
    await take([personMail()]);
    expect(await rows()).toEqual([
      ...['pending', 'held', 'failed'].map((state) => `loket_inbound_rows{state="${state}"} 0`),
      'loket_outbox_rows{state="queued"} 1',
      ...['held', 'sending', 'failed', 'bounced'].map((state) => `loket_outbox_rows{state="${state}"} 0`),
    ]);
  });
});

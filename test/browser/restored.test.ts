import { describe, expect, it } from 'vitest';
import { recordRestoration } from '../../src/store/restorations.ts';
import { chromium } from '../support/available.ts';
import { accessibilityFaults, openWindow, startBrowser } from '../support/browser.ts';
import { openDeskStage } from '../web/desk-stage.ts';

const JOURNEY_MS = 120_000;

/** The desk of a restored data folder: two mails waited when the backup was made, one ticket was not confirmed since. */
async function afterRestore() {
  const stage = await openDeskStage();
  const ticket = await stage.openTicket('The printer does not print', 'en');
  const late = await stage.openTicket('No network on the second floor since this morning', 'en');
  await stage.database.write(async (tx, now) => {
    for (const to of ['an@example.com', 'bo.van.den.eynde@customer.example']) {
      const mail = {
        mailbox: 'support@example.com',
        kind: 'answer' as const,
        subject: `Re: [${ticket.number}] Printer`,
      };
      const waiting = { state: 'queued' as const, attempts: 0, next_attempt_at: now, created_at: now };
      const keys = { dedupe_key: to, message_id: `<${to}>`, to_address: to, ticket_id: ticket.id };
      const { id } = await tx
        .insertInto('outbox')
        .values({ ...mail, ...waiting, ...keys })
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx.insertInto('outbox_mail').values({ outbox_id: id, mail: '{}' }).execute();
    }
    await recordRestoration(tx, now, { madeAt: now, ticketPrefix: 'SA' });
    const unconfirmed = { confirmation_sent: 0, confirmation_reason: 'restored' };
    await tx.updateTable('ticket').set(unconfirmed).where('id', '=', late.id).execute();
  });
  const bart = await stage.signIn('bart@example.com', 'agent', 'Bart');
  const { page, complaints } = await openWindow(await startBrowser());
  const [name = '', value = ''] = bart.cookie.split('=');
  await page.context().addCookies([{ name, value, url: stage.web.url }]);
  return { stage, ticket, late, page, complaints };
}

describe.runIf(chromium)('an agent after a restore, in the browser', () => {
  it(
    'R-ACK-11 sees what was held and what was not confirmed, and decides mail by mail',
    async () => {
      const { stage, ticket, late, page, complaints } = await afterRestore();
      await page.goto(`${stage.web.url}/desk?queue=undelivered`);
      await page.getByRole('link', { name: ticket.number }).click();
      expect(await page.getByText('Mail not sent, because a backup was restored').count()).toBe(2);
      await page.getByRole('link', { name: 'See outgoing mail' }).click();
      await page.getByText('They may have been sent meanwhile').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);

      const row = page.getByRole('row').filter({ hasText: 'an@example.com' });
      await row.getByRole('button', { name: 'Was sent already' }).click();
      await page.getByRole('button', { name: 'Send now' }).click();
      await page.getByText('bo.van.den.eynde@customer.example').waitFor();
      expect(page.url()).toContain('view=queued');
      await page.getByRole('link', { name: /^Held ?\d/ }).click();
      expect(await page.getByRole('button', { name: 'Send now' }).count()).toBe(0);
      await page.getByRole('link', { name: late.number }).click();
      await page.getByText('it arrived before a backup was restored').waitFor();
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );
});

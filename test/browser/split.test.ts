import { describe, expect, it } from 'vitest';
import { chromium } from '../support/available.ts';
import { accessibilityFaults, openWindow, startBrowser } from '../support/browser.ts';
import { openDeskStage } from '../web/desk-stage.ts';

const JOURNEY_MS = 120_000;

describe.runIf(chromium)('splitting a ticket in the browser', () => {
  it(
    'issue 4.5: two questions become two tickets, the second of another requester, and one again',
    async () => {
      const stage = await openDeskStage();
      const ticket = await stage.openTicket('Our logo on the invoice', 'en');
      await stage.addMail(ticket, { text: 'Can you put our new logo on the invoice?' });
      await stage.addMail(ticket, { text: 'And how do I make a backup?' });
      const bart = await stage.signIn('bart@example.com', 'agent', 'Bart');
      const { page, complaints } = await openWindow(await startBrowser(), { viewport: { width: 360, height: 740 } });
      const [name = '', value = ''] = bart.cookie.split('=');
      await page.context().addCookies([{ name, value, url: stage.web.url }]);
      const faults: string[] = [];
      const look = async (what: string) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          faults.push(...(await accessibilityFaults(page)).map((fault) => `${what}, ${colorScheme}: ${fault}`));
        }
      };
      const more = () => page.getByText('Requester, tags, participants, put off, merge, split').click();

      await page.goto(`${stage.web.url}/desk/tickets/${ticket.number}`);
      await more();
      await page.getByRole('link', { name: 'Split', exact: true }).click();
      await page.getByLabel('And how do I make a backup?').check();
      await page.getByLabel('Subject of the new ticket').fill('Backup');
      await look('the choice');
      await page.getByRole('button', { name: 'Split', exact: true }).click();
      await page.getByRole('heading', { name: 'Backup', level: 1 }).waitFor();
      expect(await page.getByText('our new logo').count()).toBe(0);
      await look('the part');

      await more();
      await page.getByLabel('Another e-mail address').fill('Eva <eva@example.org>');
      await look('the panel');
      await page.getByRole('button', { name: 'Change the requester' }).click();
      await page.getByText('Requester: an@example.com → eva@example.org').waitFor();

      await page.getByRole('button', { name: 'Undo the split' }).click();
      await page.getByRole('heading', { name: 'Our logo on the invoice', level: 1 }).waitFor();
      await page.getByText('And how do I make a backup?').waitFor();
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );
});

import { describe, expect, it } from 'vitest';
import { chromium } from '../support/available.ts';
import { accessibilityFaults, openWindow, startBrowser } from '../support/browser.ts';
import { openDeskStage } from '../web/desk-stage.ts';

const JOURNEY_MS = 120_000;
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const HTML =
  '<p>See <b>this</b>: <img src="cid:shot@x"></p><script>document.title = "taken over"</script><img src="https://spy.example/p.gif">';

/** A ticket whose message has a picture in its HTML, and a message of a stranger; Bart looks at it. */
async function atWork() {
  const stage = await openDeskStage();
  const ticket = await stage.openTicket('The printer does not print', 'en');
  const files = [{ fileName: 'shot.png', content: PICTURE, inline: true }];
  await stage.addMail(ticket, { text: 'See this.', html: HTML, files });
  await stage.database.write((tx) => tx.updateTable('attachment').set({ content_id: 'shot@x' }).execute());
  await stage.addMail(ticket, {
    text: 'Me too!',
    unverified: true,
    from: { address: 'eve@example.net', name: 'Eve' },
  });
  const bart = await stage.signIn('bart@example.com', 'admin', 'Bart');
  const { page, complaints } = await openWindow(await startBrowser());
  const [name = '', value = ''] = bart.cookie.split('=');
  await page.context().addCookies([{ name, value, url: stage.web.url }]);
  return { stage, ticket, page, complaints };
}

describe.runIf(chromium)('an agent who reads, in the browser', () => {
  it(
    'finds the ticket in its queue, sees its HTML in a frame without rights, decides about a stranger’s message',
    async () => {
      const { stage, ticket, page, complaints } = await atWork();
      await page.goto(`${stage.web.url}/desk`);
      await page.getByLabel('Order').selectOption('assessed');
      await page.getByRole('button', { name: 'Apply' }).click();
      expect(page.url()).toContain('order=assessed');
      await page.getByRole('link', { name: 'To triage' }).click();
      await page.getByRole('link', { name: ticket.number }).click();

      await page.getByText('As it was laid out').first().click();
      const picture = page.frameLocator('iframe').locator('img').first();
      await picture.waitFor();
      expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
      expect(await page.frameLocator('iframe').getByText('Pictures from elsewhere are not loaded').count()).toBe(1);
      expect(await page.title()).toContain(ticket.number);

      await page.getByRole('button', { name: 'Accept', exact: true }).click();
      await page.getByText(/^Message \d+ accepted/).waitFor();
      expect(await page.getByText('unknown sender').count()).toBe(0);
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    'finds nothing that keeps somebody out, in light and in dark (WCAG AA)',
    async () => {
      const { stage, ticket, page } = await atWork();
      const faults: string[] = [];
      for (const path of [
        '/desk',
        `/desk/tickets/${ticket.number}`,
        '/desk/inbound',
        '/desk/inbound/1',
        '/desk/outbox',
      ]) {
        await page.goto(`${stage.web.url}${path}`);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          faults.push(...(await accessibilityFaults(page)).map((fault) => `${path}, ${colorScheme}: ${fault}`));
        }
      }
      expect(faults).toEqual([]);
    },
    JOURNEY_MS,
  );
});

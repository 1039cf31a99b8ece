import { describe, expect, it } from 'vitest';
import { sampleMail } from '../../src/wording/sample-mails.ts';
import { chromium } from '../support/available.ts';
import { accessibilityFaults, openWindow, startBrowser } from '../support/browser.ts';
import { openDeskStage } from '../web/desk-stage.ts';

const JOURNEY_MS = 120_000;

describe.runIf(chromium)('our mails in the browser', () => {
  it(
    'are looked at by an admin, kind by kind, on light and dark paper, wide and narrow',
    async () => {
      const stage = await openDeskStage();
      const admin = await stage.signIn('admin@example.com', 'admin');
      const { page, complaints } = await openWindow(await startBrowser());
      const [name = '', value = ''] = admin.cookie.split('=');
      await page.context().addCookies([{ name, value, url: stage.web.url }]);
      await page.goto(`${stage.web.url}/desk/mails`);
      await page.selectOption('[name=kind]', 'appointment');
      await page.selectOption('[name=lang]', 'fr');
      await page.click('main form button');
      await page.waitForURL(/kind=appointment&lang=fr/);
      await page.frameLocator('iframe').getByText('Bonjour An Peeters,').waitFor();

      const faults: string[] = [];
      for (const [colorScheme, width] of [
        ['light', 360],
        ['dark', 360],
        ['light', 1280],
        ['dark', 1280],
      ] as const) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        faults.push(...(await accessibilityFaults(page)).map((fault) => `${colorScheme}, ${width}: ${fault}`));
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        if (Number(overflow) > 0) faults.push(`the page is ${overflow} px wider than a window of ${width}`);
      }
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    'can be read by everybody: contrast of words, links and buttons, on light and dark paper',
    async () => {
      const { house, remoteSession } = (await openDeskStage()).deps;
      const mailbox = { address: 'support@example.com', name: 'Example support' };
      const { page } = await openWindow(await startBrowser());
      const faults: string[] = [];
      for (const kind of ['confirmation', 'answer', 'appointment', 'approval'] as const) {
        const { html } = sampleMail({ ...house, remoteSession, mailbox }, kind, 'nl', '2026-11-24T10:00:00Z');
        await page.setContent(html ?? '');
        for (const [colorScheme, width] of [
          ['light', 360],
          ['dark', 700],
        ] as const) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 900 });
          // The paper is the mail program's.
          const paper = colorScheme === 'dark' ? 'background: #1c1c1e; color: #fff' : 'background: #fff; color: #000';
          await page.evaluate((style) => document.body.setAttribute('style', style), paper);
          faults.push(...(await accessibilityFaults(page)).map((fault) => `${kind}, ${colorScheme}: ${fault}`));
          const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
          if (Number(overflow) > 0) faults.push(`${kind} is ${overflow} px wider than a window of ${width}`);
        }
      }
      expect(faults).toEqual([]);
    },
    JOURNEY_MS,
  );
});

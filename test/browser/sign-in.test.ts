import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromium } from '../support/available.ts';
import { accessibilityFaults, openWindow, startBrowser } from '../support/browser.ts';
import { startDesk } from '../support/desk.ts';

const ADA = { name: 'Ada Claes', address: 'ada@example.com', password: 'seven grey herons' };
const BART_PASSWORD = 'eight white swans';
const JOURNEY_MS = 120_000;

/** Fills in and sends a form that chooses a password. */
async function choose(page: Page, password: string): Promise<void> {
  await page.fill('[name=chosen]', password);
  await page.fill('[name=again]', password);
  await page.click('form:has([name=chosen]) button[type=submit]');
}

/** The same path, on the port where the desk really is. */
function on(url: string, link: string): string {
  return url + new URL(link).pathname;
}

describe.runIf(chromium)('the door of the desk in the browser (P18, R-WEB-3)', () => {
  it(
    'the first admin comes in by the printed link, adds an agent, who comes in by a link and signs in again',
    async () => {
      const desk = await startDesk({ role: 'web', env: { LOKET_WEB__PUBLIC_URL: 'http://support.example.com' } });
      const url = desk.service.webUrl ?? '';
      const browser = await startBrowser();
      const { page: ada, complaints } = await openWindow(browser);
      const faults: string[] = [];
      const look = async (page: Page) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          faults.push(...(await accessibilityFaults(page)));
        }
      };

      await ada.goto(on(url, desk.service.firstAdminUrl ?? ''));
      await look(ada);
      await ada.fill('[name=name]', ADA.name);
      await ada.fill('[name=address]', ADA.address);
      await choose(ada, ADA.password);
      await ada.waitForURL(`${url}/desk`);

      await ada.goto(`${url}/desk/people`);
      await ada.fill('[name=address]', 'bart@example.com');
      await ada.fill('[name=name]', 'Bart');
      await ada.click('button.main');
      const link = await ada.textContent('code.secret');
      await look(ada);

      const { page: bart } = await openWindow(browser);
      await bart.goto(on(url, link ?? ''));
      await choose(bart, BART_PASSWORD);
      await bart.waitForURL(`${url}/desk`);
      await bart.goto(`${url}/desk/account`);
      await look(bart);
      await bart.selectOption('[name=language]', 'de');
      await bart.click('button.main');
      await bart.getByRole('status').waitFor();
      expect(await bart.textContent('h1')).toBe('Mein Konto');
      await bart.getByRole('button', { name: 'Abmelden', exact: true }).click();
      await bart.waitForURL(`${url}/sign-in`);
      await bart.goto(`${url}/desk/account`);
      await look(bart);
      await bart.fill('[name=username]', 'bart@example.com');
      await bart.fill('[name=password]', BART_PASSWORD);
      await bart.check('[name=remember]');
      await bart.click('button[type=submit]');
      await bart.waitForURL(`${url}/desk/account`);
      const [session] = await bart.context().cookies();
      expect(session).toMatchObject({ name: 'loket', httpOnly: true, sameSite: 'Lax' });
      expect((session?.expires ?? 0) * 1000 - Date.now()).toBeGreaterThan(29 * 24 * 60 * 60 * 1000);

      expect(complaints).toEqual([]);
      expect(faults).toEqual([]);
    },
    JOURNEY_MS,
  );
});

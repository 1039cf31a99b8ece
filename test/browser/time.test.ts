import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chromium } from '../support/available.ts';
import { accessibilityFaults, openWindow, startBrowser } from '../support/browser.ts';
import { openDeskStage } from '../web/desk-stage.ts';

const JOURNEY_MS = 240_000;

/** What is wrong with the page for people who see less, in both colour schemes, and on a phone. */
async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const [colorScheme, width] of [
    ['light', 390],
    ['dark', 1280],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    faults.push(...(await accessibilityFaults(page)));
    const overflow = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
    if (overflow > 0) faults.push(`${overflow} px wider than a window of ${width}`);
  }
  return faults.map((fault) => `${page.url()}: ${fault}`);
}

describe.runIf(chromium)('time in the browser', () => {
  it(
    'P9, P10, P13: an agent estimates and works, the customer approves, an admin invoices',
    async () => {
      const stage = await openDeskStage();
      const admin = await stage.signIn('ada@example.com', 'admin', 'Ada');
      const ticket = await stage.openTicket('Factuur klopt niet');
      await stage.addMail(ticket, { text: 'Het totaal klopt niet.' });
      const browser = await startBrowser();
      const desk = await openWindow(browser);
      const [name = '', value = ''] = admin.cookie.split('=');
      await desk.page.context().addCookies([{ name, value, url: stage.web.url }]);
      const { page } = desk;
      const faults: string[] = [];

      await page.goto(`${stage.web.url}/desk/tickets/${ticket.number}`);
      await page.click('h2#time a');
      await page.selectOption('[name=category]', '4');
      await page.click('form[action$="/category"] button');
      await page.waitForSelector('main > .warning');
      await page.fill('form[action$="/estimate"] [name=minutes]', '90');
      await page.fill('form[action$="/estimate"] [name=reason]', 'De lay-out van de factuur aanpassen');
      await page.click('form[action$="/estimate"] button');
      await page.waitForSelector('section .tag.soon');
      await page.fill('form[action$="/time"] [name=minutes]', '50');
      await page.fill('form[action$="/time"] [name=note]', 'Lay-out');
      await page.click('form[action$="/time"] button');
      await page.waitForSelector('td .tag.soon');
      for (const summary of await page.locator('summary').all()) await summary.click();
      faults.push(...(await faultsOf(page)));

      const customer = await openWindow(browser);
      await customer.page.goto(stage.web.url + ticket.path);
      faults.push(...(await faultsOf(customer.page)));
      await customer.page.fill('[name=name]', 'An Peeters');
      await customer.page.click('button[value=approved]');
      await customer.page.waitForSelector('text=An Peeters ging akkoord');
      faults.push(...(await faultsOf(customer.page)));

      await page.reload();
      expect(await page.locator('td .tag.soon').count()).toBe(0);
      await page.click('nav a[href="/desk/statements"]');
      faults.push(...(await faultsOf(page)));
      await page.click('tbody a');
      await page.waitForSelector('tfoot');
      expect(await page.textContent('tfoot')).toContain('€95.00');
      faults.push(...(await faultsOf(page)));
      await page.click('form[action$="/invoice"] button');
      await page.waitForSelector('td .tag');

      await page.click('nav a[href="/desk/organisations"]');
      await page.fill('[name=name]', 'Peeters NV');
      await page.fill('[name=domains]', 'example.org');
      faults.push(...(await faultsOf(page)));
      await page.click('form[action="/desk/organisations"] button');
      await page.fill('[name=from]', '2026-01-01');
      await page.fill('[name=rate]', '80,50');
      await page.click('form[action$="/contracts"] button');
      await page.waitForSelector('dl.facts');
      faults.push(...(await faultsOf(page)));
      await page.goto(`${stage.web.url}/desk/categories`);
      await page.locator('summary').first().click();
      faults.push(...(await faultsOf(page)));

      expect(faults).toEqual([]);
      expect([...desk.complaints, ...customer.complaints]).toEqual([]);
    },
    JOURNEY_MS,
  );
});

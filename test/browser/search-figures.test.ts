import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { setStatus } from '../../src/store/tickets.ts';
import { reckonDeadlines } from '../../src/upkeep/deadlines.ts';
import { chromium } from '../support/available.ts';
import { accessibilityFaults, openWindow, startBrowser } from '../support/browser.ts';
import { officeHours } from '../support/hours.ts';
import { type DeskStage, openDeskStage } from '../web/desk-stage.ts';

const JOURNEY_MS = 180_000;
const DAY_MS = 86_400_000;
const SUBJECTS = ['Printer drukt étiquettes scheef', 'Factuur klopt niet', 'Kan niet inloggen', 'Update mislukt'];

/** Ten days of tickets: most answered and done, some open. */
async function fill(stage: DeskStage, agentId: number) {
  for (let n = 0; n < 12; n += 1) {
    const ticket = await stage.openTicket(`${SUBJECTS[n % SUBJECTS.length]} (${n + 1})`);
    const text = `Goedendag, <b>sinds</b> gisteren krijgen wij een foutmelding bij het afdrukken van etiketten ${n}.`;
    await stage.addMail(ticket, {
      text,
      files: n % 5 === 0 ? [{ fileName: `schermafdruk ${n}.png`, content: 'x' }] : [],
    });
    stage.clock.advance(((n % 7) * DAY_MS) / 10);
    const answer = { kind: 'message', visibility: 'public', direction: 'out', person_id: agentId } as const;
    if (n % 6 !== 5) await stage.addEntry(ticket, { ...answer, text: 'Wij kijken het na.' });
    stage.clock.advance(DAY_MS / 2);
    if (n % 3 !== 2) await stage.database.write((tx, now) => setStatus(tx, now, ticket.id, 'closed'));
  }
  await reckonDeadlines(stage.database, { hours: officeHours(), targets: stage.deps.targets, fingerprint: '' });
}

describe.runIf(chromium)('search and figures in the browser', () => {
  it(
    'are read, narrowed and understood by everybody, in both colour schemes, wide and narrow',
    async () => {
      const stage = await openDeskStage();
      await fill(stage, (await stage.signIn('bart@example.com', 'agent')).personId);
      // Anew: weeks went by on the stage's clock.
      const agent = await stage.signIn('bart@example.com', 'agent');
      const { page, complaints } = await openWindow(await startBrowser());
      const [name = '', value = ''] = agent.cookie.split('=');
      await page.context().addCookies([{ name, value, url: stage.web.url }]);
      const faults: string[] = [];
      const look = async (of: Page) => {
        for (const [colorScheme, width] of [
          ['light', 390],
          ['dark', 1280],
        ] as const) {
          await of.emulateMedia({ colorScheme });
          await of.setViewportSize({ width, height: 900 });
          faults.push(...(await accessibilityFaults(of)));
          const overflow = await of.evaluate('document.documentElement.scrollWidth - innerWidth');
          if (Number(overflow) > 0) faults.push(`${of.url()} is ${overflow} px wider than a window of ${width}`);
        }
      };

      await page.goto(`${stage.web.url}/desk/search`);
      await page.fill('[name=q]', 'foutmelding etiket');
      await page.press('[name=q]', 'Enter');
      await page.waitForSelector('mark');
      await look(page);
      await page.selectOption('[name=status]', 'new');
      await page.click('main button.main');
      await page.waitForURL(/status=new/);
      expect(await page.locator('tbody tr').count()).toBe(4);
      await page.locator('tbody a').first().click();
      await page.waitForURL(/\/desk\/tickets\//);

      await page.click('nav a[href="/desk/figures"]');
      for (const summary of await page.locator('summary').all()) await summary.click();
      await look(page);
      await page.fill('[name=from]', '2026-01-01');
      await page.click('main form button');
      await page.waitForURL(/from=2026-01-01/);
      expect(await page.locator('svg.chart').count()).toBe(7);

      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );
});

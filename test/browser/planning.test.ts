import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { appointmentsOf } from '../../src/store/appointments.ts';
import { chromium } from '../support/available.ts';
import { accessibilityFaults, openWindow, startBrowser } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { type Browser, openDeskStage } from '../web/desk-stage.ts';

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

/** It is Monday 2 March 2026, 10:00 in Brussels. */
async function openPlanning(javaScriptEnabled: boolean) {
  const stage = await openDeskStage();
  const ada = await stage.signIn('ada@example.com', 'admin', 'Ada');
  const bart = await stage.signIn('bart@example.com', 'agent', 'Bart');
  const ticket = await stage.openTicket('De kassa hapert');
  await stage.addMail(ticket, { text: 'De kassa hapert.' });
  const browser = await startBrowser();
  const desk = await openWindow(browser, { javaScriptEnabled });
  await signedIn(desk.page, bart, stage.web.url);
  const appointment = async () => {
    const [one] = await appointmentsOf(stage.database.read, [ticket.id]);
    if (one === undefined) throw new Error('there is no appointment');
    return one;
  };
  return { stage, ada, bart, ticket, browser, desk, appointment };
}

async function signedIn(page: Page, { cookie }: Browser, url: string): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  await page.context().addCookies([{ name, value, url }]);
}

/** Plans an appointment for Wednesday at 10:00 on the page of the ticket. */
async function plan(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.click('#appointments summary');
  await page.fill('#appointments [name=day]', '2026-03-04');
  await page.fill('#appointments [name=time]', '10:00');
  await page.fill('#appointments [name=minutes]', '45');
  await page.fill('#appointments [name=title]', 'Kassa nakijken');
  await page.check('#appointments [name=remote]');
  await page.click('#appointments button.main');
  await page.waitForSelector('#appointments .planned');
}

describe.runIf(chromium)('planning in the browser', () => {
  it(
    'P4, P11: planned on the ticket, moved by keyboard and by dragging, accepted on the status page',
    async () => {
      const { stage, ada, ticket, browser, desk, appointment } = await openPlanning(true);
      const { page } = desk;
      const faults: string[] = [];
      await plan(page, `${stage.web.url}/desk/tickets/${ticket.number}`);
      faults.push(...(await faultsOf(page)));

      await page.click('#appointments a[href^="/desk/planning"]');
      await page.waitForSelector('#chosen');
      faults.push(...(await faultsOf(page)));
      await page.focus('button[value=later]');
      await page.keyboard.press('Enter');
      await until(async () => (await appointment()).startsAt === '2026-03-04T09:15:00.000Z', {
        what: 'a quarter later',
      });
      await page.waitForSelector('button[value=later]:focus');
      await page.keyboard.press('Enter');
      await until(async () => (await appointment()).startsAt === '2026-03-04T09:30:00.000Z', { what: 'another one' });
      await page.focus('button[value=next-day]');
      await page.keyboard.press('Enter');
      await until(async () => (await appointment()).startsAt === '2026-03-05T09:30:00.000Z', { what: 'the next day' });

      await page.waitForSelector('button[value=next-day]:focus');
      const friday = page.locator(`.slots[data-day="2026-03-06"][data-agent="${ada.personId}"]`);
      const height = (await friday.boundingBox())?.height ?? 0;
      // Ada's Friday, two hours before the doors close.
      const to = { x: 40, y: (height * 6) / 8 + 4 };
      await page
        .locator('[data-appointment="1"]')
        .dragTo(friday, { sourcePosition: { x: 20, y: 2 }, targetPosition: to });
      await until(async () => (await appointment()).startsAt === '2026-03-06T14:00:00.000Z', {
        what: 'Friday at three',
      });
      expect((await appointment()).agentName).toBe('Ada');
      await page.waitForSelector(`.slots[data-agent="${ada.personId}"] [data-appointment="1"]`);
      faults.push(...(await faultsOf(page)));
      await page.click('#chosen a.button');
      await page.waitForSelector('form.plan');
      faults.push(...(await faultsOf(page)));

      const customer = await openWindow(browser);
      await customer.page.goto(stage.web.url + ticket.path);
      expect(await customer.page.textContent('#appointment')).toContain('vrijdag 6 maart 2026, van 15:00 tot 15:45');
      faults.push(...(await faultsOf(customer.page)));
      await customer.page.click('#appointment button[value=accepted]');
      await customer.page.waitForSelector('text=U hebt deze afspraak aanvaard.');
      expect((await appointment()).state).toBe('accepted');
      await customer.page.click('#appointment a.button >> nth=0');
      await customer.page.waitForSelector('textarea[name=words]');
      faults.push(...(await faultsOf(customer.page)));

      expect(faults).toEqual([]);
      expect([...desk.complaints, ...customer.complaints]).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    'P4: works without a script, and asks for another time on a phone',
    async () => {
      const { stage, ticket, browser, desk, appointment } = await openPlanning(false);
      await plan(desk.page, `${stage.web.url}/desk/tickets/${ticket.number}`);
      await desk.page.click('#appointments a[href^="/desk/planning"]');
      await desk.page.click('button[value=previous-day]');
      await desk.page.waitForSelector('.slots[data-day="2026-03-03"] a.slot');
      await desk.page.selectOption('#chosen select[name=agent]', { label: 'Ada' });
      await desk.page.click('#chosen select[name=agent] >> xpath=ancestor::form >> button');
      await until(async () => (await appointment()).agentName === 'Ada', { what: 'Ada as the agent' });

      const phone = await openWindow(browser, { javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
      await phone.page.goto(stage.web.url + ticket.path);
      await phone.page.click('text=Een ander moment vragen');
      await phone.page.fill('textarea[name=words]', 'Liever vrijdag na 15 uur');
      await phone.page.click('button.main');
      await phone.page.waitForSelector('text=U vroeg een ander moment.');
      expect(await appointment()).toMatchObject({ state: 'other-time', answer: 'Liever vrijdag na 15 uur' });
      await desk.page.goto(`${stage.web.url}/desk/tickets/${ticket.number}`);
      expect(await desk.page.textContent('#appointments')).toContain('Liever vrijdag na 15 uur');
    },
    JOURNEY_MS,
  );
});

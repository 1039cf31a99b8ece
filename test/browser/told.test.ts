import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addAgent } from '../../src/actions/agent.ts';
import { openDatabase } from '../../src/store/database.ts';
import { MIGRATIONS_DIR } from '../../src/store/migrate.ts';
import { chromium } from '../support/available.ts';
import { accessibilityFaults, openWindow, startBrowser } from '../support/browser.ts';
import { runningClock } from '../support/clock.ts';
import { dataFolder } from '../support/data-folder.ts';
import { mailServer, SUPPORT, startDesk } from '../support/desk.ts';
import { headerOf, personMail } from '../support/mail.ts';
import { until } from '../support/until.ts';

const NOOR = { address: 'noor@loket.example', name: 'Noor Claes', role: 'agent', language: 'nl' } as const;
const PASSWORD = 'a password of a test';
const JOURNEY_MS = 120_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** A desk with the agent Noor, whose clock a test can make later. */
async function openDesk() {
  const server = await mailServer();
  const dataDir = await dataFolder();
  const clock = runningClock();
  const database = await openDatabase({ dataDir, migrationsDir: MIGRATIONS_DIR, clock, migrate: true });
  await addAgent(database, { ownAddresses: [SUPPORT], randomBytes }, NOOR, PASSWORD);
  await database.close();
  // Plain http, as before a proxy: the cookie would else be kept for https alone.
  const env = { LOKET_WEB__PUBLIC_URL: 'http://support.example.com', LOKET_NOTICES__GROUP_MINUTES: '0' };
  const desk = await startDesk({ server, dataDir, clock, env });
  const subjects = () =>
    server.sent
      .filter(({ to }) => to.includes(NOOR.address))
      .map(({ raw }) => headerOf(raw, 'Subject')?.replace(/^\[[^\]]*\] /, '') ?? '');
  return { server, desk, clock, url: desk.service.webUrl ?? '', subjects };
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/desk`);
  await page.fill('input[name=username]', NOOR.address);
  await page.fill('input[name=password]', PASSWORD);
  await page.check('input[name=remember]');
  await page.click('button[type=submit]');
  await page.waitForURL(`${url}/desk`);
}

async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    faults.push(...(await accessibilityFaults(page)));
  }
  return faults;
}

describe.runIf(chromium)('what agents are told, in the browser', () => {
  it(
    'P14 an agent hears of requests, chooses to hear of the own ones alone, and sees what is overdue',
    async () => {
      const { server, desk, clock, url, subjects } = await openDesk();
      const mailed = (subject: string) =>
        until(() => subjects().includes(subject), { what: `a notice: ${subject}`, timeoutMs: 20_000 });
      const ask = async (subject: string, count: number) => {
        server.deliver(SUPPORT, personMail({ from: 'An Peeters <an@example.org>', subject }));
        await desk.settled(count);
      };
      await ask('De printer hapert', 1);
      await mailed('Nieuwe aanvraag: De printer hapert');

      const { page, complaints } = await openWindow(await startBrowser());
      await signIn(page, url);
      await page.goto(`${url}/desk/account#notices`);
      await page.check('input[value=mine]');
      await page.click('form[action$="/notices"] button');
      await page.waitForURL(/done=notices/);
      expect(await page.isChecked('input[value=mine]')).toBe(true);
      expect(await faultsOf(page)).toEqual([]);

      await ask('De deur klemt', 2);
      await page.goto(`${url}/desk`);
      await page.click('a:has-text("SA-100014")');
      await page.selectOption('select[name=assignee]', { label: 'Noor Claes (mij)' });
      await page.click('form[action$="/triage"] button');
      await page.waitForLoadState();

      clock.advance(20 * DAY_MS);
      await mailed('Termijn verstreken: De printer hapert');
      await page.goto(`${url}/desk?queue=overdue&order=deadline`);
      const rows = await page.locator('tbody tr').allInnerTexts();
      expect(rows.map((row) => /De \w+/.exec(row)?.[0])).toEqual(['De printer', 'De deur']);
      expect(await faultsOf(page)).toEqual([]);
      expect(complaints).toEqual([]);
      expect(subjects().filter((subject) => subject.includes('De deur'))).toEqual([]);
    },
    JOURNEY_MS,
  );
});

import { randomBytes } from 'node:crypto';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addAgent } from '../../src/actions/agent.ts';
import { UNDO_MS } from '../../src/actions/answer.ts';
import { openDatabase } from '../../src/store/database.ts';
import { MIGRATIONS_DIR } from '../../src/store/migrate.ts';
import { chromium } from '../support/available.ts';
import { accessibilityFaults, openWindow, startBrowser } from '../support/browser.ts';
import { runningClock } from '../support/clock.ts';
import { dataFolder } from '../support/data-folder.ts';
import { mailServer, SUPPORT, startDesk } from '../support/desk.ts';
import { headerOf, personMail, replyTo } from '../support/mail.ts';
import { until } from '../support/until.ts';

const AGENT = { address: 'noor@loket.example', name: 'Noor Claes', role: 'admin', language: 'nl' } as const;
const PASSWORD = 'a password of a test';
const CUSTOMER = 'an@example.org';
const ANSWER_TIMEOUT_MS = 20_000;
const JOURNEY_MS = 120_000;

/** A desk with one agent, a mailbox with one mail, and everything real between them. */
async function openDesk() {
  const server = await mailServer();
  const dataDir = await dataFolder();
  const clock = runningClock();
  const database = await openDatabase({
    dataDir,
    migrationsDir: MIGRATIONS_DIR,
    clock,
    migrate: true,
  });
  await addAgent(database, { ownAddresses: [SUPPORT], randomBytes }, AGENT, PASSWORD);
  await database.close();
  // Plain http, as before a proxy: the cookie would else be kept for https alone.
  const desk = await startDesk({
    server,
    dataDir,
    clock,
    env: { LOKET_WEB__PUBLIC_URL: 'http://support.example.com' },
  });
  server.deliver(
    SUPPORT,
    personMail({
      from: `An Peeters <${CUSTOMER}>`,
      subject: 'De printer hapert',
      body: 'Goedendag, de printer in het magazijn drukt niets meer af. Kunt u ons helpen?',
    }),
  );
  await desk.settled(1);
  return { server, desk, clock, url: desk.service.webUrl ?? '' };
}

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/desk`);
  await page.fill('input[name=username]', AGENT.address);
  await page.fill('input[name=password]', PASSWORD);
  await page.click('button[type=submit]');
  await page.waitForURL(`${url}/desk`);
}

describe.runIf(chromium)('a support day in the browser', () => {
  it(
    'P1, P3, P5, P8 from the customer’s mail to the agent’s answer, and back again',
    async () => {
      const { server, desk, clock, url } = await openDesk();
      const browser = await startBrowser();
      const { page, complaints } = await openWindow(browser);
      await signIn(page, url);

      await page.click('text=De printer hapert');
      await page.waitForSelector('h1:has-text("De printer hapert")');
      expect(await page.textContent('main')).toContain('drukt niets meer af');

      await page.selectOption('select[name=priority]', 'high');
      await page.click('form:has(select[name=priority]) button[type=submit]');
      const ticket = () => desk.db.selectFrom('ticket').selectAll().executeTakeFirstOrThrow();
      await until(async () => (await ticket()).assessed_priority === 'high', { what: 'the assessed priority' });
      expect((await ticket()).requested_priority, 'P8: what the customer asked stays').toBe('normal');

      await page.fill('#answer textarea[name=words]', 'Dag An, we bellen u om elf uur.');
      await page.click('#answer form[enctype] button.main');
      await page.waitForSelector('#answer .done');
      clock.advance(UNDO_MS);
      const answer = await until(
        () => server.sent.find(({ to, raw }) => to.includes(CUSTOMER) && raw.includes('we bellen u om elf uur')),
        { what: 'the answer at the customer', timeoutMs: ANSWER_TIMEOUT_MS },
      );
      expect(headerOf(answer.raw, 'Subject')).toContain(`[${(await ticket()).number}]`);
      expect(headerOf(answer.raw, 'Auto-Submitted') ?? '').toBe('');

      server.deliver(SUPPORT, replyTo(answer.raw, { from: CUSTOMER, to: SUPPORT, body: 'Perfect, tot dan!' }));
      await desk.settled(2);
      await page.reload();
      expect(await page.textContent('main')).toContain('Perfect, tot dan!');
      expect(await desk.db.selectFrom('ticket').select('id').execute()).toHaveLength(1);
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );

  const windows: [name: string, options: BrowserContextOptions][] = [
    ['light, on a desk', { colorScheme: 'light', viewport: { width: 1280, height: 900 } }],
    ['dark, on a phone', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
  ];
  it.each(windows)(
    'every page of the desk is accessible and complains of nothing: %s',
    async (_name, options) => {
      const { desk, url } = await openDesk();
      const { number } = await desk.db.selectFrom('ticket').select('number').executeTakeFirstOrThrow();
      const browser = await startBrowser();
      const { page, complaints } = await openWindow(browser, options);
      await page.goto(`${url}/sign-in`);
      const faults: Record<string, string[]> = { '/sign-in': await accessibilityFaults(page) };
      await signIn(page, url);
      for (const path of ['/desk', `/desk/tickets/${number}`, ...(await placesOf(page))]) {
        await page.goto(`${url}${path}`);
        faults[path] = [...(await accessibilityFaults(page)), ...(await tooWide(page))];
      }
      expect(Object.entries(faults).filter(([, found]) => found.length > 0)).toEqual([]);
      expect(Object.keys(faults).length).toBeGreaterThan(5);
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );
});

/** Where the navigation leads. */
function placesOf(page: Page): Promise<string[]> {
  return page.$$eval('header a[href^="/desk/"]', (links) => links.map((link) => link.getAttribute('href') ?? ''));
}

/** A page never scrolls sideways; a wide table does so by itself. */
async function tooWide(page: Page): Promise<string[]> {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
  return content > window ? [`the page is ${content} px wide in a window of ${window}`] : [];
}

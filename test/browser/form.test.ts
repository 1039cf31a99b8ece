import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { REQUEST } from '../../src/wording/portal/request.ts';
import { chromium } from '../support/available.ts';
import { accessibilityFaults, openWindow, startBrowser } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { type FormStage, formStage, LIMITS, post, REQUESTED } from '../web/form-stage.ts';

const JOURNEY_MS = 180_000;
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };
/** A person needs longer for the form than the least that is asked. */
const MINUTE_MS = 60_000;
/** What a browser notes of an answer that is an answer all the same. */
const EXPECTED = /status of 422/;

/** A picture of some size, so that the bar has something to show. */
const PHOTO = { name: 'kassa.png', mimeType: 'image/png', buffer: Buffer.alloc(300_000, 1) };

/** Somebody's own site, at an origin of its own, with one page. */
async function startSite(): Promise<{ origin: string; html: string }> {
  const site = { origin: '', html: '' };
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(site.html);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  // Another site than 127.0.0.1, where our pages are: cookies and Fetch Metadata tell them apart.
  site.origin = `http://localhost:${port}`;
  return site;
}

async function look(page: Page, what: string): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${what}, ${colorScheme}: ${fault}`));
  }
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  return isWide ? [...faults, `${what}: the page is wider than the screen`] : faults;
}

async function write(page: Page, language: keyof typeof REQUEST): Promise<void> {
  const words = REQUEST[language];
  await page.getByLabel(words.subject, { exact: true }).fill('Kassa start niet');
  await page.getByLabel(words.words, { exact: true }).fill('Sinds vanmorgen start de kassa niet meer.');
  await page.getByLabel(words.category).selectOption({ index: 2 });
  await page.getByLabel(words.priorities.urgent.name).check();
  await page.getByLabel(words.name, { exact: true }).fill('An Peeters');
}

/** Sends a form that lacks the address, then the whole one; gives what axe found on the way. */
async function ask(
  stage: FormStage,
  page: Page,
  language: keyof typeof REQUEST,
  hasScript: boolean,
): Promise<string[]> {
  const words = REQUEST[language];
  const send = page.getByRole('button', { name: words.send, exact: true });
  const faults: string[] = [];
  const judge = async (what: string) => {
    // Without scripts axe cannot run either.
    if (hasScript) faults.push(...(await look(page, `${language}, ${what}`)));
  };
  await page.goto(`${stage.web.url}/?lang=${language}`);
  await judge('the form');
  await write(page, language);
  await page.getByLabel(words.files).setInputFiles(PHOTO);
  stage.clock.advance(MINUTE_MS);
  await send.click();
  await page.getByRole('link', { name: words.faults.address }).waitFor();
  await judge('something is missing');
  expect(await page.locator('[name=words]').inputValue()).toContain('Sinds vanmorgen');
  expect(await page.getByLabel(words.priorities.urgent.name).isChecked()).toBe(true);
  // A script keeps the files; a browser alone cannot, and the page says so.
  expect(await page.getByText(words.notices.filesLost).count()).toBe(hasScript ? 0 : 1);
  if (!hasScript) await page.getByLabel(words.files).setInputFiles(PHOTO);
  await page.getByLabel(words.address).fill(`an-${language}@example.com`);
  await send.click();
  await page.getByRole('heading', { name: words.taken.title }).waitFor();
  await judge('the answer');
  return faults;
}

describe.runIf(chromium)('P6 a customer asks by the form, in the browser', () => {
  it.each([
    ['a phone', PHONE, true],
    ['a phone without JavaScript', PHONE, false],
    ['a desktop', DESKTOP, true],
    ['a desktop without JavaScript', DESKTOP, false],
  ])(
    'on %s, in each of the four languages',
    async (_what, viewport, javaScriptEnabled) => {
      const stage = await formStage();
      const { page, complaints } = await openWindow(await startBrowser(), { viewport, javaScriptEnabled });
      const faults: string[] = [];
      for (const language of ['nl', 'fr', 'en', 'de'] as const) {
        faults.push(...(await ask(stage, page, language, javaScriptEnabled)));
        const number = (await page.locator('.number').textContent()) ?? '';
        const ticket = (await stage.tickets()).at(-1);
        expect(ticket).toMatchObject({ number, language, requested_priority: 'urgent', category_id: 2 });
      }
      const files = await stage.database.read.selectFrom('attachment').select(['file_name', 'size']).execute();
      expect(files).toEqual(Array(4).fill({ file_name: PHOTO.name, size: PHOTO.buffer.length }));
      expect(faults).toEqual([]);
      expect(complaints.filter((complaint) => !EXPECTED.test(complaint))).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    'P19 while robots attack: the browser works by itself, and says what to do where it cannot',
    async () => {
      const stage = await formStage({ limits: { ...LIMITS, attackPerMinute: 2 } });
      const attack = async () => {
        for (let count = 0; count < 2; count += 1) await post(stage, REQUESTED);
      };
      await attack();
      const browser = await startBrowser();
      const { page, complaints } = await openWindow(browser, { viewport: PHONE });
      await page.goto(`${stage.web.url}/?lang=en`);
      await write(page, 'en');
      await page.getByLabel('E-mail address').fill('an@example.com');
      stage.clock.advance(30_000);
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByRole('heading', { name: REQUEST.en.taken.title }).waitFor();
      expect(await stage.tickets()).toHaveLength(1);
      expect(complaints).toEqual([]);

      await attack();
      const { page: plain } = await openWindow(browser);
      await plain.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
      await plain.goto(`${stage.web.url}/?lang=en`);
      await plain.getByRole('button', { name: 'Send' }).click();
      await plain.getByText(REQUEST.en.notices.wait).waitFor();

      const { page: bare } = await openWindow(browser, { viewport: PHONE, javaScriptEnabled: false });
      await bare.goto(`${stage.web.url}/?lang=en`);
      const told = bare.locator('noscript p');
      expect([await told.isVisible(), await told.textContent()]).toEqual([true, REQUEST.en.needsScript]);
    },
    JOURNEY_MS,
  );

  it(
    'inside the page of another site, without a cookie; a site that was not named shows nothing',
    async () => {
      const [named, other] = [await startSite(), await startSite()];
      const stage = await formStage({ embedOrigins: [named.origin] });
      const frame = `<iframe src="${stage.web.url}/embed?lang=en" title="Support" width="360" height="2500"></iframe>`;
      for (const site of [named, other]) site.html = `<!doctype html><title>Shop</title>${frame}`;
      const { page } = await openWindow(await startBrowser());
      await page.goto(named.origin);
      const form = page.frameLocator('iframe');
      await form.getByLabel('Subject').fill('Kassa start niet');
      await form.getByLabel('Description', { exact: true }).fill('Sinds vanmorgen start de kassa niet meer.');
      await form.getByLabel('Name', { exact: true }).fill('An Peeters');
      await form.getByLabel('E-mail address').fill('an@example.com');
      stage.clock.advance(MINUTE_MS);
      await form.getByRole('button', { name: 'Send' }).click();
      await form.getByRole('heading', { name: REQUEST.en.taken.title }).waitFor();
      expect(await stage.tickets()).toMatchObject([{ channel: 'form', language: 'en' }]);
      await page.goto(other.origin);
      expect(await page.frameLocator('iframe').getByLabel('Subject').count()).toBe(0);
    },
    JOURNEY_MS,
  );

  it(
    'says before it sends that files are too many',
    async () => {
      const stage = await formStage();
      const { page } = await openWindow(await startBrowser());
      await page.goto(`${stage.web.url}/?lang=en`);
      await write(page, 'en');
      await page.getByLabel('Attachments').setInputFiles(Array.from({ length: 11 }, () => PHOTO));
      let posts = 0;
      page.on('request', (request) => {
        if (request.method() === 'POST') posts += 1;
      });
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText(REQUEST.en.notices.over).waitFor();
      expect(posts).toBe(0);
      expect(await page.getByLabel('Subject').inputValue()).toBe('Kassa start niet');
    },
    JOURNEY_MS,
  );

  it(
    'keeps what was typed when the connection breaks',
    async () => {
      const stage = await formStage();
      const { page } = await openWindow(await startBrowser());
      await page.goto(`${stage.web.url}/?lang=en`);
      await write(page, 'en');
      await page.context().setOffline(true);
      await page.getByRole('button', { name: 'Send' }).click();
      await page.getByText(REQUEST.en.failed).waitFor();
      expect(await page.getByLabel('Subject').inputValue()).toBe('Kassa start niet');
      await page.context().setOffline(false);
      await page.getByLabel('E-mail address').fill('an@example.com');
      stage.clock.advance(MINUTE_MS);
      await page.getByRole('button', { name: 'Send' }).click();
      await until(async () => (await stage.tickets()).length === 1, { what: 'a ticket' });
    },
    JOURNEY_MS,
  );
});

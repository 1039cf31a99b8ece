import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { giveEstimate } from '../../src/actions/estimate.ts';
import type { Language } from '../../src/message/mail.ts';
import { setStatus } from '../../src/store/tickets.ts';
import { DECISION } from '../../src/wording/decision.ts';
import { PAGES } from '../../src/wording/pages.ts';
import { LOST } from '../../src/wording/portal/lost.ts';
import { STATUS } from '../../src/wording/portal/status.ts';
import { chromium } from '../support/available.ts';
import { accessibilityFaults, openWindow, startBrowser } from '../support/browser.ts';
import { openDeskStage } from '../web/desk-stage.ts';

const JOURNEY_MS = 180_000;
const PHONE = { viewport: { width: 360, height: 740 } };
const DESKTOP = { viewport: { width: 1280, height: 800 } };
/** 1 × 1 pixel, and enough of nothing behind it to be shown as a picture. */
const PICTURE = Buffer.concat([
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  Buffer.alloc(6_000),
]);

/** A ticket of An, on which Bart works and asks for an approval; a window of An. */
async function atTheDoor(language: Language, options: BrowserContextOptions) {
  const stage = await openDeskStage();
  const { database, deps } = stage;
  const bart = await stage.signIn('bart@example.com', 'agent', 'Bart Janssens');
  const ticket = await stage.openTicket('SAP-export', language);
  await stage.addMail(ticket, { text: 'SAP 4711', files: [{ fileName: 'log.txt', content: 'abc' }] });
  const assigned = { assignee_id: bart.personId, assessed_priority: 'high', expected_on: '2026-03-05' } as const;
  await database.write((tx) => tx.updateTable('ticket').set(assigned).where('id', '=', ticket.id).execute());
  const estimate = { ticketId: ticket.id, agentId: bart.personId, minutes: 120, reason: 'SAP' };
  await giveEstimate(database, { ...deps.house, billing: deps.billing }, estimate);
  const { page, complaints } = await openWindow(await startBrowser(), options);
  const statusOf = async () =>
    (await database.read.selectFrom('ticket').select('status').where('id', '=', ticket.id).executeTakeFirst())?.status;
  return { stage, ticket, page, complaints, statusOf, url: `${stage.web.url}${ticket.path}` };
}

const isWide = (page: Page) =>
  page.locator('html').evaluate((root) => root.scrollWidth > (root.ownerDocument.defaultView?.innerWidth ?? 0));

describe.runIf(chromium)('a customer on the status page, in the browser', () => {
  it.each([
    ['nl', 'a phone without script', { ...PHONE, javaScriptEnabled: false }],
    ['fr', 'a desktop', DESKTOP],
    ['en', 'a phone', PHONE],
    ['de', 'a desktop without script', { ...DESKTOP, javaScriptEnabled: false }],
  ] as const)(
    'approves, adds words and files, closes, rates, and opens again: %s on %s',
    async (language, _what, options) => {
      const { page, complaints, statusOf, url } = await atTheDoor(language, options);
      const [words, decision] = [STATUS[language], DECISION[language]];
      await page.goto(url);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await page.locator('[aria-current=step]').textContent()).toContain(words.steps['in-work']);
      expect(await page.getByText('Bart', { exact: true }).count()).toBe(1);

      await page.getByRole('link', { name: decision.toPage }).click();
      await page.getByLabel(decision.name).fill('An Peeters');
      await page.getByRole('button', { name: decision.approve, exact: true }).click();
      await page.getByText(decision.approved('An Peeters', '').trim().slice(0, 18)).first().waitFor();
      expect(await statusOf()).toBe('open');

      await page.getByRole('button', { name: words.reply.send, exact: true }).click();
      await page.getByText(words.reply.empty).waitFor();
      await page.getByLabel(words.reply.words).fill('Zie <b>beeld</b>');
      const picture = { name: 'beeld.png', mimeType: 'image/png', buffer: PICTURE };
      await page.getByRole('button', { name: words.reply.files }).setInputFiles([picture]);
      await page.getByRole('button', { name: words.reply.send, exact: true }).click();
      await page.getByText(words.reply.sent).waitFor();
      await page.getByText('Zie <b>beeld</b>').waitFor();
      await page.getByRole('img', { name: 'beeld.png' }).scrollIntoViewIfNeeded();
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'beeld.png', exact: true }).first().click();
      expect((await download).suggestedFilename()).toBe('beeld.png');

      await page.getByText(words.close.already).click();
      await page.getByRole('button', { name: words.close.button }).click();
      await page.getByText(words.close.done).waitFor();
      expect(await statusOf()).toBe('closed');
      await page.getByLabel(words.rating.scores.good, { exact: true }).check();
      await page.getByLabel(words.rating.comment).fill('Vlot!');
      await page.getByRole('button', { name: words.rating.send }).click();
      await page.getByText(words.rating.given(words.rating.scores.good)).waitFor();

      await page.getByLabel(words.reply.words).fill('Toch niet.');
      await page.getByRole('button', { name: words.reply.reopen }).click();
      await page.getByText(words.reply.sent).waitFor();
      expect(await statusOf()).toBe('open');
      expect(await isWide(page)).toBe(false);
      // The console tells of the form that was refused.
      expect(complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    'reads it in another language, and keeps that language',
    async () => {
      const { page, url } = await atTheDoor('nl', PHONE);
      await page.goto(url);
      for (const language of ['fr', 'de', 'en'] as const) {
        await page.getByRole('link', { name: PAGES[language].languageName }).click();
        await page.getByText(STATUS[language].reply.title).waitFor();
        await page.goto(url);
        expect(await page.locator('html').getAttribute('lang')).toBe(language);
        expect(await isWide(page)).toBe(false);
      }
    },
    JOURNEY_MS,
  );

  it(
    'asks for a lost link, and for one that is over',
    async () => {
      const { stage, ticket, page } = await atTheDoor('nl', PHONE);
      await page.goto(`${stage.web.url}/status/over`);
      await page.getByRole('button', { name: LOST.nl.ended.renew }).click();
      await page.getByText(LOST.nl.ended.sent).waitFor();
      await page.getByRole('link', { name: LOST.nl.toLost }).click();
      await page.getByLabel(LOST.nl.number).fill(ticket.number);
      await page.getByLabel(LOST.nl.address).fill('an@example.com');
      await page.getByRole('button', { name: LOST.nl.send }).click();
      await page.getByText(LOST.nl.sent).waitFor();
      const mails = await stage.database.read
        .selectFrom('outbox')
        .select('to_address')
        .where('kind', '=', 'link')
        .execute();
      expect(mails).toEqual([{ to_address: 'an@example.com' }]);
    },
    JOURNEY_MS,
  );

  it(
    'meets nothing that keeps somebody out, in light and in dark (WCAG AA)',
    async () => {
      const { stage, ticket, page, url } = await atTheDoor('en', PHONE);
      const faults: string[] = [];
      const look = async (path: string) => {
        await page.goto(path);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          faults.push(...(await accessibilityFaults(page)).map((fault) => `${path}, ${colorScheme}: ${fault}`));
        }
      };
      await look(url);
      await look(`${url}/approvals/1`);
      for (const status of ['resolved', 'closed'] as const) {
        await stage.database.write((tx, now) => setStatus(tx, now, ticket.id, status));
        await look(`${url}?closed`);
      }
      await look(`${stage.web.url}/status/over`);
      await look(`${stage.web.url}/lost`);
      expect(faults).toEqual([]);
    },
    JOURNEY_MS,
  );
});

/** What an agent does on the desk in every journey, by hand and in the browser. */
import type { Page } from 'playwright-core';
import { UNDO_MS } from '../../../src/actions/answer.ts';
import { SETTLE_MS } from '../../../src/actions/appointment-invitation.ts';
import { dayAhead, type House } from './house.ts';

/** Sends the form whose address ends so. */
export async function send(page: Page, action: string): Promise<void> {
  await page.click(`form[method=post][action$="${action}"] [type=submit]`);
  await page.waitForLoadState();
}

/** Opens a ticket from the queue to triage, judges it and takes it (P3). */
export async function judge(page: Page, { url }: House, number: string, priority: string): Promise<void> {
  await page.goto(`${url}/desk`);
  await page.click(`a[href="/desk/tickets/${number}"] >> nth=0`);
  await page.selectOption('form[action$="/triage"] [name=priority]', priority);
  await send(page, '/triage');
  await page.click('form[action$="/assignee"] button');
  await page.waitForSelector('form[action$="/assignee"]', { state: 'detached' });
}

/** Asks for an approval by an estimate (P10). */
export async function estimate(page: Page, { url }: House, number: string, minutes: number, reason: string) {
  await page.goto(`${url}/desk/tickets/${number}/time`);
  const form = page.locator('form[action$="/estimate"]');
  await form.locator('[name=minutes]').fill(String(minutes));
  await form.locator('[name=reason]').fill(reason);
  await form.getByRole('button').click();
}

/** Plans an appointment to look along on the screen, a week ahead (P4, P11). */
export async function plan(page: Page, house: House, number: string, title: string): Promise<void> {
  await page.goto(`${house.url}/desk/tickets/${number}`);
  await page.click('#appointments summary');
  await page.fill('#appointments [name=day]', dayAhead(house, 7));
  await page.fill('#appointments [name=time]', '10:00');
  await page.fill('#appointments [name=title]', title);
  await page.check('#appointments [name=remote]');
  await page.click('#appointments button.main');
  await page.waitForSelector('#appointments .planned');
  house.clock.advance(SETTLE_MS);
}

/** Answers the customer, and says what becomes of the ticket. */
export async function answer(page: Page, house: House, number: string, words: string, after: string): Promise<void> {
  await page.goto(`${house.url}/desk/tickets/${number}`);
  await page.fill('#answer [name=words]', words);
  await page.selectOption('#answer [name=after]', after);
  await page.click('#answer form[enctype] button.main');
  await page.waitForSelector('#answer .done');
  house.clock.advance(UNDO_MS);
}

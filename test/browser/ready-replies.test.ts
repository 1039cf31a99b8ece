import { describe, expect, it } from 'vitest';
import { chromium } from '../support/available.ts';
import { accessibilityFaults, openWindow, startBrowser } from '../support/browser.ts';
import { openDeskStage } from '../web/desk-stage.ts';

const JOURNEY_MS = 120_000;

/** A window in which Ada, an admin, is signed in, and a Dutch customer's request that support does not cover. */
async function atWork(options: Parameters<typeof openWindow>[1] = {}) {
  const stage = await openDeskStage();
  const ticket = await stage.openTicket('Ons logo op de factuur', 'nl');
  await stage.addMail(ticket, { text: 'Kunt u ons nieuwe logo op de factuur zetten?' });
  await stage.database.write(async (tx) => {
    const { id } = await tx
      .selectFrom('category')
      .select('id')
      .where('name_en', '=', 'Templates, layouts, prints')
      .executeTakeFirstOrThrow();
    await tx.updateTable('ticket').set({ category_id: id }).where('id', '=', ticket.id).execute();
  });
  const ada = await stage.signIn('ada@example.com', 'admin', 'Ada');
  const { page, complaints } = await openWindow(await startBrowser(), options);
  const [name = '', value = ''] = ada.cookie.split('=');
  await page.context().addCookies([{ name, value, url: stage.web.url }]);
  const faults: string[] = [];
  const look = async (what: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${what}, ${colorScheme}: ${fault}`));
    }
  };
  return { stage, ticket, page, look, faults, complaints };
}

describe.runIf(chromium)('ready replies in the browser', () => {
  it(
    'P13: an admin keeps one, an agent puts it where the cursor is, in the customer’s language, and sends it',
    async () => {
      const { stage, ticket, page, look, faults, complaints } = await atWork();
      await page.goto(`${stage.web.url}/desk/ready-replies`);
      await look('the list');
      await page.getByRole('link', { name: 'Add a ready reply' }).click();
      for (const [name, language] of [
        ['Dutch', 'nl'],
        ['French', 'fr'],
        ['English', 'en'],
        ['German', 'de'],
      ] as const) {
        const texts = page.getByRole('group', { name });
        await texts.getByLabel('Name, for agents').fill(`Thanks ${language}`);
        await texts.getByLabel('Text').fill(`{{ greeting }} ${language} {{ numbr }}`);
      }
      await page.getByRole('button', { name: 'Show a preview' }).click();
      await page.getByText('there is no field numbr').waitFor();
      await look('a fault');
      for (const name of ['Dutch', 'French', 'English', 'German']) {
        const text = page.getByRole('group', { name }).getByLabel('Text');
        await text.fill((await text.inputValue()).replace('numbr', 'number'));
      }
      await page.getByRole('button', { name: 'Show a preview' }).click();
      await page.getByText('Dear An Peeters, en SA-100427').waitFor();
      await look('the preview');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('link', { name: 'Thanks en' }).waitFor();

      await page.goto(`${stage.web.url}/desk/tickets/${ticket.number}`);
      const words = page.getByLabel('Answer to the customer');
      const choice = page.getByLabel('Ready reply');
      expect(await choice.locator('option').first().textContent()).toBe('Outside of support');
      await look('the answer');
      await words.fill('First.Last.');
      await words.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(6, 6));
      await choice.selectOption({ label: 'Thanks en' });
      await page.getByRole('button', { name: 'Insert' }).click();
      expect(await words.inputValue()).toBe(`First.\n\nBeste An Peeters, nl ${ticket.number}\n\nLast.`);
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByText('Your answer leaves in 15 seconds.').waitFor();
      expect(faults).toEqual([]);
      // The browser's own note of the refused form.
      expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    'P13: without a script the words, the copy and what comes after stay as they were',
    async () => {
      const { stage, ticket, page } = await atWork({ javaScriptEnabled: false });
      await page.goto(`${stage.web.url}/desk/tickets/${ticket.number}`);
      const words = page.getByLabel('Answer to the customer');
      await words.fill('Goedemorgen.');
      await page.getByLabel('Afterwards').selectOption('waiting');
      await page.getByLabel('With the customer’s last message').uncheck();
      await page.getByRole('button', { name: 'Insert' }).click();
      expect(await words.inputValue()).toContain('Goedemorgen.\n\nBeste An Peeters,');
      expect(await words.inputValue()).toContain(
        'Dit werk (Templates, lay-outs, afdrukken) hoort niet bij de ondersteuning',
      );
      expect(await page.getByLabel('Afterwards').inputValue()).toBe('waiting');
      expect(await page.getByLabel('With the customer’s last message').isChecked()).toBe(false);
    },
    JOURNEY_MS,
  );
});

import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/message/mail.ts';
import { PASSWORDS } from '../../src/wording/password.ts';
import { OWN_ACCOUNT } from '../../src/wording/portal/account.ts';
import { MENU } from '../../src/wording/portal/menu.ts';
import { MY_TICKETS } from '../../src/wording/portal/my-tickets.ts';
import { SIGN_IN } from '../../src/wording/portal/sign-in.ts';
import { chromium } from '../support/available.ts';
import { accessibilityFaults, openWindow, startBrowser } from '../support/browser.ts';
import { mailServer, SUPPORT, startDesk } from '../support/desk.ts';
import { personMail } from '../support/mail.ts';
import { until } from '../support/until.ts';

const JOURNEY_MS = 240_000;
const PASSWORD = 'seven grey herons';
const AN = 'an@example.org';
const WORDS: Readonly<Record<Language, string>> = {
  nl: 'Goedendag, onze printer drukt sinds gisteren elke factuur twee keer af. Kunt u ons helpen?',
  fr: 'Bonjour, notre imprimante imprime chaque facture deux fois depuis hier. Pouvez-vous nous aider ?',
  en: 'Hello, our printer has printed every invoice twice since yesterday. Could you help us with this?',
  de: 'Guten Tag, unser Drucker druckt seit gestern jede Rechnung zweimal. Können Sie uns bitte helfen?',
};

const SUBJECTS: Readonly<Record<Language, string>> = {
  nl: 'Uw link om aan te melden',
  fr: 'Votre lien de connexion',
  en: 'Your link to sign in',
  de: 'Ihr Link zum Anmelden',
};

async function look(page: Page, what: string, hasScript: boolean): Promise<string[]> {
  // Without scripts axe cannot run either.
  if (!hasScript) return [];
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${what}, ${colorScheme}: ${fault}`));
  }
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  return isWide ? [...faults, `${what}: the page is wider than the screen`] : faults;
}

describe.runIf(chromium)('a customer signs in (P16, P18)', () => {
  it.each([
    ['nl', 'a phone', { width: 360, height: 740 }, true],
    ['fr', 'a desktop', { width: 1280, height: 800 }, false],
    ['en', 'a phone', { width: 360, height: 740 }, false],
    ['de', 'a desktop', { width: 1280, height: 800 }, true],
  ] as const)(
    '%s on %s: by a mailed link, then by a password',
    async (language, _device, viewport, javaScriptEnabled) => {
      const server = await mailServer();
      const desk = await startDesk({ server });
      const url = desk.service.webUrl ?? '';
      server.deliver(SUPPORT, personMail({ from: `An Peeters <${AN}>`, subject: 'Printer', body: WORDS[language] }));
      await desk.settled(1);
      const { number } = await desk.db.selectFrom('ticket').select('number').executeTakeFirstOrThrow();

      const { page, complaints } = await openWindow(await startBrowser(), {
        viewport,
        javaScriptEnabled,
        locale: language,
      });
      const [words, menu, account] = [SIGN_IN[language], MENU[language], OWN_ACCOUNT[language]];
      const faults: string[] = [];
      const judge = async (what: string) => void faults.push(...(await look(page, what, javaScriptEnabled)));
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

      await page.goto(`${url}/my/tickets/${number}`);
      await judge('the door');
      await page.getByLabel(words.byLink.address, { exact: true }).fill(AN);
      await press(words.byLink.send);
      await page.waitForURL(`${url}/sign-in/sent`);
      await judge('a link is on its way');

      await until(() => server.sent.length === 2, { what: 'the mail with the link' });
      const mail = await simpleParser(server.sent[1]?.raw ?? Buffer.alloc(0));
      expect(mail.subject).toBe(SUBJECTS[language]);
      const link = /https:\/\/support\.example\.com(\/sign-in\/\S+)/.exec(mail.text ?? '')?.[1] ?? '';
      await page.goto(url + link);
      await judge('the mailed link');
      await press(words.confirm.goOn);
      await page.waitForURL(`${url}/my/tickets/${number}`);
      await judge('the ticket');

      await page.getByRole('link', { name: menu.tickets }).click();
      await judge('my tickets');
      await page.getByLabel(MY_TICKETS[language].find).fill(WORDS[language].split(' ')[3] ?? '');
      await press(MY_TICKETS[language].search);
      expect(await page.locator('.tickets a').allTextContents()).toEqual(['Printer']);

      await page.getByRole('link', { name: 'An Peeters' }).click();
      await judge('the own account');
      await page.getByLabel(PASSWORDS[language].chosen, { exact: true }).fill(PASSWORD);
      await page.getByLabel(PASSWORDS[language].again, { exact: true }).fill(PASSWORD);
      await press(account.password.choose);
      await page.getByText(account.done.chosen).waitFor();
      await judge('a password was chosen');

      await press(menu.signOut);
      await page.getByRole('link', { name: menu.signIn }).click();
      await page.getByLabel(words.username, { exact: true }).fill(AN);
      await page.getByLabel(words.password, { exact: true }).fill(PASSWORD);
      await page.getByLabel(words.remember).first().check();
      await press(words.signIn);
      await page.waitForURL(`${url}/my`);
      const session = (await page.context().cookies()).find(({ name }) => name === '__Host-loket');
      expect((session?.expires ?? 0) * 1000 - Date.now()).toBeGreaterThan(29 * 24 * 60 * 60 * 1000);
      expect((await page.goto(`${url}/desk`))?.status()).toBe(404);
      expect(faults).toEqual([]);
      expect(complaints.filter((text) => !/status of 404/.test(text))).toEqual([]);
    },
    JOURNEY_MS,
  );
});

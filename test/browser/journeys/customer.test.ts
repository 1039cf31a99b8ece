import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../../src/message/mail.ts';
import { DECISION } from '../../../src/wording/decision.ts';
import { CUSTOMER_APPOINTMENT } from '../../../src/wording/portal/appointment.ts';
import { REQUEST } from '../../../src/wording/portal/request.ts';
import { STATUS } from '../../../src/wording/portal/status.ts';
import { REMOTE_SESSION } from '../../../src/wording/remote-session.ts';
import { chromium } from '../../support/available.ts';
import { pageFaults, sidewaysFaults } from '../../support/browser.ts';
import { SUPPORT } from '../../support/desk.ts';
import { personMail } from '../../support/mail.ts';
import { answer, estimate, judge, plan } from './agent.ts';
import { type House, linkIn, NOOR, openHouse, signIn } from './house.ts';

const JOURNEY_MS = 180_000;
/** A person needs longer for the form than the least that is asked. */
const MINUTE_MS = 60_000;
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

const ASKED: Readonly<Record<Language, { subject: string; words: string }>> = {
  nl: { subject: 'Facturen dubbel', words: 'Goedendag, sinds gisteren drukt het programma elke factuur twee keer af.' },
  fr: { subject: 'Factures en double', words: 'Bonjour, depuis hier le programme imprime chaque facture deux fois.' },
  en: { subject: 'Invoices twice', words: 'Hello, since yesterday the program has been printing every invoice twice.' },
  de: { subject: 'Rechnungen doppelt', words: 'Guten Tag, seit gestern druckt das Programm jede Rechnung zweimal.' },
};
const LOG = { name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('printed 4711 twice') };

interface Customer {
  page: Page;
  language: Language;
  address: string;
  hasScript: boolean;
  faults: string[];
}

describe.runIf(chromium)('a customer who has never seen it, on a phone and without an account', () => {
  let house: House;
  let desk: Page;
  beforeAll(async () => {
    house = await openHouse();
    desk = (await house.open()).page;
    await signIn(desk, house, NOOR);
    return house.close;
  });

  it.each([
    ['nl', 'form', true],
    ['nl', 'mail', false],
    ['fr', 'form', false],
    ['fr', 'mail', true],
    ['en', 'form', true],
    ['en', 'mail', false],
    ['de', 'form', false],
    ['de', 'mail', true],
  ] as const)(
    'P2, P4, P5, P6, P10, P11, P16 in %s, asks by %s (script: %s): confirmed, approves, adds a file, takes an appointment, rates',
    async (language, channel, hasScript) => {
      const window = await house.open({ ...PHONE, locale: `${language}-BE`, javaScriptEnabled: hasScript });
      const address = `an-${language}-${channel}@example.org`;
      const an: Customer = { page: window.page, language, address, hasScript, faults: [] };
      await (channel === 'form' ? askByForm(house, an) : askByMail(house, an));
      const number = await followConfirmation(house, an);

      await judge(desk, house, number, 'high');
      await plan(desk, house, number, 'SAP');
      await estimate(desk, house, number, 90, 'SAP-import 4711');
      await approve(house, an);
      await takeAppointment(house, an);
      await addFile(an);
      await answer(desk, house, number, 'SAP 4711: OK', 'resolved');
      await rate(house, an);

      await desk.goto(`${house.url}/desk/tickets/${number}`);
      const everything = await desk.textContent('main');
      for (const one of [LOG.name, 'Vlot!']) expect(everything, 'P5: everything in one place').toContain(one);
      expect(an.faults).toEqual([]);
      expect(window.complaints).toEqual([]);
      await window.page.context().close();
    },
    JOURNEY_MS,
  );
});

/** What is wrong with the page where the customer is. Without scripts axe cannot run either. */
async function look({ page, language, hasScript, faults }: Customer, what: string): Promise<void> {
  const place = `${language}, ${what}`;
  faults.push(...(await (hasScript ? pageFaults(page, place) : sidewaysFaults(page, place))));
  expect(await page.locator('html').getAttribute('lang'), place).toBe(language);
}

const button = ({ page }: Customer, name: string): Locator => page.getByRole('button', { name, exact: true });

async function askByForm({ url, clock }: House, an: Customer): Promise<void> {
  const { page, language } = an;
  const words = REQUEST[language];
  await page.goto(url);
  await look(an, 'the form');
  await page.getByLabel(words.subject, { exact: true }).fill(ASKED[language].subject);
  await page.getByLabel(words.words, { exact: true }).fill(ASKED[language].words);
  await page.getByLabel(words.priorities.high.name).check();
  await page.getByLabel(words.name, { exact: true }).fill('An Peeters');
  await page.getByLabel(words.address).fill(an.address);
  clock.advance(MINUTE_MS);
  await button(an, words.send).tap();
  await page.getByRole('heading', { name: words.taken.title }).waitFor();
  await look(an, 'the answer of the form');
}

async function askByMail({ server }: House, { language, address }: Customer): Promise<void> {
  const { subject, words } = ASKED[language];
  server.deliver(SUPPORT, personMail({ from: `An Peeters <${address}>`, subject, body: words }));
}

/** The number stands in the subject of the confirmation, and its link leads to the ticket (P2, P16). */
async function followConfirmation(house: House, an: Customer): Promise<string> {
  const { page, address } = an;
  const mail = await house.mailTo(address, 'the confirmation', ({ subject = '' }) => /\[SA-\d+\]/.test(subject));
  const number = /\[(SA-\d+)\]/.exec(mail.subject ?? '')?.[1] ?? '';
  await page.goto(linkIn(mail, house, '/status/'));
  await page.getByText(number).first().waitFor();
  expect(await page.textContent('main')).toContain(ASKED[an.language].words);
  await look(an, 'the page of the ticket');
  return number;
}

/** The link of the mail leads to the question itself (P10). */
async function approve(house: House, an: Customer): Promise<void> {
  const { page, language, address } = an;
  const words = DECISION[language];
  const mail = await house.mailTo(address, 'the question', ({ html }) => String(html).includes('/approvals/'));
  expect(mail.text).toContain('SAP-import 4711');
  await page.goto(linkIn(mail, house, '/status/'));
  await look(an, 'the question');
  await page.getByLabel(words.name).fill('An Peeters');
  await button(an, words.approve).tap();
  await page.getByText(words.approved('An Peeters', '').trim().slice(0, 18)).first().waitFor();
  await look(an, 'the decision');
}

async function addFile(an: Customer): Promise<void> {
  const { page, language } = an;
  const words = STATUS[language].reply;
  await page.getByLabel(words.words).fill('SAP: log.txt');
  await page.locator('#message [type=file]').setInputFiles([LOG]);
  await button(an, words.send).tap();
  await page.getByText(words.sent).waitFor();
  await look(an, 'a message was added');
}

/** Invited by mail; accepted where the mail leads to (P4), with the way to look along (P11). */
async function takeAppointment(house: House, an: Customer): Promise<void> {
  const { page, language, address } = an;
  const mail = await house.mailTo(address, 'the invitation', ({ attachments }) =>
    attachments.some(({ filename }) => filename === 'invite.ics'),
  );
  await page.goto(linkIn(mail, house, '/status/'));
  await page.getByRole('heading', { name: REMOTE_SESSION[language].title }).waitFor();
  await look(an, 'an appointment');
  const words = CUSTOMER_APPOINTMENT[language];
  await button(an, words.accept).tap();
  await page.getByText(words.states.accepted).waitFor();
  await look(an, 'an accepted appointment');
}

async function rate(house: House, an: Customer): Promise<void> {
  const { page, language, address } = an;
  const { close, rating } = STATUS[language];
  await page.reload();
  await look(an, 'solved');
  await button(an, close.button).tap();
  await page.getByText(close.done).waitFor();
  await page.getByLabel(rating.scores.good, { exact: true }).check();
  await page.getByLabel(rating.comment).fill('Vlot!');
  await button(an, rating.send).tap();
  await page.getByText(rating.given(rating.scores.good)).waitFor();
  await look(an, 'rated');
  // It left while all this went on.
  await house.mailTo(address, 'the answer', ({ text }) => (text ?? '').includes('SAP 4711: OK'));
}

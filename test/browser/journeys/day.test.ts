import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { PLANNING } from '../../../src/wording/desk/planning.ts';
import { TIME } from '../../../src/wording/desk/time.ts';
import { chromium } from '../../support/available.ts';
import { pageFaults, type Window } from '../../support/browser.ts';
import { calendarReply } from '../../support/calendar.ts';
import { SUPPORT } from '../../support/desk.ts';
import { personMail, replyTo } from '../../support/mail.ts';
import { until } from '../../support/until.ts';
import { answer, estimate, judge, plan, send } from './agent.ts';
import { ADA, dayAhead, type House, linkIn, NOOR, openHouse, type Received, signIn } from './house.ts';

const JOURNEY_MS = 180_000;
const MINUTE_MS = 60_000;
/** The category of a malfunction, and that of layouts, which support does not cover. */
const [MALFUNCTION, LAYOUT] = ['2', '4'];

describe.runIf(chromium)('a support day on the desk', () => {
  let house: House;
  let noor: Window;
  let ada: Window;
  beforeAll(async () => {
    house = await openHouse();
    noor = await house.open();
    ada = await house.open();
    await signIn(noor.page, house, NOOR);
    await signIn(ada.page, house, ADA);
    return house.close;
  });

  /** A customer's mail, and the number that its confirmation gives. */
  async function asked(from: string, subject: string, body: string) {
    house.server.deliver(SUPPORT, personMail({ from, subject, body }));
    const address = /<(.*)>/.exec(from)?.[1] ?? from;
    const mail = await house.mailTo(address, 'a confirmation', (one) => (one.subject ?? '').includes(subject));
    return { address, number: numberIn(mail) };
  }

  const clean = (windows: readonly Window[], faults: readonly string[]) => {
    expect(faults).toEqual([]);
    expect(windows.flatMap(({ complaints }) => complaints.splice(0))).toEqual([]);
  };

  it(
    'P3, P5 the morning: a mail is judged, answered, and answered back',
    async () => {
      const { page } = noor;
      const { number, address } = await asked('Jan <jan@garage.example>', 'Niets drukt af', 'De printer doet niets.');
      await judge(page, house, number, 'high');
      await answer(page, house, number, 'Start de dienst opnieuw.', 'waiting');
      const mail = await house.mailTo(address, 'the answer', ({ text = '' }) => text.includes('Start de dienst'));
      house.server.deliver(SUPPORT, replyTo(mail.raw, { from: address, to: SUPPORT, body: 'Dat hielp!' }));
      await reloaded(page, 'Dat hielp!');
      clean([noor], await pageFaults(page));
    },
    JOURNEY_MS,
  );

  it(
    'P7, P8 a caller whom nobody knows is confirmed by mail; what he asked for orders the queue, and so does what we judge',
    async () => {
      const { page } = noor;
      const { number: other } = await asked('Els <els@bakery.example>', 'Kleurtje', 'Kan het wat groener?');
      await page.goto(`${house.url}/desk/phone`);
      await page.fill('[name=name]', 'Rita Maes');
      await page.fill('[name=address]', 'rita@florist.example');
      await page.selectOption('[name=language]', 'fr');
      await page.check('[name=priority][value=urgent]');
      await page.fill('[name=subject]', 'La caisse sonne');
      await page.fill('[name=words]', 'Elle sonne sans arrêt.');
      const faults = await pageFaults(page);
      await send(page, '/desk/phone');
      await page.getByRole('heading', { name: 'La caisse sonne' }).waitFor();
      const mail = await house.mailTo('rita@florist.example', 'a confirmation', () => true);
      expect(mail.subject).toMatch(/\[SA-\d+\].*La caisse sonne/);
      const rita = await house.open({ locale: 'fr-BE' });
      await rita.page.goto(linkIn(mail, house, '/status/'));
      await rita.page.getByText('Elle sonne sans arrêt.').waitFor();

      expect(await subjects(page, house, 'to-triage', 'requested')).toEqual(['La caisse sonne', 'Kleurtje']);
      await judge(page, house, other, 'high');
      await judge(page, house, numberIn(mail), 'low');
      expect(await page.textContent('main'), 'both priorities side by side').toMatch(/laag[\s\S]*dringend/i);
      const mine = await subjects(page, house, 'mine', 'assessed');
      expect(mine.indexOf('Kleurtje')).toBeLessThan(mine.indexOf('La caisse sonne'));
      clean([noor, rita], faults);
    },
    JOURNEY_MS,
  );

  it(
    'P4, P11, P15 planned with a customer, accepted from a calendar; a date of solution is told, also when it changes',
    async () => {
      const { page } = noor;
      const { number, address } = await asked('Mia <mia@school.example>', 'Rapporten', 'De rapporten zijn leeg.');
      await plan(page, house, number, 'Rapporten samen bekijken');
      const dates = [dayAhead(house, 14), dayAhead(house, 21)];
      const told = [await promise(page, house, address, dates[0] ?? '')];
      const invited = await house.mailTo(address, 'the invitation', ({ attachments }) => attachments.length > 0);
      expect(invited.text, 'P11: the way to look along').toContain('https://remote.example.com/mac');
      const calendar = invited.attachments.find(({ filename }) => filename === 'invite.ics')?.content.toString() ?? '';
      house.server.deliver(SUPPORT, calendarReply(calendar, { from: address, partstat: 'ACCEPTED' }));
      await reloaded(page, PLANNING.nl.states.accepted);

      told.push(await promise(page, house, address, dates[1] ?? ''));
      expect(told[1]?.text, 'a change names what was said before').toContain('niet meer');
      const mia = await house.open();
      await mia.page.goto(linkIn(told[1] ?? invited, house, '/status/'));
      expect(await mia.page.locator(`time[datetime="${dates[1]}"]`).count()).toBeGreaterThan(0);
      clean([noor, mia], [...(await pageFaults(page)), ...(await pageFaults(mia.page))]);
    },
    JOURNEY_MS,
  );

  it(
    'P9, P10, P12, P13 what a contract covers, what it does not, an approval, a timer, and the statement of the month',
    async () => {
      const faults = await contractFor(house, ada.page, 'Slagerij Wouters', 'butcher.example');
      const { page } = noor;
      const covered = await asked('Tom <tom@butcher.example>', 'Verkeerd totaal', 'Het totaal klopt niet.');
      await judge(page, house, covered.number, 'normal');
      await categorise(page, house, covered.number, MALFUNCTION);
      await measured(page, house, 20);
      expect(await page.locator('tbody td').allInnerTexts(), 'P12: the contract covers it').toContain('contract');

      const extra = await asked('Tom <tom@butcher.example>', 'Ons logo', 'Kan ons logo op de factuur?');
      await categorise(page, house, extra.number, LAYOUT);
      expect(await page.textContent('main > .warning'), 'P13').toContain('buiten de ondersteuning');
      await page.goto(`${house.url}/desk/tickets/${extra.number}`);
      await page.click('#answer button[value=insert]');
      expect(await page.inputValue('#answer [name=words]'), 'P13: said politely').toContain('hoort niet bij');
      await estimate(page, house, extra.number, 90, 'De lay-out van de factuur');
      await measured(page, house, 70);
      await page.locator('td .tag.soon').waitFor();
      const question = await house.mailTo(extra.address, 'the question', ({ text = '' }) => text.includes('lay-out'));
      const tom = await house.open();
      await tom.page.goto(linkIn(question, house, '/status/'));
      await tom.page.fill('[name=name]', 'Tom Wouters');
      await tom.page.click('button[value=approved]');
      await tom.page.getByText('Tom Wouters ging akkoord').waitFor();
      await page.reload();
      expect(await page.locator('td .tag.soon').count(), 'nothing is pending any more').toBe(0);
      faults.push(...(await pageFaults(page)), ...(await statement(house, ada.page, 'Slagerij Wouters')));
      clean([noor, ada, tom], faults);
    },
    JOURNEY_MS,
  );

  it(
    'P10 work that grows: a warning before the limit, a question beyond it, and a decision by phone that is written down',
    async () => {
      const { page } = noor;
      const { number, address } = await asked('Lea <lea@optician.example>', 'Dubbele klanten', 'Veel dubbele klanten.');
      await categorise(page, house, number, MALFUNCTION);
      await measured(page, house, 50);
      await page.getByText(TIME.nl.warnings.soon).waitFor();
      await page.fill('form[action$="/time"] [name=minutes]', '30');
      await send(page, '/time');
      await page.locator('td .tag.soon').waitFor();
      const question = await house.mailTo(address, 'the question', ({ text = '' }) => text.includes('akkoord'));
      await page.getByText(TIME.nl.record).click();
      const decision = page.locator('form[action*="/approvals/"]');
      await decision.locator('[name=name]').fill('Lea Smets');
      await decision.locator('[name=how]').selectOption('phone');
      await decision.locator('[name=remark]').fill('Mag, maar vandaag nog.');
      const faults = await pageFaults(page);
      await decision.locator('[value=approved]').click();
      await page.getByText(`Lea Smets, ${TIME.nl.ways.phone}`).waitFor();
      expect(await page.locator('td .tag.soon').count(), 'nothing waits any more').toBe(0);
      const lea = await house.open();
      await lea.page.goto(linkIn(question, house, '/status/'));
      await lea.page.getByText('Lea Smets ging akkoord').first().waitFor();
      clean([noor, lea], faults);
    },
    JOURNEY_MS,
  );

  it(
    'P14, P17 the weekend: a customer reads when the question is looked at, and no clock runs until then',
    async () => {
      house.clock.advance(untilSaturdayNight(house.clock()));
      const sam = await house.open({ locale: 'nl-BE' });
      await sam.page.goto(house.url);
      await sam.page.fill('[name=subject]', 'Rekening');
      await sam.page.fill('[name=words]', 'Waar vind ik de rekening van vorige maand?');
      await sam.page.fill('[name=name]', 'Sam');
      await sam.page.fill('[name=address]', 'sam@weekend.example');
      house.clock.advance(MINUTE_MS);
      await send(sam.page, '/');
      const number = (await sam.page.locator('.number').textContent()) ?? '';
      const moment = /vanaf (\w+ \d+ \w+(?: \d+)?,? (?:om )?0?9:00)/;
      const promised = moment.exec((await sam.page.textContent('main')) ?? '')?.[1] ?? 'nothing';
      const mail = await house.mailTo('sam@weekend.example', 'the confirmation', () => true);
      expect(mail.text?.replace(/\s+/g, ' ')).toContain(promised);

      const { page } = noor;
      await page.goto(`${house.url}/desk/tickets/${number}`);
      const due = (await page.locator('#deadlines dd time').first().getAttribute('datetime')) ?? '';
      const [day, opens] = [due.slice(0, 10), house.clock().getTime() + 24 * 60 * MINUTE_MS];
      expect(new Date(day).getUTCDay(), 'no deadline in a weekend').not.toBe(0);
      expect(Date.parse(due)).toBeGreaterThan(opens);
      clean([sam, noor], await pageFaults(sam.page));
    },
    JOURNEY_MS,
  );
});

/** Closed then, wherever the house is in Europe. */
function untilSaturdayNight(now: Date): number {
  const days = (6 - now.getUTCDay() + 7) % 7 || 7;
  const night = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days, 21);
  return night - now.getTime();
}

const numberIn = ({ subject = '' }: Received) => /SA-\d+/.exec(subject)?.[0] ?? '';

/** Looks again until the page says so. */
async function reloaded(page: Page, words: string): Promise<void> {
  await until(async () => (await page.reload()) && (await page.getByText(words).count()) > 0, {
    what: `${words} on the page`,
    timeoutMs: 20_000,
  });
}

async function subjects(page: Page, { url }: House, queue: string, order: string): Promise<string[]> {
  await page.goto(`${url}/desk?queue=${queue}&order=${order}`);
  return page.locator('tbody .subject a').allInnerTexts();
}

/** Tells the customer when a solution is expected, and gives the mail that says so (P15). */
async function promise(page: Page, house: House, address: string, day: string): Promise<Received> {
  await page.fill('form[action$="/expected-date"] [name=day]', day);
  await page.click('form[action$="/expected-date"] button');
  const words = (await page.locator(`#deadlines time[datetime="${day}"]`).textContent()) ?? '';
  return house.mailTo(address, `the date ${words}`, ({ text = '' }) => text.replace(/\s+/g, ' ').includes(words));
}

/** An organisation with a domain of its own and a contract that covers everything that support does (P9, P12). */
async function contractFor({ url }: House, page: Page, name: string, domain: string): Promise<string[]> {
  await page.goto(`${url}/desk/organisations`);
  await page.fill('[name=name]', name);
  await page.fill('[name=domains]', domain);
  await send(page, '/desk/organisations');
  await page.fill('[name=from]', '2020-01-01');
  await page.fill('[name=rate]', '80,50');
  await send(page, '/contracts');
  await page.waitForSelector('dl.facts');
  return pageFaults(page);
}

async function categorise(page: Page, { url }: House, number: string, category: string): Promise<void> {
  await page.goto(`${url}/desk/tickets/${number}/time`);
  await page.selectOption('[name=category]', category);
  await send(page, '/category');
}

/** Lets the timer run for so long, on the page of a ticket's time (P9). */
async function measured(page: Page, { clock }: House, minutes: number): Promise<void> {
  await send(page, '/timer');
  await page.waitForSelector('form[action$="/timer/stop"]');
  clock.advance(minutes * MINUTE_MS);
  await page.fill('form[action$="/timer/stop"] [name=note]', 'Gewerkt');
  await send(page, '/timer/stop');
  await page.waitForSelector('form[action$="/timer"]');
}

/** The month of a customer on screen, as CSV, and locked once it is invoiced (P9). */
async function statement({ url }: House, page: Page, name: string): Promise<string[]> {
  await page.goto(`${url}/desk/statements`);
  await page.getByRole('link', { name }).click();
  await page.waitForSelector('tfoot');
  const [minutes, billable] = await page.locator('tfoot td.number').allInnerTexts();
  expect([minutes, billable]).toEqual(['30', '75']);
  expect(await page.textContent('tfoot'), '75 minutes at € 80.50').toContain('100,63');
  const download = page.waitForEvent('download');
  await page.locator('a[href*="/csv"]').click();
  const csv = await readFile(await (await download).path(), 'utf8');
  expect(csv).toContain('Verkeerd totaal');
  expect(csv).toContain('Ons logo');
  const faults = await pageFaults(page);
  await send(page, '/invoice');
  await page.waitForSelector('td .tag');
  expect(await page.locator('form[action$="/invoice"]').count()).toBe(0);
  return faults;
}

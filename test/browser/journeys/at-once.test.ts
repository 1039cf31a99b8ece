import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LIVE } from '../../../src/wording/desk/live.ts';
import { SIGN_IN } from '../../../src/wording/portal/sign-in.ts';
import { chromium } from '../../support/available.ts';
import { pageFaults, type Window } from '../../support/browser.ts';
import { SUPPORT } from '../../support/desk.ts';
import { personMail } from '../../support/mail.ts';
import { until } from '../../support/until.ts';
import { answer, send } from './agent.ts';
import { ADA, type House, linkIn, NOOR, openHouse, signIn } from './house.ts';

const JOURNEY_MS = 120_000;
const AN = 'an@example.org';

describe.runIf(chromium)('several people at once', () => {
  let house: House;
  let noor: Window;
  let ada: Window;
  let number: string;
  beforeAll(async () => {
    house = await openHouse();
    noor = await house.open();
    ada = await house.open();
    await signIn(noor.page, house, NOOR);
    await signIn(ada.page, house, ADA);
    const body = 'Goedendag, de kassa hapert sinds vanmorgen. Kunt u ons helpen?';
    house.server.deliver(SUPPORT, personMail({ from: `An Peeters <${AN}>`, subject: 'De kassa hapert', body }));
    const mail = await house.mailTo(AN, 'the confirmation', () => true);
    number = /SA-\d+/.exec(mail.subject ?? '')?.[0] ?? '';
    return house.close;
  });

  const ticket = () => house.desk.db.selectFrom('ticket').selectAll().where('number', '=', number).executeTakeFirst();

  it(
    'P3 two agents judge the same request: each change holds, and each is told of the other',
    async () => {
      const path = `${house.url}/desk/tickets/${number}`;
      await Promise.all([noor.page.goto(path), ada.page.goto(path)]);
      await noor.page.getByText(LIVE.nl.looks(ADA.name, false)).waitFor();
      await ada.page.getByText(LIVE.nl.looks(NOOR.name, false)).waitFor();
      await noor.page.selectOption('[name=priority]', 'high');
      await ada.page.selectOption('[name=assignee]', { label: NOOR.name });
      await Promise.all([send(noor.page, '/triage'), send(ada.page, '/triage')]);
      await until(async () => (await ticket())?.assignee_id, { what: 'an assignee' });
      expect(await ticket()).toMatchObject({ assessed_priority: 'high' });
    },
    JOURNEY_MS,
  );

  it(
    'P5 two agents answer at once: the second reads the first before hers leaves, and the customer gets each once',
    async () => {
      const [first, second] = ['Start de kassa opnieuw.', 'En trek de stekker uit.'];
      await noor.page.goto(`${house.url}/desk/tickets/${number}`);
      await noor.page.fill('#answer [name=words]', second);
      await answer(ada.page, house, number, first, 'keep');
      await noor.page.click('#answer form[enctype] button.main');
      await noor.page.waitForSelector('#answer .warning[role=alert]');
      expect(await noor.page.inputValue('#answer [name=words]')).toBe(second);
      expect(await pageFaults(noor.page)).toEqual([]);
      await answer(noor.page, house, number, second, 'keep');
      for (const words of [first, second]) {
        await house.mailTo(AN, words, ({ text = '' }) => text.includes(words));
      }
      const answers = house.server.sent.filter(({ to, raw }) => to.includes(AN) && raw.includes('Re: '));
      expect(answers).toHaveLength(2);
      const complaints = [...noor.complaints, ...ada.complaints].filter((one) => !/status of 4(09|22)/.test(one));
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    'P18 a customer who is signed in finds nothing where the agents go',
    async () => {
      const an = (await house.open({ locale: 'nl-BE' })).page;
      await an.goto(`${house.url}/my`);
      await an.getByLabel(SIGN_IN.nl.byLink.address, { exact: true }).fill(AN);
      await an.getByRole('button', { name: SIGN_IN.nl.byLink.send, exact: true }).click();
      const mail = await house.mailTo(AN, 'the link', ({ text = '' }) => text.includes('/sign-in/'));
      await an.goto(linkIn(mail, house, '/sign-in/'));
      await an.getByRole('button', { name: SIGN_IN.nl.confirm.goOn, exact: true }).click();
      await an.waitForURL(`${house.url}/my`);
      const places = await placesFrom(ada.page, house, ['/desk', `/desk/tickets/${number}`, '/desk/people']);
      expect(places.length).toBeGreaterThan(25);
      for (const place of places) {
        expect([place, (await an.request.get(house.url + place)).status()]).toEqual([place, 404]);
      }
      expect((await an.goto(`${house.url}/my/tickets/${number}`))?.status(), 'her own is hers').toBe(200);
    },
    JOURNEY_MS,
  );
});

/** Wherever links and forms of these pages lead on the desk. */
async function placesFrom(page: Page, { url }: House, paths: readonly string[]): Promise<string[]> {
  const places = new Set<string>();
  for (const path of paths) {
    await page.goto(url + path);
    const found = await page.$$eval('a[href^="/desk"], form[action^="/desk"]', (all) =>
      all.map((one) => one.getAttribute('href') ?? one.getAttribute('action') ?? ''),
    );
    for (const place of found) places.add(place.replace(/#.*/, ''));
  }
  return [...places];
}

import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { meetPeople } from '../../src/store/people.ts';
import { addParticipants } from '../../src/store/tickets.ts';
import { chromium } from '../support/available.ts';
import { accessibilityFaults, openWindow, startBrowser } from '../support/browser.ts';
import { openDeskStage } from '../web/desk-stage.ts';

const JOURNEY_MS = 120_000;
const PHOTO = fileURLToPath(new URL('../fixtures/mail/dutch-question.eml', import.meta.url));

/** A browser window in which Bart is signed in, and a ticket of two people. */
async function atWork() {
  const stage = await openDeskStage();
  const ticket = await stage.openTicket('The printer does not print', 'en');
  await stage.addMail(ticket, { text: 'It does not print since Monday.' });
  await stage.database.write(async (tx, now) => {
    const people = await meetPeople(tx, now, [{ address: 'eva@example.com', name: 'Eva', language: null }]);
    await addParticipants(tx, now, [{ ticketId: ticket.id, personId: people.get('eva@example.com')?.id ?? 0 }]);
  });
  const bart = await stage.signIn('bart@example.com', 'agent', 'Bart');
  const { page, complaints } = await openWindow(await startBrowser());
  const [name = '', value = ''] = bart.cookie.split('=');
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

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe.runIf(chromium)('an agent at work in the browser', () => {
  it(
    'P3, P5: judges, answers with a file and a copy, takes it back, sends it again, writes a note',
    async () => {
      const { stage, ticket, page, look, faults, complaints } = await atWork();
      const url = `${stage.web.url}/desk/tickets/${ticket.number}`;
      await page.goto(url);
      await press(page, 'Take it');
      await page.getByLabel('Priority').selectOption('high');
      await press(page, 'Save');
      await page.getByText('Priority: – → high').waitFor();
      await page.getByText('Requester, tags, participants, put off, merge, split').click();
      await page.getByLabel('New tag').fill('hardware');
      await page.getByRole('button', { name: 'Add', exact: true }).first().click();
      await page.getByText('Tag added: hardware').waitFor();
      await page.getByText('Requester, tags, participants, put off, merge, split').click();
      await page.getByText('Internal note', { exact: true }).click();
      await look('the ticket, everything open');

      await page.getByLabel('Answer to the customer').fill('Is it switched on?');
      await page.getByRole('checkbox', { name: 'Eva' }).check();
      await page.getByLabel('Attachments').setInputFiles(PHOTO);
      await page.getByLabel('Afterwards').selectOption('waiting');
      await press(page, 'Send');
      await page.getByText('Your answer leaves in 15 seconds.').waitFor();
      await look('a sent answer');
      await press(page, 'Take it back');
      expect(await page.getByLabel('Answer to the customer').inputValue()).toBe('Is it switched on?');
      await press(page, 'Send');
      await page.getByText('Your answer leaves in 15 seconds.').waitFor();

      await page.getByText('Internal note', { exact: true }).click();
      await page.getByLabel('Note, for colleagues alone').fill('He always forgets.');
      await press(page, 'Add the note');
      await page.getByText('He always forgets.').waitFor();
      await page.goto(`${stage.web.url}${ticket.path}`);
      const customers = await page.textContent('main');
      expect(customers).toContain('Is it switched on?');
      expect(customers).not.toContain('forgets');
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    'P7: registers a call of somebody who is known',
    async () => {
      const { stage, page, look, faults, complaints } = await atWork();
      await page.goto(`${stage.web.url}/desk`);
      await page.getByRole('link', { name: 'Call', exact: true }).click();
      await page.getByLabel('Name, address, organisation or number of a ticket').fill('peeters');
      await press(page, 'Search');
      await page.getByRole('link', { name: 'An Peeters' }).click();
      expect(await page.getByLabel('E-mail address').inputValue()).toBe('an@example.com');
      await look('a call');
      await page.getByLabel('urgent').check();
      await page.getByLabel('Subject').fill('Now it smokes');
      await page.getByLabel('What the caller says').fill('There is smoke.');
      await press(page, 'Register and confirm');
      await page.getByText('Reported by phone, written down here').waitFor();
      await look('a ticket of a call');
      const mails = await stage.database.read.selectFrom('outbox').select(['kind', 'to_address']).execute();
      expect(mails).toEqual([{ kind: 'confirmation', to_address: 'an@example.com' }]);
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );
});

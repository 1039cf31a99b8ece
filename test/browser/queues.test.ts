import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { addNote } from '../../src/actions/note.ts';
import { chromium } from '../support/available.ts';
import { accessibilityFaults, openWindow, startBrowser } from '../support/browser.ts';
import { until } from '../support/until.ts';
import { type Browser, openDeskStage } from '../web/desk-stage.ts';

const JOURNEY_MS = 120_000;

async function atWork(options: BrowserContextOptions = {}) {
  const stage = await openDeskStage();
  const tickets = [];
  for (const subject of ['The printer', 'The light', 'The door']) {
    const ticket = await stage.openTicket(subject, 'en');
    await stage.addMail(ticket, { text: `${subject} does not work.` });
    tickets.push(ticket);
    stage.clock.advance(60_000);
  }
  const bart = await stage.signIn('bart@example.com', 'admin', 'Bart');
  const els = await stage.signIn('els@example.com', 'agent', 'Els');
  const browser = await startBrowser();
  const windowOf = async (agent: Browser) => {
    const window = await openWindow(browser, options);
    const [name = '', value = ''] = agent.cookie.split('=');
    await window.page.context().addCookies([{ name, value, url: stage.web.url }]);
    return window;
  };
  const { page, complaints } = await windowOf(bart);
  const faults: string[] = [];
  const look = async (what: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${what}, ${colorScheme}: ${fault}`));
    }
  };
  const go = (path: string) => page.goto(`${stage.web.url}${path}`);
  return { stage, tickets, bart, els, windowOf, page, look, go, faults, complaints };
}

/** The subject of the row in which one stands. */
const current = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('tr')?.querySelector('.subject a')?.textContent ?? null);

const assignees = async (stage: Awaited<ReturnType<typeof atWork>>['stage']) =>
  (await stage.database.read.selectFrom('ticket').select('assignee_id').orderBy('id').execute()).map(
    (row) => row.assignee_id,
  );

describe.runIf(chromium)('an agent who lives in the queues', () => {
  it(
    'P3 keeps a view, changes many tickets at once, and reads what became of it',
    async () => {
      const { stage, bart, page, look, go, faults, complaints } = await atWork();
      await go('/desk?priority=normal');
      await page.getByText('Save this view', { exact: true }).first().click();
      await page.getByLabel('Name').fill('Ordinary');
      await page.getByRole('button', { name: 'Save this view' }).click();
      await page.getByRole('link', { name: 'Ordinary 3' }).waitFor();
      await page.getByRole('link', { name: 'Select all on this page' }).click();
      await page.getByText('Change the selected tickets').click();
      await look('a queue with all chosen');
      await page.getByLabel('Add a tag').fill('monday');
      // The first button of a form is what the enter key presses: the change that is being filled in.
      await page.getByLabel('Add a tag').press('Enter');
      await page.getByText('3 tickets changed.').waitFor();
      expect(await stage.database.read.selectFrom('ticket_tag').select('tag').execute()).toHaveLength(3);
      await page
        .getByRole('checkbox', { name: /Select SA-/ })
        .first()
        .check();
      await page.getByRole('button', { name: 'Assign to me' }).click();
      await page.getByText('1 ticket changed.').waitFor();
      expect(await assignees(stage)).toEqual([bart.personId, null, null]);
      await page.getByRole('link', { name: 'Manage' }).click();
      await look('my views');
      await page.getByRole('button', { name: 'Delete: Ordinary' }).click();
      await page.getByText('You have no views yet.').waitFor();
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    'goes everywhere by the keyboard, and not while typing',
    async () => {
      const { stage, bart, page, look, go, faults, complaints } = await atWork();
      await go('/desk');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      expect(await current(page)).toBe('The light');
      await page.keyboard.press('k');
      expect(await current(page)).toBe('The printer');
      await page.keyboard.press('x');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await page.keyboard.press('a');
      await page.getByText('2 tickets changed.').waitFor();
      expect(await assignees(stage)).toEqual([bart.personId, null, bart.personId]);
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('a');
      await page.getByText('1 ticket changed.').waitFor();
      expect(await assignees(stage)).toEqual([bart.personId, bart.personId, bart.personId]);

      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'The printer' }).waitFor();
      await page.keyboard.press('r');
      await page.keyboard.type('rather narrow g q');
      expect(await page.getByLabel('Answer to the customer').inputValue()).toBe('rather narrow g q');
      await page.keyboard.press('Escape');
      await page.keyboard.press('n');
      await page.keyboard.type('jumps');
      expect(await page.getByLabel('Note, for colleagues alone').inputValue()).toBe('jumps');
      await page.keyboard.press('Escape');
      await page.keyboard.press('/');
      await page.getByRole('heading', { name: 'Search' }).waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
      await look('the overview of shortcuts');
      await page.keyboard.press('g');
      await page.keyboard.press('q');
      await page.getByRole('heading', { name: 'All open' }).waitFor();

      await go('/desk/keys');
      await page.getByRole('button', { name: 'Turn off' }).click();
      await page.getByText('Shortcuts are off.').waitFor();
      await go('/desk');
      await page.keyboard.press('j');
      await page.keyboard.press('?');
      expect(await current(page)).toBe(null);
      expect(new URL(page.url()).pathname).toBe('/desk');
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    'is told what is new without its list moving, and who else is at a ticket',
    async () => {
      const { stage, tickets, els, windowOf, page, look, go, faults, complaints } = await atWork();
      const [ticket] = tickets;
      if (ticket === undefined) throw new Error('no ticket');
      await go('/desk');
      const before = await page.locator('tbody').textContent();
      stage.clock.advance(60_000);
      await stage.openTicket('The window', 'en');
      await page.getByText('1 ticket is new or changed since you opened this list.').waitFor();
      await page.getByRole('link', { name: 'All open 4' }).waitFor();
      expect(await page.locator('tbody').textContent()).toBe(before);
      await look('a queue with news');
      await page.keyboard.press('.');
      await page.getByRole('link', { name: 'The window' }).waitFor();

      await go(`/desk/tickets/${ticket.number}`);
      const hers = await windowOf(els);
      await hers.page.goto(page.url());
      await page.getByText('Els is looking at this ticket too.').waitFor();
      await hers.page.getByText('Bart is looking at this ticket too.').waitFor();
      await hers.page.getByLabel('Answer to the customer').fill('I know what it is.');
      await hers.page.getByText('Your draft is kept.').waitFor();
      await page.getByText('Els is writing an answer.').waitFor();
      const agent = {
        id: els.personId,
        address: '',
        name: 'Els',
        role: 'agent',
        language: null,
        signature: '',
      } as const;
      await addNote(stage.database, agent, { ticketId: ticket.id, formKey: 'a'.repeat(32), words: 'The fuse.' });
      await page.getByText('Meanwhile Els wrote an internal note.').waitFor();
      await look('a ticket with a colleague');
      await hers.page.context().close();
      await page.getByText('Els is looking at this ticket too.').waitFor({ state: 'hidden' });
      expect(faults).toEqual([]);
      expect([...complaints, ...hers.complaints]).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    'loses no word when the browser is closed, and sends what was kept once',
    async () => {
      const { stage, tickets, bart, windowOf, page, go, complaints } = await atWork();
      const path = `/desk/tickets/${tickets[0]?.number}`;
      await go(path);
      await page.getByLabel('Answer to the customer').fill('Half a sent');
      await page.context().close();
      const draft = () => stage.database.read.selectFrom('draft').select('text').executeTakeFirst();
      await until(async () => (await draft())?.text === 'Half a sent', { what: 'the draft of a closed browser' });
      const { page: next, complaints: more } = await windowOf(bart);
      await next.goto(`${stage.web.url}${path}`);
      const words = next.getByLabel('Answer to the customer');
      expect(await words.inputValue()).toBe('Half a sent');
      await words.press('End');
      await words.pressSequentially('ence.');
      await next.getByRole('button', { name: 'Send', exact: true }).click();
      await next.getByText('Your answer leaves in 15 seconds.').waitFor();
      expect(await words.inputValue()).toBe('');
      expect(await draft()).toBe(undefined);
      expect([...complaints, ...more]).toEqual([]);
    },
    JOURNEY_MS,
  );

  it(
    'P18 reads, as an admin, who did what and how the service is',
    async () => {
      const { page, look, go, faults, complaints } = await atWork();
      await go('/desk/audit');
      await look('an empty trail');
      await page.getByRole('link', { name: 'People' }).click();
      await page.getByLabel('Address').fill('new@example.com');
      await page.getByLabel('Name').fill('Newton');
      await page.getByRole('button', { name: 'Add' }).click();
      await page.getByText('new@example.com').first().waitFor();
      await page.getByRole('link', { name: 'Audit trail' }).click();
      await page.getByText('added new@example.com as agent').waitFor();
      await look('the trail');
      await page.getByRole('link', { name: 'Health' }).click();
      await page.getByText('Everything works.').waitFor();
      await look('the health page');
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    },
    JOURNEY_MS,
  );
});

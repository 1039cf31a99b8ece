import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/message/mail.ts';
import { addOrganisation } from '../../src/store/people.ts';
import { addWait, setStatus } from '../../src/store/tickets.ts';
import { PAGES } from '../../src/wording/pages.ts';
import { MY_TICKETS } from '../../src/wording/portal/my-tickets.ts';
import { type DeskStage, openDeskStage } from './desk-stage.ts';
import { type OpenedTicket, REQUESTER } from './stage.ts';

const AN = REQUESTER.address;
const WORDS = MY_TICKETS.en;

/** An is signed in; Piet is a colleague and Eva a stranger. */
async function openMine() {
  const stage = await openDeskStage();
  const ticket = await stage.openTicket('Printer jams', 'en');
  await stage.addMail(ticket, { text: 'It eats my invoices.' });
  const an = await stage.signIn(AN, 'customer', REQUESTER.name);
  return { ...stage, ticket, an };
}

async function put(stage: DeskStage, ticket: OpenedTicket, change: Record<string, string | number | null>) {
  await stage.database.write((tx) => tx.updateTable('ticket').set(change).where('id', '=', ticket.id).execute());
}

async function bakery(stage: DeskStage, contact: number, ...tickets: OpenedTicket[]) {
  await stage.database.write(async (tx, now) => {
    const id = await addOrganisation(tx, now, 'Bakery <b>', ['bakery.example']);
    await tx.updateTable('person').set({ organisation_id: id, is_contact: 1 }).where('id', '=', contact).execute();
    for (const ticket of tickets) {
      await tx.updateTable('ticket').set({ organisation_id: id }).where('id', '=', ticket.id).execute();
    }
  });
}

describe('my tickets (P16)', () => {
  it('lists number, subject, state in plain words and the last news', async () => {
    const stage = await openMine();
    await stage.addEntry(stage.ticket, { kind: 'message', visibility: 'public', direction: 'out', text: 'Try again.' });
    const other = await stage.openTicket('', 'en');
    await stage.database.write(async (tx, now) => {
      await setStatus(tx, now, other.id, 'waiting');
      await addWait(tx, now, other.id, 'customer');
    });
    const page = await stage.an.page('/my?lang=en');
    expect(page).toMatch(new RegExp(`href="/my/tickets/${stage.ticket.number}"[^>]*>Printer jams<`));
    expect(page).toContain(PAGES.en.states.customer.short);
    expect(page).toContain(WORDS.noSubject);
    expect(page).toContain('Answer from Voorbeeld &amp; Co, Monday, 2 March 2026 at 10:00');
    expect(page).toContain('Received on Monday, 2 March 2026 at 10:00');
  });

  it('is found by words, number and state; a number leads to its page', async () => {
    const stage = await openMine();
    const over = await stage.openTicket('Back-up fails', 'en');
    await put(stage, over, { status: 'resolved' });
    const numbers = async (query: string) => {
      const page = await stage.an.page(`/my${query}`);
      return [...page.matchAll(/href="\/my\/tickets\/([^"]+)"/g)].map(([, number]) => number);
    };
    expect(await numbers('?q=invoices')).toEqual([stage.ticket.number]);
    expect(await numbers('?q=nothing+of+the+kind')).toEqual([]);
    expect(await numbers('?state=open')).toEqual([stage.ticket.number]);
    expect(await numbers('?state=over')).toEqual([over.number]);
    expect((await numbers('?state=nonsense&whose=x&page=-3')).length).toBe(2);
    const [, digits] = over.number.split('-');
    expect((await stage.an.get(`/my?q=sa+${digits}`)).headers.get('location')).toBe(`/my/tickets/${over.number}`);
  });

  it('comes page by page, the newest news first', async () => {
    const stage = await openMine();
    for (let at = 0; at < 20; at += 1) await stage.openTicket(`Question ${at}`, 'en');
    await stage.addMail(await stage.openTicket('Newest', 'en'), { text: 'now' });
    const first = await stage.an.page('/my?lang=en');
    expect(first.indexOf('Newest')).toBeLessThan(first.indexOf('Printer jams'));
    expect(first).toContain('href="/my?page=2"');
    const second = await stage.an.page('/my?page=2');
    expect([...second.matchAll(/href="\/my\/tickets\//g)].length).toBe(2);
    expect(second).toContain('href="/my"');
  });

  it('shows the contact of an organisation what colleagues asked, by name', async () => {
    const stage = await openMine();
    const piet = await stage.signIn('piet@bakery.example', 'customer', 'Piet');
    await bakery(stage, piet.personId, stage.ticket);
    expect(await piet.page('/my?lang=en')).toContain(WORDS.none);
    const page = await piet.page('/my?whose=organisation');
    expect(page).toContain('Of Bakery &lt;b>');
    expect(page).toContain(WORDS.askedBy(REQUESTER.name));
    expect(page).not.toContain(AN);
    const ticket = await piet.page(`/my/tickets/${stage.ticket.number}`);
    expect(ticket).toContain('It eats my invoices.');
    expect(ticket).toContain(`<strong dir="auto">${REQUESTER.name}</strong>`);
    expect(ticket).not.toContain(`<strong dir="auto">${PAGES.en.status.you}</strong>`);
  });

  it('is nobody else’s: a stranger gets the same answer for a real number and an invented one', async () => {
    const stage = await openMine();
    const eva = await stage.signIn('eva@example.net', 'customer', 'Eva');
    expect(await eva.page('/my?whose=organisation&lang=en')).not.toContain(stage.ticket.number);
    const answers = [];
    for (const number of [stage.ticket.number, 'SA-999999']) {
      const response = await eva.get(`/my/tickets/${number}`);
      answers.push([response.status, await response.text()]);
    }
    expect(answers[0]?.[0]).toBe(404);
    expect(answers[0]).toEqual(answers[1]);
    const posts = ['/messages', '/closure', '/approvals/1'];
    for (const path of posts) {
      expect((await eva.post(`/my/tickets/${stage.ticket.number}${path}`)).status).toBeGreaterThanOrEqual(400);
    }
  });

  it('R-WEB-4 tells nothing internal', async () => {
    const stage = await openMine();
    await stage.addEntry(stage.ticket, { kind: 'note', visibility: 'internal', text: 'MARKER', reason: 'MARKER' });
    await stage.addEntry(stage.ticket, { kind: 'note', visibility: 'public', text: 'MARKER' });
    const bart = await stage.signIn('bart@example.com', 'agent', 'Bart MARKER');
    await put(stage, stage.ticket, {
      assignee_id: bart.personId,
      assessed_priority: 'urgent',
      confirmation_reason: 'MARKER',
    });
    for (const path of ['/my', '/my?q=marker', '/my/account', `/my/tickets/${stage.ticket.number}`]) {
      const page = await stage.an.page(path);
      expect([path, page.includes('MARKER')]).toEqual([path, false]);
    }
  });

  it.each(['nl', 'fr', 'en', 'de'] as const)('speaks %s', async (language: Language) => {
    const stage = await openMine();
    const page = await stage.an.page(`/my?lang=${language}`);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(MY_TICKETS[language].title);
    expect(page).toContain(PAGES[language].states.new.short);
    expect(await stage.an.page(`/my/tickets/${stage.ticket.number}?lang=${language}`)).toContain(`lang="${language}"`);
  });
});

describe('a ticket of a signed-in customer (P16)', () => {
  it('has the verbs of the status page, done in the customer’s name', async () => {
    const stage = await openMine();
    const path = `/my/tickets/${stage.ticket.number}`;
    expect((await stage.an.post(`${path}/closure`)).status).toBe(303);
    const { status } = await stage.database.read
      .selectFrom('ticket')
      .select('status')
      .where('id', '=', stage.ticket.id)
      .executeTakeFirstOrThrow();
    expect(['resolved', 'closed']).toContain(status);
  });

  it('changes nothing by a form without the session’s token', async () => {
    const stage = await openMine();
    const path = `/my/tickets/${stage.ticket.number}`;
    const refused = await stage.an.post(`${path}/closure`, { csrf: 'guessed' });
    expect(refused.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    expect(await stage.an.page(path)).toContain(PAGES.en.states.new.short);
  });

  it('is reached by the number of one that was merged into it', async () => {
    const stage = await openMine();
    const old = await stage.openTicket('Doubled', 'en');
    await put(stage, old, { merged_into: stage.ticket.id });
    expect(await stage.an.page(`/my/tickets/${old.number}`)).toContain('It eats my invoices.');
    expect(await stage.an.page('/my')).not.toContain('Doubled');
  });
});

import { describe, expect, it } from 'vitest';
import type { EntryRow, TicketRow } from '../../src/store/schema.ts';
import { type DeskStage, openDeskStage } from './desk-stage.ts';
import type { OpenedTicket } from './stage.ts';

const EVE = { address: 'eve@example.net', name: 'Eve' };

async function withAgent() {
  const stage = await openDeskStage();
  const agent = await stage.signIn('bart@example.com', 'agent');
  const ticket = await stage.openTicket('The printer');
  return { stage, agent, ticket, path: `/desk/tickets/${ticket.number}` };
}

const change = (stage: DeskStage, id: number, values: Partial<Omit<TicketRow, 'id'>>) =>
  stage.database.write((tx) => tx.updateTable('ticket').set(values).where('id', '=', id).execute());
const entriesOf = (stage: DeskStage, ticket: OpenedTicket): Promise<EntryRow[]> =>
  stage.database.read.selectFrom('entry').selectAll().where('ticket_id', '=', ticket.id).orderBy('id').execute();
const lastEntry = async (stage: DeskStage, ticket: OpenedTicket) => {
  const last = (await entriesOf(stage, ticket)).at(-1);
  if (last === undefined) throw new Error('the ticket has no entry');
  return last;
};

describe('a ticket’s page', () => {
  it('P5 shows the whole conversation, oldest first, with the quoted rest folded', async () => {
    const { stage, agent, ticket, path } = await withAgent();
    await stage.addMail(ticket, { text: 'It does not print.' });
    await stage.addEntry(ticket, { kind: 'message', direction: 'out', visibility: 'public', text: 'Is it on?' });
    await stage.addMail(ticket, { text: 'Yes it is.\n\n> Is it on?', reply: 'Yes it is.' });
    const page = await agent.page(path);
    expect(page.indexOf('It does not print.')).toBeLessThan(page.indexOf('Yes it is.'));
    expect(page).toMatch(/<summary>Rest of the message<\/summary><p class="words quoted"[^>]*>> Is it on\?/);
    const last = await lastEntry(stage, ticket);
    expect(page).toContain(`href="#entry-${last.id}">To the newest`);
    expect(page).toContain('An Peeters');
  });

  it('keeps internal notes apart, in looks and in words, and never shows them to a customer (R-WEB-4)', async () => {
    const { stage, agent, ticket, path } = await withAgent();
    await stage.addEntry(ticket, { kind: 'note', text: 'He never pays.' });
    expect(await agent.page(path)).toMatch(/class="entry note[^"]*"[\s\S]*Internal note[\s\S]*He never pays\./);
    expect(await stage.page(ticket.path)).not.toContain('He never pays.');
  });

  it('R-THR-4 a merged number and another spelling lead to the ticket that lives on', async () => {
    const { stage, agent, ticket, path } = await withAgent();
    const merged = await stage.openTicket('The same printer');
    await change(stage, merged.id, { merged_into: ticket.id, status: 'closed' });
    for (const number of [merged.number, ticket.number.toLowerCase(), ticket.number.replace('SA-', '')]) {
      const answer = await agent.get(`/desk/tickets/${number}`);
      expect(answer.status, number).toBe(303);
      expect(answer.headers.get('location')).toBe(path);
    }
    expect((await agent.get('/desk/tickets/SA-1')).status).toBe(404);
  });

  it('a long conversation comes in pages', async () => {
    const { stage, agent, ticket, path } = await withAgent();
    await stage.database.write(async (tx, now) => {
      for (let n = 1; n <= 210; n += 1) {
        const row = {
          ticket_id: ticket.id,
          kind: 'note' as const,
          unverified: 0,
          text: `words ${n}.`,
          created_at: now,
        };
        await tx.insertInto('entry').values(row).execute();
      }
    });
    const page = await agent.page(path);
    expect(page).toContain('words 210.');
    expect(page).not.toContain('words 9.');
    const older = /href="([^"]*\?before=\d+)"/.exec(page)?.[1] ?? '';
    const first = await agent.page(older);
    expect(first).toContain('words 9.');
    expect(first).not.toContain('words 210.');
  });

  it('tells the other tickets of the customer, and that an answer did not arrive', async () => {
    const { stage, agent, ticket, path } = await withAgent();
    const other = await stage.openTicket('The scanner');
    await change(stage, ticket.id, { undelivered_since: '2026-03-02T08:00:00.000Z' });
    const page = await agent.page(path);
    expect(page).toContain(`href="/desk/tickets/${other.number}"`);
    expect(page).toContain('An answer did not reach the customer.');
  });

  it('cuts the secret of a status link that was quoted along (R-THR-2)', async () => {
    const { stage, agent, ticket, path } = await withAgent();
    await stage.addMail(ticket, { text: `see https://x.example${ticket.path}`, html: `<p>${ticket.path}</p>` });
    const { id } = await lastEntry(stage, ticket);
    for (const one of [path, `/desk/entries/${id}/html`, `/desk/entries/${id}/text`]) {
      expect(await agent.page(one), one).not.toContain(ticket.secret);
    }
  });
});

describe('doubtful mail', () => {
  it('R-THR-2 is accepted, rejected and moved from the page, and the event says by whom', async () => {
    const { stage, agent, ticket, path } = await withAgent();
    const other = await stage.openTicket('Another matter');
    for (const text of ['one', 'two', 'three']) await stage.addMail(ticket, { text, from: EVE, unverified: true });
    const [one, two, three] = await entriesOf(stage, ticket);
    const page = await agent.page(path);
    expect(page).toContain('unknown sender');
    expect(page).toContain(`action="${path}/entries/${one?.id}/accept"`);
    expect((await agent.post(`${path}/entries/${one?.id}/accept`)).headers.get('location')).toContain(path);
    await agent.post(`${path}/entries/${two?.id}/reject`);
    await agent.post(`${path}/entries/${three?.id}/move`, { to: other.number.replace('SA-', '') });
    const rows = await entriesOf(stage, ticket);
    expect(rows.find(({ id }) => id === one?.id)).toMatchObject({ unverified: 0, visibility: 'public' });
    expect(rows.find(({ id }) => id === two?.id)?.rejected_at).not.toBeNull();
    expect((await entriesOf(stage, other)).map(({ id }) => id)).toContain(three?.id);
    expect(rows.filter(({ kind }) => kind === 'event').map(({ person_id }) => person_id)).toEqual([
      agent.personId,
      agent.personId,
      agent.personId,
    ]);
    expect(await agent.page(path)).toContain(`Message moved to ${other.number}`);
    expect((await agent.post(`${path}/entries/${one?.id}/accept`)).status).toBe(409);
  });

  it('R-THR-2 a ticket with another’s number is joined or kept apart', async () => {
    const { stage, agent, ticket, path } = await withAgent();
    const one = await stage.openTicket('Re: printer');
    const two = await stage.openTicket('Re: printer again');
    for (const { id } of [one, two]) await change(stage, id, { possibly_belongs_to: ticket.id });
    expect(await agent.page(`/desk/tickets/${one.number}`)).toContain('Does it belong there?');
    expect((await agent.post(`/desk/tickets/${one.number}/accept`)).headers.get('location')).toBe(path);
    await agent.post(`/desk/tickets/${two.number}/reject`);
    expect(await agent.page(`/desk/tickets/${two.number}`)).not.toContain('Does it belong there?');
  });

  it('changes nothing without the form’s own token (R-WEB-3)', async () => {
    const { stage, agent, ticket, path } = await withAgent();
    await stage.addMail(ticket, { text: 'psst', from: EVE, unverified: true });
    const { id } = await lastEntry(stage, ticket);
    expect((await agent.post(`${path}/entries/${id}/accept`, { csrf: 'wrong' })).status).toBe(403);
    expect(await lastEntry(stage, ticket)).toMatchObject({ unverified: 1 });
  });
});

describe('the confirmation', () => {
  it('R-ACK-5 says why there was none, and is sent all the same', async () => {
    const { stage, agent, ticket, path } = await withAgent();
    await change(stage, ticket.id, { confirmation_sent: 0, confirmation_reason: 'too-old', confirmation_to: null });
    expect(await agent.page(path)).toContain('it arrived longer ago than');
    expect((await agent.post(`${path}/confirmation`)).status).toBe(303);
    const page = await agent.page(path);
    expect(page).toContain('sent to an@example.com');
    expect(page).toContain('Confirmation to an@example.com');
    const mails = await stage.database.read.selectFrom('outbox').select('to_address').execute();
    expect(mails).toEqual([{ to_address: 'an@example.com' }]);
  });
});

describe('for a customer', () => {
  it('nothing of this exists', async () => {
    const { stage, ticket, path } = await withAgent();
    await stage.addMail(ticket, { text: 'hello', html: '<p>hello</p>', files: [{ fileName: 'a.txt', content: 'a' }] });
    const { id } = await lastEntry(stage, ticket);
    const customer = await stage.signIn('an@example.com', 'customer');
    for (const one of [path, `/desk/entries/${id}/html`, `/desk/entries/${id}/text`, '/desk/attachments/1']) {
      expect((await customer.get(one)).status, one).toBe(404);
      expect((await stage.get(one)).status, one).not.toBe(200);
    }
    expect((await customer.post(`${path}/confirmation`)).status).toBe(404);
  });
});

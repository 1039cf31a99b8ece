import { describe, expect, it } from 'vitest';
import { meetPeople } from '../../src/store/people.ts';
import type { TicketRow } from '../../src/store/schema.ts';
import { type DeskStage, openDeskStage } from './desk-stage.ts';

const change = (stage: DeskStage, id: number, values: Partial<Omit<TicketRow, 'id'>>) =>
  stage.database.write((tx) => tx.updateTable('ticket').set(values).where('id', '=', id).execute());

/** Subjects of a page, in their order. */
const subjectsOf = (page: string) => [...page.matchAll(/class="quiet"[^>]*>([^<]*)</g)].map(([, subject]) => subject);
const countOf = (page: string, queue: string) =>
  Number(new RegExp(`${queue} <span class="count"[^>]*>(\\d+)<`).exec(page)?.[1] ?? Number.NaN);

async function withAgent() {
  const stage = await openDeskStage();
  const agent = await stage.signIn('bart@example.com', 'agent');
  return { stage, agent };
}

describe('the queues', () => {
  it('P3 a new ticket waits for triage; each queue says how many stand in it', async () => {
    const { stage, agent } = await withAgent();
    await stage.openTicket('new one');
    const mine = await stage.openTicket('mine');
    await change(stage, mine.id, { status: 'open', assignee_id: agent.personId });
    const done = await stage.openTicket('done');
    await change(stage, done.id, { status: 'closed', closed_at: '2026-03-01T00:00:00.000Z' });
    const page = await agent.page('/desk?queue=to-triage');
    expect(subjectsOf(page)).toEqual(['new one']);
    expect(countOf(page, 'To triage')).toBe(1);
    expect(countOf(page, 'Mine')).toBe(1);
    expect(countOf(page, 'Unassigned')).toBe(1);
    expect(countOf(page, 'All open')).toBe(2);
    expect(subjectsOf(await agent.page('/desk?queue=mine'))).toEqual(['mine']);
    expect(subjectsOf(await agent.page('/desk?queue=closed'))).toEqual(['done']);
    expect(subjectsOf(await agent.page('/desk'))).toEqual(['new one', 'mine']);
  });

  it('a waiting ticket says what for; one that was put off is out of its queue until then', async () => {
    const { stage, agent } = await withAgent();
    const ticket = await stage.openTicket('needs a paper');
    await change(stage, ticket.id, { status: 'waiting' });
    await stage.database.write((tx, now) =>
      tx.insertInto('ticket_wait').values({ ticket_id: ticket.id, wait: 'customer', since: now }).execute(),
    );
    expect(await agent.page('/desk?queue=waiting')).toContain('waiting for the customer');
    await change(stage, ticket.id, { snoozed_until: '2026-03-02T10:00:00.000Z' });
    const later = await agent.page('/desk?queue=waiting');
    expect(subjectsOf(later)).toEqual([]);
    expect(countOf(later, 'Waiting')).toBe(0);
    expect(await agent.page('/desk')).toContain('put off until');
    stage.clock.advance(60 * 60 * 1000);
    expect(subjectsOf(await agent.page('/desk?queue=waiting'))).toEqual(['needs a paper']);
  });

  it('P8 shows the assessed priority beside the asked one, and orders by either', async () => {
    const { stage, agent } = await withAgent();
    const one = await stage.openTicket('one');
    const two = await stage.openTicket('two');
    const three = await stage.openTicket('three');
    await change(stage, one.id, { requested_priority: 'urgent', assessed_priority: 'low' });
    await change(stage, two.id, { requested_priority: 'normal', assessed_priority: 'urgent' });
    await change(stage, three.id, { requested_priority: 'high' });
    const assessed = await agent.page('/desk?order=assessed');
    expect(subjectsOf(assessed)).toEqual(['two', 'three', 'one']);
    expect(assessed.replace(/<[^>]*>/g, '')).toContain('low (asked: urgent)');
    expect(subjectsOf(await agent.page('/desk?order=requested'))).toEqual(['one', 'three', 'two']);
    expect(subjectsOf(await agent.page('/desk?priority=high'))).toEqual(['three']);
  });

  it('filters combine and stay in the address of the next page', async () => {
    const { stage, agent } = await withAgent();
    for (let n = 1; n <= 60; n += 1) {
      const ticket = await stage.openTicket(`ticket ${n}`);
      stage.clock.advance(1000);
      if (n % 10 !== 0) await change(stage, ticket.id, { assessed_priority: 'high' });
    }
    const first = await agent.page('/desk?priority=high&assignee=nobody&order=assessed');
    expect(subjectsOf(first)).toHaveLength(50);
    const path = /rel="next" href="([^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(path).toContain('priority=high');
    const second = await agent.page(path);
    expect(subjectsOf(second)).toEqual(['ticket 56', 'ticket 57', 'ticket 58', 'ticket 59']);
    expect(second).not.toContain('rel="next"');
    expect(subjectsOf(await agent.page('/desk?after=nonsense&order=assessed'))).toHaveLength(50);
  });

  it('every order pages without a gap or a double', async () => {
    const { stage, agent } = await withAgent();
    for (let n = 1; n <= 55; n += 1) {
      await stage.openTicket(`ticket ${n}`);
      if (n % 7 === 0) stage.clock.advance(1000);
    }
    for (const order of ['age', 'change', 'assessed', 'requested']) {
      const first = await agent.page(`/desk?order=${order}`);
      const path = /rel="next" href="([^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
      const all = [...subjectsOf(first), ...subjectsOf(await agent.page(path))];
      expect(new Set(all).size, order).toBe(55);
      expect(all, order).toHaveLength(55);
    }
  });

  it('marks what asks for an eye: an unknown sender, a doubtful ticket, a lost answer, a new reply', async () => {
    const { stage, agent } = await withAgent();
    const ticket = await stage.openTicket('talked about');
    await stage.addMail(ticket, { text: 'the question' });
    expect(await agent.page('/desk')).not.toContain('new reply');
    await stage.addEntry(ticket, { kind: 'message', direction: 'out', text: 'the answer' });
    await stage.addMail(ticket, { text: 'one more thing' });
    expect(await agent.page('/desk')).toContain('new reply');
    await stage.addMail(ticket, { text: 'psst', unverified: true, from: { address: 'eve@example.net', name: '' } });
    const other = await stage.openTicket('other');
    await change(stage, other.id, { possibly_belongs_to: ticket.id, undelivered_since: '2026-03-02T09:00:00.000Z' });
    const page = await agent.page('/desk');
    expect(page).toContain('unknown sender');
    expect(page).toContain('may belong elsewhere');
    expect(page).toContain('answer not delivered');
    expect(subjectsOf(await agent.page('/desk?queue=undelivered'))).toEqual(['other']);
  });

  it('a stranger’s words are text, in whatever language the agent reads', async () => {
    const { stage, agent } = await withAgent();
    await stage.openTicket('<script>alert(1)</script>');
    await stage.database.write((tx) =>
      tx.updateTable('person').set({ language: 'nl' }).where('id', '=', agent.personId).execute(),
    );
    const page = await agent.page('/desk');
    expect(page).toContain('&lt;script>alert(1)');
    expect(page).toContain('Te beoordelen');
  });

  it('is not there for a customer', async () => {
    const { stage } = await withAgent();
    const customer = await stage.signIn('an@example.com', 'customer');
    expect((await customer.get('/desk')).status).toBe(404);
  });

  it('filters by organisation and by agent', async () => {
    const { stage, agent } = await withAgent();
    const ticket = await stage.openTicket('of a company');
    await stage.openTicket('of nobody');
    const id = await stage.database.write(async (tx, now) => {
      const row = await tx
        .insertInto('organisation')
        .values({ name: 'Peeters & Zonen', created_at: now })
        .returning('id')
        .executeTakeFirstOrThrow();
      await meetPeople(tx, now, [{ address: 'els@example.com', name: 'Els', language: null }]);
      return row.id;
    });
    await change(stage, ticket.id, { organisation_id: id, assignee_id: agent.personId });
    expect(subjectsOf(await agent.page(`/desk?organisation=${id}&assignee=${agent.personId}`))).toEqual([
      'of a company',
    ]);
    expect(subjectsOf(await agent.page(`/desk?organisation=${id}&assignee=nobody`))).toEqual([]);
    await change(stage, ticket.id, { status: 'resolved' });
    expect(subjectsOf(await agent.page(`/desk?queue=closed&organisation=${id}`))).toEqual(['of a company']);
    expect(subjectsOf(await agent.page(`/desk?queue=closed&assignee=${agent.personId}`))).toEqual(['of a company']);
    expect(subjectsOf(await agent.page('/desk?queue=closed&assignee=nobody'))).toEqual([]);
  });
});

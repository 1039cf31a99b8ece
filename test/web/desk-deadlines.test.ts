import { describe, expect, it } from 'vitest';
import { setStatus } from '../../src/store/tickets.ts';
import { type DeskStage, openDeskStage } from './desk-stage.ts';

/** A normal ticket of Monday 2 March 2026, 10:00 in Brussels: an answer is due after seven hours, on Tuesday at 10:00. */
async function withAgent() {
  const stage = await openDeskStage();
  const ticket = await stage.openTicket('The printer');
  const agent = await stage.signIn('bart@example.com', 'agent');
  return { stage, agent, ticket, path: `/desk/tickets/${ticket.number}` };
}

const dateMails = ({ database }: DeskStage) =>
  database.read.selectFrom('outbox').select('to_address').where('kind', '=', 'expected-date').execute();

describe('deadlines on the ticket page (P14)', () => {
  it('are told in plain words: due, soon, overdue', async () => {
    const { stage, agent, path } = await withAgent();
    const page = await agent.page(path);
    expect(page).toContain('due tomorrow at 10:00');
    expect(page).toContain('due Monday 9 March at 10:00');
    stage.clock.set('2026-03-03T08:50:00.000Z');
    const morning = await stage.signIn('bart@example.com', 'agent');
    const soon = await morning.page(path);
    expect(soon).toContain('due today at 10:00');
    expect(soon).toContain('<span class="tag soon">due soon</span>');
    stage.clock.set('2026-03-03T10:00:00.000Z');
    expect(await morning.page(path)).toContain('overdue since today at 10:00');
  });

  it('follow the priority, and rest while the customer is awaited', async () => {
    const { stage, agent, path } = await withAgent();
    const judged = { 'was-priority': '', priority: 'urgent', 'was-status': 'new', status: 'open' };
    expect((await agent.post(`${path}/triage`, judged)).status).toBe(303);
    expect(await agent.page(path)).toContain('due today at 11:00');
    const waiting = { 'was-status': 'open', status: 'waiting:customer' };
    expect((await agent.post(`${path}/triage`, waiting)).status).toBe(303);
    stage.clock.set('2026-03-02T15:00:00.000Z');
    expect(await agent.page(path)).toContain('paused: waits for the customer');
  });
});

describe('the queue (P14)', () => {
  it('marks the tickets that are due soon or overdue, and no other', async () => {
    const { stage } = await withAgent();
    const fresh = await stage.openTicket('fresh');
    const late = await stage.openTicket('late');
    await stage.database.write(async (tx) => {
      const created = (id: number, created_at: string) =>
        tx.updateTable('ticket').set({ created_at }).where('id', '=', id).execute();
      await created(late.id, '2026-02-27T08:00:00.000Z');
      await created(fresh.id, '2026-03-03T08:00:00.000Z');
    });
    stage.clock.set('2026-03-03T08:50:00.000Z');
    const agent = await stage.signIn('bart@example.com', 'agent');
    const rows = (await agent.page('/desk')).split('<tr>').slice(1);
    const tagOf = (subject: string) =>
      /tag (soon|overdue)/.exec(rows.find((row) => row.includes(subject)) ?? '')?.[1] ?? null;
    expect(['late', 'The printer', 'fresh'].map(tagOf)).toEqual(['overdue', 'soon', null]);
  });
});

describe('the expected date (P15)', () => {
  it('is set on the ticket, mailed, seen on the status page, changed and withdrawn', async () => {
    const { stage, agent, ticket, path } = await withAgent();
    expect(await agent.page(path)).toContain('The customer was told no date.');
    const answer = await agent.post(`${path}/expected-date`, { day: '2026-03-13' });
    expect(answer.headers.get('location')).toBe(`${path}#deadlines`);
    expect(await agent.page(path)).toContain('Friday, 13 March 2026');
    expect(await agent.page(path)).toContain('mailed to the customer: – → Friday, 13 March 2026 (an@example.com)');
    expect(await stage.page(ticket.path)).toContain('vrijdag 13 maart 2026');
    await agent.post(`${path}/expected-date`, { day: '2026-03-20' });
    expect(await stage.page(ticket.path)).toContain('vrijdag 20 maart 2026');
    await agent.post(`${path}/expected-date/withdrawal`);
    expect(await stage.page(ticket.path)).not.toContain('Oplossing verwacht');
    expect(await dateMails(stage)).toEqual(Array(3).fill({ to_address: 'an@example.com' }));
  });

  it('that is past is marked for agents, and gone once the work is over', async () => {
    const { stage, agent, ticket, path } = await withAgent();
    await agent.post(`${path}/expected-date`, { day: '2026-03-02' });
    stage.clock.set('2026-03-02T20:00:00.000Z');
    expect(await agent.page(path)).not.toContain('>passed<');
    await stage.database.write((tx) => tx.updateTable('ticket').set({ expected_on: '2026-03-01' }).execute());
    expect(await agent.page(path)).toContain('>passed<');
    await stage.database.write((tx, now) => setStatus(tx, now, ticket.id, 'resolved'));
    expect(await agent.page(path)).not.toContain('/expected-date');
    expect(await stage.page(ticket.path)).not.toContain('Oplossing verwacht');
  });

  it('of a day that cannot be is refused, and nobody is mailed', async () => {
    const { stage, agent, path } = await withAgent();
    expect((await agent.post(`${path}/expected-date`, { day: '2026-02-01' })).status).toBe(400);
    expect((await agent.post(`${path}/expected-date`, { day: '2026-03-13', csrf: 'x' })).status).toBe(403);
    expect(await dateMails(stage)).toEqual([]);
  });

  it('does not exist for customers (R-WEB-3)', async () => {
    const { stage, path } = await withAgent();
    const customer = await stage.signIn('an@example.com', 'customer');
    expect((await customer.post(`${path}/expected-date`, { day: '2026-03-13' })).status).toBe(404);
  });
});

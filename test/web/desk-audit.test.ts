import { describe, expect, it } from 'vitest';
import { assign } from '../../src/actions/triage.ts';
import { asAgent, openDeskStage } from './desk-stage.ts';

async function withAdmin() {
  const stage = await openDeskStage();
  const admin = await stage.signIn('anne@example.com', 'admin', 'Anne');
  const bart = await stage.signIn('bart@example.com', 'agent', 'Bart');
  return { stage, admin, bart };
}

/** The text of each line of the table, newest first. */
async function lines(admin: { page(path: string): Promise<string> }, query = ''): Promise<string[]> {
  const page = await admin.page(`/desk/audit${query}`);
  const [, body = ''] = /<tbody>(.*)<\/tbody>/s.exec(page) ?? [];
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    row
      .replace(/<time[^>]*>.*?<\/time>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

describe('P18 the audit trail', () => {
  it('names what admins changed: people, organisations, contracts, categories', async () => {
    const { stage, admin, bart } = await withAdmin();
    await admin.post('/desk/people', { address: 'els@example.com', name: 'Els', role: 'agent' });
    await admin.post(`/desk/people/${bart.personId}/role`, { role: 'admin' });
    await admin.post(`/desk/people/${bart.personId}/disabling`);
    await admin.post('/desk/organisations', { name: 'Acme', domains: 'acme.example' });
    const { id } = await stage.database.read.selectFrom('organisation').select('id').executeTakeFirstOrThrow();
    await admin.post(`/desk/organisations/${id}/contracts`, { from: '2026-01-01', to: '', covers: 'all', rate: '95' });
    await admin.post('/desk/categories', { scope: 'covered', nl: 'Licht', fr: 'Lumière', en: 'Light', de: 'Licht' });
    expect(await lines(admin)).toEqual([
      'Anne added the category Light',
      'Anne added a contract of Acme: 2026-01-01 – …',
      'Anne added the organisation Acme acme.example',
      'Anne bart@example.com may not sign in any more',
      'Anne changed the role of bart@example.com: agent → admin',
      'Anne added els@example.com as agent',
    ]);
  });

  it('says nothing of a change that changed nothing', async () => {
    const { admin, bart } = await withAdmin();
    await admin.post(`/desk/people/${bart.personId}/role`, { role: 'agent' });
    await admin.post(`/desk/people/${bart.personId}/enabling`);
    expect(await lines(admin)).toEqual([]);
  });

  it('holds what people did to tickets, and is narrowed by person, ticket, kind and day', async () => {
    const { stage, admin, bart } = await withAdmin();
    const ticket = await stage.openTicket('The printer');
    const other = await stage.openTicket('The light');
    await bart.post(`/desk/tickets/${ticket.number}/assignee`);
    await bart.post(`/desk/tickets/${ticket.number}/notes`, { words: 'He always forgets.' });
    await admin.post(`/desk/tickets/${other.number}/snooze`, { day: '2026-04-01' });
    stage.clock.advance(24 * 60 * 60 * 1000);
    const renewed = await stage.signIn('anne@example.com', 'admin', 'Anne');
    await renewed.post('/desk/people', { address: 'els@example.com', name: 'Els', role: 'agent' });
    const all = await lines(renewed);
    expect(all[0]).toBe('Anne added els@example.com as agent');
    expect(all).toContain(`Bart wrote an internal note ${ticket.number}`);
    expect(all.join()).not.toContain('forgets');
    expect((await lines(renewed, `?by=${bart.personId}`)).every((line) => line.startsWith('Bart'))).toBe(true);
    expect(await lines(renewed, `?ticket=${other.number}`)).toEqual([`Anne Put off until 2026-04-01 ${other.number}`]);
    expect(await lines(renewed, '?where=house')).toEqual(['Anne added els@example.com as agent']);
    expect(await lines(renewed, '?until=2026-03-02')).not.toContain('Anne added els@example.com as agent');
    expect(await renewed.page('/desk/audit?ticket=99')).toContain('There is no ticket with this number.');
  });

  it('comes in pages, of which none lacks or repeats a line', async () => {
    const { stage, admin, bart } = await withAdmin();
    const ticket = await stage.openTicket('The printer');
    const agent = asAgent(bart);
    for (let n = 0; n < 40; n += 1) {
      await assign({ database: stage.database, agent, ticketId: ticket.id }, n % 2 === 0 ? bart.personId : null);
      await admin.post('/desk/categories', {
        scope: 'covered',
        nl: `nl${n}`,
        fr: `fr${n}`,
        en: `en${n}`,
        de: `de${n}`,
      });
    }
    const first = await lines(admin);
    const next = /rel="next" href="\/desk\/audit([^"]*)"/.exec(await admin.page('/desk/audit'))?.[1] ?? '';
    const second = await lines(admin, next.replaceAll('&amp;', '&'));
    const added = [...first, ...second].filter((line) => line.includes('category'));
    expect(added).toHaveLength(40);
    expect(new Set(added).size).toBe(40);
  });

  it('goes on behind the first page when there are tickets alone', async () => {
    const { stage, admin, bart } = await withAdmin();
    const ticket = await stage.openTicket('The printer');
    const agent = asAgent(bart);
    const triage = { database: stage.database, agent, ticketId: ticket.id };
    for (let n = 0; n < 60; n += 1) await assign(triage, n % 2 === 0 ? bart.personId : null);
    const next = /rel="next" href="\/desk\/audit([^"]*)"/.exec(await admin.page('/desk/audit'))?.[1] ?? '';
    // The first assignment opened the ticket too.
    expect(await lines(admin, next.replaceAll('&amp;', '&'))).toHaveLength(11);
  });

  it('is for admins alone', async () => {
    const { stage, bart } = await withAdmin();
    expect((await bart.get('/desk/audit')).status).toBe(403);
    const customer = await stage.signIn('an@example.com', 'customer');
    expect((await customer.get('/desk/audit')).status).toBe(404);
  });
});

import { describe, expect, it } from 'vitest';
import { assign } from '../../src/actions/triage.ts';
import { asAgent, type Browser, openDeskStage } from './desk-stage.ts';

async function withAgent() {
  const stage = await openDeskStage();
  const bart = await stage.signIn('bart@example.com', 'agent', 'Bart');
  return { stage, bart };
}

/** The agent's views above a queue: name and count. */
async function tabs(browser: Browser, path = '/desk'): Promise<string[]> {
  const [, nav = ''] = /<nav class="row beside views"[^>]*>(.*?)<\/nav>/s.exec(await browser.page(path)) ?? [];
  return [...nav.matchAll(/<a href="([^"]*)"[^>]*><bdi>(.*?)<\/bdi> <span[^>]*>(.*?)<\/span>/g)].map(
    ([, href, name, count]) => `${name} ${count} ${href?.replaceAll('&amp;', '&')}`,
  );
}

describe('saved views', () => {
  it('keep filters and order under a name, with how many tickets stand there', async () => {
    const { stage, bart } = await withAgent();
    const ticket = await stage.openTicket('The printer');
    await stage.openTicket('The light');
    const agent = asAgent(bart);
    await assign({ database: stage.database, agent, ticketId: ticket.id }, bart.personId);
    const kept = await bart.post('/desk/views', { name: 'All new', query: 'status=new&order=change&after=x&foo=1' });
    expect(kept.headers.get('location')).toBe('/desk?order=change&status=new');
    await bart.post('/desk/views', { name: 'Mine & <b>', query: 'queue=mine' });
    expect(await tabs(bart)).toEqual([
      'All new 1 /desk?order=change&status=new',
      'Mine &amp; &lt;b> 1 /desk?queue=mine',
    ]);
    expect(await bart.page('/desk?status=new&order=change')).toMatch(
      /<a href="\/desk\?order=change&amp;status=new" aria-current="page"/,
    );
  });

  it('one that is saved again under its name gets the new filters', async () => {
    const { bart } = await withAgent();
    await bart.post('/desk/views', { name: 'Hot', query: 'priority=high' });
    await bart.post('/desk/views', { name: 'Hot', query: 'priority=urgent' });
    expect(await tabs(bart)).toEqual(['Hot 0 /desk?priority=urgent']);
  });

  it('are renamed, put in order and deleted', async () => {
    const { stage, bart } = await withAgent();
    for (const name of ['a', 'b', 'c'])
      await bart.post('/desk/views', { name, query: `priority=high&mailbox=${name}` });
    const rows = await stage.database.read.selectFrom('saved_view').select(['id', 'name']).orderBy('id').execute();
    const [a = 0, b = 0, c = 0] = rows.map(({ id }) => id);
    await bart.post(`/desk/views/${c}/order`, { to: 'front' });
    await bart.post(`/desk/views/${a}/order`, { to: 'back' });
    await bart.post(`/desk/views/${a}/order`, { to: 'back' });
    await bart.post(`/desk/views/${a}/name`, { name: 'last' });
    await bart.post(`/desk/views/${b}/removal`);
    expect((await tabs(bart)).map((tab) => tab.split(' ')[0])).toEqual(['c', 'last']);
    const taken = await bart.post(`/desk/views/${a}/name`, { name: 'c' });
    expect(taken.status).toBe(422);
    expect(await taken.text()).toContain('You have a view of this name already.');
  });

  it('need a name, and are not without end; what was filled in stays', async () => {
    const { bart } = await withAgent();
    const nameless = await bart.post('/desk/views', { name: ' ', query: 'priority=high' });
    expect(nameless.status).toBe(422);
    expect(await nameless.text()).toContain('value="priority=high"');
    for (let n = 0; n < 20; n += 1) await bart.post('/desk/views', { name: `view ${n}`, query: '' });
    expect((await bart.post('/desk/views', { name: 'one more', query: '' })).status).toBe(422);
    expect(await tabs(bart)).toHaveLength(20);
  });

  it('are one’s own', async () => {
    const { stage, bart } = await withAgent();
    await bart.post('/desk/views', { name: 'Hot', query: 'priority=urgent' });
    const els = await stage.signIn('els@example.com', 'agent', 'Els');
    expect(await tabs(els)).toEqual([]);
    for (const verb of ['name', 'order', 'removal']) {
      expect((await els.post(`/desk/views/1/${verb}`, { name: 'x', to: 'front' })).status).toBe(404);
    }
    expect(await tabs(bart)).toHaveLength(1);
  });
});

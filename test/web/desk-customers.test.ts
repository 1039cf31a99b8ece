import { describe, expect, it } from 'vitest';
import { openDeskStage } from './desk-stage.ts';

/** Ada is admin; Bart is an agent and worked an hour for a customer without an organisation. */
async function openWithWork() {
  const stage = await openDeskStage();
  const ada = await stage.signIn('ada@example.com', 'admin', 'Ada');
  const bart = await stage.signIn('bart@example.com', 'agent');
  const ticket = await stage.openTicket('=HYPERLINK("x")');
  const time = { day: '2026-03-02', minutes: '55', note: '+32 gebeld' };
  await bart.post(`/desk/tickets/${ticket.number}/time`, time);
  return { ...stage, ada, bart, ticket };
}

const YEAR = { from: '2026-01-01', to: '2026-12-31', rate: '80,50', covers: 'all' };

describe('statements', () => {
  it('P9 list the customers of a month, and the lines of each', async () => {
    const { ada, ticket } = await openWithWork();
    const all = await ada.page('/desk/statements?month=2026-03');
    expect(all).toMatch(/href="\/desk\/statements\/none\?month=2026-03">customers without an organisation/);
    expect(all).toContain('<h1>Statement March 2026</h1>');
    const one = await ada.page('/desk/statements/none?month=2026-03');
    expect(one).toContain(`href="/desk/tickets/${ticket.number}"`);
    expect(one).toContain('€95.00');
    expect(await ada.page('/desk/statements?month=2026-02')).toContain('There is nothing to settle in this month.');
    expect((await ada.get('/desk/statements/99?month=2026-03')).status).toBe(404);
  });

  it('R-WEB-5 as CSV, without anything that a spreadsheet would run', async () => {
    const { ada, ticket } = await openWithWork();
    const response = await ada.get('/desk/statements/none/csv?month=2026-03');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="2026-03-none.csv"');
    const [, line] = (await response.text()).split('\r\n');
    expect(line).toBe(
      `2026-03-02,${ticket.number},"'=HYPERLINK(""x"")",An Peeters,,Bart,'+32 gebeld,60,billable,95.00,95.00,0`,
    );
  });

  it('P9 are locked once they are invoiced; what is pending is said and left out', async () => {
    const { ada, bart, ticket } = await openWithWork();
    await bart.post(`/desk/tickets/${ticket.number}/time`, { day: '2026-03-02', minutes: '15', note: '' });
    expect(await ada.page('/desk/statements/none?month=2026-03')).toContain('15 minutes still wait for an approval');
    const marked = await ada.post('/desk/statements/none/invoice', { month: '2026-03' });
    expect(marked.headers.get('location')).toBe('/desk/statements/none?month=2026-03');
    const page = await ada.page('/desk/statements/none?month=2026-03');
    expect(page).toContain('invoiced');
    expect(page).not.toContain('Mark as invoiced');
    expect((await bart.post(`/desk/tickets/${ticket.number}/time/1/removal`)).status).toBe(409);
  });
});

describe('organisations and categories', () => {
  it('P9 an admin adds an organisation and its contract, and ends it', async () => {
    const { ada } = await openWithWork();
    const added = await ada.post('/desk/organisations', {
      name: 'Peeters <NV>',
      domains: 'example.org, peeters.example',
    });
    const path = added.headers.get('location') ?? '';
    expect((await ada.post(`${path}/contracts`, YEAR)).status).toBe(303);
    expect((await ada.post(`${path}/contracts`, YEAR)).status).toBe(409);
    expect((await ada.post(`${path}/contracts`, { ...YEAR, rate: 'a lot' })).status).toBe(400);
    const page = await ada.page(path);
    expect(page).toContain('Peeters &lt;NV>');
    expect(page).toContain('2026-01-01 – 2026-12-31');
    expect(page).toContain('€80.50');
    await ada.post(`${path}/contracts/1/end`, { to: '2026-06-30' });
    await ada.post(`${path}/contracts`, { from: '2026-07-01', to: '', rate: '90', category: '2' });
    expect(await ada.page(path)).toMatch(/2026-07-01 – no end[\s\S]*Malfunction/);
    expect(await ada.page('/desk/organisations')).toContain('example.org, peeters.example');
  });

  it('P9 time that was written down before counts for the organisation that a ticket is given', async () => {
    const { ada, bart, ticket, database } = await openWithWork();
    const added = await ada.post('/desk/organisations', { name: 'Peeters', domains: '' });
    await ada.post(`${added.headers.get('location')}/contracts`, YEAR);
    await bart.post(`/desk/tickets/${ticket.number}/triage`, { organisation: '1' });
    const rows = await database.read.selectFrom('time_entry').select(['organisation_id', 'kind']).execute();
    expect(rows).toEqual([{ organisation_id: 1, kind: 'covered' }]);
  });

  it('P12 an admin adds, renames and retires a category', async () => {
    const { ada } = await openWithWork();
    const names = { nl: 'Koppeling', fr: 'Connexion', en: 'Interface', de: 'Schnittstelle' };
    expect((await ada.post('/desk/categories', { ...names, scope: 'covered' })).status).toBe(303);
    expect((await ada.post('/desk/categories', { ...names, scope: 'covered' })).status).toBe(409);
    await ada.post('/desk/categories/9', { ...names, en: 'Interfaces' });
    await ada.post('/desk/categories/9/retirement', { retired: 'yes' });
    expect(await ada.page('/desk/categories')).toMatch(/Interfaces<span class="tag">not offered any more/);
  });

  it('are for admins: an agent is refused everywhere', async () => {
    const { bart } = await openWithWork();
    const pages = [
      '/desk/statements',
      '/desk/statements/none',
      '/desk/statements/none/csv',
      '/desk/organisations',
      '/desk/categories',
    ];
    for (const path of pages) expect([path, (await bart.get(path)).status]).toEqual([path, 403]);
    const verbs = [
      '/desk/statements/none/invoice',
      '/desk/organisations',
      '/desk/categories',
      '/desk/categories/1/retirement',
    ];
    for (const path of verbs) expect([path, (await bart.post(path, YEAR)).status]).toEqual([path, 403]);
    expect(await bart.page('/desk/account')).not.toContain('/desk/statements');
  });
});

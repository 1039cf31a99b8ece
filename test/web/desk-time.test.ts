import { describe, expect, it } from 'vitest';
import { openDeskStage } from './desk-stage.ts';

/** A ticket of a customer, and the page of its time as Bart sees it. */
async function openTimePage() {
  const stage = await openDeskStage();
  const bart = await stage.signIn('bart@example.com', 'agent');
  const ticket = await stage.openTicket('Factuur klopt niet');
  await stage.addMail(ticket, { text: 'Het totaal klopt niet.' });
  const path = `/desk/tickets/${ticket.number}/time`;
  const post = async (verb: string, fields: Record<string, string> = {}) => {
    const response = await bart.post(path + verb, fields);
    return [response.status, response.headers.get('location')];
  };
  const log = (minutes: number) => post('', { day: '2026-03-02', minutes: String(minutes), note: 'Nagekeken' });
  return { ...stage, bart, ticket, path, post, log };
}

describe('the page of a ticket’s time', () => {
  it('P9 runs a timer that survives a closed browser, and writes down what it measured', async () => {
    const { bart, path, post, clock } = await openTimePage();
    expect(await post('/timer')).toEqual([303, path]);
    clock.advance(20 * 60_000);
    expect(await bart.page(path)).toMatch(/Running since Monday,? 2 March 2026 at 10:00\./);
    expect(await post('/timer/stop', { note: 'Totaal <nagerekend>', minutes: '' })).toEqual([303, path]);
    const page = await bart.page(path);
    expect(page).toContain('Totaal &lt;nagerekend>');
    expect(page).toMatch(/<td class="number">30<\/td><td>billable/);
    expect(page).not.toContain('Running since');
  });

  it('P10 warns at 45 minutes of running time', async () => {
    const { bart, path, post, clock } = await openTimePage();
    await post('/timer');
    clock.advance(44 * 60_000);
    expect(await bart.page(path)).not.toContain('The limit is almost reached.');
    clock.advance(60_000);
    expect(await bart.page(path)).toContain('The limit is almost reached.');
  });

  it('P10 time past the limit waits; the agent records what the customer said on the phone', async () => {
    const { bart, path, post, log } = await openTimePage();
    await log(60);
    await log(30);
    const waiting = await bart.page(path);
    expect(waiting).toContain('30 pending');
    expect(waiting).toContain('not decided yet');
    expect(waiting).toContain('vragen wij uw akkoord voor 2 uur werk in totaal');
    await post('/approvals/1', { name: 'An Peeters', how: 'phone', outcome: 'approved', remark: 'Doe maar' });
    const decided = await bart.page(path);
    expect(decided).not.toContain('30 pending');
    expect(decided).toMatch(/<bdi>An Peeters<\/bdi>, by phone, Monday,? 2 March 2026 at 10:00/);
    expect(decided).toContain('Doe maar');
  });

  it('P10 a decision by mail cites the customer’s message', async () => {
    const { bart, database, path, ticket, post } = await openTimePage();
    await post('/estimate', { minutes: '90', reason: 'De databank herstellen' });
    const [message] = await database.read.selectFrom('entry').select('id').where('kind', '=', 'message').execute();
    const given = { name: 'An', how: 'mail', outcome: 'declined', remark: '' };
    expect(await post('/approvals/1', { ...given, message: '' })).toEqual([400, null]);
    await post('/approvals/1', { ...given, message: String(message?.id) });
    expect(await bart.page(path)).toContain(`/desk/tickets/${ticket.number}#entry-${message?.id}`);
  });

  it('P13 says that a category out of scope needs an estimate first', async () => {
    const { bart, path, post } = await openTimePage();
    await post('/category', { category: '4' });
    const page = await bart.page(path);
    expect(page).toContain('This is not covered by support: ask approval of an estimate first.');
    expect(page).toMatch(/<option selected value="4">|<option value="4" selected>/);
    await post('/estimate', { minutes: '30', reason: 'Lay-out' });
    expect(await bart.page(path)).not.toContain('ask approval of an estimate first');
  });

  it('corrects, removes and writes off', async () => {
    const { bart, path, post, log } = await openTimePage();
    await log(60);
    await log(45);
    await post('/write-off', { reason: 'Ons werk' });
    expect(await bart.page(path)).toContain('45 written off');
    await post('/1/correction', { minutes: '10', note: 'Minder' });
    expect(await bart.page(path)).toContain('Minder');
    await post('/2/removal');
    expect(await bart.page(path)).not.toContain('written off');
    expect(await post('/9/removal')).toEqual([404, null]);
    expect(await post('', { day: '2026-03-03', minutes: '15', note: '' })).toEqual([400, null]);
    expect(await post('', { day: '2026-03-02', minutes: '-15', note: '' })).toEqual([400, null]);
    expect(await post('', { day: '2026-03-02', minutes: '15', note: '', csrf: 'x' })).toEqual([403, null]);
  });

  it('R-WEB-4 is not there for a customer, nor is any of it on the status page', async () => {
    const { signIn, page, path, ticket, log } = await openTimePage();
    await log(30);
    const an = await signIn('an@example.com', 'customer');
    expect((await an.get(path)).status).toBe(404);
    expect(await page(ticket.path)).not.toContain('Nagekeken');
  });
});

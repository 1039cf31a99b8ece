import { describe, expect, it } from 'vitest';
import { appointmentsOf } from '../../src/store/appointments.ts';
import { setStatus } from '../../src/store/tickets.ts';
import { openDeskStage } from './desk-stage.ts';

/** It is Monday 2 March 2026, 10:00 in Brussels. */
async function withAgents() {
  const stage = await openDeskStage();
  const ticket = await stage.openTicket('De kassa hapert');
  const ada = await stage.signIn('ada@example.com', 'admin', 'Ada');
  const bart = await stage.signIn('bart@example.com', 'agent', 'Bart');
  const plan = (fields: Readonly<Record<string, string>> = {}) =>
    bart.post(`/desk/tickets/${ticket.number}/appointments`, { ...THURSDAY, agent: String(bart.personId), ...fields });
  const only = async () => {
    const [appointment] = await appointmentsOf(stage.database.read, [ticket.id]);
    if (appointment === undefined) throw new Error('there is no appointment');
    return appointment;
  };
  return { stage, ada, bart, ticket, plan, only, path: `/desk/tickets/${ticket.number}` };
}

const THURSDAY = {
  day: '2026-03-05',
  time: '10:00',
  minutes: '45',
  title: 'Kassa nakijken',
  notes: 'Zet ze aan.',
  remote: 'yes',
};

describe('P4 an appointment on the ticket page', () => {
  it('is planned by a form that needs no script, and then stands there and on the week board', async () => {
    const { bart, plan, path, only } = await withAgents();
    const blank = await bart.page(path);
    expect(blank).toContain('There is no appointment.');
    expect(blank).toContain('name="time" required step="300" value="11:00"');
    const answer = await plan();
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}#appointments`]);
    const page = await bart.page(path);
    expect(page).toContain('Thursday, 5 March 2026, from 10:00 to 10:45');
    expect(page).toContain('proposed');
    expect(await bart.page('/desk?queue=planned'), 'and in the queue').toContain('Thursday 5 March at 10:00');
    const board = await bart.page('/desk/planning?week=2026-W10');
    expect(board).toContain('Kassa nakijken');
    expect(board).toMatch(/class="slot proposed from-4 for-3 lane-0 "/);
    expect((await only()).isRemote).toBe(true);
  });

  it.each([
    [{ time: 'soon' }, 'Fill in a day, a time'],
    [{ day: '2026-02-26' }, 'That moment is past'],
    [{ title: '' }, 'Write what it is about'],
  ])('is refused with %j: the form comes back as it was filled in', async (fields, words) => {
    const { stage, plan } = await withAgents();
    const answer = await plan(fields);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(words);
    expect(page).toContain('Zet ze aan.');
    expect(await stage.database.read.selectFrom('appointment').select('id').execute()).toEqual([]);
  });

  it('warns of closed doors and of another appointment of the agent', async () => {
    const { bart, plan, path } = await withAgents();
    await plan({ time: '12:00' });
    await plan({ time: '12:15' });
    const page = await bart.page(path);
    expect(page).toContain('Outside of the opening hours');
    expect(page).toContain('At the same time as another appointment of this agent');
  });

  it('is changed and cancelled on a page of its own, and what the customer says on the phone is written down', async () => {
    const { bart, plan, path, only } = await withAgents();
    await plan();
    const { id } = await only();
    const own = `/desk/appointments/${id}`;
    expect(await bart.page(own)).toContain('value="2026-03-05"');
    await bart.post(own, { ...THURSDAY, agent: String(bart.personId), time: '14:00' });
    expect((await only()).startsAt).toBe('2026-03-05T13:00:00.000Z');
    const wordless = await bart.post(`${own}/answer`, { answer: 'other-time', words: '' });
    expect([wordless.status, await wordless.text()]).toEqual([422, expect.stringContaining('Write which other time')]);
    await bart.post(`${own}/answer`, { answer: 'other-time', words: 'Liever vrijdag' });
    expect(await bart.page(path)).toContain('Liever vrijdag');
    expect((await bart.post(`${own}/cancellation`)).headers.get('location')).toBe(`${path}#appointments`);
    expect((await only()).state).toBe('cancelled');
    expect(await bart.page('/desk/planning?week=2026-W10')).not.toContain('Kassa nakijken');
  });

  it('cannot be planned once the work is over', async () => {
    const { stage, bart, ticket, plan, path } = await withAgents();
    await stage.database.write((tx, now) => setStatus(tx, now, ticket.id, 'closed'));
    expect(await bart.page(path)).not.toContain('Plan an appointment');
    expect((await plan()).status).toBe(409);
  });
});

describe('P4 the week board', () => {
  it('shows the present week, opening hours, and the line of now', async () => {
    const { bart, plan } = await withAgents();
    await plan();
    const page = await bart.page('/desk/planning');
    expect(page).toContain('Planning · Week 10, 2026');
    expect(page).toContain('<span class="now from-4"');
    expect(page.match(/class="open from-0 for-12"/g)).toHaveLength(10);
    expect(page).toContain('rel="next" href="/desk/planning?week=2026-W11"');
  });

  it.each(['earlier', 'later', 'previous-day', 'next-day'] as const)(
    'moves an appointment one step %s',
    async (step) => {
      const { bart, plan, only } = await withAgents();
      await plan();
      const { id } = await only();
      const answer = await bart.post(`/desk/appointments/${id}/move`, { step });
      expect(answer.headers.get('location')).toBe(`/desk/planning?week=2026-W10&appointment=${id}#${step}`);
      const moved = { earlier: '05T08:45', later: '05T09:15', 'previous-day': '04T09:00', 'next-day': '06T09:00' };
      expect((await only()).startsAt).toBe(`2026-03-${moved[step]}:00.000Z`);
      expect(await bart.page(answer.headers.get('location') ?? '')).toContain(`<button id="${step}"`);
    },
  );

  it('puts an appointment where it is dropped, also with another agent', async () => {
    const { ada, bart, plan, only } = await withAgents();
    await plan();
    const { id } = await only();
    const dropped = { day: '2026-03-03', time: '15:30', agent: String(ada.personId), shown: '' };
    expect((await bart.post(`/desk/appointments/${id}/move`, dropped)).status).toBe(303);
    expect(await only()).toMatchObject({ startsAt: '2026-03-03T14:30:00.000Z', agentName: 'Ada' });
  });

  it('moves nothing into the past, and says so', async () => {
    const { bart, plan, only } = await withAgents();
    await plan({ day: '2026-03-02', time: '11:00' });
    const { id, startsAt } = await only();
    const answer = await bart.post(`/desk/appointments/${id}/move`, { step: 'previous-day' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('That moment is past');
    expect((await only()).startsAt).toBe(startsAt);
  });

  it('shows one agent alone when asked, and no week that there is not', async () => {
    const { ada, bart, plan } = await withAgents();
    await plan();
    const page = await bart.page(`/desk/planning?week=2026-W10&agent=${ada.personId}`);
    expect(page).not.toContain('Kassa nakijken');
    expect(await bart.page('/desk/planning?week=2026-W99')).toContain('Week 10, 2026');
  });

  it('is not there for a customer', async () => {
    const { stage } = await withAgents();
    const customer = await stage.signIn('an@example.com', 'customer', 'An');
    expect((await customer.get('/desk/planning')).status).toBe(404);
  });
});

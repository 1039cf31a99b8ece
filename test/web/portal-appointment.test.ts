import { describe, expect, it } from 'vitest';
import { appointmentsForCustomer } from '../../src/store/status-appointments.ts';
import { openDeskStage } from './desk-stage.ts';

/** It is Monday 2 March 2026, 10:00 in Brussels; an appointment on Thursday, and the customer on the status page. */
async function withAppointment(fields: Readonly<Record<string, string>> = {}) {
  const stage = await openDeskStage();
  const bart = await stage.signIn('bart@example.com', 'agent', 'Bart Claes');
  const ticket = await stage.openTicket('De kassa hapert');
  const plan = {
    day: '2026-03-05',
    time: '10:00',
    minutes: '45',
    title: 'Kassa nakijken',
    notes: 'Zet ze aan.',
    remote: 'yes',
  };
  const form = { ...plan, agent: String(bart.personId), ...fields };
  await bart.post(`/desk/tickets/${ticket.number}/appointments`, form);
  const own = `${ticket.path}/appointments/1`;
  const post = (path: string, body: Readonly<Record<string, string>>) =>
    stage.get(path, { method: 'POST', body: new URLSearchParams(body) });
  const stored = () => stage.database.read.selectFrom('appointment').select(['state', 'answer']).executeTakeFirst();
  return { stage, bart, ticket, own, post, stored };
}

describe('P4 the appointment on the status page', () => {
  it('says when, with whom and what about, and is accepted by a form', async () => {
    const { stage, ticket, own, post, stored } = await withAppointment();
    const page = await stage.page(ticket.path);
    expect(page).toContain('donderdag 5 maart 2026, van 10:00 tot 10:45');
    expect(page).toContain('Zet ze aan.');
    expect(page).toContain(', met Bart');
    expect(page, 'R-WEB-4 customers know agents by their first names').not.toContain('Claes');
    expect(page).toContain('Past dit moment voor u?');
    const answer = await post(`${own}/answer`, { answer: 'accepted' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${ticket.path}#appointment`]);
    expect(await stored()).toEqual({ state: 'accepted', answer: '' });
    expect(await stage.page(ticket.path)).toContain('U hebt deze afspraak aanvaard.');
  });

  it('P11 shows the way to look along on the screen, for PC and Mac', async () => {
    const { stage, ticket } = await withAppointment();
    const page = await stage.page(ticket.path);
    expect(page).toContain('href="https://remote.example.com/pc"');
    expect(page).toContain('href="https://remote.example.com/mac"');
    expect(page).toContain('Wij zien uw scherm pas als u dat toestaat');
  });

  it('is answered so often in an hour and no more: agents are told of each', async () => {
    const { bart, own, post, stored } = await withAppointment();
    for (let n = 0; n < 10; n += 1) {
      expect((await post(`${own}/answer`, { answer: 'other-time', words: `Liever dag ${n}` })).status).toBe(303);
    }
    expect((await post(`${own}/answer`, { answer: 'accepted' })).status).toBe(429);
    expect((await stored())?.answer).toBe('Liever dag 9');
    await bart.post('/desk/appointments/1/answer', { answer: 'accepted' });
    expect((await stored())?.state, 'an agent who was told writes it down').toBe('accepted');
  });

  it('lets the customer ask for another time in words, and asks for them when they are missing', async () => {
    const { stage, ticket, own, post, stored } = await withAppointment();
    expect(await stage.page(own)).toContain('Wanneer past het voor u?');
    const refused = await post(`${own}/answer`, { answer: 'other-time', words: ' ' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Schrijf wanneer het voor u past.');
    expect((await stored())?.state).toBe('proposed');
    await post(`${own}/answer`, { answer: 'other-time', words: 'Liever vrijdag' });
    expect(await stored()).toEqual({ state: 'other-time', answer: 'Liever vrijdag' });
    expect(await stage.page(ticket.path)).toContain('U vroeg een ander moment.');
    const { status } = await stage.database.read.selectFrom('ticket').select('status').executeTakeFirstOrThrow();
    expect(status).toBe('open');
  });

  it('is taken into the own calendar as a file that holds no secret', async () => {
    const { stage, ticket, own } = await withAppointment();
    const response = await stage.get(`${own}/calendar.ics`);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8; method=PUBLISH');
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${ticket.number}.ics"`);
    const text = await response.text();
    expect(text).toContain('DTSTART:20260305T090000Z');
    expect(text).not.toContain(ticket.secret);
  });

  it('R-WEB-1 changes nothing by GET', async () => {
    const { stage, ticket, own, stored } = await withAppointment();
    for (const path of [ticket.path, own, `${own}/answer`, `${own}/calendar.ics`]) await stage.get(path);
    expect((await stored())?.state).toBe('proposed');
  });

  it('R-WEB-2 is found by the link of its own ticket alone, and not once it is cancelled', async () => {
    const { stage, bart, own, post, stored } = await withAppointment();
    const other = await stage.openTicket('Iets anders');
    expect((await post(`${other.path}/appointments/1/answer`, { answer: 'accepted' })).status).toBe(404);
    expect((await stage.get(`${other.path}/appointments/1/calendar.ics`)).status).toBe(404);
    expect((await stored())?.state).toBe('proposed');
    await bart.post('/desk/appointments/1/cancellation');
    expect((await post(`${own}/answer`, { answer: 'accepted' })).status).toBe(404);
  });

  it('R-WEB-4 lets customers see these fields and no others', async () => {
    const { stage, ticket } = await withAppointment();
    const now = stage.clock().toISOString();
    const [seen] = await appointmentsForCustomer(stage.database.read, now, ticket.id);
    expect(Object.keys(seen ?? {}).sort()).toEqual([
      'agentName',
      'answer',
      'endsAt',
      'id',
      'isRemote',
      'notes',
      'sequence',
      'startsAt',
      'state',
      'title',
      'uid',
    ]);
  });
});

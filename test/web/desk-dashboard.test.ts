import { describe, expect, it } from 'vitest';
import { addOrganisation } from '../../src/store/people.ts';
import { setStatus } from '../../src/store/tickets.ts';
import { addDays, dayOf, daysBetween, startOfDay, weekdayOf } from '../../src/ticket/calendar.ts';
import type { TicketStatus } from '../../src/ticket/status.ts';
import { waitFigures } from '../../src/ticket/waiting.ts';
import { ticksOf } from '../../src/web/pages/desk/chart.tsx';
import { type DeskStage, openDeskStage } from './desk-stage.ts';
import type { OpenedTicket } from './stage.ts';

const HOUR_MS = 3_600_000;

/** The rows of each table, the cells of a row joined by bars. */
async function tables(stage: DeskStage, query = ''): Promise<string[][]> {
  const agent = await stage.signIn('bart@example.com', 'agent');
  const page = await agent.page(`/desk/figures${query}`);
  return [...page.matchAll(/<table>(.*?)<\/table>/gs)].map(([, table = '']) =>
    [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell).join('|'),
    ),
  );
}

async function move(stage: DeskStage, ticket: OpenedTicket, status: TicketStatus) {
  await stage.database.write((tx, now) => setStatus(tx, now, ticket.id, status));
}

async function answer(stage: DeskStage, ticket: OpenedTicket) {
  const { personId } = await stage.signIn('bart@example.com', 'agent');
  const row = { kind: 'message', visibility: 'public', direction: 'out', person_id: personId } as const;
  await stage.addEntry(ticket, { ...row, text: 'An answer.' });
}

describe('the figures', () => {
  it('count what came in and what is done, by days of the house', async () => {
    const stage = await openDeskStage();
    stage.clock.set('2026-03-01T23:30:00.000Z');
    const [one, two] = [await stage.openTicket('One'), await stage.openTicket('Two')];
    stage.clock.set('2026-03-03T12:00:00.000Z');
    await stage.openTicket('Three');
    await move(stage, one, 'resolved');
    await move(stage, two, 'closed');
    stage.clock.set('2026-03-04T12:00:00.000Z');
    await move(stage, one, 'closed');
    await move(stage, two, 'open');
    const [flow] = await tables(stage, '?from=2026-03-01&to=2026-03-04');
    expect(flow).toEqual([
      'Day|came in|done',
      'Sun 1 Mar|0|0',
      'Mon 2 Mar|2|0',
      'Tue 3 Mar|1|1',
      'Wed 4 Mar|0|0',
      'Total|3|1',
    ]);
  });

  it('count long periods by weeks from Monday on, and cut what is longer than two years', async () => {
    const stage = await openDeskStage();
    await stage.openTicket('One');
    const [flow = []] = await tables(stage, '?from=2026-01-01&to=2026-03-04');
    expect(flow.slice(0, 3)).toEqual(['Week from|came in|done', 'Thu 1 Jan|0|0', 'Mon 5 Jan|0|0']);
    expect(flow.slice(-2)).toEqual(['Mon 2 Mar|1|0', 'Total|1|0']);
    expect((await tables(stage, '?from=1990-01-01'))[0]?.length).toBeLessThan(110);
    expect((await tables(stage, '?from=2026-13-45&to=x'))[0]).toHaveLength(32);
  });

  it('say how long customers waited for an agent, not for the confirmation', async () => {
    const stage = await openDeskStage();
    const tickets = [];
    for (let n = 0; n < 3; n += 1) tickets.push(await stage.openTicket(`Question ${n}`));
    const [one, two] = tickets;
    if (one === undefined || two === undefined) throw new Error('no tickets');
    await stage.addEntry(one, {
      kind: 'message',
      visibility: 'public',
      direction: 'out',
      text: 'We have got your mail.',
    });
    stage.clock.advance(HOUR_MS / 2);
    await stage.addEntry(one, { kind: 'note', text: 'He should restart it.' });
    stage.clock.advance(HOUR_MS / 2);
    await answer(stage, one);
    stage.clock.advance(4 * HOUR_MS);
    await answer(stage, one);
    await answer(stage, two);
    const waits = (await tables(stage))[1];
    expect(waits).toEqual([
      'Waited|Tickets',
      '≤ 1 hour|1',
      '≤ 4 hours|0',
      '≤ 8 hours|1',
      '≤ 1 day|0',
      '≤ 3 days|0',
      'longer|0',
      'answered|2',
      'not answered yet|1',
    ]);
    // Taken back in time: the customer still waits.
    await stage.database.write((tx) => tx.deleteFrom('entry').where('ticket_id', '=', two.id).execute());
    expect((await tables(stage))[1]?.slice(-2)).toEqual(['answered|1', 'not answered yet|2']);
  });

  it('show what is open by age and priority', async () => {
    const stage = await openDeskStage();
    await stage.openTicket('Old');
    stage.clock.advance(5 * 24 * HOUR_MS);
    const young = await stage.openTicket('Young');
    await stage.database.write((tx) =>
      tx.updateTable('ticket').set({ assessed_priority: 'urgent' }).where('id', '=', young.id).execute(),
    );
    await move(stage, await stage.openTicket('Done'), 'closed');
    expect((await tables(stage))[2]).toEqual([
      'Age|urgent|high|normal|low|Total',
      '&lt; 1 day|1|0|0|0|1',
      '1–3 days|0|0|0|0|0',
      '3–7 days|0|0|1|0|1',
      '1–4 weeks|0|0|0|0|0',
      '> 4 weeks|0|0|0|0|0',
    ]);
  });

  it('tell organisations apart', async () => {
    const stage = await openDeskStage();
    const [acme, other] = [await stage.openTicket('Acme'), await stage.openTicket('Other')];
    await stage.database.write(async (tx, now) => {
      const id = await addOrganisation(tx, now, 'Acme <nv>', []);
      await tx.updateTable('ticket').set({ organisation_id: id }).where('id', '=', acme.id).execute();
    });
    stage.clock.advance(90 * 60_000);
    await answer(stage, acme);
    await move(stage, other, 'resolved');
    expect((await tables(stage))[3]?.slice(1).sort()).toEqual([
      '(no organisation)|1|1|0|–|–',
      'Acme &lt;nv>|1|0|1|1 hour 30 minutes|1 hour 30 minutes',
    ]);
  });

  it('leave out tickets that were merged into another (R-THR-4)', async () => {
    const stage = await openDeskStage();
    const [one, two] = [await stage.openTicket('One'), await stage.openTicket('Two')];
    await stage.database.write((tx) =>
      tx.updateTable('ticket').set({ merged_into: two.id, status: 'closed' }).where('id', '=', one.id).execute(),
    );
    expect((await tables(stage))[0]?.at(-1)).toBe('Total|1|0');
  });

  it('are for agents alone', async () => {
    const stage = await openDeskStage();
    const customer = await stage.signIn('c@example.com', 'customer');
    expect((await customer.get('/desk/figures')).status).toBe(404);
  });
});

describe('what the figures are made of', () => {
  it('days of a zone, also when the clocks change', () => {
    expect(startOfDay('2026-03-29', 'Europe/Brussels')).toBe('2026-03-28T23:00:00.000Z');
    expect(startOfDay('2026-03-30', 'Europe/Brussels')).toBe('2026-03-29T22:00:00.000Z');
    expect(startOfDay('2026-02-30', 'Europe/Brussels')).toBeNull();
    expect(dayOf('2026-03-29T22:00:00.000Z', 'Europe/Brussels')).toBe('2026-03-30');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(weekdayOf('2026-03-29')).toBe(7);
  });

  it('a median and a ninth tenth that were measured', () => {
    const { median, p90, answered, unanswered } = waitFigures([10, 1, null, 3, 2, 4, 5, 6, 7, 8, 9]);
    expect({ median, p90, answered, unanswered }).toEqual({ median: 5, p90: 9, answered: 10, unanswered: 1 });
    expect(waitFigures([null]).median).toBeNull();
  });

  it('an axis of few, whole, round numbers', () => {
    expect(ticksOf(0)).toEqual([0, 1]);
    expect(ticksOf(4)).toEqual([0, 1, 2, 3, 4]);
    expect(ticksOf(7)).toEqual([0, 2, 4, 6, 8]);
    expect(ticksOf(11)).toEqual([0, 5, 10, 15]);
    expect(ticksOf(260)).toEqual([0, 100, 200, 300]);
  });
});

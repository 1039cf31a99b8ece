import { describe, expect, it } from 'vitest';
import { addOrganisation } from '../../src/store/people.ts';
import { addWait, setStatus } from '../../src/store/tickets.ts';
import type { TimeKind } from '../../src/ticket/billing.ts';
import { addDays, dayOf, daysBetween, startOfDay, weekdayOf } from '../../src/ticket/calendar.ts';
import { LONGER, spanFigures, spanOf } from '../../src/ticket/service-time.ts';
import type { TicketStatus } from '../../src/ticket/status.ts';
import { reckonDeadlines } from '../../src/upkeep/deadlines.ts';
import { ticksOf } from '../../src/web/pages/desk/chart.tsx';
import { officeHours } from '../support/hours.ts';
import { type DeskStage, openDeskStage } from './desk-stage.ts';
import type { OpenedTicket } from './stage.ts';

const HOUR_MS = 3_600_000;

const TARGETS = {
  urgent: { firstResponse: 60, solution: 120 },
  high: { firstResponse: 60, solution: 240 },
  normal: { firstResponse: 120, solution: 480 },
  low: { firstResponse: null, solution: null },
};
const RULES = { hours: officeHours(), targets: TARGETS, fingerprint: 'one' };

/** The rows of each table, the cells of a row joined by bars, after upkeep had its turn. */
async function tables(stage: DeskStage, query = ''): Promise<string[][]> {
  await reckonDeadlines(stage.database, RULES);
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

/** What stands beside the chart of answers. */
async function facts(stage: DeskStage): Promise<string[]> {
  const page = await (await stage.signIn('bart@example.com', 'agent')).page('/desk/figures');
  const [, list = ''] = /Time to the first answer<\/h2><dl class="facts">(.*?)<\/dl>/s.exec(page) ?? [];
  return [...list.matchAll(/<d[td]>(.*?)<\/d[td]>/g)].map(([, text = '']) => text);
}

async function work(
  { database }: DeskStage,
  ticketId: number,
  agentId: number,
  day: string,
  { kind, cleared, pending, writtenOff }: { kind: TimeKind; cleared: number; pending: number; writtenOff: number },
) {
  const minutes = cleared + pending + writtenOff;
  const row = { ticket_id: ticketId, agent_id: agentId, day, kind, rate_cents: 9_500, note: '', invoiced_minutes: 0 };
  const settled = { cleared_minutes: cleared, pending_minutes: pending, written_off_minutes: writtenOff };
  await database.write((tx, now) =>
    tx
      .insertInto('time_entry')
      .values({ ...row, ...settled, raw_minutes: minutes, minutes, started_at: now, created_at: now })
      .execute(),
  );
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

  it('say what answers took in opening hours, and whether they came in time; not of the confirmation (P14)', async () => {
    const stage = await openDeskStage();
    // A Monday, 10:00 in Brussels.
    stage.clock.set('2026-03-02T09:00:00.000Z');
    const tickets = [];
    for (let n = 0; n < 4; n += 1) tickets.push(await stage.openTicket(`Question ${n}`));
    const [one, two, three] = tickets;
    if (one === undefined || two === undefined || three === undefined) throw new Error('no tickets');
    const confirmation = { kind: 'message', visibility: 'public', direction: 'out' } as const;
    await stage.addEntry(one, { ...confirmation, text: 'We have got your mail.' });
    stage.clock.advance(HOUR_MS / 2);
    await stage.addEntry(one, { kind: 'note', text: 'He should restart it.' });
    stage.clock.advance(HOUR_MS / 2);
    await answer(stage, one);
    stage.clock.advance(HOUR_MS);
    await answer(stage, one);
    await answer(stage, two);
    stage.clock.set('2026-03-03T09:00:00.000Z');
    await answer(stage, three);
    expect((await tables(stage))[2]).toEqual([
      'Time|Tickets',
      '30 min|0',
      '1 h|1',
      '2 h|1',
      '4 h|0',
      '8 h|1',
      '16 h|0',
      '40 h|0',
      '80 h|0',
      'longer|0',
      'Total|3',
    ]);
    expect(await facts(stage)).toEqual([
      'In time',
      '67 %',
      'Half within',
      '2 h',
      '9 in 10 within',
      '8 h',
      'Overdue now',
      '1',
    ]);
    // Taken back in time: the customer still waits.
    await stage.database.write((tx) => tx.deleteFrom('entry').where('ticket_id', '=', three.id).execute());
    expect((await tables(stage))[2]?.at(-1)).toBe('Total|2');
    expect((await facts(stage)).slice(0, 2)).toEqual(['In time', '100 %']);
  });

  it('say what solutions took, without the time in which the customer was awaited (P14)', async () => {
    const stage = await openDeskStage();
    stage.clock.set('2026-03-02T09:00:00.000Z');
    const ticket = await stage.openTicket('Question');
    stage.clock.advance(HOUR_MS);
    await move(stage, ticket, 'waiting');
    await stage.database.write((tx, now) => addWait(tx, now, ticket.id, 'customer'));
    stage.clock.set('2026-03-05T09:00:00.000Z');
    await stage.database.write((tx, now) => setStatus(tx, now, ticket.id, 'open'));
    await stage.database.write((tx) => tx.deleteFrom('ticket_wait').execute());
    stage.clock.advance(HOUR_MS / 2);
    await move(stage, ticket, 'resolved');
    expect((await tables(stage))[3]?.filter((row) => !row.endsWith('|0'))).toEqual([
      'Time|Tickets',
      '2 h|1',
      'Total|1',
    ]);
    await move(stage, ticket, 'open');
    expect((await tables(stage))[3]?.at(-1)).toBe('Total|0');
  });

  it('add up the hours of work of the period: covered, billable, waiting for an approval, written off (P9)', async () => {
    const stage = await openDeskStage();
    stage.clock.set('2026-03-02T09:00:00.000Z');
    const { personId } = await stage.signIn('bart@example.com', 'agent');
    const { id } = await stage.openTicket('Question');
    await work(stage, id, personId, '2026-03-01', { kind: 'covered', cleared: 90, pending: 0, writtenOff: 0 });
    await work(stage, id, personId, '2026-03-02', { kind: 'billable', cleared: 60, pending: 30, writtenOff: 15 });
    await work(stage, id, personId, '2025-03-02', { kind: 'billable', cleared: 600, pending: 0, writtenOff: 0 });
    const query = 'from=2026-03-01&to=2026-03-02';
    expect((await tables(stage, `?${query}`))[4]).toEqual([
      'Day|contract|billable|waits for approval|written off',
      'Sun 1 Mar|1:30|0:00|0:00|0:00',
      'Mon 2 Mar|0:00|1:00|0:30|0:15',
      'Total|1:30|1:00|0:30|0:15',
    ]);
    const agent = await stage.signIn('bart@example.com', 'agent');
    const response = await agent.get(`/desk/figures/hours/csv?${query}`);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect((await response.text()).split('\r\n').slice(0, 3)).toEqual([
      'Day,contract (min),billable (min),waits for approval (min),written off (min)',
      'Sun 1 Mar,90,0,0,0',
      'Mon 2 Mar,0,60,30,15',
    ]);
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
    expect((await tables(stage))[1]).toEqual([
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
    expect((await tables(stage)).at(-1)).toEqual([
      'Organisation|came in|answered|answered in time|done|done in time',
      '(no organisation)|1|1|100 %|1|100 %',
      'Acme &lt;nv>|1|1|100 %|0|–',
      'Total|2|2|100 %|1|100 %',
    ]);
    expect((await tables(stage)).at(-2)?.at(1)).toBe('(no category)|2|2|100 %|1|100 %');
    await stage.database.write((tx) => tx.updateTable('ticket').set({ organisation_id: null }).execute());
    expect((await tables(stage)).at(-1)?.slice(1)).toEqual([
      '(no organisation)|2|2|100 %|1|100 %',
      'Total|2|2|100 %|1|100 %',
    ]);
  });

  it('show the biggest organisations, and all of them in the file, harmless to a spreadsheet (R-WEB-5)', async () => {
    const stage = await openDeskStage();
    for (let n = 0; n < 15; n += 1) {
      const { id } = await stage.openTicket(`Question ${n}`);
      await stage.database.write(async (tx, now) => {
        const organisation = await addOrganisation(tx, now, n === 0 ? '=HYPERLINK("x")' : `Company ${n}`, []);
        await tx.updateTable('ticket').set({ organisation_id: organisation }).where('id', '=', id).execute();
      });
    }
    const shown = (await tables(stage)).at(-1);
    expect(shown).toHaveLength(1 + 12 + 1 + 1);
    expect(shown?.slice(-2)).toEqual(['(the 3 others)|3|0|–|0|–', 'Total|15|0|–|0|–']);
    const agent = await stage.signIn('bart@example.com', 'agent');
    const file = await (await agent.get('/desk/figures/organisations/csv')).text();
    expect(file.trimEnd().split('\r\n')).toHaveLength(1 + 15 + 1);
    expect(file).toContain(`"'=HYPERLINK(""x"")",1,0,,0,`);
    expect((await agent.get('/desk/figures/people/csv')).status).toBe(404);
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

  it('classes in which half, and nine in ten, end for sure', () => {
    expect(
      spanFigures(
        new Map([
          [60, 5],
          [30, 4],
          [480, 1],
        ]),
      ),
    ).toEqual({ tickets: 10, half: 60, most: 60 });
    expect(
      spanFigures(
        new Map([
          [30, 0],
          [LONGER, 2],
        ]),
      ),
    ).toEqual({ tickets: 2, half: LONGER, most: LONGER });
    expect(spanFigures(new Map()).half).toBeNull();
    expect([30, 31, 99_999].map(spanOf)).toEqual([30, 60, LONGER]);
  });

  it('an axis of few, whole, round numbers', () => {
    expect(ticksOf(0)).toEqual([0, 1]);
    expect(ticksOf(4)).toEqual([0, 1, 2, 3, 4]);
    expect(ticksOf(7)).toEqual([0, 2, 4, 6, 8]);
    expect(ticksOf(11)).toEqual([0, 5, 10, 15]);
    expect(ticksOf(260)).toEqual([0, 100, 200, 300]);
  });
});

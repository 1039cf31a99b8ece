import { describe, expect, it } from 'vitest';
import { addWait, setStatus } from '../../src/store/tickets.ts';
import type { Targets } from '../../src/ticket/deadlines.ts';
import { adoptRules, type DeadlineRules, reckonDeadlines, tellDeadlines } from '../../src/upkeep/deadlines.ts';
import { officeHours } from '../support/hours.ts';
import { type DeskStage, openDeskStage } from '../web/desk-stage.ts';

const TARGETS: Targets = {
  urgent: { firstResponse: 60, solution: null },
  high: { firstResponse: 60, solution: null },
  normal: { firstResponse: 420, solution: null },
  low: { firstResponse: null, solution: null },
};
const RULES: DeadlineRules = { hours: officeHours(), targets: TARGETS, fingerprint: 'one' };

/** Opened on Monday 2 March 2026 at 10:00 in Brussels: due after seven hours, on Tuesday at 10:00; soon 105 minutes before. */
async function withTicket() {
  const stage = await openDeskStage();
  const ticket = await stage.openTicket('The printer');
  await reckon(stage);
  return { stage, ticket };
}

async function reckon({ database }: DeskStage, rules = RULES): Promise<void> {
  await adoptRules(database, rules);
  await reckonDeadlines(database, rules);
}

async function happened({ database, clock }: DeskStage): Promise<string[]> {
  await tellDeadlines(database, clock.now());
  const rows = await database.read.selectFrom('happening').select('kind').where('kind', 'is not', null).execute();
  return rows.map(({ kind }) => kind ?? '');
}

const dueOf = async ({ database }: DeskStage) =>
  (await database.read.selectFrom('deadline').select(['target', 'due_at']).execute()).map(
    ({ target, due_at }) => `${target} ${due_at}`,
  );

const queues = async (stage: DeskStage) => {
  const agent = await stage.signIn('bart@example.com', 'agent');
  const page = await agent.page('/desk');
  const count = (name: string) => Number(new RegExp(`${name} <span class="count"[^>]*>(\\d+)<`).exec(page)?.[1]);
  const listed = async (queue: string) =>
    [...(await agent.page(`/desk?queue=${queue}&order=deadline`)).matchAll(/class="quiet"[^>]*>([^<]*)</g)].map(
      ([, subject]) => subject,
    );
  return {
    soon: [count('Due soon'), await listed('soon')],
    overdue: [count('Overdue'), await listed('overdue')],
  };
};

describe('deadlines (P14)', () => {
  it('fill the queues of what is due soon and of what is overdue, as time passes', async () => {
    const { stage } = await withTicket();
    await stage.openTicket('another');
    await reckon(stage);
    expect(await queues(stage)).toEqual({ soon: [0, []], overdue: [0, []] });
    stage.clock.set('2026-03-03T08:50:00.000Z');
    expect(await queues(stage)).toMatchObject({ soon: [2, ['The printer', 'another']], overdue: [0, []] });
    stage.clock.set('2026-03-03T09:00:00.000Z');
    expect(await queues(stage)).toMatchObject({ soon: [0, []], overdue: [2, ['The printer', 'another']] });
  });

  it('are told once before, and once after', async () => {
    const { stage } = await withTicket();
    expect(await happened(stage)).toEqual([]);
    stage.clock.set('2026-03-03T08:50:00.000Z');
    expect(await happened(stage)).toEqual(['deadline-soon']);
    stage.clock.set('2026-03-03T08:55:00.000Z');
    expect(await happened(stage)).toEqual(['deadline-soon']);
    stage.clock.set('2026-03-03T09:30:00.000Z');
    await reckon(stage);
    expect(await happened(stage)).toEqual(['deadline-soon', 'deadline-missed']);
    expect(await happened(stage)).toEqual(['deadline-soon', 'deadline-missed']);
  });

  it('rest while the customer is awaited: nobody is told', async () => {
    const { stage, ticket } = await withTicket();
    await stage.database.write(async (tx, now) => {
      await setStatus(tx, now, ticket.id, 'waiting');
      await addWait(tx, now, ticket.id, 'customer');
    });
    await reckon(stage);
    stage.clock.set('2026-03-09T09:00:00.000Z');
    expect(await happened(stage)).toEqual([]);
    expect(await dueOf(stage)).toEqual(['first-response null']);
  });

  it('follow what changes: priority, an end, a merge, and other targets', async () => {
    const { stage, ticket } = await withTicket();
    expect(await dueOf(stage)).toEqual(['first-response 2026-03-03T09:00:00.000Z']);
    const change = (values: object) =>
      stage.database.write((tx) => tx.updateTable('ticket').set(values).where('id', '=', ticket.id).execute());
    await change({ assessed_priority: 'urgent' });
    await reckon(stage);
    expect(await dueOf(stage)).toEqual(['first-response 2026-03-02T10:00:00.000Z']);
    const targets = { ...TARGETS, urgent: { firstResponse: null, solution: 120 } };
    await reckon(stage, { ...RULES, targets, fingerprint: 'two' });
    expect(await dueOf(stage)).toEqual(['solution 2026-03-02T11:00:00.000Z']);
    const other = await stage.openTicket('another');
    await change({ merged_into: other.id });
    await reckon(stage, { ...RULES, targets, fingerprint: 'two' });
    expect(await dueOf(stage)).toEqual(['first-response 2026-03-03T09:00:00.000Z']);
    await stage.database.write((tx, now) => setStatus(tx, now, other.id, 'closed'));
    await reckon(stage, { ...RULES, targets, fingerprint: 'two' });
    expect(await dueOf(stage)).toEqual([]);
  });

  it('that moved away are told anew when they come near again', async () => {
    const { stage, ticket } = await withTicket();
    stage.clock.set('2026-03-03T08:50:00.000Z');
    await happened(stage);
    await stage.database.write((tx) =>
      tx.updateTable('ticket').set({ requested_priority: 'low' }).where('id', '=', ticket.id).execute(),
    );
    await reckon(stage);
    expect(await dueOf(stage)).toEqual([]);
    await stage.database.write((tx) =>
      tx.updateTable('ticket').set({ requested_priority: 'normal' }).where('id', '=', ticket.id).execute(),
    );
    await reckon(stage);
    expect(await happened(stage)).toEqual(['deadline-soon', 'deadline-soon']);
  });
});

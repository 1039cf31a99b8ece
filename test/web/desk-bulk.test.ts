import { describe, expect, it } from 'vitest';
import { moveTo } from '../../src/actions/triage.ts';
import { asAgent, type Browser, openDeskStage } from './desk-stage.ts';

const KEY = 'a'.repeat(32);

async function withQueue() {
  const stage = await openDeskStage();
  const tickets = [await stage.openTicket('One'), await stage.openTicket('Two'), await stage.openTicket('Three')];
  const bart = await stage.signIn('bart@example.com', 'agent', 'Bart');
  const numbers = tickets.map(({ number }) => number);
  /** What became of a form with these tickets, as the page says it. */
  const change = async (fields: Record<string, string>, chosen: readonly string[], key = KEY, by: Browser = bart) => {
    const answer = await by.post(
      '/desk/bulk',
      { key, ...fields },
      chosen.map((number) => ['ticket', number] as const),
    );
    return answer.headers.get('location') ?? `${answer.status}`;
  };
  const rows = () =>
    stage.database.read
      .selectFrom('ticket')
      .select(['number', 'status', 'assignee_id', 'assessed_priority', 'category_id', 'snoozed_until', 'merged_into'])
      .orderBy('id')
      .execute();
  return { stage, tickets, numbers, bart, change, rows };
}

/** The line that says what was done. */
function said(page: string): string {
  const [, line = ''] = /<div class="card (?:done|warning)" role="status">(.*?)<\/div>/s.exec(page) ?? [];
  return line
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('P3 many tickets at once', () => {
  it('are assigned to me by one button, each with its own event', async () => {
    const { stage, numbers, bart, change, rows } = await withQueue();
    const path = await change({ do: 'mine', query: 'queue=to-triage' }, numbers.slice(0, 2));
    expect(path).toBe(`/desk?queue=to-triage&bulk=${KEY}`);
    expect(said(await bart.page(path))).toBe('2 tickets changed.');
    expect((await rows()).map((row) => row.assignee_id)).toEqual([bart.personId, bart.personId, null]);
    const events = await stage.database.read.selectFrom('entry').select('reason').orderBy('id').execute();
    expect(events.map(({ reason }) => reason)).toEqual(['assignee', 'status', 'assignee', 'status']);
  });

  it('take all that was filled in, and nothing that was not', async () => {
    const { stage, numbers, bart, change, rows } = await withQueue();
    const fields = { assignee: String(bart.personId), priority: 'high', status: 'waiting:third-party', category: '1' };
    await change({ do: 'change', ...fields, tag: 'Printer', day: '2026-03-09' }, numbers);
    expect(await rows()).toMatchObject(
      numbers.map(() => ({
        status: 'waiting',
        assignee_id: bart.personId,
        assessed_priority: 'high',
        category_id: 1,
        snoozed_until: '2026-03-08T23:00:00.000Z',
      })),
    );
    expect(await stage.database.read.selectFrom('ticket_tag').select('tag').execute()).toEqual(
      numbers.map(() => ({ tag: 'printer' })),
    );
    await change({ do: 'change', assignee: 'nobody' }, numbers.slice(0, 1), 'b'.repeat(32));
    expect((await rows())[0]).toMatchObject({ assignee_id: null, assessed_priority: 'high', status: 'waiting' });
  });

  it('say which was refused and why, and go on with the others', async () => {
    const { stage, tickets, numbers, bart, change, rows } = await withQueue();
    const agent = asAgent(bart);
    const first = { database: stage.database, agent, ticketId: tickets[0]?.id ?? 0 };
    await moveTo(first, 'closed', null);
    const path = await change({ do: 'change', status: 'planned', tag: 'x' }, numbers);
    expect(said(await bart.page(path))).toBe(
      `3 tickets changed. Not done: ${numbers[0]} : status – cannot go there from its status, or was merged`,
    );
    expect((await rows()).map(({ status }) => status)).toEqual(['closed', 'planned', 'planned']);
  });

  it('are merged into the first, and a second merge says so', async () => {
    const { tickets, numbers, bart, change, rows } = await withQueue();
    const path = await change({ do: 'merge' }, numbers);
    expect(said(await bart.page(path))).toBe('2 tickets merged.');
    const first = tickets[0]?.id ?? 0;
    expect((await rows()).map(({ merged_into }) => merged_into)).toEqual([null, first, first]);
    expect(await change({ do: 'merge' }, numbers, 'b'.repeat(32))).toBe('/desk?bulk=nothing');
  });

  it('a form that is sent twice counts once', async () => {
    const { stage, numbers, change } = await withQueue();
    const fields = { do: 'change', day: '2026-03-09' };
    const [one, other] = await Promise.all([change(fields, numbers), change(fields, numbers)]);
    expect(one).toBe(other);
    const events = await stage.database.read
      .selectFrom('entry')
      .select('reason')
      .where('reason', '=', 'snoozed')
      .execute();
    expect(events).toHaveLength(3);
  });

  it('asks for tickets and a change when there are none', async () => {
    const { numbers, bart, change } = await withQueue();
    for (const path of [await change({ do: 'mine' }, []), await change({ do: 'change' }, numbers)]) {
      expect(path).toBe('/desk?bulk=nothing');
      expect(await bart.page(path)).toContain('Select tickets first');
    }
    expect(await change({ do: 'mine' }, ['SA-99999', numbers[0] ?? ''])).toBe(`/desk?bulk=${KEY}`);
  });

  it('all of a page are chosen by a link, without a script', async () => {
    const { bart } = await withQueue();
    expect(await bart.page('/desk')).not.toContain(' checked');
    expect((await bart.page('/desk?select=all')).match(/ checked/g)).toHaveLength(3);
  });

  it('what became of a form is shown to its sender alone', async () => {
    const { stage, numbers, change } = await withQueue();
    const path = await change({ do: 'mine' }, numbers);
    const els = await stage.signIn('els@example.com', 'agent', 'Els');
    expect(said(await els.page(path))).toBe('');
    const customer = await stage.signIn('an@example.com', 'customer');
    expect(await change({ do: 'mine' }, numbers, KEY, customer)).toBe('404');
  });
});

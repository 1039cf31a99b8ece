import { describe, expect, it } from 'vitest';
import { addOrganisation } from '../../src/store/people.ts';
import { readTriaged } from '../../src/store/triage.ts';
import { openDeskStage } from './desk-stage.ts';
import { REQUESTER } from './stage.ts';

async function withTicket() {
  const stage = await openDeskStage();
  const ticket = await stage.openTicket('Printer', 'en');
  await stage.addMail(ticket, { text: 'It does not print.' });
  const bart = await stage.signIn('bart@example.com', 'agent', 'Bart');
  const path = `/desk/tickets/${ticket.number}`;
  const triaged = () => readTriaged(stage.database.read, ticket.id);
  return { stage, ticket, bart, path, triaged };
}

/** What the form says unless an agent changes it. */
const UNCHANGED = {
  priority: '',
  'was-priority': '',
  assignee: '',
  'was-assignee': '',
  status: 'new',
  'was-status': 'new',
  organisation: '',
  'was-organisation': '',
};

describe('triage on the desk', () => {
  it('P3, P8 sets priority, assignee, status and organisation in one form, and says who did', async () => {
    const { stage, bart, path, triaged } = await withTicket();
    const organisation = await stage.database.write((tx, now) => addOrganisation(tx, now, 'Bakkerij', []));
    const fields = {
      ...UNCHANGED,
      priority: 'high',
      assignee: String(bart.personId),
      status: 'waiting:third-party',
      organisation: String(organisation),
    };
    expect((await bart.post(`${path}/triage`, fields)).headers.get('location')).toBe(path);
    expect(await triaged()).toMatchObject({
      requestedPriority: 'normal',
      assessedPriority: 'high',
      assignee: { name: 'Bart' },
      status: 'waiting',
      waits: ['third-party'],
      organisation: { name: 'Bakkerij' },
    });
    const page = await bart.page(path);
    expect(page).toContain('Priority: – → high');
    expect(page).toContain('open → waiting for a third party');
    expect(await stage.page((await stage.openTicket('Other', 'en')).path)).not.toContain('Bakkerij');
  });

  it('leaves what a colleague has set since the page was opened', async () => {
    const { stage, bart, path, triaged } = await withTicket();
    const carl = await stage.signIn('carl@example.com', 'agent', 'Carl');
    await bart.post(`${path}/triage`, { ...UNCHANGED, priority: 'urgent' });
    await carl.post(`${path}/triage`, { ...UNCHANGED, assignee: String(carl.personId) });
    expect(await triaged()).toMatchObject({ assessedPriority: 'urgent', assignee: { name: 'Carl' }, status: 'open' });
  });

  it('is taken with one button, renamed, tagged, and put off', async () => {
    const { bart, path, triaged } = await withTicket();
    await bart.post(`${path}/assignee`);
    await bart.post(`${path}/subject`, { subject: 'Printer <2nd floor>' });
    await bart.post(`${path}/tags`, { tag: 'Hardware' });
    await bart.post(`${path}/participants`, { address: 'Eva <eva@example.com>' });
    await bart.post(`${path}/snooze`, { day: '2026-03-09' });
    expect(await triaged()).toMatchObject({
      assignee: { id: bart.personId },
      subject: 'Printer <2nd floor>',
      tags: ['hardware'],
      snoozedUntil: '2026-03-08T23:00:00.000Z',
    });
    const page = await bart.page(path);
    for (const shown of ['Printer &lt;2nd floor>', '<bdi class="tag">hardware</bdi>', 'eva@example.com']) {
      expect(page).toContain(shown);
    }
    expect((await bart.post(`${path}/snooze`, { day: '2026-01-01' })).status).toBe(400);
    await bart.post(`${path}/snooze/end`);
    await bart.post(`${path}/tags/removal`, { tag: 'hardware' });
    expect(await triaged()).toMatchObject({ tags: [], snoozedUntil: null });
  });

  it('R-THR-4 merges by number, and undoes it', async () => {
    const { stage, ticket, bart, path } = await withTicket();
    const other = await stage.openTicket('Printer again', 'en');
    const merged = await bart.post(`/desk/tickets/${other.number}/merge`, { into: ticket.number.toLowerCase() });
    expect(merged.headers.get('location')).toBe(path);
    expect((await bart.get(`/desk/tickets/${other.number}`)).headers.get('location')).toBe(path);
    const page = await bart.page(path);
    const merge = /name="merge" value="(\d+)"/.exec(page)?.[1] ?? '';
    const undone = await bart.post(`${path}/merge/undo`, { merge });
    expect(undone.headers.get('location')).toBe(`/desk/tickets/${other.number}`);
    expect((await bart.get(`/desk/tickets/${other.number}`)).status).toBe(200);
    expect((await bart.post(`${path}/merge`, { into: 'SA-999999' })).status).toBe(404);
  });

  it('is nobody’s but agents’', async () => {
    const { stage, path, triaged } = await withTicket();
    const customer = await stage.signIn(REQUESTER.address, 'customer');
    expect((await customer.post(`${path}/triage`, { ...UNCHANGED, priority: 'urgent' })).status).toBe(404);
    expect((await triaged()).assessedPriority).toBeNull();
  });
});

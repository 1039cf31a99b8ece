import { describe, expect, it } from 'vitest';
import type { InboundRow, OutboxRow } from '../../src/store/schema.ts';
import { type DeskStage, openDeskStage } from './desk-stage.ts';

async function withAgent(role: 'agent' | 'admin' = 'agent') {
  const stage = await openDeskStage();
  const agent = await stage.signIn('bart@example.com', role);
  const ticket = await stage.openTicket('The printer');
  return { stage, agent, ticket };
}

/** A mail of the ledger, in the state of one's choice. */
async function addInbound(stage: DeskStage, values: Partial<InboundRow>): Promise<number> {
  const ticket = await stage.openTicket('for its ledger row');
  await stage.addMail(ticket, { text: `mail ${Math.random()}` });
  const { id } = await stage.database.read
    .selectFrom('inbound')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  await stage.database.write((tx) => tx.updateTable('inbound').set(values).where('id', '=', id).execute());
  return id;
}

const stateOf = async (stage: DeskStage, id: number) =>
  (await stage.database.read.selectFrom('inbound').selectAll().where('id', '=', id).executeTakeFirstOrThrow()).state;

const HELD = { state: 'held', outcome: 'held', reason: 'spam' } as const;

async function addOutgoing(stage: DeskStage, ticketId: number, values: Partial<OutboxRow>): Promise<number> {
  return stage.database.write(async (tx, now) => {
    const row = await tx
      .insertInto('outbox')
      .values({
        ticket_id: ticketId,
        mailbox: 'support@example.com',
        kind: 'confirmation',
        dedupe_key: 'confirmation:1',
        message_id: '<one@example.com>',
        to_address: 'an@example.com',
        subject: 'Received',
        state: 'failed',
        attempts: 3,
        created_at: now,
        ...values,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx.insertInto('outbox_mail').values({ outbox_id: row.id, mail: '{}' }).execute();
    return row.id;
  });
}

describe('incoming mail', () => {
  it('says in words why a mail is held, and lets it through on an agent’s word', async () => {
    const { stage, agent } = await withAgent();
    const id = await addInbound(stage, HELD);
    const page = await agent.page('/desk/inbound');
    expect(page).toContain('the mail host marked it as spam');
    expect(page).toContain('Held<span class="count">1</span>');
    expect((await agent.post(`/desk/inbound/${id}/release`)).status).toBe(303);
    expect(await stateOf(stage, id)).toBe('pending');
    expect((await agent.post(`/desk/inbound/${id}/release`)).status).toBe(409);
  });

  it('tries a failed mail again, and shows what went wrong', async () => {
    const { stage, agent } = await withAgent();
    const id = await addInbound(stage, { state: 'failed', outcome: 'failed', error: 'the disk was full' });
    expect(await agent.page('/desk/inbound?state=failed')).toContain('the disk was full');
    expect(await agent.page(`/desk/inbound/${id}`)).toContain('could not be processed');
    await agent.post(`/desk/inbound/${id}/retry`);
    expect(await stateOf(stage, id)).toBe('pending');
  });

  it('gives the raw mail to admins alone, as a file', async () => {
    const { stage, agent } = await withAgent('admin');
    const id = await addInbound(stage, HELD);
    expect((await agent.get(`/desk/inbound/${id}/raw`)).headers.get('location')).toBe(`/desk/inbound/${id}`);
    expect((await agent.post(`/desk/inbound/${id}/raw`)).headers.get('location')).toBe(`/desk/inbound/${id}/raw`);
    const raw = await agent.get(`/desk/inbound/${id}/raw`);
    expect(raw.headers.get('content-disposition')).toContain('attachment');
    expect(raw.headers.get('content-type')).toContain('text/plain');
    expect(await raw.text()).toContain('raw mail');
    expect(await agent.page(`/desk/inbound/${id}`)).toContain(`/desk/inbound/${id}/raw`);
    expect(await agent.page('/desk/audit')).toContain(`read incoming mail ${id} as it came`);
    const other = await stage.signIn('els@example.com', 'agent');
    expect((await other.post(`/desk/inbound/${id}/raw`)).status).toBe(403);
    expect((await other.get(`/desk/inbound/${id}/raw`)).status).toBe(403);
    expect(await other.page(`/desk/inbound/${id}`)).not.toContain('/raw');
  });

  it('comes in pages', async () => {
    const { stage, agent } = await withAgent();
    const first = await addInbound(stage, HELD);
    for (let n = 0; n < 50; n += 1) await addInbound(stage, HELD);
    const page = await agent.page('/desk/inbound');
    expect(page).not.toContain(`/desk/inbound/${first}"`);
    const older = /rel="next" href="([^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(await agent.page(older)).toContain(`/desk/inbound/${first}"`);
  });
});

describe('outgoing mail', () => {
  it('R-OUT-2 what did not arrive is work: it says why, and is sent again', async () => {
    const { stage, agent, ticket } = await withAgent();
    const id = await addOutgoing(stage, ticket.id, { last_error: '550 no such user' });
    const page = await agent.page('/desk/outbox');
    expect(page).toContain('550 no such user');
    expect(page).toContain(`/desk/tickets/${ticket.number}`);
    expect((await agent.post(`/desk/outbox/${id}/retry`)).headers.get('location')).toBe('/desk/outbox?view=queued');
    expect(await agent.page('/desk/outbox?view=queued')).toContain('Waits to be sent');
    expect(await agent.page('/desk/outbox')).toContain('There is nothing here, as it should be.');
  });
});

describe('after a restore', () => {
  const HELD_MAIL = { state: 'held', last_error: 'restored', attempts: 0 } as const;
  const sendingOf = async (stage: DeskStage, id: number) =>
    (await stage.database.read.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow()).state;

  it('R-ACK-11 mail that waited is held: it is sent now, or was sent already, as an agent says', async () => {
    const { stage, agent, ticket } = await withAgent();
    const first = await addOutgoing(stage, ticket.id, HELD_MAIL);
    const second = await addOutgoing(stage, ticket.id, {
      ...HELD_MAIL,
      dedupe_key: '2',
      message_id: '<two@example.com>',
    });
    await stage.database.write((tx, now) => tx.updateTable('ticket').set({ undelivered_since: now }).execute());
    const page = await agent.page('/desk/outbox?view=held');
    expect(page).toContain('They may have been sent meanwhile');
    expect(page).toContain('Held<span class="count">2</span>');
    await agent.post(`/desk/outbox/${first}/retry`);
    expect(await sendingOf(stage, first)).toBe('queued');
    expect((await agent.post(`/desk/outbox/${second}/settle`)).headers.get('location')).toBe('/desk/outbox?view=held');
    expect(await sendingOf(stage, second)).toBe('sent');
    const [row] = await stage.database.read.selectFrom('ticket').select('undelivered_since').execute();
    expect(row?.undelivered_since, 'nothing is undecided').toBe(null);
    expect((await agent.post(`/desk/outbox/${second}/settle`)).status).toBe(409);
    expect(await agent.page('/desk/outbox?view=held')).toContain('There is nothing here');
  });

  it('R-ACK-11 tickets that were not confirmed are listed until somebody answers or ends them', async () => {
    const { stage, agent, ticket } = await withAgent();
    await stage.database.write((tx) =>
      tx.updateTable('ticket').set({ confirmation_reason: 'restored', confirmation_sent: 0 }).execute(),
    );
    expect(await agent.page('/desk/outbox?view=held')).toContain(`/desk/tickets/${ticket.number}`);
    expect(await agent.page('/desk/outbox')).toContain('Held<span class="count">1</span>');
    expect(await agent.page(`/desk/tickets/${ticket.number}`)).toContain('it arrived before a backup was restored');
    await stage.database.write((tx, now) => tx.updateTable('ticket').set({ first_answer_at: now }).execute());
    expect(await agent.page('/desk/outbox?view=held')).not.toContain(`/desk/tickets/${ticket.number}`);
  });
});

describe('for a customer', () => {
  it('neither exists', async () => {
    const { stage } = await withAgent();
    const customer = await stage.signIn('an@example.com', 'customer');
    for (const path of ['/desk/inbound', '/desk/inbound/1', '/desk/inbound/1/raw', '/desk/outbox']) {
      expect((await customer.get(path)).status, path).toBe(404);
    }
    expect((await customer.post('/desk/inbound/1/release')).status).toBe(404);
  });
});

import { describe, expect, it } from 'vitest';
import { addOrganisation, meetPeople } from '../../src/store/people.ts';
import { outgoingMails } from '../support/outgoing.ts';
import { openDeskStage } from './desk-stage.ts';
import { REQUESTER, SUPPORT } from './stage.ts';

async function withAgent() {
  const stage = await openDeskStage();
  const bart = await stage.signIn('bart@example.com', 'agent', 'Bart');
  const call = {
    key: 'a'.repeat(32),
    mailbox: SUPPORT,
    name: 'Jan Klaassen',
    address: 'jan@example.org',
    organisation: '',
    language: 'nl',
    priority: 'urgent',
    subject: 'Kassa start niet',
    words: 'Sinds vanmorgen start de kassa niet meer.',
  };
  const tickets = () => stage.database.read.selectFrom('ticket').selectAll().orderBy('id').execute();
  const mails = () => outgoingMails(stage.database);
  return { stage, bart, call, tickets, mails };
}

describe('P7 a call', () => {
  it('R-ACK-10 becomes a ticket with the priority asked for, and the caller gets a confirmation', async () => {
    const { stage, bart, call, tickets, mails } = await withAgent();
    const response = await bart.post('/desk/phone', call);
    const [ticket] = await tickets();
    expect(response.headers.get('location')).toBe(`/desk/tickets/${ticket?.number}`);
    expect(ticket).toMatchObject({
      channel: 'phone',
      status: 'new',
      language: 'nl',
      requested_priority: 'urgent',
      assessed_priority: null,
      subject: 'Kassa start niet',
      confirmation_sent: 1,
      confirmation_reason: 'new-ticket',
      confirmation_to: 'jan@example.org',
    });
    const [mail] = await mails();
    expect(mail).toMatchObject({
      to: { address: 'jan@example.org', name: 'Jan Klaassen' },
      inReplyTo: null,
      references: [],
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      subject: expect.stringContaining(`[${ticket?.number}]`),
    });
    expect(`${mail?.text}${mail?.html}`).not.toContain('vanmorgen');
    const secret = /\/status\/([\w-]{32})/.exec(mail?.text ?? '')?.[1];
    expect(await stage.page(`/status/${secret}`)).toContain('Sinds vanmorgen start de kassa niet meer.');
    const page = await bart.page(`/desk/tickets/${ticket?.number}`);
    expect(page).toContain('Reported by phone, written down here');
    expect(page).toContain('Jan Klaassen');
  });

  it('sent twice is one ticket and one confirmation', async () => {
    const { bart, call, tickets, mails } = await withAgent();
    const answers = await Promise.all([bart.post('/desk/phone', call), bart.post('/desk/phone', call)]);
    expect(new Set(answers.map((answer) => answer.headers.get('location'))).size).toBe(1);
    expect([(await tickets()).length, (await mails()).length]).toEqual([1, 1]);
  });

  it('R-ACK-10 of somebody without an address has no confirmation, and says why', async () => {
    const { bart, call, tickets, mails } = await withAgent();
    await bart.post('/desk/phone', { ...call, address: '' });
    expect(await tickets()).toMatchObject([
      { requester_id: null, confirmation_sent: 0, confirmation_reason: 'no-address' },
    ]);
    expect(await mails()).toEqual([]);
  });

  it('finds the caller by name, address, organisation and ticket, and fills in what is known', async () => {
    const { stage, bart, call, tickets } = await withAgent();
    const ticket = await stage.openTicket('Printer', 'fr');
    const organisation = await stage.database.write(async (tx, now) => {
      await meetPeople(tx, now, [{ address: 'eva@example.net', name: '100% Eva', language: null }]);
      const id = await addOrganisation(tx, now, 'Bakkerij Peeters', []);
      const person = tx.updateTable('person').set({ organisation_id: id });
      await person.where('address', '=', REQUESTER.address).execute();
      return id;
    });
    for (const asked of ['an peet', 'an@exam', 'bakkerij', ticket.number.toLowerCase()]) {
      const page = await bart.page(`/desk/phone?${new URLSearchParams({ caller: asked })}`);
      expect(page, asked).toContain('<bdi>An Peeters</bdi>');
      expect(page, asked).not.toContain('Eva');
    }
    expect(await bart.page('/desk/phone?caller=100%25')).toContain('100% Eva');
    expect(await bart.page('/desk/phone?caller=_')).toContain('Nobody found.');
    const found = await bart.page('/desk/phone?caller=an%20peet');
    const path = /href="(\/desk\/phone\?[^"]*person=\d+)"/.exec(found)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const chosen = await bart.page(path);
    expect(chosen).toMatch(/name="address"[^>]*value="an@example\.com"/);
    expect(chosen).toContain(`<option value="${organisation}" selected>Bakkerij Peeters`);
    await bart.post('/desk/phone', {
      ...call,
      name: 'An',
      address: REQUESTER.address,
      organisation: String(organisation),
    });
    const [first, second] = await tickets();
    expect(second).toMatchObject({ requester_id: first?.requester_id, organisation_id: organisation });
  });

  it('that cannot be taken comes back as it was filled in', async () => {
    const { bart, call, tickets } = await withAgent();
    const response = await bart.post('/desk/phone', { ...call, address: 'jan at example' });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('That is not an e-mail address');
    expect(page).toContain('Sinds vanmorgen start de kassa niet meer.</textarea>');
    expect(await tickets()).toEqual([]);
  });

  it('is registered by agents alone', async () => {
    const { stage, call, tickets } = await withAgent();
    const customer = await stage.signIn(REQUESTER.address, 'customer');
    expect((await customer.get('/desk/phone')).status).toBe(404);
    expect((await customer.post('/desk/phone', call)).status).toBe(404);
    expect(await tickets()).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { createOrganisation } from '../../src/actions/contract.ts';
import { openDeskStage } from './desk-stage.ts';

describe('the contacts of an organisation', () => {
  it('P16 are named by admins, of its own people, and stand in the trail', async () => {
    const stage = await openDeskStage();
    const admin = await stage.signIn('ada@desk.example', 'admin', 'Ada');
    const bart = await stage.signIn('bart@desk.example', 'agent', 'Bart');
    const id = await createOrganisation(stage.database, { name: 'Peeters NV', domains: ['example.com'] });
    const other = await createOrganisation(stage.database, { name: 'Other', domains: ['example.net'] });
    await stage.openTicket('Printer');
    const path = `/desk/organisations/${id}`;
    const page = await admin.page(path);
    const person = /name="person" value="(\d+)"/.exec(page)?.[1] ?? '';
    expect(page).toContain('An Peeters');
    const isContact = async () =>
      (
        await stage.database.read.selectFrom('person').select('is_contact').where('id', '=', Number(person)).execute()
      )[0];

    expect((await bart.post(`${path}/contacts`, { person, contact: 'yes' })).status).toBe(403);
    expect((await admin.post(`/desk/organisations/${other}/contacts`, { person, contact: 'yes' })).status).toBe(404);
    expect(await isContact()).toEqual({ is_contact: 0 });
    const named = await admin.post(`${path}/contacts`, { person, contact: 'yes' });
    expect([named.status, named.headers.get('location')]).toEqual([303, `${path}#people`]);
    expect(await isContact()).toEqual({ is_contact: 1 });
    expect(await admin.page('/desk/audit')).toContain('made an@example.com a contact of Peeters NV');
    await admin.post(`${path}/contacts`, { person, contact: 'no' });
    expect(await isContact()).toEqual({ is_contact: 0 });
  });
});

describe('the customer’s page, seen from the desk', () => {
  it('says that nobody can be mailed a link where there is no requester', async () => {
    const stage = await openDeskStage();
    const bart = await stage.signIn('bart@desk.example', 'agent', 'Bart');
    const ticket = await stage.openTicket('Printer');
    await stage.database.write((tx) =>
      tx.updateTable('ticket').set({ requester_id: null }).where('id', '=', ticket.id).execute(),
    );
    expect(await bart.page(`/desk/tickets/${ticket.number}`)).not.toContain('Mail a new link');
    expect((await bart.post(`/desk/tickets/${ticket.number}/links`)).status).toBe(400);
  });
});

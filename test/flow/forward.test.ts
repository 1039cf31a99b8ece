import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { meetPeople } from '../../src/store/people.ts';
import { fixturePath } from '../message/read.ts';
import { dataFolder } from '../support/data-folder.ts';
import { mailServer, SUPPORT, startDesk } from '../support/desk.ts';
import { headerOf } from '../support/mail.ts';
import { openStore } from '../support/store.ts';

const JAN = 'jan@example.com';

/** A desk that knows Jan, as what he is. */
async function deskWith(role: 'agent' | 'customer') {
  const dataDir = await dataFolder();
  const { database } = await openStore(undefined, dataDir);
  await database.write(async (tx, now) => {
    await meetPeople(tx, now, [{ address: JAN, name: 'Jan Mertens', language: 'nl' }]);
    await tx.updateTable('person').set({ role }).where('address', '=', JAN).execute();
  });
  await database.close();
  const server = await mailServer();
  return { server, desk: await startDesk({ server, dataDir }) };
}

const forward = readFileSync(fixturePath('forward-attached'));

describe('a customer’s mail that is forwarded to the support address', () => {
  it('R-THR-2, R-ACK-1 by an agent is the customer’s ticket: his words, his language, his confirmation', async () => {
    const { server, desk } = await deskWith('agent');
    server.deliver(SUPPORT, forward);
    await desk.settled(1);
    const ticket = await desk.db
      .selectFrom('ticket')
      .innerJoin('person', 'person.id', 'ticket.requester_id')
      .select(['person.address', 'ticket.subject', 'ticket.language', 'ticket.confirmation_to'])
      .executeTakeFirstOrThrow();
    expect(ticket).toEqual({
      address: 'luc@example.org',
      subject: 'Imprimante en panne',
      language: 'fr',
      confirmation_to: 'luc@example.org',
    });
    const entries = await desk.db
      .selectFrom('entry')
      .select(['kind', 'visibility', 'from_address', 'reason', 'text'])
      .where('reason', '!=', 'confirmation')
      .orderBy('id')
      .execute();
    expect(entries).toEqual([
      {
        kind: 'message',
        visibility: 'public',
        from_address: 'luc@example.org',
        reason: 'new-request',
        text: 'Bonjour, l’imprimante du dépôt ne fonctionne plus.',
      },
      {
        kind: 'event',
        visibility: 'internal',
        from_address: null,
        reason: 'forwarded',
        text: 'Forwarded by Jan Mertens <jan@example.com>.\n\nVoor jullie, hij is nogal kwaad.',
      },
    ]);
    expect(server.sent.map(({ to }) => to)).toEqual([['luc@example.org']]);
    const raw = server.sent[0]?.raw ?? Buffer.alloc(0);
    expect(raw.toString()).not.toMatch(/kwaad/);
    expect(headerOf(raw, 'References')).toContain('<original@example.org>');
  });

  it('R-THR-2 by somebody else stays his own mail', async () => {
    const { server, desk } = await deskWith('customer');
    server.deliver(SUPPORT, forward);
    await desk.settled(1);
    const ticket = await desk.db.selectFrom('ticket').selectAll().executeTakeFirstOrThrow();
    expect(ticket).toMatchObject({ subject: 'Fwd: Imprimante en panne', confirmation_to: JAN });
    expect(server.sent.map(({ to }) => to)).toEqual([[JAN]]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAccess } from '../../src/store/access.ts';
import type { Database } from '../../src/store/database.ts';
import { listMyTickets, newestTicket } from '../../src/store/my-tickets.ts';
import { termsOf } from '../../src/store/search-terms.ts';
import { accessOf, type TicketPeople, type Viewer } from '../../src/ticket/access.ts';
import { openStore } from '../support/store.ts';

const NOW = '2026-03-02T09:00:00.000Z';
const ALL = { state: 'all', whose: 'organisation', terms: [], page: 1 } as const;
const ORGANISATIONS = [1, 2];
const PEOPLE = [1, 2, 3, 4, 5];

interface World {
  viewers: Viewer[];
  tickets: (TicketPeople & { mergedInto: number | null })[];
}

const organisation = fc.option(fc.constantFrom(...ORGANISATIONS));
const world: fc.Arbitrary<World> = fc.record({
  viewers: fc.tuple(
    ...PEOPLE.map((id) => fc.record({ id: fc.constant(id), organisationId: organisation, isContact: fc.boolean() })),
  ),
  tickets: fc.array(
    fc.record({
      requesterId: fc.option(fc.constantFrom(...PEOPLE)),
      participantIds: fc.subarray(PEOPLE, { maxLength: 2 }),
      organisationId: organisation,
      mergedInto: fc.option(fc.constant(1), { freq: 4 }),
    }),
    { minLength: 1, maxLength: 8 },
  ),
});

async function fill(database: Database, { viewers, tickets }: World): Promise<void> {
  await database.write(async (tx) => {
    for (const table of ['deadline_stale', 'participant', 'ticket', 'person', 'organisation'] as const)
      await tx.deleteFrom(table).execute();
    for (const id of ORGANISATIONS) {
      await tx
        .insertInto('organisation')
        .values({ id, name: `O${id}`, created_at: NOW })
        .execute();
    }
    for (const { id, organisationId, isContact } of viewers) {
      const row = { id, address: `p${id}@example.com`, name: '', role: 'customer', language: null } as const;
      const rest = { organisation_id: organisationId, is_contact: isContact ? 1 : 0, created_at: NOW };
      await tx
        .insertInto('person')
        .values({ ...row, ...rest })
        .execute();
    }
    for (const [index, ticket] of tickets.entries()) {
      const id = index + 1;
      await tx
        .insertInto('ticket')
        .values({
          id,
          number: `SA-${id}`,
          mailbox: 'support@example.com',
          subject: '',
          status: 'new',
          channel: 'email',
          language: 'nl',
          requested_priority: 'normal',
          requester_id: ticket.requesterId,
          organisation_id: ticket.organisationId,
          merged_into: id === 1 ? null : ticket.mergedInto,
          confirmation_sent: 0,
          confirmation_reason: '',
          created_at: NOW,
          updated_at: NOW,
        })
        .execute();
      for (const personId of ticket.participantIds) {
        await tx.insertInto('participant').values({ ticket_id: id, person_id: personId, created_at: NOW }).execute();
      }
    }
  });
}

describe('what a signed-in customer sees (P16)', () => {
  it('is in list, page and mail what one rule allows, whoever asks for whatever', async () => {
    const { database } = await openStore();
    await fc.assert(
      fc.asyncProperty(world, async (made) => {
        await fill(database, made);
        const rule = (viewer: Viewer, index: number) => accessOf(made.tickets[index] ?? never(), viewer);
        const living = made.tickets.flatMap(({ mergedInto }, at) => (at === 0 || mergedInto === null ? [at] : []));
        for (const viewer of made.viewers) {
          const allowed = living.filter((at) => rule(viewer, at) !== null).map((at) => `SA-${at + 1}`);
          const { rows, counts } = await listMyTickets(database.read, viewer.id, ALL);
          expect(rows.map(({ number }) => number).sort()).toEqual(allowed.sort());
          expect(counts.all).toBe(allowed.length);
          const own = living.filter((at) => !['contact', null].includes(rule(viewer, at)));
          const ownRows = (await listMyTickets(database.read, viewer.id, { ...ALL, whose: 'own' })).rows;
          expect(ownRows.map(({ number }) => number).sort()).toEqual(own.map((at) => `SA-${at + 1}`).sort());
          expect((await newestTicket(database.read, viewer.id)) === null).toBe(allowed.length === 0);
          for (const at of made.tickets.keys()) {
            const shown = living.includes(at) ? at : 0;
            const access = rule(viewer, shown);
            const found = await findAccess(database.read, `SA-${at + 1}`, viewer.id);
            expect(found).toEqual(access === null ? null : { ticketId: shown + 1, access });
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('the search of a customer (R-WEB-4)', () => {
  async function openLibrary() {
    const { database } = await openStore(() => new Date(NOW));
    const nobody = { requesterId: null, participantIds: [], organisationId: null, mergedInto: null };
    await fill(database, {
      viewers: [{ id: 1, organisationId: null, isContact: false }],
      tickets: [{ ...nobody, requesterId: 1 }, { ...nobody, requesterId: 1 }, nobody],
    });
    const entry = (ticketId: number, text: string, visibility: 'public' | 'internal' = 'public', kind = 'message') => ({
      ticket_id: ticketId,
      kind: kind as 'message' | 'note',
      visibility,
      unverified: 0,
      text,
      created_at: NOW,
    });
    await database.write(async (tx) => {
      await tx.updateTable('ticket').set({ subject: 'Facture imprimée' }).where('id', '=', 1).execute();
      await tx
        .insertInto('entry')
        .values([
          entry(1, 'Le client reçoit une erreur'),
          entry(1, 'secretword', 'internal', 'note'),
          // Whatever its row says, a note is internal.
          entry(1, 'secretword', 'public', 'note'),
          entry(2, 'secretly, the printer is out of paper', 'public'),
          entry(3, 'the printer of somebody else', 'public'),
        ])
        .execute();
    });
    return async (words: string) => {
      const { rows } = await listMyTickets(database.read, 1, { ...ALL, terms: termsOf(words) });
      return rows.map(({ number }) => number);
    };
  }

  it('finds words of subject and messages, beginnings and accents as people type them, and numbers', async () => {
    const found = await openLibrary();
    expect(await found('imprimee')).toEqual(['SA-1']);
    expect(await found('FACTURE erreur')).toEqual(['SA-1']);
    expect(await found('"out of paper"')).toEqual(['SA-2']);
    expect(await found('"out paper"')).toEqual([]);
    expect(await found('print')).toEqual(['SA-2']);
    expect(await found('rinter')).toEqual([]);
    expect(await found('SA-1')).toEqual(['SA-1']);
    expect(await found('.*')).toEqual(['SA-2', 'SA-1']);
  });

  it('never finds what is internal, nor what is somebody else’s', async () => {
    const found = await openLibrary();
    expect(await found('secretword')).toEqual([]);
    expect(await found('somebody')).toEqual([]);
  });
});

function never(): never {
  throw new Error('no such ticket');
}

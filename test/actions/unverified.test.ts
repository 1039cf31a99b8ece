import { describe, expect, it } from 'vitest';
import { releaseInbound } from '../../src/actions/retry.ts';
import { acceptEntry, acceptTicket, moveEntry, rejectEntry, rejectTicket } from '../../src/actions/unverified.ts';
import { setStatus } from '../../src/store/tickets.ts';
import { type Ledger, openLedger } from '../support/ledger.ts';
import { personMail, replyTo } from '../support/mail.ts';

const AN = 'An Peeters <an@example.org>';
const EVE = 'eve@example.net';

const tickets = ({ database }: Ledger) => database.read.selectFrom('ticket').selectAll().orderBy('id').execute();
const messages = ({ database }: Ledger) =>
  database.read.selectFrom('entry').selectAll().where('kind', '=', 'message').orderBy('id').execute();
const people = async ({ database }: Ledger, ticketId: number) => {
  const rows = await database.read
    .selectFrom('participant')
    .innerJoin('person', 'person.id', 'participant.person_id')
    .select('person.address')
    .where('ticket_id', '=', ticketId)
    .orderBy('person.id')
    .execute();
  return rows.map((row) => row.address);
};

/** An's ticket, on which Eve has written by naming a Message-ID of it. */
async function withUnverifiedEntry() {
  const ledger = await openLedger();
  const question = personMail({ from: AN });
  await ledger.take([question, replyTo(question, { from: EVE, to: 'support@example.com' })]);
  const [ticket] = await tickets(ledger);
  const entry = (await messages(ledger))[1];
  return { ledger, ticketId: ticket?.id ?? 0, entryId: entry?.id ?? 0 };
}

/** An's ticket, and the one that Eve opened with its number. */
async function withDoubtfulTicket() {
  const ledger = await openLedger();
  const [first] = await ledger.take([personMail({ from: AN })]);
  await ledger.take([personMail({ from: EVE, subject: `[${first?.ticket}]` })]);
  const [one, two] = await tickets(ledger);
  return { ledger, one: one?.id ?? 0, two: two?.id ?? 0, number: first?.ticket ?? '' };
}

describe('a message of an unknown sender', () => {
  it('R-THR-2 accepted, it is public, and its sender takes part from now on', async () => {
    const { ledger, ticketId, entryId } = await withUnverifiedEntry();
    expect((await messages(ledger))[1]).toMatchObject({ unverified: 1, visibility: 'internal' });
    await acceptEntry(ledger.database, ticketId, entryId);
    expect((await messages(ledger))[1]).toMatchObject({ unverified: 0, visibility: 'public' });
    expect(await people(ledger, ticketId)).toEqual(['an@example.org', EVE]);
    const [number] = await tickets(ledger);
    const [next] = await ledger.take([personMail({ from: EVE, subject: `[${number?.number}]` })]);
    expect(next).toMatchObject({ outcome: 'appended', reason: 'subject-number' });
    await expect(acceptEntry(ledger.database, ticketId, entryId)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('R-THR-2 moved, it is on the other ticket, and replies to it follow', async () => {
    const { ledger, ticketId, entryId } = await withUnverifiedEntry();
    await ledger.take([personMail({ from: EVE, subject: 'Iets anders' })]);
    const other = (await tickets(ledger))[1]?.id ?? 0;
    await moveEntry(ledger.database, ticketId, entryId, other);
    expect((await messages(ledger)).find((one) => one.id === entryId)).toMatchObject({
      ticket_id: other,
      moved_from: ticketId,
      unverified: 0,
    });
    expect(await people(ledger, ticketId)).toEqual(['an@example.org']);
  });

  it('R-THR-2 rejected, it stays where agents see it, and nobody else', async () => {
    const { ledger, ticketId, entryId } = await withUnverifiedEntry();
    await rejectEntry(ledger.database, ticketId, entryId);
    const entry = (await messages(ledger))[1];
    expect(entry).toMatchObject({ visibility: 'internal', unverified: 1 });
    expect(entry?.rejected_at).not.toBeNull();
    expect(await people(ledger, ticketId)).toEqual(['an@example.org']);
  });

  it('is not found on a ticket that it is not on', async () => {
    const { ledger, entryId } = await withUnverifiedEntry();
    await expect(acceptEntry(ledger.database, 99, entryId)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a ticket that a stranger opened with another’s number', () => {
  it('R-THR-2 accepting it is a merge; R-THR-4 its number stays an alias', async () => {
    const { ledger, one, two, number } = await withDoubtfulTicket();
    const stranger = (await tickets(ledger))[1]?.number;
    await ledger.database.write((tx, now) => setStatus(tx, now, one, 'resolved'));
    expect(await acceptTicket(ledger.database, two, null)).toBe(number);
    const [kept, merged] = await tickets(ledger);
    expect(merged).toMatchObject({ merged_into: one, status: 'closed' });
    expect(kept?.status, 'R-THR-5: what was accepted is a reply').toBe('open');
    expect((await messages(ledger)).map((message) => message.ticket_id)).toEqual([one, one]);
    expect(await people(ledger, one)).toEqual(['an@example.org', EVE]);
    const [reply] = await ledger.take([personMail({ from: EVE, subject: `Re: [${stranger}]` })]);
    expect(reply).toMatchObject({ outcome: 'appended', ticket: number });
    await expect(acceptTicket(ledger.database, two, null)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('R-THR-2 rejecting it ends the doubt and leaves both as they are', async () => {
    const { ledger, one, two } = await withDoubtfulTicket();
    await rejectTicket(ledger.database, two);
    expect((await tickets(ledger))[1]).toMatchObject({ possibly_belongs_to: null, merged_into: null });
    expect(await people(ledger, one)).toEqual(['an@example.org']);
    await expect(rejectTicket(ledger.database, two)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('held mail', () => {
  it('R-KIND-6 spam that an agent releases becomes a ticket and is confirmed; before, no number was spent', async () => {
    const ledger = await openLedger({ LOKET_SPAM__HEADER: 'X-Spam-Score', LOKET_SPAM__HOLD_FROM: '5' });
    const [held] = await ledger.take([personMail({ from: AN, headers: { 'X-Spam-Score': '7.2' } })]);
    expect(held).toMatchObject({ state: 'held', reason: 'spam', ticket: null, confirmation: { send: false } });
    expect(await tickets(ledger)).toEqual([]);
    await releaseInbound(ledger.database, [held?.id ?? 0]);
    await ledger.take([]);
    const [ticket] = await tickets(ledger);
    expect(ticket).toMatchObject({ number: 'SA-100014', confirmation_sent: 1 });
    await expect(releaseInbound(ledger.database, [held?.id ?? 0])).rejects.toMatchObject({ code: 'conflict' });
  });
});

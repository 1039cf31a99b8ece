import { describe, expect, it } from 'vitest';
import { makeReplyToken } from '../../src/message/reply-token.ts';
import { addOrganisation } from '../../src/store/people.ts';
import { addWait, setStatus } from '../../src/store/tickets.ts';
import { fakeClock } from '../support/clock.ts';
import { openLedger } from '../support/ledger.ts';
import { headerOf, personMail, replyTo } from '../support/mail.ts';
import { outgoingMails } from '../support/outgoing.ts';

const AN = 'An Peeters <an@example.org>';
const ticketsOf = (ledger: Awaited<ReturnType<typeof openLedger>>) =>
  ledger.database.read.selectFrom('ticket').selectAll().orderBy('id').execute();

describe('mails of one batch see each other', () => {
  it('R-IN-7 the same mail twice is one ticket and one duplicate, also when its line ends and trace headers differ', async () => {
    const ledger = await openLedger();
    const first = personMail({ from: AN });
    const again = Buffer.concat([
      Buffer.from('Received: from elsewhere\n'),
      Buffer.from(first.toString().replace(/\r\n/g, '\n')),
    ]);
    const rows = await ledger.take([first, again]);
    expect(rows.map((row) => row.outcome)).toEqual(['opened', 'duplicate']);
    expect(await ticketsOf(ledger)).toHaveLength(1);
  });

  it('R-IN-7 one Message-ID with two contents is two tickets, the second marked', async () => {
    const ledger = await openLedger();
    const rows = await ledger.take(
      ['Eerste', 'Tweede'].map((body) => personMail({ from: AN, messageId: '<same@example.org>', body })),
    );
    expect(rows.map((row) => row.outcome)).toEqual(['opened', 'opened']);
    expect(rows[1]?.anomalies).toContain('message-id-reused');
  });

  it('R-IN-7 without a Message-ID the content alone decides', async () => {
    const ledger = await openLedger();
    const bare = (body: string) =>
      Buffer.from(
        personMail({ from: AN, subject: 'Zelfde', messageId: '<x>', body })
          .toString()
          .replace(/^Message-ID:.*\r\n/m, ''),
      );
    const rows = await ledger.take([bare('een'), bare('een'), bare('twee')]);
    expect(rows.map((row) => row.outcome)).toEqual(['opened', 'duplicate', 'opened']);
  });

  it('R-THR-1 a reply in the same batch joins the ticket of the mail before it', async () => {
    const ledger = await openLedger();
    const question = personMail({ from: AN });
    const rows = await ledger.take([question, replyTo(question, { from: AN, to: 'support@example.com' })]);
    expect(rows.map((row) => row.reason)).toEqual(['new-request', 'known-message-id']);
    expect(await ticketsOf(ledger)).toHaveLength(1);
  });

  it('R-THR-1 siblings of an ancestor that never came are one ticket, and so is the ancestor when it comes', async () => {
    const ledger = await openLedger();
    const sibling = (id: string) =>
      personMail({ from: AN, messageId: id, headers: { References: '<root@example.org>' } });
    const rows = await ledger.take([
      sibling('<a@example.org>'),
      sibling('<b@example.org>'),
      personMail({ from: AN, messageId: '<root@example.org>' }),
    ]);
    expect(rows.map((row) => row.outcome)).toEqual(['opened', 'appended', 'appended']);
    expect(new Set(rows.map((row) => row.ticket)).size).toBe(1);
  });

  it('R-ACK-4 the cap of one address holds inside one batch', async () => {
    const ledger = await openLedger();
    const rows = await ledger.take(Array.from({ length: 7 }, () => personMail({ from: AN })));
    expect(rows.map((row) => row.confirmation.reason)).toEqual([
      ...Array(5).fill('new-ticket'),
      'cap-address',
      'cap-address',
    ]);
    expect(await ledger.database.read.selectFrom('outbox').select('id').execute()).toHaveLength(5);
  });

  it('R-ACK-4 the total cap puts confirmations off inside one batch, each to the hour that has room', async () => {
    const ledger = await openLedger({ LOKET_CONFIRMATION__MAX_PER_HOUR: '2' });
    const rows = await ledger.take([1, 2, 3, 4, 5].map((n) => personMail({ from: `p${n}@example.org` })));
    expect(rows.map((row) => row.confirmation.reason)).toEqual([
      'new-ticket',
      'new-ticket',
      ...Array(3).fill('deferred-cap-total'),
    ]);
    const queued = await ledger.database.read
      .selectFrom('outbox')
      .select(['created_at', 'next_attempt_at'])
      .orderBy('id')
      .execute();
    const hours = queued.map((row) =>
      Math.round((Date.parse(row.next_attempt_at ?? '') - Date.parse(row.created_at)) / 3_600_000),
    );
    expect(hours).toEqual([0, 0, 1, 1, 2]);
  });
});

describe('R-ACK-6 the confirmation says when the question is looked at', () => {
  /** The texts of the confirmations of so many mails, taken at this time in Brussels. */
  async function textsAt(local: string, count: number, env: Record<string, string> = {}): Promise<string[]> {
    const ledger = await openLedger(env, fakeClock(`${local}+01:00`));
    await ledger.take(
      Array.from({ length: count }, (_, n) => personMail({ from: `p${n}@example.org`, body: 'Hallo' })),
    );
    const queued = await outgoingMails(ledger.database);
    return queued.map(({ text }) => text.replace(/\s+/g, ' '));
  }

  it('P17 by the clock of the house: at night, the moment of the next opening', async () => {
    const [text] = await textsAt('2026-11-24T21:00', 1);
    expect(text).toContain('zodra wij weer open zijn: vanaf woensdag 25 november om 09:00.');
  });

  it('one that is put off by the total cap speaks of the time at which it goes out', async () => {
    const texts = await textsAt('2026-11-24T16:30', 2, { LOKET_CONFIRMATION__MAX_PER_HOUR: '1' });
    expect(texts[0]).toContain('Wij zijn vandaag open tot 17:00');
    expect(texts[1]).toContain('vanaf woensdag 25 november om 09:00.');
    expect(texts[1]).not.toContain('vandaag');
  });
});

describe('a ticket that a mail names', () => {
  it('R-THR-2 a stranger with a bare number gets a ticket of its own; both say so, and nothing leaks', async () => {
    const ledger = await openLedger();
    const [first] = await ledger.take([personMail({ from: AN, subject: 'Loonfiche geheim' })]);
    const [doubtful] = await ledger.take([
      personMail({ from: 'eve@example.net', subject: `Re: [${first?.ticket}] hoe staat het?` }),
    ]);
    expect(doubtful).toMatchObject({
      outcome: 'opened',
      reason: 'doubtful-reply',
      confirmation: { send: true, to: 'eve@example.net' },
    });
    const [one, two] = await ticketsOf(ledger);
    expect(two).toMatchObject({ possibly_belongs_to: one?.id, subject: 'Re: hoe staat het?' });
    const events = await ledger.database.read
      .selectFrom('entry')
      .select(['ticket_id', 'reason'])
      .where('kind', '=', 'event')
      .execute();
    expect(events).toContainEqual({ ticket_id: one?.id, reason: 'doubtful-reply' });
    expect(events).toContainEqual({ ticket_id: two?.id, reason: 'possibly-belongs-to' });
    const toEve = await ledger.database.read
      .selectFrom('outbox')
      .innerJoin('outbox_mail', 'outbox_id', 'outbox.id')
      .select('mail')
      .where('to_address', '=', 'eve@example.net')
      .executeTakeFirst();
    expect(toEve?.mail).not.toMatch(/geheim/i);
  });

  it('R-THR-2 a colleague of the requester’s organisation joins and becomes a participant', async () => {
    const ledger = await openLedger();
    await ledger.database.write((tx, now) => addOrganisation(tx, now, 'Example', ['example.org']));
    const [first] = await ledger.take([personMail({ from: AN })]);
    const [second] = await ledger.take([
      personMail({ from: 'bob@example.org', subject: `[${first?.ticket}] aanvulling` }),
    ]);
    expect(second).toMatchObject({ outcome: 'appended', reason: 'subject-number', ticket: first?.ticket });
    expect(await ledger.database.read.selectFrom('participant').select('person_id').execute()).toHaveLength(2);
  });

  it('R-THR-2 a token proves the ticket, not the person: the stranger is shown as such and gets nothing', async () => {
    const ledger = await openLedger({ LOKET_MAILBOX__REPLY_ADDRESS: 'support+{token}@example.com' });
    const [first] = await ledger.take([personMail({ from: AN })]);
    const [ticket] = await ticketsOf(ledger);
    const to = `support+${makeReplyToken(ticket?.id ?? 0, ledger.secret)}@example.com`;
    const [second] = await ledger.take([personMail({ from: 'eve@example.net', to })]);
    expect(second).toMatchObject({
      outcome: 'appended',
      reason: 'reply-token',
      ticket: first?.ticket,
      confirmation: { send: false },
    });
    const entry = await ledger.database.read
      .selectFrom('entry')
      .selectAll()
      .where('from_address', '=', 'eve@example.net')
      .executeTakeFirst();
    expect(entry).toMatchObject({ unverified: 1, visibility: 'internal', person_id: null });
    expect(await ledger.database.read.selectFrom('participant').select('person_id').execute()).toHaveLength(1);
  });

  it('R-THR-4 the number of a merged ticket stays an alias', async () => {
    const ledger = await openLedger();
    const [first] = await ledger.take([personMail({ from: AN })]);
    const [second] = await ledger.take([personMail({ from: AN })]);
    const [one, two] = await ticketsOf(ledger);
    await ledger.database.write((tx) =>
      tx
        .updateTable('ticket')
        .set({ merged_into: two?.id ?? 0 })
        .where('id', '=', one?.id ?? 0)
        .execute(),
    );
    const [reply] = await ledger.take([personMail({ from: AN, subject: `Re: [${first?.ticket}]` })]);
    expect(reply).toMatchObject({ outcome: 'appended', ticket: second?.ticket });
  });

  it('R-THR-4 a reply to one that is closed for long opens a new ticket that continues it, without the old tag', async () => {
    const ledger = await openLedger();
    const [first] = await ledger.take([personMail({ from: AN, subject: 'Back-up' })]);
    const [old] = await ticketsOf(ledger);
    await ledger.database.write((tx) => setStatus(tx, '2026-01-01T00:00:00.000Z', old?.id ?? 0, 'closed'));
    const [reply] = await ledger.take([personMail({ from: AN, subject: `Re: [${first?.ticket}] Back-up` })]);
    expect(reply).toMatchObject({ outcome: 'opened', reason: 'ticket-closed', confirmation: { send: true } });
    const [, next] = await ticketsOf(ledger);
    expect(next).toMatchObject({ continues: old?.id, subject: 'Re: Back-up' });
  });

  it('R-THR-5 a reply ends the wait for the customer and opens the ticket', async () => {
    const ledger = await openLedger();
    const [first] = await ledger.take([personMail({ from: AN })]);
    const id = (await ticketsOf(ledger))[0]?.id ?? 0;
    await ledger.database.write(async (tx, now) => {
      await setStatus(tx, now, id, 'waiting');
      await addWait(tx, now, id, 'customer');
    });
    await ledger.take([personMail({ from: AN, subject: `[${first?.ticket}]` })]);
    expect((await ticketsOf(ledger))[0]?.status).toBe('open');
    expect(await ledger.database.read.selectFrom('ticket_wait').selectAll().execute()).toEqual([]);
  });

  it('R-THR-5 a reply does not open the gate of an approval: the wait stays, marked as answered', async () => {
    const ledger = await openLedger();
    const [first] = await ledger.take([personMail({ from: AN })]);
    const id = (await ticketsOf(ledger))[0]?.id ?? 0;
    await ledger.database.write(async (tx, now) => {
      await setStatus(tx, now, id, 'waiting');
      await addWait(tx, now, id, 'approval');
    });
    await ledger.take([personMail({ from: AN, subject: `[${first?.ticket}]` })]);
    expect((await ticketsOf(ledger))[0]?.status).toBe('waiting');
    const [wait] = await ledger.database.read.selectFrom('ticket_wait').selectAll().execute();
    expect(wait?.answered_at).not.toBeNull();
  });

  it('R-THR-7 being in Cc grants nothing', async () => {
    const ledger = await openLedger();
    const [first] = await ledger.take([personMail({ from: AN, headers: { Cc: 'bob@example.net' } })]);
    const [second] = await ledger.take([personMail({ from: 'bob@example.net', subject: `[${first?.ticket}]` })]);
    expect(second).toMatchObject({ outcome: 'opened', reason: 'doubtful-reply' });
  });

  it('R-THR-7 Authentication-Results of a host that is not configured, or below another block, mean nothing', async () => {
    const ledger = await openLedger({ LOKET_MAILBOX__AUTHSERV_IDS: 'mx.example.com' });
    const verdict = (host: string) => ({ 'Authentication-Results': `${host}; dmarc=fail header.from=example.org` });
    const [foreign] = await ledger.take([personMail({ from: AN, headers: verdict('evil.example.net') })]);
    const [ours] = await ledger.take([personMail({ from: 'bob@example.org', headers: verdict('mx.example.com') })]);
    expect(foreign?.confirmation.reason).toBe('new-ticket');
    expect(ours?.confirmation, 'R-ACK-9').toMatchObject({ send: false, reason: 'dmarc-fail' });
  });
});

describe('who really wrote', () => {
  it('R-ACK-1 a web form’s mail in our own name belongs to its visitor, who is confirmed', async () => {
    const ledger = await openLedger();
    const [row] = await ledger.take([
      personMail({
        from: 'Webformulier <support@example.com>',
        headers: { 'Reply-To': 'An Peeters <an@example.org>' },
      }),
    ]);
    expect(row).toMatchObject({ outcome: 'opened', confirmation: { send: true, to: 'an@example.org' } });
    const [person] = await ledger.database.read.selectFrom('person').select(['address', 'name']).execute();
    expect(person).toEqual({ address: 'an@example.org', name: 'An Peeters' });
  });
});

describe('a reply', () => {
  it('R-MSG-10 shows its new words: history that stands on the ticket is folded, quote marks or not', async () => {
    const ledger = await openLedger();
    const words =
      'Sinds de update van gisteren krijgen wij bij het afdrukken van facturen enkel nog een leeg blad te zien.';
    const question = personMail({ from: AN, body: words });
    const answer = personMail({
      from: AN,
      headers: { 'In-Reply-To': headerOf(question, 'Message-ID') ?? '' },
      body: `Het gebeurt nu ook met offertes.\n\n${words}`,
    });
    await ledger.take([question, answer]);
    const [, reply] = await ledger.database.read
      .selectFrom('entry')
      .selectAll()
      .where('kind', '=', 'message')
      .orderBy('id')
      .execute();
    expect(reply?.reply).toBe('Het gebeurt nu ook met offertes.');
    expect(reply?.text, 'never deleted').toContain(words);
  });
});

describe('a confirmation', () => {
  it('R-ACK-1 is keyed by its ticket: queued once, for ever', async () => {
    const ledger = await openLedger();
    await ledger.take([personMail({ from: AN })]);
    const again = ledger.database.write((tx, now) =>
      tx
        .insertInto('outbox')
        .columns([
          'ticket_id',
          'mailbox',
          'kind',
          'dedupe_key',
          'message_id',
          'to_address',
          'subject',
          'state',
          'attempts',
          'created_at',
        ])
        .expression((from) =>
          from
            .selectFrom('outbox')
            .select((select) => [
              'ticket_id',
              'mailbox',
              'kind',
              'dedupe_key',
              select.val('<other@example.com>').as('message_id'),
              'to_address',
              'subject',
              'state',
              'attempts',
              select.val(now).as('created_at'),
            ]),
        )
        .execute(),
    );
    await expect(again).rejects.toThrow(/UNIQUE.*dedupe_key/);
  });

  it('R-ACK-5 says on the ticket why it went out or did not', async () => {
    const ledger = await openLedger();
    await ledger.take([personMail({ from: AN }), personMail({ from: 'noreply@example.org' })]);
    const [sent, refused] = await ticketsOf(ledger);
    expect(sent).toMatchObject({
      confirmation_sent: 1,
      confirmation_reason: 'new-ticket',
      confirmation_to: 'an@example.org',
    });
    expect(refused).toMatchObject({
      confirmation_sent: 0,
      confirmation_reason: 'not-a-person',
      confirmation_to: null,
    });
  });

  it('R-ACK-8 is not sent for mail that lay in the mailbox for longer than max_age_hours', async () => {
    const ledger = await openLedger();
    const [row] = await ledger.take([personMail({ from: AN })], { arrivedAt: '2020-01-01T00:00:00.000Z' });
    expect(row).toMatchObject({ outcome: 'opened', confirmation: { send: false, reason: 'too-old' } });
  });

  it('R-ACK-3, R-KIND-6 list mail becomes a ticket without one', async () => {
    const ledger = await openLedger();
    const [row] = await ledger.take([personMail({ from: AN, headers: { 'List-Id': '<news.example.org>' } })]);
    expect(row).toMatchObject({ outcome: 'opened', confirmation: { send: false, reason: 'not-a-person' } });
  });
});

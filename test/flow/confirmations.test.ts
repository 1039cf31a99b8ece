import { describe, expect, it } from 'vitest';
import { mailServer, SUPPORT, startDesk } from '../support/desk.ts';
import { headerOf, personMail } from '../support/mail.ts';
import { until } from '../support/until.ts';
import { readiness } from './place.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const CAP_PER_ADDRESS = 5;

describe('R-ACK-8 old mail', () => {
  it('becomes a ticket without a confirmation, by the time of its arrival and not by its Date', async () => {
    const server = await mailServer();
    const date = 'Mon, 05 Jan 2015 09:00:00 +0100';
    const old = { internalDate: new Date(Date.now() - 8 * DAY_MS) };
    const young = { internalDate: new Date(Date.now() - 6 * DAY_MS) };
    server.deliver(SUPPORT, personMail({ from: 'old@customer.example', subject: 'Old', date }), old);
    server.deliver(SUPPORT, personMail({ from: 'young@customer.example', subject: 'Young', date }), young);
    const desk = await startDesk({ server });
    await desk.settled(2);
    const tickets = await desk.db
      .selectFrom('ticket')
      .select(['subject', 'confirmation_reason'])
      .orderBy('id')
      .execute();
    expect(tickets).toEqual([
      { subject: 'Old', confirmation_reason: 'too-old' },
      { subject: 'Young', confirmation_reason: 'new-ticket' },
    ]);
    expect(server.sent.flatMap(({ to }) => to)).toEqual(['young@customer.example']);
  });
});

describe('R-ACK-4 two desks', () => {
  it('whose addresses write to each other stop after one confirmation', async () => {
    const [ours, theirs] = ['help@one.example', 'help@two.example'];
    const server = await mailServer({ accounts: [ours, theirs].map((address) => ({ address, password: 'demo' })) });
    const one = await startDesk({ server, env: { LOKET_MAILBOX__ADDRESS: ours } });
    const two = await startDesk({ server, env: { LOKET_MAILBOX__ADDRESS: theirs } });
    server.deliver(theirs, personMail({ from: ours, to: theirs, subject: 'Could you help us?' }));
    await two.settled(1);
    await one.settled(1);
    expect(server.sent.map(({ from, to }) => [from, ...to])).toEqual([[theirs, ours]]);
    const answer = await one.db.selectFrom('ticket').select('confirmation_reason').execute();
    expect(answer).toEqual([{ confirmation_reason: 'not-a-person' }]);
  });

  it('of which the other one does not say that a machine writes stop at the cap for one address', async () => {
    let answers = 0;
    const server = await mailServer({
      onMail({ from, to }) {
        if (from !== SUPPORT) return;
        answers += 1;
        // A new thread each time, with nothing in it that gives the machine away.
        server.deliver(SUPPORT, personMail({ from: to[0] ?? '', subject: `We have received your mail, ${answers}` }));
      },
    });
    const desk = await startDesk({ server });
    server.deliver(SUPPORT, personMail({ from: 'desk@other.example', subject: 'A first question' }));
    await until(
      async () => {
        const reasons = await desk.db.selectFrom('ticket').select('confirmation_reason').orderBy('id').execute();
        return reasons.at(-1)?.confirmation_reason === 'cap-address';
      },
      { what: 'the cap', timeoutMs: 15_000 },
    );
    await desk.settled(CAP_PER_ADDRESS + 1);
    expect(server.sent).toHaveLength(CAP_PER_ADDRESS);
    expect(await desk.db.selectFrom('ticket').select('id').execute()).toHaveLength(CAP_PER_ADDRESS + 1);
  });
});

describe('R-KIND-5 a confirmation that comes back', () => {
  it('is an event on its ticket for agents, and makes no ticket and no answer', async () => {
    const server = await mailServer({ bounces: (address) => address.startsWith('gone') });
    const desk = await startDesk({ server });
    server.deliver(SUPPORT, personMail({ from: 'gone@customer.example', subject: 'Anybody there?' }));
    await desk.settled(2);
    const rows = await desk.db.selectFrom('inbound').select(['outcome', 'ticket_id']).orderBy('id').execute();
    expect(rows).toEqual([
      { outcome: 'opened', ticket_id: 1 },
      { outcome: 'delivery-event', ticket_id: 1 },
    ]);
    const ticket = await desk.db.selectFrom('ticket').select(['status', 'undelivered_since']).executeTakeFirstOrThrow();
    expect(ticket).toEqual({ status: 'new', undelivered_since: expect.stringMatching(/^\d{4}-/) });
    const events = await desk.db
      .selectFrom('entry')
      .select(['visibility', 'text'])
      .where('reason', '=', 'bounced')
      .execute();
    expect(events).toEqual([{ visibility: 'internal', text: expect.stringContaining('gone@customer.example') }]);
    expect(await desk.db.selectFrom('outbox').select('state').execute()).toEqual([{ state: 'bounced' }]);
    expect(server.sent).toHaveLength(1);
  });
});

describe('R-IN-12 a mail over the limit', () => {
  it('stays on the server, is shown as held, and keeps nobody waiting', async () => {
    const server = await mailServer();
    server.deliver(SUPPORT, personMail({ from: 'a@customer.example', subject: 'Before' }));
    server.deliver(SUPPORT, personMail({ from: 'b@customer.example', subject: 'Huge', body: 'x'.repeat(80_000) }));
    server.deliver(SUPPORT, personMail({ from: 'c@customer.example', subject: 'After' }));
    const desk = await startDesk({
      server,
      env: {
        LOKET_LIMITS__MAX_MAIL_BYTES: '50000',
        LOKET_MAILBOX__AFTER_CARE: 'move',
        LOKET_MAILBOX__MOVE_TO: 'Processed',
      },
    });
    await desk.settled(3);
    const [held] = await desk.db.selectFrom('inbound').selectAll().where('outcome', '=', 'oversize').execute();
    expect(held).toMatchObject({ state: 'held', reason: 'over-limit', raw_sha256: null });
    expect(held?.size).toBeGreaterThan(80_000);
    expect((await readiness(desk)).health.inbound).toEqual({ pending: 0, held: 1, failed: 0 });
    await until(() => server.list(SUPPORT).length === 1, { what: 'the others moved' });
    expect(headerOf(server.list(SUPPORT)[0]?.raw ?? Buffer.alloc(0), 'Subject')).toBe('Huge');
    expect(server.sent.flatMap(({ to }) => to)).toEqual(['a@customer.example', 'c@customer.example']);
  });
});

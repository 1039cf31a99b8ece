import { describe, expect, it, onTestFinished } from 'vitest';
import { runningClock } from '../support/clock.ts';
import { type Desk, mailServer, SUPPORT } from '../support/desk.ts';
import { type SmtpSink, type SmtpSinkOptions, startSmtpSink, type Verdict } from '../support/smtp-sink.ts';
import { until } from '../support/until.ts';
import {
  customers,
  deskBetween,
  expectEachOnce,
  isWell,
  messageIds,
  type Place,
  readiness,
  startProxies,
} from './place.ts';

/** RFC 5321's codes do not say when; the desk waits half a minute before the second attempt. */
const PAST_FIRST_WAIT_MS = 60_000;

/** The embedded server's mailbox, and an SMTP server that does as it is told. */
async function place(options: SmtpSinkOptions = {}): Promise<Place & { sink: SmtpSink }> {
  const server = await mailServer();
  const sink = await startSmtpSink(options);
  onTestFinished(() => sink.stop());
  const proxies = await startProxies(server.imapPort, sink.port);
  return {
    ...proxies,
    sink,
    login: { port: server.imapPort, user: SUPPORT, password: 'demo' },
    sent: sink.accepted,
    async deliver(mails) {
      for (const raw of mails) server.deliver(SUPPORT, raw);
    },
    desk: (own) => deskBetween(proxies, 'demo', own),
  };
}

function outbox(desk: Desk) {
  return desk.db.selectFrom('outbox').select(['state', 'attempts', 'last_error', 'message_id']).execute();
}

/** Waits until the only outgoing mail waits for a second attempt, and gives its row. */
function putOff(desk: Desk) {
  return until(async () => (await outbox(desk)).find(({ state, attempts }) => state === 'queued' && attempts === 1), {
    what: 'a mail that waits for its second attempt',
    timeoutMs: 10_000,
  });
}

describe('R-OUT-2 an answer to a mail', () => {
  it.each<['rcpt' | 'data' | 'mail', number]>([
    ['rcpt', 451],
    ['data', 452],
    ['mail', 421],
  ])('at %s with %i: tried again later, with the same Message-ID', async (at, code) => {
    const here = await place();
    here.sink.next({ do: 'reject', at, code, text: 'Greylisted, come back' });
    const clock = runningClock();
    const desk = await here.desk({ clock });
    const { subjects, mails } = customers(1);
    await here.deliver(mails);
    const row = await putOff(desk);
    expect(row.last_error).toContain('asks to try later');
    expect((await readiness(desk)).health.outbox).toMatchObject({ queued: 1, failed: 0 });
    clock.advance(PAST_FIRST_WAIT_MS);
    const next = customers(1, 'Next');
    await here.deliver(next.mails);
    await desk.settled(2);
    await isWell(desk);
    await expectEachOnce(desk, here, [...subjects, ...next.subjects]);
    expect(messageIds(here.sent())).toContain(row.message_id);
  });

  it.each<'rcpt' | 'data'>(['rcpt', 'data'])(
    'at %s with 550: work on the ticket, and no other mail held up',
    async (at) => {
      const here = await place();
      here.sink.next({ do: 'reject', at, code: 550, text: 'No such user' });
      const desk = await here.desk();
      await here.deliver(customers(1, 'Refused').mails);
      await desk.settled(1);
      await here.deliver(customers(2, 'Fine').mails);
      await desk.settled(3);
      expect((await outbox(desk)).map(({ state }) => state)).toEqual(['failed', 'sent', 'sent']);
      const [ticket, other] = await desk.db
        .selectFrom('ticket')
        .select(['id', 'undelivered_since'])
        .orderBy('id')
        .execute();
      expect(ticket?.undelivered_since).not.toBe(null);
      expect(other?.undelivered_since).toBe(null);
      const events = await desk.db
        .selectFrom('entry')
        .select(['ticket_id', 'text', 'visibility'])
        .where('reason', '=', 'send-failed')
        .execute();
      expect(events).toEqual([
        { ticket_id: ticket?.id, visibility: 'internal', text: expect.stringContaining('550 No such user') },
      ]);
      const { status, health } = await readiness(desk);
      expect({ status, failed: health.outbox.failed }).toEqual({ status: 200, failed: 1 });
    },
  );
});

describe('R-OUT-3 an answer that never comes', () => {
  it.each<[string, Verdict]>([
    ['the connection is closed after DATA', { do: 'close' }],
    ['the server says nothing after DATA', { do: 'hang' }],
  ])('%s: sent again with the same Message-ID, and said so', async (_what, verdict) => {
    const here = await place();
    here.sink.next(verdict);
    const clock = runningClock();
    const desk = await here.desk({ clock });
    const { subjects, mails } = customers(1);
    await here.deliver(mails);
    const row = await putOff(desk);
    expect(row.last_error).toContain('it may have arrived; it is sent again with the same Message-ID');
    clock.advance(PAST_FIRST_WAIT_MS);
    const next = customers(1, 'Next');
    await here.deliver(next.mails);
    await desk.settled(2);
    await expectEachOnce(desk, here, [...subjects, ...next.subjects]);
    expect(messageIds(here.sink.seen()).filter((id) => id === row.message_id)).toHaveLength(2);
  });
});

describe('an SMTP server that is away', () => {
  it('comes back: what waited is there within 10 s, and nothing was blamed on a mail', async () => {
    const here = await place();
    here.smtp.refuse();
    const desk = await here.desk();
    const { subjects, mails } = customers(5, 'Patient');
    await here.deliver(mails);
    await until(
      async () => {
        const { status, health } = await readiness(desk);
        expect(health.delivery[0]?.error).toMatch(/nothing listens at 127\.0\.0\.1:\d+: check host and port/);
        return status === 200 && health.outbox.queued === 5;
      },
      { what: 'a complaint about the server, and five mails that wait', timeoutMs: 10_000 },
    );
    await here.smtp.pass();
    const back = performance.now();
    await until(() => here.sent().length === 5, { what: 'the confirmations', timeoutMs: 10_000 });
    expect(performance.now() - back).toBeLessThan(10_000);
    await desk.settled(5);
    await isWell(desk);
    await expectEachOnce(desk, here, subjects);
    expect((await outbox(desk)).map(({ attempts }) => attempts)).toEqual([1, 1, 1, 1, 1]);
  });

  it('stays deaf for a while: said in plain words, then everything is sent', async () => {
    const here = await place();
    here.smtp.stall();
    const desk = await here.desk();
    const { subjects, mails } = customers(3, 'Deaf');
    await here.deliver(mails);
    await until(async () => (await readiness(desk)).health.delivery[0]?.error, {
      what: 'a complaint',
      timeoutMs: 10_000,
    });
    expect((await readiness(desk)).health.delivery[0]?.error).toMatch(/never greeted|did not answer/);
    await here.smtp.pass();
    await desk.settled(3);
    await isWell(desk);
    await expectEachOnce(desk, here, subjects);
  });

  it('breaks off again and again: every mail arrives, a second copy only under its own Message-ID', async () => {
    const here = await place();
    const clock = runningClock();
    const desk = await here.desk({ clock });
    const { mails } = customers(60, 'Broken off');
    await here.deliver(mails);
    for (const count of [3, 12, 25, 40]) {
      await until(() => here.sent().length >= count, { what: `${count} mails sent`, timeoutMs: 10_000 });
      here.smtp.cut();
      clock.advance(PAST_FIRST_WAIT_MS);
    }
    await until(
      async () => {
        clock.advance(PAST_FIRST_WAIT_MS);
        return (await outbox(desk)).filter(({ state }) => state === 'sent').length === 60;
      },
      { what: 'all mails sent', timeoutMs: 15_000 },
    );
    const ids = messageIds(here.sent());
    expect(new Set(ids).size).toBe(60);
    // Five connections at a time, four times: no more can have been in doubt.
    expect(ids.length - 60).toBeLessThanOrEqual(20);
    await isWell(desk);
  });
});

describe('a refused sign-in', () => {
  const USER = { LOKET_SMTP__USER: 'desk', LOKET_SMTP__PASSWORD: 'secret' };
  const AUTH = { user: 'desk', password: 'secret' };

  it('535: paused and said in plain words, mail goes on coming in; sent once the password is mended', async () => {
    const here = await place({ auth: AUTH });
    const desk = await here.desk({ env: { ...USER, LOKET_SMTP__PASSWORD: 'not it' } });
    const { subjects, mails } = customers(2, 'Unsigned');
    await here.deliver(mails);
    await until(async () => (await readiness(desk)).health.delivery[0]?.status === 'paused', {
      what: 'the pause',
      timeoutMs: 10_000,
    });
    const { status, health } = await readiness(desk);
    expect(health.delivery[0]?.error).toContain('refused user or password');
    expect(status).toBe(200);
    await until(async () => (await desk.db.selectFrom('ticket').select('id').execute()).length === 2, {
      what: 'tickets',
    });
    expect(desk.log.join('\n')).not.toContain('not it');
    await desk.stop();
    const again = await here.desk({ dataDir: desk.dataDir, env: USER });
    await again.settled(2);
    await isWell(again);
    await expectEachOnce(again, here, subjects);
  });

  it('454: the server cannot check the password now; sent by itself once it can', async () => {
    const here = await place({ auth: AUTH });
    here.sink.refuseAuth(454);
    const desk = await here.desk({ env: USER });
    const { subjects, mails } = customers(2, 'Later');
    await here.deliver(mails);
    await until(async () => (await readiness(desk)).health.delivery[0]?.error, {
      what: 'a complaint',
      timeoutMs: 10_000,
    });
    expect((await readiness(desk)).health.delivery[0]).toMatchObject({
      status: 'unreachable',
      error: expect.stringContaining('cannot check the password now'),
    });
    here.sink.refuseAuth(null);
    await until(() => here.sent().length === 2, { what: 'the confirmations', timeoutMs: 10_000 });
    await desk.settled(2);
    await isWell(desk);
    await expectEachOnce(desk, here, subjects);
  });
});

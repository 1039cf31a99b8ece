/** An appointment from end to end: a customer's mail, an agent who plans, an invitation by mail, the answer of a calendar. */
import { randomBytes } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { SETTLE_MS } from '../../src/actions/appointment-invitation.ts';
import { openDatabase } from '../../src/store/database.ts';
import { MIGRATIONS_DIR } from '../../src/store/migrate.ts';
import { meetPeople } from '../../src/store/people.ts';
import { addSession } from '../../src/store/sessions.ts';
import { csrfTokenOf, tokenHashOf } from '../../src/web/session.ts';
import { calendarReply, eventOf } from '../support/calendar.ts';
import { runningClock } from '../support/clock.ts';
import { type Desk, mailServer, SUPPORT, startDesk } from '../support/desk.ts';
import { headerOf, personMail } from '../support/mail.ts';
import { until } from '../support/until.ts';

const AN = 'an@customer.example';
const DAY_MS = 24 * 60 * 60 * 1000;

/** An agent who is signed in and sends forms of the desk. */
async function agentOf(desk: Desk) {
  const token = randomBytes(24).toString('base64url');
  const clock = () => new Date();
  const database = await openDatabase({ dataDir: desk.dataDir, migrationsDir: MIGRATIONS_DIR, clock, migrate: false });
  const id = await database.write(async (tx, now) => {
    const people = await meetPeople(tx, now, [{ address: 'bart@example.com', name: 'Bart', language: null }]);
    const personId = people.get('bart@example.com')?.id ?? 0;
    await tx.updateTable('person').set({ role: 'agent' }).where('id', '=', personId).execute();
    const expiresAt = new Date(Date.parse(now) + DAY_MS).toISOString();
    await addSession(tx, now, { tokenHash: tokenHashOf(token), personId, remembered: false, expiresAt });
    return personId;
  });
  await database.close();
  return {
    id: String(id),
    async post(path: string, fields: Readonly<Record<string, string>>) {
      const response = await fetch(`${desk.service.webUrl}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: `__Host-loket=${token}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ csrf: csrfTokenOf(token), ...fields }).toString(),
      });
      expect(response.status).toBe(303);
    },
  };
}

/** The calendar in a mail, as the customer's mail program finds it: among the alternatives to the text. */
async function invitationIn(raw: Buffer): Promise<string> {
  const [, part = ''] =
    /^Content-Type: text\/calendar; charset=utf-8; method=\w+\r\n([\s\S]*?)\r\n--/m.exec(raw.toString()) ?? [];
  const [head = '', body = ''] = part.split(/\r\n\r\n([\s\S]*)/);
  const text = /base64/i.test(head)
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString();
  const file = (await simpleParser(raw)).attachments.find(({ filename }) => filename === 'invite.ics');
  expect(file?.content.toString(), 'the file is the same').toBe(text);
  return text;
}

const stateOf = async (desk: Desk) => ({
  appointment: await desk.db.selectFrom('appointment').select(['state', 'sequence']).executeTakeFirst(),
  ticket: (await desk.db.selectFrom('ticket').select('status').executeTakeFirstOrThrow()).status,
});

describe('an appointment', () => {
  it('P4 R-OUT-5: planned, invited by mail, accepted from the calendar, moved, declined, cancelled', async () => {
    const server = await mailServer();
    const clock = runningClock();
    const desk = await startDesk({
      server,
      clock,
      env: { LOKET_REMOTE_SESSION__PC_URL: 'https://remote.example.com' },
    });
    server.deliver(
      SUPPORT,
      personMail({
        from: `An Peeters <${AN}>`,
        subject: 'De kassa start niet meer',
        body: 'Kunt u ons helpen met de kassa?',
      }),
    );
    await desk.settled(1);
    const { number } = await desk.db.selectFrom('ticket').select('number').executeTakeFirstOrThrow();
    const agent = await agentOf(desk);
    /** Agents get mails of their own. */
    const toAn = () => server.sent.filter(({ to }) => to.includes(AN));
    const day = (after: number) => new Date(Date.now() + after * DAY_MS).toISOString().slice(0, 10);
    const form = { minutes: '45', agent: agent.id, title: 'Kassa nakijken – één uur', notes: '', remote: 'yes' };

    await agent.post(`/desk/tickets/${number}/appointments`, { ...form, day: day(2), time: '10:00' });
    clock.advance(SETTLE_MS);
    await until(() => toAn().length === 2, { what: 'the invitation', timeoutMs: 15_000 });
    const raw = toAn()[1]?.raw ?? Buffer.alloc(0);
    expect(headerOf(raw, 'Subject')).toContain(number);
    expect((await simpleParser(raw)).text).toContain('https://remote.example.com');
    const invitation = await invitationIn(raw);
    expect(eventOf(invitation).get('DTSTART')).toMatch(new RegExp(`^${day(2).replaceAll('-', '')}T\\d{6}Z$`));
    expect(eventOf(invitation).get('SUMMARY')).toContain('Kassa nakijken – één uur');

    server.deliver(SUPPORT, calendarReply(invitation, { from: AN, partstat: 'ACCEPTED' }));
    await desk.settled(2);
    expect(await stateOf(desk)).toEqual({ appointment: { state: 'accepted', sequence: 0 }, ticket: 'planned' });
    const tickets = await desk.db.selectFrom('ticket').select('id').execute();
    expect(tickets, 'an answer is no new ticket').toHaveLength(1);

    await agent.post('/desk/appointments/1', { ...form, day: day(3), time: '14:00' });
    clock.advance(SETTLE_MS);
    await until(() => toAn().length === 3, { what: 'the update', timeoutMs: 15_000 });
    const update = await invitationIn(toAn()[2]?.raw ?? Buffer.alloc(0));
    expect(eventOf(update).get('UID')).toBe(eventOf(invitation).get('UID'));
    expect(eventOf(update).get('SEQUENCE')).toBe('1');
    server.deliver(SUPPORT, calendarReply(update, { from: AN, partstat: 'DECLINED', comment: 'Dan ben ik er niet' }));
    await desk.settled(3);
    expect(await stateOf(desk)).toEqual({ appointment: { state: 'declined', sequence: 1 }, ticket: 'open' });

    await agent.post('/desk/appointments/1/cancellation', {});
    clock.advance(SETTLE_MS);
    await until(() => toAn().length === 4, { what: 'the cancellation', timeoutMs: 15_000 });
    expect(toAn()[3]?.raw.toString()).toMatch(/^Content-Type: text\/calendar; charset=utf-8; method=CANCEL/m);
  });
});

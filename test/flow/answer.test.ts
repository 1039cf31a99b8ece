/** A support conversation from end to end: a customer's mail, an agent's answer from the desk, the customer's replies. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { MIGRATIONS_DIR } from '../../src/store/migrate.ts';
import { meetPeople } from '../../src/store/people.ts';
import { addSession } from '../../src/store/sessions.ts';
import { csrfTokenOf, tokenHashOf } from '../../src/web/session.ts';
import { runningClock } from '../support/clock.ts';
import { type Desk, mailServer, SUPPORT, startDesk } from '../support/desk.ts';
import { headerOf, personMail, replyTo } from '../support/mail.ts';
import { until } from '../support/until.ts';

const AN = 'An Peeters <an@customer.example>';
const UNDO_MS = 15_000;

/** An agent who is signed in: sends forms and reads pages of the desk. */
async function agentOf(desk: Desk) {
  const token = randomBytes(24).toString('base64url');
  const database = await openDatabase({
    dataDir: desk.dataDir,
    migrationsDir: MIGRATIONS_DIR,
    clock: () => new Date(),
    migrate: false,
  });
  await database.write(async (tx, now) => {
    const people = await meetPeople(tx, now, [{ address: 'bart@example.com', name: 'Bart', language: null }]);
    const personId = people.get('bart@example.com')?.id ?? 0;
    await tx.updateTable('person').set({ role: 'agent', signature: 'Bart' }).where('id', '=', personId).execute();
    const expiresAt = new Date(Date.parse(now) + 60 * 60 * 1000).toISOString();
    await addSession(tx, now, { tokenHash: tokenHashOf(token), personId, remembered: false, expiresAt });
  });
  await database.close();
  const headers = { cookie: `__Host-loket=${token}` };
  const page = async (path: string) => (await fetch(`${desk.service.webUrl}${path}`, { headers })).text();
  return {
    page,
    async answer(number: string, fields: Record<string, string>) {
      const path = `/desk/tickets/${number}`;
      const form = new FormData();
      form.append('csrf', csrfTokenOf(token));
      const shown = await page(path);
      for (const name of ['key', 'seen']) {
        form.append(name, new RegExp(`name="${name}" value="([^"]*)"`).exec(shown)?.[1] ?? '');
      }
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('files', new Blob(['One. Two.'], { type: 'text/plain' }), 'stappen.txt');
      const url = `${desk.service.webUrl}${path}/answers`;
      const response = await fetch(url, { method: 'POST', redirect: 'manual', headers, body: form });
      return response.headers.get('location') ?? '';
    },
  };
}

const ticketOf = (desk: Desk) => desk.db.selectFrom('ticket').selectAll().executeTakeFirstOrThrow();

describe('a conversation', () => {
  it('P5 R-OUT-1 R-THR-5: mail in, an answer from the desk, replies by Message-ID and by number', async () => {
    const server = await mailServer();
    const clock = runningClock();
    const desk = await startDesk({ server, clock });
    const question = personMail({ from: AN, subject: 'De kassa start niet', body: 'De kassa start niet meer.' });
    server.deliver(SUPPORT, question);
    await desk.settled(1);
    const { number } = await ticketOf(desk);

    const agent = await agentOf(desk);
    const location = await agent.answer(number, { words: 'Zet hem eens uit.', quote: 'yes', after: 'waiting' });
    expect(location).toMatch(/\?sent=\d+#answer$/);
    expect(server.sent, 'it can still be taken back').toHaveLength(1);
    clock.advance(UNDO_MS);
    await until(() => server.sent.length === 2, { what: 'the answer', timeoutMs: 15_000 });
    const { raw, from, to } = server.sent[1] ?? { raw: Buffer.alloc(0), from: '', to: [] };
    expect([from, to]).toEqual([SUPPORT, ['an@customer.example']]);
    expect(headerOf(raw, 'Subject')).toBe(`[${number}] Re: De kassa start niet`);
    expect(headerOf(raw, 'In-Reply-To')).toBe(headerOf(question, 'Message-ID'));
    expect(headerOf(raw, 'References')).toBe(headerOf(question, 'Message-ID'));
    expect(headerOf(raw, 'Auto-Submitted'), 'a person wrote it').toBeNull();
    expect(raw.toString()).toMatch(/Zet hem eens uit\.\r\n\r\nBart\r\n.*> De kassa start niet meer\..*stappen\.txt/s);
    expect((await ticketOf(desk)).status).toBe('waiting');

    server.deliver(SUPPORT, replyTo(raw, { from: AN, to: SUPPORT, body: 'Dat hielp niet.' }));
    await desk.settled(2);
    expect((await ticketOf(desk)).status, 'R-THR-5').toBe('open');
    await agent.answer(number, { words: 'Dan komt er iemand langs.', after: 'resolved' });
    expect((await ticketOf(desk)).status).toBe('resolved');
    server.deliver(SUPPORT, personMail({ from: AN, subject: `Nog eens over ${number}` }));
    await desk.settled(3);
    expect((await ticketOf(desk)).status, 'R-THR-5').toBe('open');

    const entries = await desk.db
      .selectFrom('entry')
      .select(['direction', 'reason'])
      .where('kind', '=', 'message')
      .orderBy('id')
      .execute();
    expect(entries).toEqual([
      { direction: 'in', reason: 'new-request' },
      { direction: 'out', reason: null },
      { direction: 'in', reason: 'own-message-id' },
      { direction: 'out', reason: null },
      { direction: 'in', reason: 'subject-number' },
    ]);
    const page = await agent.page(`/desk/tickets/${number}`);
    expect(page).toContain('Dat hielp niet.');
  });
});

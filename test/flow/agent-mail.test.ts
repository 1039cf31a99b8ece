/** Agents who live in their mail program: told of what happens, they answer by mail, and nobody can speak in their name. */
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { MIGRATIONS_DIR } from '../../src/store/migrate.ts';
import { meetPeople } from '../../src/store/people.ts';
import { recordProof } from '../../src/store/reply-address.ts';
import { runningClock } from '../support/clock.ts';
import { dataFolder } from '../support/data-folder.ts';
import { type Desk, mailServer, SUPPORT, startDesk } from '../support/desk.ts';
import { bodyOf, headerOf, personMail, replyTo } from '../support/mail.ts';
import { until } from '../support/until.ts';

const AN = 'An Peeters <an@customer.example>';
const BART = 'Bart <bart@example.com>';
const PATTERN = 'support+{token}@example.com';
const UNDO_MS = 15_000;
const PROVED = { 'Authentication-Results': 'mx.example.com; dmarc=pass header.from=example.com' };
const ENV = {
  LOKET_MAILBOX__REPLY_ADDRESS: PATTERN,
  LOKET_MAILBOX__AUTHSERV_IDS: 'mx.example.com',
  LOKET_NOTICES__GROUP_MINUTES: '0',
};

/** A data folder with the agent Bart; with `proved`, a probe came back through the reply address. */
async function folderWithAgent(proved: boolean): Promise<string> {
  const dataDir = await dataFolder();
  const clock = () => new Date();
  const database = await openDatabase({ dataDir, migrationsDir: MIGRATIONS_DIR, clock, migrate: true });
  await database.write(async (tx, now) => {
    if (proved) await recordProof(tx, now, SUPPORT, PATTERN);
    const met = await meetPeople(tx, now, [{ address: 'bart@example.com', name: 'Bart', language: 'nl' }]);
    await tx
      .updateTable('person')
      .set({ role: 'agent', signature: 'Bart\nExample support' })
      .where('id', '=', met.get('bart@example.com')?.id ?? 0)
      .execute();
  });
  await database.close();
  return dataDir;
}

async function withQuestion({ proved = true } = {}) {
  const server = await mailServer();
  const clock = runningClock();
  const desk = await startDesk({ server, clock, env: ENV, dataDir: await folderWithAgent(proved) });
  const sentTo = (address: string) => server.sent.filter(({ to }) => to.includes(address)).map(({ raw }) => raw);
  const mailTo = (address: string, count: number) =>
    until(() => sentTo(address)[count - 1] ?? null, { what: `mail ${count} to ${address}`, timeoutMs: 15_000 });
  server.deliver(SUPPORT, personMail({ from: AN, subject: 'De kassa start niet', body: 'De kassa start niet meer.' }));
  await desk.settled(1);
  const notice = await mailTo('bart@example.com', 1);
  return { server, clock, desk, notice, sentTo, mailTo };
}

/** The words of a mail, whose long lines quoted-printable breaks. */
const wordsOf = (raw: Buffer) => bodyOf(raw).replace(/=\n/g, '');

const messages = (desk: Desk) =>
  desk.db
    .selectFrom('entry')
    .select(['kind', 'direction', 'visibility', 'reply', 'text'])
    .where('kind', '!=', 'event')
    .orderBy('id')
    .execute();

const lastMail = (desk: Desk) =>
  desk.db
    .selectFrom('inbound')
    .select(['state', 'outcome', 'reason', 'ticket_id', 'entry_id', 'explanation'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();

const internalAddress = (notice: Buffer) =>
  /interne notitie\): (support\+[a-z2-7]{32}@example\.com)/.exec(wordsOf(notice))?.[1] ?? '';

describe('an agent at a mail program', () => {
  it('hears of a request, answers by mail, and the customer gets it as from the desk (R-THR-2, R-THR-7)', async () => {
    const { server, clock, desk, notice, mailTo } = await withQuestion();
    const answer = replyTo(notice, { from: BART, body: 'Zet hem eens uit en aan.', headers: PROVED });
    server.deliver(SUPPORT, answer);
    await desk.settled(2);
    const row = await lastMail(desk);
    expect(row).toMatchObject({ state: 'done', outcome: 'appended', reason: 'agent-answer', ticket_id: 1 });
    expect(JSON.parse(row.explanation ?? '{}').decision).toMatchObject({ action: 'append', reason: 'agent-answer' });
    clock.advance(UNDO_MS);
    const sent = wordsOf(await mailTo('an@customer.example', 2));
    expect(sent).toMatch(/(?:^|\n\n)Zet hem eens uit en aan\.\n\nBart\nExample support\n/);
    expect(sent, 'what we told the agent stays with the agent').not.toMatch(/##-|support\+|\/desk\//);
    expect(sent).toContain('> De kassa start niet meer.');
    const ticket = await desk.db.selectFrom('ticket').selectAll().executeTakeFirstOrThrow();
    expect([ticket.status, ticket.assignee_id !== null]).toEqual(['open', true]);

    server.deliver(
      SUPPORT,
      replyTo(await mailTo('an@customer.example', 2), { from: AN, to: SUPPORT, body: 'Gelukt!' }),
    );
    await desk.settled(3);
    const second = wordsOf(await mailTo('bart@example.com', 2));
    expect(second).toContain('    Gelukt!');
    expect(await desk.db.selectFrom('ticket').select('id').execute(), 'one conversation').toHaveLength(1);
  });

  it('writes a note for colleagues to the other address: no customer sees it', async () => {
    const { server, desk, notice, sentTo } = await withQuestion();
    const to = internalAddress(notice);
    expect(to).toMatch(/^support\+/);
    server.deliver(SUPPORT, replyTo(notice, { from: BART, to, body: 'Weer die kassa.', headers: PROVED }));
    await desk.settled(2);
    expect((await messages(desk)).at(-1)).toMatchObject({
      kind: 'note',
      visibility: 'internal',
      reply: 'Weer die kassa.',
    });
    expect(sentTo('an@customer.example')).toHaveLength(1);
  });

  it.each([
    ['whose mail nobody vouches for', {}, 'agent-answer-unproved'],
    ['whose mail fails', { 'Authentication-Results': 'mx.example.com; dmarc=fail' }, 'agent-impersonation'],
    [
      'vouched for by an unknown host',
      { 'Authentication-Results': 'evil.example; dmarc=pass' },
      'agent-answer-unproved',
    ],
  ])('%s is held, and the customer gets nothing', async (_what, headers: Record<string, string>, reason) => {
    const { server, clock, desk, notice, sentTo, mailTo } = await withQuestion();
    server.deliver(SUPPORT, replyTo(notice, { from: BART, body: 'Betaal op deze rekening.', headers }));
    await desk.settled(2);
    expect(await lastMail(desk)).toMatchObject({ state: 'held', reason, ticket_id: null });
    if (reason === 'agent-answer-unproved') {
      expect(wordsOf(await mailTo('bart@example.com', 2))).toContain('werd tegengehouden');
    }
    clock.advance(UNDO_MS);
    expect(sentTo('an@customer.example')).toHaveLength(1);
    expect(await messages(desk)).toHaveLength(1);
  });

  it('is told that answering by mail is off where no address was proved; who does it all the same is held', async () => {
    const { server, desk, notice } = await withQuestion({ proved: false });
    expect(wordsOf(notice)).toContain('Antwoord in Loket');
    expect(headerOf(notice, 'Reply-To')).toBeNull();
    server.deliver(SUPPORT, replyTo(notice, { from: BART, to: SUPPORT, body: 'Toch maar.', headers: PROVED }));
    await desk.settled(2);
    expect(await lastMail(desk)).toMatchObject({ state: 'held', reason: 'agent-answer-off' });
  });

  it('on holiday starts no loop: the out-of-office answer to a notice is folded, answered by nobody, told to nobody', async () => {
    const { server, desk, notice, sentTo } = await withQuestion();
    const away = { ...PROVED, 'Auto-Submitted': 'auto-replied' };
    for (const to of [headerOf(notice, 'Reply-To') ?? '', SUPPORT]) {
      server.deliver(
        SUPPORT,
        replyTo(notice, { from: BART, to, subject: 'Afwezig', body: 'Ik ben er niet.', headers: away }),
      );
    }
    server.deliver(SUPPORT, notice);
    await desk.settled(4);
    await until(async () => (await desk.db.selectFrom('happening').select('id').execute()).length === 0, {
      what: 'nothing left to tell',
      timeoutMs: 15_000,
    });
    const kept = await messages(desk);
    expect(kept.slice(1).map(({ visibility }) => visibility)).toEqual(['internal', 'internal']);
    expect((await lastMail(desk)).reason).toBe('own-loop');
    expect(await desk.db.selectFrom('ticket').select('id').execute()).toHaveLength(1);
    expect([sentTo('bart@example.com').length, sentTo('an@customer.example').length]).toEqual([1, 1]);
  });
});

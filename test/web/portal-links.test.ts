import { describe, expect, it } from 'vitest';
import type { Language, OutgoingMail } from '../../src/message/mail.ts';
import { meetPeople } from '../../src/store/people.ts';
import { addParticipants } from '../../src/store/tickets.ts';
import { LOST } from '../../src/wording/portal/lost.ts';
import { outgoingMails } from '../support/outgoing.ts';
import { type DeskStage, openDeskStage } from './desk-stage.ts';
import type { OpenedTicket } from './stage.ts';

const YEAR_MS = 366 * 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;

const post = (stage: DeskStage, path: string, fields: Record<string, string> = {}, from = '203.0.113.1') =>
  stage.get(path, { method: 'POST', body: new URLSearchParams(fields), headers: { 'x-forwarded-for': from } });
const lost = (stage: DeskStage, number: string, address: string, from?: string) =>
  post(stage, '/lost', { number, address }, from);

const mailsOf = ({ database }: DeskStage) => outgoingMails(database, 'link');

/** The path of the status page that a mail leads to. */
const pathIn = (mail: OutgoingMail | undefined) => /\/status\/[\w-]{32}/.exec(mail?.text ?? '')?.[0] ?? 'none';

/** A link that came to its end by itself. */
async function expired(stage: DeskStage, language: Language = 'nl'): Promise<OpenedTicket> {
  const ticket = await stage.openTicket('Printer', language);
  stage.clock.advance(YEAR_MS);
  return ticket;
}

describe('a link that expired', () => {
  it('R-WEB-2 is renewed by a mail to the requester, and says nothing to who has it', async () => {
    const stage = await openDeskStage();
    const ticket = await expired(stage);
    const page = await stage.get(ticket.path);
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('<form method="post">');
    const answers = await Promise.all(
      [ticket.path, '/status/wrong'].map(async (path) => {
        const answer = await post(stage, path);
        return { status: answer.status, body: await answer.text() };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(200);
    const mails = await mailsOf(stage);
    expect(mails).toMatchObject([
      { to: { address: 'an@example.com' }, headers: { 'Auto-Submitted': 'auto-generated' } },
    ]);
    expect(await stage.page(pathIn(mails[0]))).toContain(ticket.number);
    expect((await stage.get(ticket.path)).status).toBe(404);
  });

  it('R-WEB-1 is not renewed by a look at it', async () => {
    const stage = await openDeskStage();
    const ticket = await expired(stage);
    await stage.get(ticket.path);
    expect(await mailsOf(stage)).toEqual([]);
  });

  it('is not renewed once an agent withdrew it', async () => {
    const stage = await openDeskStage();
    const bart = await stage.signIn('bart@example.com', 'agent');
    const ticket = await stage.openTicket('Printer');
    await bart.post(`/desk/tickets/${ticket.number}/links/revocation`);
    stage.clock.advance(YEAR_MS);
    await post(stage, ticket.path);
    expect(await mailsOf(stage)).toEqual([]);
  });
});

describe('a lost link', () => {
  it('R-WEB-2 is mailed anew to whoever is one of the ticket’s people; every asking gets the same answer', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer');
    await stage.database.write(async (tx, now) => {
      const eva = { address: 'eva@example.com', name: 'Eva', language: null };
      const id = (await meetPeople(tx, now, [eva])).get(eva.address)?.id ?? 0;
      await addParticipants(tx, now, [{ ticketId: ticket.id, personId: id }]);
    });
    const asked: [string, string][] = [
      [ticket.number, 'an@example.com'],
      [` ${ticket.number.toLowerCase().replace('-', '')}`, 'EVA@example.com'],
      [ticket.number, 'eve@example.net'],
      ['SA-999999', 'an@example.com'],
      ['', ''],
      [ticket.number, 'no address'],
    ];
    const answers: string[] = [];
    for (const [number, address] of asked) {
      const answer = await lost(stage, number, address);
      answers.push(`${answer.status} ${await answer.text()}`);
    }
    expect(answers[0]).toContain(LOST.en.sent);
    expect(new Set(answers).size).toBe(1);
    const mails = await mailsOf(stage);
    expect(mails.map(({ to }) => to.address)).toEqual(['an@example.com', 'eva@example.com']);
    expect(await stage.page(pathIn(mails[1]))).toContain(ticket.number);
    expect((await stage.get(ticket.path)).status).toBe(200);
  });

  it('is not mailed without end: three to an address in an hour', async () => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer');
    for (let count = 0; count < 5; count += 1) await lost(stage, ticket.number, 'an@example.com');
    expect(await mailsOf(stage)).toHaveLength(3);
    stage.clock.advance(HOUR_MS);
    await lost(stage, ticket.number, 'an@example.com');
    expect(await mailsOf(stage)).toHaveLength(4);
  });

  it('is not asked for without end: ten times from a network in a quarter of an hour', async () => {
    const stage = await openDeskStage();
    const statuses = await Promise.all(
      Array.from({ length: 11 }, async () => (await lost(stage, 'SA-1', 'an@example.com')).status),
    );
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
    expect((await lost(stage, 'SA-1', 'an@example.com', '198.51.100.1')).status).toBe(200);
  });

  it.each([
    ['nl', 'Beste An Peeters,', 'U vroeg een nieuwe link'],
    ['fr', 'Bonjour An Peeters,', 'Vous avez demandé un nouveau lien'],
    ['en', 'Dear An Peeters,', 'You asked for a new link'],
    ['de', 'Guten Tag An Peeters,', 'Sie haben einen neuen Link'],
  ] as const)('comes in the language of the ticket: %s', async (language, greeting, words) => {
    const stage = await openDeskStage();
    const ticket = await stage.openTicket('Printer', language);
    await lost(stage, ticket.number, 'an@example.com');
    const [mail] = await mailsOf(stage);
    expect(mail?.text).toContain(greeting);
    expect(mail?.text).toContain(words);
    expect(mail?.subject).toContain(`[${ticket.number}]`);
    expect(
      (await stage.page('/lost', { headers: { 'accept-language': language } })).includes(LOST[language].lead),
    ).toBe(true);
  });
});

describe('links, seen from the desk', () => {
  it('are withdrawn and mailed anew by an agent, who sees how many there are', async () => {
    const stage = await openDeskStage();
    const bart = await stage.signIn('bart@example.com', 'agent');
    const ticket = await stage.openTicket('Printer');
    const path = `/desk/tickets/${ticket.number}`;
    expect(await bart.page(path)).toContain('1 link works');
    await bart.post(`${path}/links/revocation`);
    await bart.post(`${path}/links/revocation`);
    const page = await bart.page(path);
    expect(page).toContain('No link works.');
    expect(page.split('Links to the status page withdrawn')).toHaveLength(2);
    expect((await stage.get(ticket.path)).status).toBe(404);
    await bart.post(`${path}/links`);
    const [mail] = await mailsOf(stage);
    expect(mail?.text).toContain('Hier is een nieuwe link');
    expect(await stage.page(pathIn(mail))).toContain(ticket.number);
    expect((await stage.get(ticket.path)).status).toBe(404);
  });
});

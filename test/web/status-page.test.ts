import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/message/mail.ts';
import { findByStatusSecret } from '../../src/store/status-links.ts';
import {
  MAX_MESSAGE_CHARACTERS,
  MAX_MESSAGES,
  MAX_PAGE_BYTES,
  readCustomerTicket,
} from '../../src/store/status-page.ts';
import { addWait, markWaitsAnswered, setStatus } from '../../src/store/tickets.ts';
import { PAGES } from '../../src/wording/pages.ts';
import { LOST } from '../../src/wording/portal/lost.ts';
import { openStage } from './stage.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('the status page', () => {
  it.each([
    ['nl', 'Ontvangen', '2 maart 2026 om 10:00', '1,5 kB'],
    ['fr', 'Reçue', '2 mars 2026 à 10:00', '1,5 ko'],
    ['en', 'Received', '2 March 2026 at 10:00', '1.5 kB'],
    ['de', 'Eingegangen', '2. März 2026 um 10:00 Uhr', '1,5 kB'],
  ] as const)('speaks the language of the ticket: %s', async (language, state, moment, size) => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer', language);
    await stage.addMail(ticket, { text: 'Hello', files: [{ fileName: 'photo.jpg', content: 'x'.repeat(1_500) }] });
    const other = language === 'nl' ? 'de' : 'nl';
    const page = await stage.page(ticket.path, { headers: { 'accept-language': other } });
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(`<strong>${state}</strong>`);
    expect(page).toContain(moment);
    expect(page).toContain(size);
    expect(page).toContain(ticket.number);
    expect(page).toContain(PAGES[language].status.add);
    expect(page).toContain(`<strong dir="auto">${PAGES[language].status.you}</strong>`);
  });

  it.each(['nl', 'fr', 'en', 'de'] as const)('has words for every state: %s', async (language: Language) => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer', language);
    for (const status of ['open', 'planned', 'resolved', 'closed'] as const) {
      await stage.database.write((tx, now) => setStatus(tx, now, ticket.id, status));
      expect(await stage.page(ticket.path)).toContain(`<strong>${PAGES[language].states[status].short}</strong>`);
    }
    for (const wait of ['customer', 'approval', 'third-party'] as const) {
      await stage.database.write(async (tx, now) => {
        await setStatus(tx, now, ticket.id, 'open');
        await setStatus(tx, now, ticket.id, 'waiting');
        await addWait(tx, now, ticket.id, wait);
      });
      expect(await stage.page(ticket.path)).toContain(`<strong>${PAGES[language].states[wait].short}</strong>`);
    }
  });

  it('does not ask again for what was answered', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer', 'en');
    await stage.database.write(async (tx, now) => {
      await setStatus(tx, now, ticket.id, 'waiting');
      await addWait(tx, now, ticket.id, 'approval');
      await markWaitsAnswered(tx, now, ticket.id, ['approval']);
    });
    const page = await stage.page(ticket.path);
    expect(page).toContain('<strong>Waiting</strong>');
    expect(page).not.toContain('approval');
  });

  it('R-MSG-10 shows the new words first and the quoted rest on one click', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer', 'en');
    await stage.addMail(ticket, { text: 'It works now.\n\n> Did you try?\n> Regards', reply: 'It works now.' });
    await stage.addMail(ticket, {
      text: '> Which one?\nThe blue one.\n> Since when?\nMonday.',
      reply: 'The blue one.\n\nMonday.',
    });
    const page = await stage.page(ticket.path);
    expect(page).toMatch(
      /dir="auto">It works now\.<\/p><details><summary>Rest of the message<\/summary>.*Did you try\?/s,
    );
    expect(page).toMatch(/dir="auto">The blue one\.\n\nMonday\.<\/p><details><summary>The whole message<\/summary>/);
  });

  it('shows both sides of the conversation, newest first, with files by name and size', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer', 'en');
    await stage.addMail(ticket, {
      text: 'First question',
      files: [
        { fileName: 'log.txt', content: 'abc' },
        { fileName: 'logo.png', content: 'logo', inline: true },
      ],
    });
    await stage.addEntry(ticket, {
      kind: 'message',
      visibility: 'public',
      direction: 'out',
      text: 'Our answer',
      from_name: 'Bert',
      from_address: 'bert@example.com',
    });
    await stage.addMail(ticket, { text: 'From a colleague', from: { address: 'eva@example.com', name: 'Eva' } });
    await stage.addMail(ticket, {
      text: 'From nobody',
      from: { address: 'secret@example.com', name: 'secret@example.com' },
    });
    const page = await stage.page(ticket.path);
    const order = ['From nobody', 'Participant', 'From a colleague', 'Our answer', 'First question'];
    const places = ['From nobody', 'From a colleague', 'Our answer', 'First question'].map((text) =>
      page.indexOf(text),
    );
    expect(order.filter((text) => !page.includes(text))).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(page).toContain('<strong dir="auto">Eva</strong>');
    expect(page).toContain('<strong dir="auto">Voorbeeld &amp; Co</strong>');
    expect(page).toMatch(/<bdi>log\.txt<\/bdi><\/a><span class="size">3 bytes<\/span>/);
    for (const hidden of ['logo.png', 'Bert', 'bert@', 'eva@', 'secret@', 'an@']) expect(page).not.toContain(hidden);
  });

  it('R-WEB-4 shows nothing internal: no note, no event, no doubtful reply', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer', 'en');
    await stage.addMail(ticket, { text: 'public words' });
    await stage.addMail(ticket, { text: 'doubtful words', unverified: true });
    await stage.addEntry(ticket, { kind: 'note', text: 'internal note' });
    await stage.addEntry(ticket, { kind: 'note', visibility: 'public', text: 'note marked wrongly' });
    await stage.addEntry(ticket, { kind: 'event', text: 'internal event', reason: 'anomaly' });
    await stage.addEntry(ticket, { kind: 'message', direction: 'out', text: 'draft' });
    await stage.addEntry(ticket, { kind: 'event', visibility: 'public', text: 'told to the customer' });
    const page = await stage.page(ticket.path);
    expect(page).toContain('public words');
    expect(page).toContain('told to the customer');
    for (const hidden of ['doubtful', 'internal', 'note', 'draft', 'anomaly']) expect(page).not.toContain(hidden);
  });

  it('R-WEB-4 lets customers see these fields and no others', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer', 'en');
    await stage.addMail(ticket, { text: 'hello', files: [{ fileName: 'a.txt', content: 'a' }] });
    const seen = await readCustomerTicket(stage.database.read, ticket.id);
    expect(Object.keys(seen ?? {}).sort()).toEqual([
      'agent',
      'closedAt',
      'createdAt',
      'expectedOn',
      'hasMore',
      'isAssessed',
      'isPlanned',
      'language',
      'mailbox',
      'messages',
      'number',
      'overAt',
      'status',
      'subject',
      'waits',
    ]);
    expect(Object.keys(seen?.messages[0] ?? {}).sort()).toEqual([
      'attachments',
      'byViewer',
      'createdAt',
      'direction',
      'fromName',
      'isCut',
      'kind',
      'reply',
      'text',
    ]);
    expect(Object.keys(seen?.messages[0]?.attachments[0] ?? {}).sort()).toEqual([
      'contentType',
      'fileName',
      'id',
      'size',
    ]);
  });

  it('R-THR-2 cuts status links from what is quoted', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer', 'en');
    const text = `Thanks\n> see https://support.example.com${ticket.path}\n> bye`;
    await stage.addMail(ticket, { text, reply: 'Thanks' });
    const page = await stage.page(ticket.path);
    expect(page).toContain('https://support.example.com/status/…');
    expect(page).not.toContain(`example.com${ticket.path}`);
  });

  it('stays small however much was written', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer', 'en');
    await stage.addMail(ticket, { text: `long ${'x'.repeat(MAX_MESSAGE_CHARACTERS)} end` });
    expect(await stage.page(ticket.path)).toContain('too long to be shown here in full');
    for (let count = 0; count < MAX_MESSAGES; count += 1) await stage.addMail(ticket, { text: `mail ${count}.` });
    const page = await stage.page(ticket.path);
    expect(page).toContain('Older messages are not shown here.');
    expect(page).toContain('mail 199.');
    expect(page).not.toContain('long xxx');
  });

  it('reads a bounded part of what is there, the newest message in any case', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer', 'en');
    await stage.addMail(ticket, { text: 'a small old one' });
    await stage.addMail(ticket, { text: `huge ${'x'.repeat(MAX_PAGE_BYTES)}`, reply: 'huge' });
    const page = await stage.page(ticket.path);
    expect(page).toContain('huge');
    expect(page).toContain('Older messages are not shown here.');
    expect(page).not.toContain('a small old one');
  });

  it('says so when there is no subject, no text, and nothing yet', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('', 'en');
    expect(await stage.page(ticket.path)).toContain('There are no messages to show yet.');
    await stage.addMail(ticket, { text: '', files: [{ fileName: 'scan.pdf', content: '%PDF' }] });
    const page = await stage.page(ticket.path);
    expect(page).toContain('(no subject)');
    expect(page).toContain('(no text)');
    expect(page).toContain('scan.pdf');
  });

  it('R-WEB-1 changes nothing when it is looked at', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer');
    await stage.addMail(ticket, { text: 'hello' });
    const content = async () =>
      JSON.stringify([
        await stage.database.read.selectFrom('ticket').selectAll().execute(),
        await stage.database.read.selectFrom('entry').selectAll().execute(),
        await stage.database.read.selectFrom('status_link').selectAll().execute(),
      ]);
    const before = await content();
    stage.clock.advance(DAY_MS);
    for (const method of ['GET', 'HEAD']) expect((await stage.get(ticket.path, { method })).status).toBe(200);
    expect(await content()).toBe(before);
  });
});

describe('the secret of a status page', () => {
  it('R-WEB-2 ends: unknown, expired, revoked and malformed ones get the same answer to the byte', async () => {
    const stage = await openStage();
    const [expired, revoked, alive] = [
      await stage.openTicket('A'),
      await stage.openTicket('B'),
      await stage.openTicket('C'),
    ];
    await stage.database.write(async (tx) => {
      await tx
        .updateTable('status_link')
        .set({ expires_at: '2026-03-02T09:00:00.000Z' })
        .where('ticket_id', '=', expired.id)
        .execute();
      await tx
        .updateTable('status_link')
        .set({ revoked_at: '2026-03-01T09:00:00.000Z' })
        .where('ticket_id', '=', revoked.id)
        .execute();
    });
    expect((await stage.get(alive.path)).status).toBe(200);
    const wrong = [expired.path, revoked.path, `/status/${'y'.repeat(32)}`, '/status/1', `${alive.path}x`];
    const none = ['/status/%zz', `/status/${'z'.repeat(3_000)}`, '/status', '/nowhere', alive.path.toUpperCase()];
    const answersTo = (paths: readonly string[]) =>
      Promise.all(
        paths.map(async (path) => {
          const answer = await stage.get(path);
          return {
            status: answer.status,
            type: answer.headers.get('content-type'),
            csp: answer.headers.get('content-security-policy'),
            cache: answer.headers.get('cache-control'),
            body: await answer.text(),
          };
        }),
      );
    // What is no link at all gets another page than a link that is over, and tells as little.
    for (const [paths, title] of [
      [wrong, LOST.nl.ended.title],
      [none, PAGES.nl.notFound.title],
    ] as const) {
      const answers = await answersTo(paths);
      expect(answers[0]?.status).toBe(404);
      expect(answers[0]?.body).toContain(title);
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    }
  });

  it('is neither in the database nor in the log', async () => {
    const stage = await openStage();
    const ticket = await stage.openTicket('Printer');
    await stage.get(`${ticket.path}?token=quux`);
    await stage.get(`/status/${'wrong'.padEnd(32, 'w')}`);
    await stage.get(`/statuss/${'other'.padEnd(32, 'o')}`);
    const rows = await stage.database.read.selectFrom('status_link').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(ticket.secret);
    const log = stage.lines.join('');
    for (const hidden of [ticket.secret, 'wrongww', 'otheroo', 'token', 'quux']) expect(log).not.toContain(hidden);
    expect(log).toContain('"route":"/status/:secret"');
    expect(stage.lines.map((line) => JSON.parse(line).status)).toEqual([200, 404, 404]);
  });

  it('leads to one ticket only', async () => {
    const stage = await openStage();
    const [mine, other] = [await stage.openTicket('Mine'), await stage.openTicket('Other')];
    expect(await findByStatusSecret(stage.database.read, stage.clock.now(), mine.secret)).toEqual({
      ticketId: mine.id,
      personId: null,
    });
    await stage.addMail(other, { text: 'not for you' });
    const page = await stage.page(mine.path);
    for (const hidden of ['Other', 'not for you', other.number]) expect(page).not.toContain(hidden);
  });
});

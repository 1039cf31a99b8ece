import { describe, expect, it } from 'vitest';
import { mailServer, SUPPORT, startDesk } from '../support/desk.ts';
import { headerOf, personMail, replyTo } from '../support/mail.ts';
import { until } from '../support/until.ts';

/** Where the link of a mail leads. */
const statusPath = (raw: Buffer) => /\/status\/[\w-]{32}/.exec(raw.toString().replaceAll('=\r\n', ''))?.[0] ?? '';

describe('the customer’s page, from mail to mail', () => {
  it('P5, P16 the confirmation leads to it; what is written there and by mail is one conversation; a lost link comes by mail', async () => {
    const server = await mailServer();
    const desk = await startDesk({ server });
    server.deliver(
      SUPPORT,
      personMail({ from: 'An Peeters <an@example.org>', subject: 'Printer', body: 'Hij print niet.' }),
    );
    await desk.settled(1);
    await until(() => server.sent.length === 1, { what: 'the confirmation' });
    const confirmation = server.sent[0]?.raw ?? Buffer.alloc(0);
    const url = `${desk.service.webUrl}${statusPath(confirmation)}`;
    const body = new FormData();
    body.append('words', 'Nu ook niet meer.');
    body.append('files', new Blob(['x'.repeat(300_000)]), 'log.txt');
    const written = await fetch(`${url}/messages`, { method: 'POST', body, redirect: 'manual' });
    expect(written.status).toBe(303);
    server.deliver(SUPPORT, replyTo(confirmation, { from: 'an@example.org', to: SUPPORT, body: 'En per mail.' }));
    await desk.settled(2);
    const page = await (await fetch(url)).text();
    for (const words of ['Hij print niet.', 'Nu ook niet meer.', 'En per mail.', 'log.txt'])
      expect(page).toContain(words);
    const file = await fetch(`${url}/files/1`);
    expect((await file.text()).length).toBe(300_000);

    const { number } = await desk.db.selectFrom('ticket').select('number').executeTakeFirstOrThrow();
    const lost = new URLSearchParams({ number, address: 'an@example.org' });
    await fetch(`${desk.service.webUrl}/lost`, { method: 'POST', body: lost });
    await until(() => server.sent.length === 2, { what: 'the link' });
    const link = server.sent[1]?.raw ?? Buffer.alloc(0);
    expect(server.sent[1]?.to).toEqual(['an@example.org']);
    expect(headerOf(link, 'Auto-Submitted')).toBe('auto-generated');
    expect(headerOf(link, 'X-Auto-Response-Suppress')).toBe('All');
    expect(statusPath(link)).not.toBe(statusPath(confirmation));
    expect(await (await fetch(`${desk.service.webUrl}${statusPath(link)}`)).text()).toContain(number);
  });
});

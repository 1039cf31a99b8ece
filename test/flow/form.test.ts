import { describe, expect, it } from 'vitest';
import { MIN_AGE_MS } from '../../src/web/portal/form-stamp.ts';
import { mailServer, SUPPORT, startDesk } from '../support/desk.ts';
import { headerOf, replyTo } from '../support/mail.ts';
import { until } from '../support/until.ts';

describe('from the form to the answer', () => {
  it('P6, P2, P5 a request is a ticket at once, confirmed by mail; the reply to the confirmation joins it', async () => {
    const server = await mailServer();
    let now = Date.now();
    const desk = await startDesk({ server, clock: () => new Date(now) });
    const url = `${desk.service.webUrl}/?lang=fr`;
    const page = await (await fetch(url)).text();
    const body = new FormData();
    const fields = {
      stamp: / name="stamp" value="([^"]+)"/.exec(page)?.[1] ?? '',
      subject: 'La caisse ne démarre pas',
      words: 'Depuis ce matin, rien ne va plus.',
      priority: 'urgent',
      name: 'Anne Dupont',
      address: 'Anne@example.org',
    };
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('files', new Blob(['x'.repeat(1_500)]), 'écran.png');
    now += MIN_AGE_MS;
    const answer = await (await fetch(url, { method: 'POST', body })).text();
    const ticket = await desk.db.selectFrom('ticket').selectAll().executeTakeFirstOrThrow();
    expect(answer).toContain(ticket.number);
    expect(ticket).toMatchObject({ channel: 'form', requested_priority: 'urgent', language: 'fr', mailbox: SUPPORT });

    await until(() => server.sent.length === 1, { what: 'a confirmation' });
    const raw = server.sent[0]?.raw ?? Buffer.alloc(0);
    expect(server.sent[0]?.to).toEqual(['anne@example.org']);
    expect(headerOf(raw, 'Subject')).toContain(ticket.number);
    expect(headerOf(raw, 'Auto-Submitted')).toBe('auto-generated');
    expect(headerOf(raw, 'In-Reply-To')).toBeNull();
    server.deliver(SUPPORT, replyTo(raw, { from: 'anne@example.org', to: SUPPORT, body: 'Encore une chose.' }));
    await desk.settled(1);
    const entries = await desk.db
      .selectFrom('entry')
      .select(['ticket_id', 'reason', 'visibility'])
      .where('kind', '=', 'message')
      .orderBy('id')
      .execute();
    expect(entries).toEqual([
      { ticket_id: ticket.id, reason: 'online-form', visibility: 'public' },
      { ticket_id: ticket.id, reason: 'own-message-id', visibility: 'public' },
    ]);
  });
});

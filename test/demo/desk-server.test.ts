import { describe, expect, it, onTestFinished } from 'vitest';
import { startDemoDesk } from '../../demo/desk-server.ts';
import { queueMails } from '../../src/store/outbox.ts';
import { finishWork } from '../../src/store/work.ts';
import type { Explanation } from '../../src/triage/explain.ts';
import { openStage, REQUESTER, type Stage, SUPPORT } from '../web/stage.ts';

const HOSTILE = `<script>alert(1)</script><img src=x onerror=alert(2)>"'>`;

async function openDesk() {
  const stage = await openStage();
  const desk = await startDemoDesk({ port: 0, db: stage.database.read, mailbox: SUPPORT });
  onTestFinished(desk.close);
  const get = async (path: string) => {
    const answer = await fetch(`${desk.url}${path}`);
    return { status: answer.status, headers: answer.headers, page: await answer.text() };
  };
  return { stage, get };
}

/** What the pipeline would have written about the mail of row `id`. */
function explanation(subject: string): Explanation {
  return {
    file: null,
    kind: 'person',
    kindReason: 'no mark of a machine',
    from: REQUESTER,
    author: REQUESTER,
    authorReason: 'from',
    forwarded: null,
    subject,
    messageId: '<1@example.com>',
    authentication: 'unknown',
    language: 'nl',
    languageReason: 'words',
    reply: '',
    text: '',
    attachments: [],
    refused: [],
    threading: { inReplyTo: [], references: [], number: null, token: false },
    delivery: null,
    anomalies: [],
    decision: { action: 'open', reason: 'new-request', ticket: null },
    confirmation: { send: false, reason: 'too-old', to: null },
  };
}

async function finishMail(stage: Stage, ticketId: number, subject: string) {
  const entry = await stage.database.read.selectFrom('entry').selectAll().executeTakeFirstOrThrow();
  await stage.database.write((tx, now) =>
    finishWork(tx, now, [
      {
        id: entry.inbound_id ?? 0,
        state: 'done',
        outcome: 'opened',
        reason: 'new-request',
        messageId: '<1@example.com>',
        ticketId,
        entryId: entry.id,
        explanation: explanation(subject),
      },
    ]),
  );
}

async function queueConfirmation(stage: Stage, ticketId: number, html: string) {
  const mail = {
    from: { address: SUPPORT, name: 'Example support' },
    author: { address: SUPPORT, name: 'Example support' },
    authorReason: 'from',
    forwarded: null,
    to: REQUESTER,
    replyTo: null,
    envelopeFrom: SUPPORT,
    subject: '[SA-100014] Received',
    messageId: '<c1@example.com>',
    inReplyTo: '<1@example.com>',
    references: [],
    headers: { 'Auto-Submitted': 'auto-replied' },
    text: 'Follow it: http://localhost:8080/status/abc',
    html,
    attachments: [],
  };
  const queued = {
    ticketId,
    mailbox: SUPPORT,
    kind: 'confirmation' as const,
    dedupeKey: 'confirmation:1',
    mail,
    notBefore: null,
  };
  await stage.database.write((tx, now) => queueMails(tx, now, [queued]));
}

describe('the demo desk', () => {
  it('says so while there is nothing', async () => {
    const { get } = await openDesk();
    for (const path of ['/', '/inbound', '/outbox']) {
      const { status, page } = await get(path);
      expect(status).toBe(200);
      expect(page).toContain('card empty');
      expect(page).toContain('http-equiv="refresh"');
    }
  });

  it('shows a ticket with its mail, why it is here, why no confirmation, and what was sent', async () => {
    const { stage, get } = await openDesk();
    const ticket = await stage.openTicket('Printer');
    await stage.addMail(ticket, { text: 'It is out of ink', files: [{ fileName: 'ink.txt', content: 'black' }] });
    await finishMail(stage, ticket.id, 'Printer');
    await queueConfirmation(stage, ticket.id, '<p>Thanks</p>');
    await stage.addEntry(ticket, { kind: 'event', text: 'a@example.com: mailbox full', reason: 'bounced' });
    expect((await get('/')).page).toContain(`href="/tickets/${ticket.number}"`);
    const { page } = await get(`/tickets/${ticket.number}`);
    const parts = [
      'It is out of ink',
      'ink.txt',
      'nothing in it leads to a ticket',
      'it arrived longer ago',
      '[SA-100014] Received',
      'mailbox full',
    ];
    expect(parts.filter((part) => !page.includes(part))).toEqual([]);
    expect((await get('/inbound')).page).toContain('Opened a ticket');
    expect((await get('/inbound/1')).page).toContain('written by a person');
    const sent = (await get('/outbox/1')).page;
    expect(sent).toContain('<iframe title="The mail as HTML" sandbox srcdoc="&lt;p>Thanks&lt;/p>"');
    expect(sent).toContain('href="http://localhost:8080/status/abc"');
  });

  it('keeps hostile words inert', async () => {
    const { stage, get } = await openDesk();
    const ticket = await stage.openTicket(HOSTILE);
    const from = { address: 'evil@example.com', name: HOSTILE };
    await stage.addMail(ticket, { text: HOSTILE, from, files: [{ fileName: HOSTILE, content: 'x' }] });
    await finishMail(stage, ticket.id, HOSTILE);
    await queueConfirmation(stage, ticket.id, HOSTILE);
    for (const path of ['/', '/inbound', '/outbox', `/tickets/${ticket.number}`, '/inbound/1', '/outbox/1']) {
      const { page, headers } = await get(path);
      expect(page).not.toMatch(/<script|<[^>]*\sonerror=/i);
      expect(page.match(/<img/g)).toHaveLength(1);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it.each(['/tickets/SA-999', '/inbound/77', '/inbound/x', '/outbox/77', '/nowhere', '/%zz'])(
    'knows no %s',
    async (path) => {
      const { get } = await openDesk();
      expect((await get(path)).status).toBe(404);
    },
  );
});

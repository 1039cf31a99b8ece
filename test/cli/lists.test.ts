import { describe, expect, it, vi } from 'vitest';
import { SUPPORT } from '../support/desk.ts';
import { type Ledger, openLedger } from '../support/ledger.ts';
import { mail, personMail } from '../support/mail.ts';
import { command } from './loket.ts';

vi.setConfig({ testTimeout: 60_000 });

const ISO = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

function envOf(ledger: Ledger) {
  return { LOKET_DATA_DIR: ledger.dataDir, LOKET_MAILBOX__ADDRESS: SUPPORT, LOKET_SECRET: 's'.repeat(32) };
}

async function withTicket() {
  const ledger = await openLedger();
  const raw = mail`
    From: Ann Peeters <ann@customer.example>
    To: support@example.com
    Subject: Printer
    Message-ID: <one@customer.example>
    Date: Mon, 02 Mar 2026 09:00:00 +0100
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain

    The printer is on fire.
    --b
    Content-Type: application/pdf
    Content-Disposition: attachment; filename=photo.pdf

    pdf
    --b--
  `;
  const [row] = await ledger.take([raw]);
  return { ledger, env: envOf(ledger), number: row?.ticket ?? '' };
}

describe('loket ticket', () => {
  it('list and show give the contract; the list leaves the conversation out', async () => {
    const { env, number } = await withTicket();
    const head = {
      number,
      subject: 'Printer',
      status: 'new',
      priority: 'normal',
      requestedPriority: 'normal',
      assessed: null,
      channel: 'email',
      language: 'en',
      requester: { address: 'ann@customer.example', name: 'Ann Peeters' },
      assignee: null,
      organisation: null,
      participants: [{ address: 'ann@customer.example', name: 'Ann Peeters' }],
      waitingFor: [],
      possiblyBelongsTo: null,
      continues: null,
      mergedInto: null,
      confirmation: { send: true, reason: 'new-ticket', to: 'ann@customer.example' },
      undeliveredSince: null,
      mailbox: SUPPORT,
      createdAt: ISO,
      updatedAt: ISO,
      closedAt: null,
    };
    expect((await command(['ticket', 'list', '--json'], { env })).objects).toEqual([head]);
    const [shown] = (await command(['ticket', 'show', '--json', number], { env })).objects;
    expect(shown).toMatchObject(head);
    expect(shown?.entries).toEqual([
      {
        id: 1,
        kind: 'message',
        visibility: 'public',
        direction: 'in',
        from: { address: 'ann@customer.example', name: 'Ann Peeters' },
        unverified: false,
        subject: 'Printer',
        text: expect.stringContaining('The printer is on fire.'),
        reply: 'The printer is on fire.',
        attachments: [
          {
            fileName: 'photo.pdf',
            contentType: 'application/pdf',
            size: 3,
            sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
            inline: false,
          },
        ],
        createdAt: ISO,
        reason: 'new-request',
      },
      expect.objectContaining({ kind: 'event', visibility: 'internal', direction: null, reason: 'confirmation' }),
    ]);
  });

  it('show takes a number as people write it, and the alias of a merged ticket', async () => {
    const { ledger, env, number } = await withTicket();
    const [other] = await ledger.take([personMail({ subject: 'Printer again' })]);
    const merge = (to: number | null) =>
      ledger.database.write((tx) => tx.updateTable('ticket').set({ merged_into: to }).where('id', '=', 2).execute());
    for (const typed of [number.toLowerCase(), `[${number}]`, number.replace('-', ' '), number.slice(3)]) {
      const run = await command(['ticket', 'show', typed, '--json'], { env });
      expect(run.objects, typed).toMatchObject([{ number }]);
    }
    await merge(1);
    expect((await command(['ticket', 'show', other?.ticket ?? '', '--json'], { env })).objects).toMatchObject([
      { number },
    ]);
    const list = await command(['ticket', 'list', '--json'], { env });
    expect(list.objects.map((ticket) => ticket.mergedInto)).toEqual([null, number]);
    const none = await command(['ticket', 'show', 'SA-100015'], { env });
    expect(none).toMatchObject({ code: 1, stdout: '', errors: ['loket: there is no ticket SA-100015'] });
  });

  it('lists are filtered, limited, oldest first; for people a table and how many', async () => {
    const { ledger, env, number } = await withTicket();
    const rows = await ledger.take([personMail({ subject: 'Second\u001b[31m' }), personMail({ subject: 'Third' })]);
    const first = await command(['ticket', 'list', '--json', '--limit', '2'], { env });
    expect(first.objects.map((ticket) => ticket.number)).toEqual([number, rows[0]?.ticket]);
    expect(await command(['ticket', 'list', '--status', 'closed', '--json'], { env })).toMatchObject({
      code: 0,
      stdout: '',
    });
    expect(await command(['ticket', 'list', '--status', 'closed'], { env })).toMatchObject({ code: 0, stdout: '' });
    const table = await command(['ticket', 'list'], { env });
    expect(table.stdout.split('\n')).toEqual([
      expect.stringMatching(/^NUMBER +CREATED +STATUS +PRIORITY +FROM +SUBJECT$/),
      expect.stringMatching(new RegExp(`^${number} .* Printer$`)),
      expect.stringMatching(/^[ -~]+ Second[ -~]*$/),
      expect.stringMatching(/ Third$/),
      '3 tickets',
      '',
    ]);
  });

  it('R-ACK-5 confirm sends what the rules did not send, once', async () => {
    const ledger = await openLedger();
    const [row] = await ledger.take([personMail({ from: 'noreply@customer.example' })]);
    expect(row?.confirmation).toMatchObject({ send: false, reason: 'not-a-person' });
    const env = envOf(ledger);
    const run = await command(['ticket', 'confirm', row?.ticket ?? '', '--json'], { env });
    expect(run.objects).toEqual([
      { ticket: row?.ticket, to: 'noreply@customer.example', messageId: expect.stringMatching(/@example\.com>$/) },
    ]);
    const again = await command(['ticket', 'confirm', row?.ticket ?? ''], { env });
    expect(again).toMatchObject({ code: 1, errors: [expect.stringMatching(/has a confirmation .*--again/)] });
    expect((await command(['outbox', 'list', '--json'], { env })).objects).toHaveLength(1);
  });
});

describe('loket inbound', () => {
  it('show gives the stored explanation with its words, and the mail itself byte for byte', async () => {
    const { env, number } = await withTicket();
    const [row] = (await command(['inbound', 'list', '--json'], { env })).objects;
    expect(row).toEqual({
      id: 1,
      mailbox: SUPPORT,
      uid: null,
      messageId: '<one@customer.example>',
      state: 'done',
      outcome: 'opened',
      reason: 'new-request',
      ticket: number,
      receivedAt: ISO,
      attempts: 1,
      error: null,
    });
    const [shown] = (await command(['inbound', 'show', '1', '--json'], { env })).objects;
    expect(shown).toMatchObject({
      ...row,
      door: 'pipe',
      explanation: {
        file: null,
        reply: 'The printer is on fire.',
        text: expect.stringContaining('on fire'),
        decision: { action: 'open', reason: 'new-request', ticket: number },
      },
    });
    expect((await command(['inbound', 'show', '1'], { env })).stdout).toMatch(new RegExp(`opened ticket ${number}`));
    expect((await command(['inbound', 'show', '1', '--raw'], { env })).stdout).toMatch(/^From: Ann Peeters <ann@/);
    expect(await command(['inbound', 'show', '7'], { env })).toMatchObject({
      code: 1,
      errors: ['loket: there is no inbound mail 7'],
    });
  });

  it('retry refuses a mail that is done, and sets failed ones back', async () => {
    const { ledger, env } = await withTicket();
    const refused = await command(['inbound', 'retry', '1'], { env });
    expect(refused).toMatchObject({ code: 1, errors: [expect.stringMatching(/inbound mail 1 is done/)] });
    await ledger.take([personMail()]);
    await ledger.database.write((tx) =>
      tx.updateTable('inbound').set({ state: 'failed', outcome: 'failed', error: 'x' }).where('id', '=', 2).execute(),
    );
    expect((await command(['inbound', 'retry', '--failed', '--json'], { env })).objects).toMatchObject([{ id: 2 }]);
    const rows = (await command(['inbound', 'list', '--state', 'pending', '--json'], { env })).objects;
    expect(rows).toMatchObject([{ id: 2, state: 'pending', outcome: null, attempts: 0, error: null }]);
  });

  it('release lets held mails through, one or several; one that is not held is refused', async () => {
    const { ledger, env } = await withTicket();
    await ledger.take([personMail(), personMail()]);
    await ledger.database.write((tx) =>
      tx.updateTable('inbound').set({ state: 'held', outcome: 'held' }).where('id', '>', 1).execute(),
    );
    expect((await command(['inbound', 'release', '2', '3', '--json'], { env })).objects).toMatchObject([
      { id: 2 },
      { id: 3 },
    ]);
    const refused = await command(['inbound', 'release', '2'], { env });
    expect(refused).toMatchObject({ code: 1, errors: [expect.stringMatching(/inbound mail 2 is pending/)] });
  });
});

describe('loket outbox', () => {
  it('lists and shows what was sent or waits, and sends what failed again with its own Message-ID', async () => {
    const { ledger, env, number } = await withTicket();
    const [row] = (await command(['outbox', 'list', '--json'], { env })).objects;
    expect(row).toEqual({
      id: 1,
      ticket: number,
      to: 'ann@customer.example',
      subject: expect.stringContaining(`[${number}]`),
      messageId: expect.stringMatching(/^<.+@example\.com>$/),
      kind: 'confirmation',
      state: 'queued',
      attempts: 0,
      nextAttemptAt: ISO,
      lastError: null,
    });
    const [shown] = (await command(['outbox', 'show', '1', '--json'], { env })).objects;
    expect(shown).toMatchObject({ ...row, sentAt: null, mail: { headers: { 'Auto-Submitted': 'auto-replied' } } });
    expect((await command(['outbox', 'show', '1'], { env })).stdout).toContain('Subject:');
    const fail = { state: 'failed' as const, attempts: 9, next_attempt_at: null, last_error: '550 no' };
    await ledger.database.write((tx) => tx.updateTable('outbox').set(fail).execute());
    expect((await command(['outbox', 'retry', '--failed'], { env })).stdout).toMatch(/^1 mail set back/);
    expect((await command(['outbox', 'list', '--json'], { env })).objects).toMatchObject([
      { state: 'queued', attempts: 0, messageId: row?.messageId, nextAttemptAt: ISO },
    ]);
    await ledger.database.write((tx) => tx.updateTable('outbox').set({ state: 'sent' }).execute());
    expect((await command(['outbox', 'retry', '1'], { env })).errors).toEqual([expect.stringMatching(/1 is sent/)]);
  });
});

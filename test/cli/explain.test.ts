import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { dataFolder } from '../support/data-folder.ts';
import { SUPPORT } from '../support/desk.ts';
import { openLedger } from '../support/ledger.ts';
import { mail, personMail } from '../support/mail.ts';
import { command, loket } from './loket.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('loket explain', () => {
  it('tells what would happen, as one object of the contract, and makes nothing', async () => {
    const folder = await dataFolder();
    const env = { LOKET_DATA_DIR: join(folder, 'data'), LOKET_MAILBOX__ADDRESS: SUPPORT };
    const raw = mail`
      From: Ann Peeters <Ann@Customer.example>
      To: support@example.com
      Subject: Printer
      Message-ID: <one@customer.example>
      In-Reply-To: <zero@customer.example>
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
    const run = await loket(['explain', '--json', '-'], { env, input: raw, cwd: folder });
    expect(run).toMatchObject({ code: 0, errors: [] });
    expect(run.objects).toEqual([
      {
        file: '-',
        kind: 'person',
        kindReason: expect.any(String),
        from: { address: 'ann@customer.example', name: 'Ann Peeters' },
        author: { address: 'ann@customer.example', name: 'Ann Peeters' },
        authorReason: 'from',
        forwarded: null,
        subject: 'Printer',
        messageId: '<one@customer.example>',
        authentication: 'unknown',
        language: 'en',
        languageReason: 'words',
        reply: 'The printer is on fire.',
        text: expect.stringContaining('The printer is on fire.'),
        attachments: [{ fileName: 'photo.pdf', contentType: 'application/pdf', size: 3, inline: false }],
        refused: [],
        threading: { inReplyTo: ['<zero@customer.example>'], references: [], number: null, token: false },
        delivery: null,
        anomalies: [],
        decision: { action: 'open', reason: 'new-request', ticket: null },
        confirmation: { send: true, reason: 'new-ticket', to: 'ann@customer.example' },
      },
    ]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('works without any setting, in words that people understand', async () => {
    const raw = personMail({ headers: { 'Auto-Submitted': 'auto-replied' } });
    const run = await loket(['explain', '-'], { input: raw, cwd: await dataFolder() });
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/What it is: +automatic: .*Auto-Submitted/);
    expect(run.stdout).toMatch(/Would happen: +opens a new ticket/);
    expect(run.stdout).toMatch(/Confirmation: +none \(machines, lists and reports are never answered\)/);
  });

  it('a mail that the rules refuse still exits 0; a file that cannot be read does not stop the others', async () => {
    const folder = await dataFolder();
    const own = join(folder, 'own.eml');
    await writeFile(own, personMail({ from: SUPPORT }));
    const env = { LOKET_MAILBOX__ADDRESS: SUPPORT, LOKET_DATA_DIR: folder };
    expect((await loket(['explain', own], { env })).code).toBe(0);
    const run = await loket(['explain', '--json', join(folder, 'none.eml'), own], { env });
    expect(run.code).toBe(1);
    expect(run.errors).toEqual([expect.stringMatching(/none\.eml: there is no such file/)]);
    expect(run.objects).toMatchObject([
      { file: own, kind: 'loop', decision: { action: 'ignore', reason: 'own-loop' } },
    ]);
  });

  it('knows the tickets of a database that is there, and leaves no trace in its folder', async () => {
    const ledger = await openLedger();
    const first = personMail({ messageId: '<first@customer.example>' });
    const [row] = await ledger.take([first]);
    const reply = personMail({
      headers: { 'In-Reply-To': '<first@customer.example>' },
      subject: `Re: [${row?.ticket}]`,
    });
    await ledger.database.close();
    const before = await readdir(ledger.dataDir);
    const env = { LOKET_DATA_DIR: ledger.dataDir, LOKET_MAILBOX__ADDRESS: SUPPORT };
    const run = await loket(['explain', '--json', '-'], { env, input: reply });
    expect(run.objects).toMatchObject([
      {
        threading: { number: row?.ticket },
        decision: { action: 'append', reason: 'known-message-id', ticket: row?.ticket },
        confirmation: { send: false, reason: 'not-a-new-ticket', to: null },
      },
    ]);
    const again = await loket(['explain', '--json', '-'], { env, input: first });
    expect(again.objects).toMatchObject([{ decision: { action: 'ignore', reason: 'duplicate' } }]);
    expect(await readdir(ledger.dataDir)).toEqual(before);
  });

  it('R-THR-6 says of a number with a wrong check digit that it is mistyped', async () => {
    const env = { LOKET_DATA_DIR: join(await dataFolder(), 'data'), LOKET_MAILBOX__ADDRESS: SUPPORT };
    const raw = personMail({ subject: 'Re: [SA-100424] Printer' });
    const told = await command(['explain', '-'], { env, input: raw });
    expect(told.stdout).toContain('Its subject names SA-100424, which no ticket has: the number is mistyped.');
    const [{ anomalies }] = (await command(['explain', '--json', '-'], { env, input: raw })).objects as [
      { anomalies: string[] },
    ];
    expect(anomalies).toEqual(['mistyped-number:SA-100424']);
  });
});

import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ingest, receive } from '../../src/intake/receive.ts';
import { mail, personMail } from '../support/mail.ts';
import { openLedger } from './ledger.ts';

const MAX = 2 * 1024 * 1024;
const piped = (raw: Buffer | Buffer[], maxMailBytes = MAX) => ({
  mailbox: 'support@example.com',
  raw: Readable.from(Array.isArray(raw) ? raw : [raw]),
  maxMailBytes,
});
/** As a pipe may bring it: any pieces. */
const inPieces = (raw: Buffer, size: number) =>
  Array.from({ length: Math.ceil(raw.length / size) }, (_, at) => raw.subarray(at * size, (at + 1) * size));

describe('R-IN-16 ingest', () => {
  it('resolves after the commit, with the raw bytes and the arrival by our clock', async () => {
    const ledger = await openLedger({ clock: () => new Date('2026-03-02T08:00:00Z') });
    const raw = personMail({ headers: { 'X-Bytes': 'é' } });
    const id = await ingest(ledger.deps, piped(raw));
    const [row] = await ledger.rows();
    expect(row).toMatchObject({
      id,
      door: 'pipe',
      state: 'pending',
      uid: null,
      rescan: 0,
      after_care: null,
      size: raw.length,
    });
    expect(row?.arrived_at).toBe('2026-03-02T08:00:00.000Z');
    expect(row && (await ledger.raw(row))).toBe(raw.toString('latin1'));
  });

  it.each([1, 7, 4096])('drops the mbox From line of an MTA, in pieces of %i bytes (RFC 4155)', async (size) => {
    const ledger = await openLedger();
    const raw = personMail();
    const withLine = Buffer.concat([Buffer.from('From ann@customer.example Mon Mar  2 09:00:00 2026\n'), raw]);
    await ingest(ledger.deps, piped(inPieces(withLine, size)));
    const [row] = await ledger.rows();
    expect(row && (await ledger.raw(row))).toBe(raw.toString('latin1'));
  });

  it('keeps a From header, a second From line and a mail that ends at once', async () => {
    const ledger = await openLedger();
    const mails = ['From: a@customer.example\r\n\r\nFrom here on\r\n', 'Fr', 'From nobody without an end'];
    for (const text of mails) await ingest(ledger.deps, piped(Buffer.from(text)));
    expect(await Promise.all((await ledger.rows()).map(ledger.raw))).toEqual(mails);
  });

  it('refuses an empty mail, and one that is only a From line', async () => {
    const ledger = await openLedger();
    await expect(ingest(ledger.deps, piped([]))).rejects.toMatchObject({ code: 'invalid' });
    await expect(ingest(ledger.deps, piped(Buffer.from('From a@b Mon\n')))).rejects.toMatchObject({ code: 'invalid' });
    expect(await ledger.rows()).toEqual([]);
  });

  it('refuses a mail over the limit without reading it to its end', async () => {
    const ledger = await openLedger();
    let read = 0;
    const endless = Readable.from(
      (async function* () {
        for (;;) {
          read += 1;
          yield Buffer.alloc(64 * 1024, 'x');
        }
      })(),
    );
    await expect(ingest(ledger.deps, { ...piped([]), raw: endless })).rejects.toMatchObject({ code: 'invalid' });
    expect(read * 64 * 1024).toBeLessThan(2 * MAX);
    expect(await ledger.rows()).toEqual([]);
  });

  it('leaves no row when the pipe breaks in the middle', async () => {
    const ledger = await openLedger();
    const broken = Readable.from(
      (async function* () {
        yield personMail();
        throw new Error('the pipe broke');
      })(),
    );
    await expect(ingest(ledger.deps, { ...piped([]), raw: broken })).rejects.toThrow('the pipe broke');
    expect(await ledger.rows()).toEqual([]);
  });
});

describe('R-IN-5 receive', () => {
  it('commits bytes, rows and cursor together or not at all', async () => {
    const ledger = await openLedger();
    const stage = ledger.blobs.stage();
    const blob = await stage.put(mail`
      Subject: Hello

      there
    `);
    const row = {
      mailbox: 'support@example.com',
      door: 'imap' as const,
      // No such folder: the commit fails at its last step.
      folderId: 4711,
      uid: 1,
      rawSha256: blob.sha256,
      size: blob.size,
      arrivedAt: '2026-03-02T08:00:00.000Z',
      rescan: false,
      afterCare: false,
    };
    await expect(receive(ledger.database, stage, [row], { folderId: 4711, uid: 1 })).rejects.toThrow();
    expect(await ledger.rows()).toEqual([]);
    await expect(ledger.blobs.read(ledger.database.read, blob.sha256)).rejects.toMatchObject({ code: 'not_found' });
  });
});

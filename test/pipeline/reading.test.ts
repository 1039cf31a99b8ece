import { describe, expect, it } from 'vitest';
import { type Ledger, openLedger } from '../support/ledger.ts';
import { mailWithFile, personMail } from '../support/mail.ts';

const LARGE_BYTES = 1_000_000;

/** Larger than what is kept in memory. */
const largeMail = () =>
  mailWithFile(Buffer.from(Buffer.alloc(LARGE_BYTES, 'x').toString('base64').replace(/.{76}/g, '$&\r\n')));

const attachmentsOf = ({ database }: Ledger) =>
  database.read.selectFrom('attachment').select(['file_name', 'content_type', 'size', 'sha256']).execute();

describe('a large mail', () => {
  it('R-MSG-6 is read whole, its attachments as durable as ever', async () => {
    const ledger = await openLedger();
    const [row] = await ledger.take([largeMail()]);
    expect(row).toMatchObject({ outcome: 'opened', confirmation: { send: true }, anomalies: ['no-date'] });
    const [file] = await attachmentsOf(ledger);
    expect(file).toMatchObject({ file_name: 'groot.bin', size: LARGE_BYTES });
    const bytes = await ledger.blobs.read(ledger.database.read, file?.sha256 ?? '');
    expect(bytes.equals(Buffer.alloc(LARGE_BYTES, 'x'))).toBe(true);
  });

  it('R-IN-15 and any whose earlier attempts did not finish, one after the other', async () => {
    const ledger = await openLedger();
    const rows = await ledger.take([personMail(), personMail(), personMail()], { attempts: 5 });
    expect(rows.map((row) => row.outcome)).toEqual(['opened', 'opened', 'opened']);
  });

  it('R-MSG-6 whose reading was ended is a ticket all the same: headers, and the mail itself attached', async () => {
    const ledger = await openLedger({}, undefined, new Map([[1, 'too-slow']]));
    const raw = largeMail();
    const [row] = await ledger.take([raw]);
    expect(row).toMatchObject({ outcome: 'opened', confirmation: { send: true, to: 'an@example.org' } });
    expect(row?.anomalies).toContain('not-read:too-slow');
    const [ticket] = await ledger.database.read.selectFrom('ticket').select('subject').execute();
    expect(ticket?.subject).toBe('Een grote bijlage');
    expect(await attachmentsOf(ledger)).toMatchObject([{ file_name: 'message.eml', size: raw.length }]);
  });

  it('R-IN-7 read in full or not, it is the same mail: its second delivery is a duplicate', async () => {
    const ledger = await openLedger({}, undefined, new Map([[1, 'too-slow']]));
    await ledger.take([largeMail()]);
    const [again] = await ledger.take([Buffer.concat([Buffer.from('Received: by b\r\n'), largeMail()])]);
    expect(again).toMatchObject({ outcome: 'duplicate' });
  });
});

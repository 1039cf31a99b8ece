import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/message/parse.ts';
import { readFixture, readMail } from './read.ts';

describe('R-MSG-5 parts of a broken mail', () => {
  it('are found where no boundary is declared', async () => {
    const mail = await readFixture('boundary-undeclared');
    expect(mail.text).toBe('Words.');
    expect(mail.attachments).toMatchObject([{ fileName: 'a.pdf', size: 4 }]);
    expect(mail.anomalies).toEqual(['boundary-guessed', 'read-again:boundary']);
  });

  it('are found where only a later one tells the boundary', async () => {
    const mail = await readFixture('boundary-first-part-bare');
    expect(mail.text).toBe('\nWords without a header.');
    expect(mail.reports).toMatchObject([{ contentType: 'message/delivery-status' }]);
  });

  it('are found where the multipart itself is encoded (RFC 2045 §6.4 forbids it)', async () => {
    const mail = await readFixture('encoded-multipart');
    expect(mail.text).toBe('Words in an encoded multipart.');
    expect(mail.attachments).toMatchObject([{ fileName: 'scan.png', size: 3 }]);
  });

  it('are found behind a closing line that comes too early, with words behind it', async () => {
    const mail = await readFixture('boundary-too-early-end');
    expect(mail.text).toBe('First words.\nLast words.');
  });

  it('do not end at lines that only look like the boundary', async () => {
    const mail = await readFixture('boundary-lookalikes');
    expect(mail.text).toBe('One.\n--b\nTwo.\n--bb\nThree.');
  });

  it('give the words of every alternative, and the calendar as an attachment', async () => {
    const mail = await readFixture('two-alternatives');
    expect(mail.text).toBe('First, plainly.\nSecond, in HTML alone.');
    expect(mail.attachments).toMatchObject([{ fileName: 'attachment.ics', contentType: 'text/calendar' }]);
    expect(mail.reports).toMatchObject([{ contentType: 'text/calendar' }]);
  });
});

describe('R-MSG-5 a mail inside a mail', () => {
  it('is an attachment, also where it does not call itself one', async () => {
    const mail = await readFixture('message-without-disposition');
    expect(mail.text).toBe('See below.');
    expect(mail.attachments).toMatchObject([{ fileName: 'attachment.eml', contentType: 'message/rfc822' }]);
  });

  it('lends its words to a mail that has none of its own', async () => {
    const alone = await readFixture('message-alone');
    expect(alone.text).toBe('Inner words.');
    expect(alone.attachments).toHaveLength(1);
    const digest = await readFixture('digest');
    expect(digest.text).toBe('Words of one.\nWords of two.');
    expect(digest.attachments).toHaveLength(2);
  });
});

describe('R-MSG-8 files inside other parts', () => {
  it('are taken out of uuencoded text, and only complete ones', async () => {
    const mail = await readFixture('uuencode-inline');
    expect(mail.attachments).toMatchObject([
      { fileName: 'one.bin', size: 100 },
      { fileName: 'two.bin', size: 10 },
    ]);
    expect(mail.text).toBe('Before.\n\n\nBetween: begin 644 is a word here.\n\n\nbegin 644 not a file\nAfter.\n');
  });

  it('are named by a uuencoded part itself', async () => {
    const mail = await readFixture('uuencode-part');
    expect(mail.attachments).toMatchObject([{ fileName: 'report.bin', size: 100 }]);
  });

  it('stand beside the winmail.dat that holds them, with its words ([MS-OXTNEF])', async () => {
    const mail = await readFixture('winmail-dat');
    expect(mail.attachments.map(({ fileName, contentType, size }) => [fileName, contentType, size])).toEqual([
      ['winmail.dat', 'application/ms-tnef', expect.any(Number)],
      ['Übersicht März.pdf', 'application/pdf', 8],
      ['inner.txt', 'application/octet-stream', 10],
    ]);
    expect(mail.text).toBe('Words in Outlook’s wrapping.');
  });

  it('R-MSG-6 are left in a winmail.dat that is too large, or none', async () => {
    const tnef = (bytes: string) => `Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\n${bytes}`;
    expect((await readMail(tnef('not a TNEF'))).anomalies).toContain('tnef-unreadable');
    const limits = { ...DEFAULT_LIMITS, tnefBytes: 4 };
    const mail = await readMail(tnef('too large'), limits);
    expect(mail.anomalies).toContain('tnef-too-long');
    expect(mail.attachments).toMatchObject([{ fileName: 'winmail.dat', size: 9 }]);
  });
});

describe('R-MSG-7 file names', () => {
  it('are read in every spelling (RFC 2231, RFC 2047) and cleaned', async () => {
    const mail = await readFixture('file-names');
    expect(mail.attachments.map(({ fileName }) => fileName)).toEqual([
      '€ Angebot für Sie.pdf',
      'Rechnung März.pdf',
      'Café.pdf',
      'log.txt',
    ]);
    expect(mail.text).toBe('');
  });

  it.each([
    ['Content-Disposition: attachment; filename="C:\\dir\\a.pdf"', 'a.pdf'],
    ['Content-Type: image/gif\nContent-Location: https://example.org/dir/b%20c.gif?x=1', 'b%20c.gif'],
    ['Content-Type: text/plain; name=later.txt', 'later.txt'],
    ['Content-Disposition: attachment; filename==?utf-8?Q?d=20e.pdf?=', 'd e.pdf'],
  ])('of %s is read', async (fields, name) => {
    const mail = await readMail(
      `Content-Type: multipart/mixed; boundary=b\n\n--b\n\nwords\n--b\n${fields}\n\nx\n--b--\n`,
    );
    expect(mail.attachments.map(({ fileName }) => fileName)).toEqual([name]);
    expect(mail.text).toBe('words');
  });
});

describe('R-MSG-1, R-MSG-4 charsets', () => {
  it('names that nobody knows are none, and marks of byte order are believed', async () => {
    const part = (charset: string) =>
      Buffer.from(`Content-Type: text/plain; charset=${charset}\n\nGr\xf6\xdfe`, 'latin1');
    expect((await readMail(part('ansi-de'))).text).toBe('Größe');
    const utf16 = Buffer.concat([Buffer.from('\n'), Buffer.from('\ufeffGröße', 'utf16le')]);
    expect((await readMail(utf16)).text).toBe('Größe');
  });

  it('UTF-7 is decoded in words and fields (RFC 2152)', async () => {
    const mail = await readFixture('utf7');
    expect(mail.subject).toBe('Grüße');
    expect(mail.text).toBe('Die Lösung kostet 3 + 4 €.\n');
  });

  it('raw Chinese fields that name no charset are guessed', async () => {
    const mail = await readFixture('gbk-headers');
    expect(mail.subject).toBe('转发：整体提升企业服务');
    expect(mail.from?.name).toBe('上海公司');
  });

  it('raw fields are read in the charset of the body', async () => {
    const mail = await readFixture('cyrillic-headers');
    expect(mail.subject).toBe('Не работает принтер в бухгалтерии');
    expect(mail.text).toBe('Помогите, пожалуйста.\n');
  });

  it('undeclared Cyrillic is guessed, Western text is not taken for it', async () => {
    expect((await readFixture('undeclared-cyrillic')).text).toContain('принтер не работает');
    const western = Buffer.from('\n\nÉlève à l’école, où ça coûte 5 £ déjà – Größe: äöü ÄÖÜ\n', 'latin1');
    expect((await readMail(western)).text).toContain('coûte 5 £ déjà');
  });

  it('Shift JIS under the name of ISO-2022-JP is read, as old Japanese mailers write', async () => {
    const mail = await readFixture('shift-jis-as-jis');
    expect(mail.subject).toBe('ツール');
    expect(mail.text).toBe('こんにちは\n');
  });
});
